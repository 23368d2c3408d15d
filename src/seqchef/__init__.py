"""seqchef: sequence models at work in a kitchen.

Knows: the public names. Loads neither PyTorch nor ONNX Runtime until one of them is used.
Start at: read, read_many (both from applications.reading.shipped), or the `seqchef` command.
"""

from typing import TYPE_CHECKING, Any

from seqchef.version import __version__

if TYPE_CHECKING:
    from seqchef.applications.reading.shipped import read, read_many

__all__ = ["__version__", "read", "read_many"]


def __getattr__(name: str) -> Any:
    """The public functions, imported when they are first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from seqchef.applications.reading import shipped

    return getattr(shipped, name)
