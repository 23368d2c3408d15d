"""Cells: recurrences, one per file. The folder is the list: a new file with a `CELL` is a new cell everywhere.

Knows: names. Does not know: what is in the files until one is asked for.
Start at: names, load.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

from seqchef.errors import UnknownName

if TYPE_CHECKING:
    from seqchef.learning.layers.recurrence import Cell


def names() -> tuple[str, ...]:
    """Every cell, by file name; imports none of them."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> "type[Cell]":
    """The class that file `name` puts in `CELL`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("cell", name, known=names())
    return cast("type[Cell]", import_module(f"{__name__}.{name}").CELL)
