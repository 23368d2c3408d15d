"""Recipes that were read, going out: one JSON object each (docs/reference/recipe.md)."""

from seqchef.food.readings import RecipeReading
from seqchef.formats.json_text import dump


def to_json(reading: RecipeReading) -> str:
    """One line of JSON Lines."""
    return dump(reading.to_dict())
