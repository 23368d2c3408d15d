"""Memory tasks: made-up sequences that are easy for one kind of memory and hard for another, one per file.

The folder is the list; file `name` puts its class in `TASK`.
Knows: what a batch holds and what a good answer is. Does not know: which stack answers, or for how long it may train.
Start at: names, load; _task.MemoryTask is what they share.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

from seqchef.errors import UnknownName

if TYPE_CHECKING:
    from seqchef.learning.compare.memory._task import MemoryTask


def names() -> tuple[str, ...]:
    """Every memory task, by file name; imports none of them."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> "type[MemoryTask]":
    """The class that file `name` puts in `TASK`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("memory task", name, known=names())
    return cast("type[MemoryTask]", import_module(f"{__name__}.{name}").TASK)
