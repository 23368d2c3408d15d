"""Amounts: how much of a food a recipe plausibly asks for.

Knows: for each food and unit the amounts between which nearly all written lines lie, as counted in training lines; for
what was seen too seldom the same by the weight of a cup or a piece, by category, and by unit.
Does not know: how a line is written (constraints, wording).
Start at: bands.band, usual.usual.
"""
