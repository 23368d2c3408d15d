"""seqchef: sequence models at work in a kitchen.

Knows: the public names. Loads neither PyTorch nor ONNX Runtime until one of them is called.
Start at: read, or the `seqchef` command.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seqchef.food.ingredients import Ingredient
    from seqchef.inference.label import Labeller

__version__ = "0.1.0"
__all__ = ["__version__", "read", "read_many"]


def read(line: str) -> "Ingredient":
    """One line of an English recipe as an Ingredient: amounts, unit, name and the rest; any string gives one."""
    return read_many([line])[0]


def read_many(lines: Iterable[str]) -> "list[Ingredient]":
    """As `read`, for many lines at once, which is several times faster a line; results in the order of the lines."""
    from seqchef.applications.reading import read_lines

    return read_lines(list(lines), _labeller())


@cache
def _labeller() -> "Labeller":
    from seqchef.inference.label import Labeller

    return Labeller.load()
