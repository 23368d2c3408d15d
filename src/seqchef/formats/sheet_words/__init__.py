"""Words of the printed sheets beside those of the plan. The folder is the list; a language is one table of messages.

Knows: what charts, prep lists and forecast pages say in every language.
Does not know: dates, amounts and reasons (applications.planning.wording), or layouts.
Start at: with_sheets.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from seqchef.applications.planning import wording
from seqchef.applications.planning.wording import Words
from seqchef.errors import UnknownName


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def messages(name: str) -> Mapping[str, str]:
    """The messages of file `name`, by key. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of sheets", name, known=names())
    return cast("Mapping[str, str]", import_module(f"{__name__}.{name}").MESSAGES)


def load(name: str) -> Words:
    """The words of plans and sheets together. Raises UnknownName."""
    return with_sheets(wording.load(name))


def with_sheets(words: Words) -> Words:
    """The same words, which can say what sheets say as well."""
    return replace(words, messages={**words.messages, **messages(words.code)})
