"""Tasks: what can be learned. The folder is the list; file `name` puts its class in `TASK`.

Knows: models, losses and scores of each task. Does not know: the loop (train) or the shipped form (export).
Start at: names, load.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from seqchef.errors import UnknownName


def names() -> tuple[str, ...]:
    """Every task, by file name; imports none of them."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str) -> Any:
    """The class that file `name` puts in `TASK`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("task", name, known=names())
    return import_module(f"{__name__}.{name}").TASK
