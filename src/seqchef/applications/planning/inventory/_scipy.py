"""SciPy, when it is needed: an extra, loaded at the first distribution that is neither normal nor a table.

Knows: which parts of SciPy are used, and what to say when it is not installed.
Does not know: distributions.
Start at: special.
"""

from importlib import import_module
from typing import Any

from seqchef.errors import MissingPart


def special() -> Any:
    """scipy.special. Raises MissingPart."""
    return _part("special")


def integrate() -> Any:
    """scipy.integrate. Raises MissingPart."""
    return _part("integrate")


def linear_algebra() -> Any:
    """scipy.sparse.linalg. Raises MissingPart."""
    return _part("sparse.linalg")


def sparse() -> Any:
    """scipy.sparse. Raises MissingPart."""
    return _part("sparse")


def _part(name: str) -> Any:
    try:
        return import_module(f"scipy.{name}")
    except ModuleNotFoundError as error:
        raise MissingPart('SciPy is not installed; run: pip install "seqchef[inventory]"') from error
