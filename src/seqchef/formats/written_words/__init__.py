"""Words around a written recipe. The folder is the list; a language is one table of messages.

Knows: what stands around title, list and steps, and what each promise is called.
Does not know: the recipe's own words (applications.writing), or layouts (formats.written_text).
Start at: load("en"), then the file of that language.
"""

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
        raise UnknownName("language of written recipes", name, known=names())
    return cast("Mapping[str, str]", import_module(f"{__name__}.{name}").MESSAGES)
