"""Recipe files with their ingredient lines read, for the commands that reckon with amounts.

Knows: which reader and which model the commands use. Does not know: what is reckoned. Start at: read_files.
"""

from collections.abc import Sequence
from pathlib import Path

from seqchef.errors import BadInput
from seqchef.food.recipes import Recipe, RecipeText
from seqchef.food.rounding import SYSTEMS, System


def read_files(paths: Sequence[Path]) -> tuple[Recipe, ...]:
    """Every recipe of the files, in order. Raises BadInput for a file without one."""
    from seqchef.formats.recipe_files import read_recipes

    return tuple(_read(text) for path in paths for text in read_recipes(path))


def _read(text: RecipeText) -> Recipe:
    """The recipe with its lines read, in the language that they are in."""
    from seqchef.applications.reading.shipped import read_many

    found = read_many(line.text for line in text.lines if line.ingredient is None)
    return text.read(tuple(line.ingredient or next(found) for line in text.lines))


def system_named(text: str) -> System:
    """The system of units of that name. Raises BadInput."""
    if text not in SYSTEMS:
        raise BadInput(f'units is "{text}"; expected {" or ".join(SYSTEMS)}')
    return text
