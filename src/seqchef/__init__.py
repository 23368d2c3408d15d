"""seqchef: sequence models at work in a kitchen.

Knows: the public names. Loads neither PyTorch nor ONNX Runtime until one of them is used.
Start at: read (a line), read_many (lines), read_steps, read_recipe; write (a recipe); or the `seqchef` command.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from seqchef.version import __version__

if TYPE_CHECKING:
    from seqchef.applications.reading.shipped import read
    from seqchef.applications.reading.shipped_recipes import read_steps
    from seqchef.interfaces.recipes import read_recipe, read_recipes
    from seqchef.interfaces.writing import write
    from seqchef.scale.reading import read_many

__all__ = ["__version__", "read", "read_many", "read_recipe", "read_recipes", "read_steps", "write"]

_HOMES = {
    "read": "applications.reading.shipped",
    "read_many": "scale.reading",
    "read_steps": "applications.reading.shipped_recipes",
    "read_recipe": "interfaces.recipes",
    "read_recipes": "interfaces.recipes",
    "write": "interfaces.writing",
}


def __getattr__(name: str) -> Any:
    """The public functions, imported when they are first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"seqchef.{_HOMES[name]}"), name)
