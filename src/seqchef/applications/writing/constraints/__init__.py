"""Constraints: what may come next in a recipe that is being written, and what has to.

Knows: each promise as a small state machine over the draft: a mask, a bias, text that is forced.
Does not know: the model and its choice (drafting), whether a finished recipe kept its promises (checks).
Start at: foods.OnlyFoods; every constraint follows drafting.state.Constraint.
"""
