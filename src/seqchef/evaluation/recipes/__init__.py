"""Recipes, measured: how well they are foretold, and how good they are, by what can be counted.

Knows: bits per byte by the protocol of recipe_text, and marks of a finished recipe: what of its list the steps name,
what else they name, times, heat, doneness, copies, variety.
Does not know: how a recipe was written; it shares no rule with what constrains a writer, so it can find its faults.
Start at: foretelling.foretold; marks.measured.
"""
