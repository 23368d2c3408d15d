"""Languages: what a kitchen calls its units, numbers and sizes. The folder is the list; a language is data.

Knows: unit words and their plurals, number words, vague amounts, size words.
Does not know: how a line is divided into tokens (text), or what a unit measures (food.units).
Start at: load("en"), then the file of that language.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from seqchef.errors import UnknownName
from seqchef.languages._language import Language

__all__ = ["Language", "load", "names"]


@cache
def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


@cache
def load(name: str) -> Language:
    """The language that file `name` puts in `LANGUAGE`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language", name, known=names())
    return cast(Language, import_module(f"{__name__}.{name}").LANGUAGE)
