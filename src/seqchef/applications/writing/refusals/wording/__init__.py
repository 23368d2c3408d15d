"""Wording: refusals and notes in the language of the wish. The folder is the list; a language is one table of messages.

Knows: the sentences. Each says what was found, why, and what to do instead.
Does not know: when a sentence is due (verdicts, topics).
Start at: load("en"), then the file of that language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from seqchef.errors import UnknownName

MOST_NAMES = 5  # that one sentence lists


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str) -> "Words":
    """The words of file `name`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of recipes", name, known=names())
    module = import_module(f"{__name__}.{name}")
    return Words(module.MESSAGES, module.KINDS, module.NAMES)


@dataclass(frozen=True, slots=True)
class Words:
    """One language: `say` a message by its key."""

    messages: Mapping[str, str]
    kinds: Mapping[str, str]
    names: Mapping[str, str]  # of diets, and of what they leave out; others are called as in food.diets

    def say(self, key: str, **values: str | int) -> str:
        """The message of that key with its places filled."""
        return self.messages[key].format(**values)

    def listed(self, found: Sequence[str]) -> str:
        """Names in a row, in quotation marks; after five an ellipsis."""
        quoted = [f'"{name}"' if self.messages["comma"].isascii() else f"“{name}”" for name in found[:MOST_NAMES]]
        if len(found) > MOST_NAMES:
            return self.messages["comma"].join([*quoted, "..."])
        if len(quoted) == 1:
            return quoted[0]
        return self.say("and", first=self.messages["comma"].join(quoted[:-1]), last=quoted[-1])
