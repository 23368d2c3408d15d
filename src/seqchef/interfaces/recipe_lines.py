"""Recipe files with their ingredient lines read, for the commands that reckon with amounts.

Knows: which reader and which model the commands use. Does not know: what is reckoned. Start at: read_files.
"""

from collections.abc import Sequence
from pathlib import Path

from seqchef.errors import BadInput
from seqchef.food.recipes import Recipe
from seqchef.food.rounding import SYSTEMS, System


def read_files(paths: Sequence[Path]) -> tuple[Recipe, ...]:
    """Every recipe of the files, in order. Raises BadInput for a file without one."""
    from seqchef.formats.recipe_files import read_recipes as read_texts
    from seqchef.inference.label import Labeller
    from seqchef.interfaces.kitchen_loop import read_recipes

    return read_recipes([text for path in paths for text in read_texts(path)], Labeller.load("label-en"))


def system_named(text: str) -> System:
    """The system of units of that name. Raises BadInput."""
    if text not in SYSTEMS:
        raise BadInput(f'units is "{text}"; expected {" or ".join(SYSTEMS)}')
    return text
