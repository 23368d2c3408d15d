"""Words of the comparison page. The folder is the list; a language is one table of messages."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from seqchef.errors import UnknownName


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str) -> Mapping[str, str]:
    """The messages of file `name`, by key. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of the page", name, known=names())
    return cast("Mapping[str, str]", import_module(f"{__name__}.{name}").MESSAGES)
