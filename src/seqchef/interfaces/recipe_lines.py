"""Recipe files with their ingredient lines read, for the commands that reckon with amounts.

Knows: which reader and which model the commands use. Does not know: what is reckoned. Start at: read_files.
"""

from collections.abc import Sequence
from pathlib import Path

from seqchef.applications.reading.shipped import BUNDLE, read_many
from seqchef.errors import BadInput
from seqchef.food.recipes import Recipe, RecipeText
from seqchef.food.rounding import SYSTEMS, System


def read_files(paths: Sequence[Path]) -> tuple[Recipe, ...]:
    """Every recipe of the files, in order. Raises BadInput for a file without one."""
    from seqchef.formats.recipe_files import read_recipes

    return tuple(with_lines_read(text) for path in paths for text in read_recipes(path))


def with_lines_read(text: RecipeText, *, bundle: str = BUNDLE) -> Recipe:
    """The recipe with its lines read, in the language and notation that they are in."""
    found = read_many((line.text for line in text.lines if line.ingredient is None), bundle=bundle)
    return text.read(tuple(line.ingredient or next(found) for line in text.lines))


def system_named(text: str) -> System:
    """The system of units of that name. Raises BadInput."""
    if text not in SYSTEMS:
        raise BadInput(f'units is "{text}"; expected {" or ".join(SYSTEMS)}')
    return text
