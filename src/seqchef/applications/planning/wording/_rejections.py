"""Rejections: why a row was left out, in the language of the kitchen.

Knows: how a message with places becomes one in another language.
Does not know: where the messages are made (formats.rows and their kin); one that is not in the table stays English.
Start at: translated.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

Pairs = Sequence[tuple[str, str]]  # a message with places such as {name}, and its translation with the same places

PLACE = re.compile(r"\{(\w+)\}")


def translated(text: str, pairs: Pairs) -> str:
    """The first pair that fits the whole text, its places filled; the text itself when none does."""
    for message, other in pairs:
        found = _pattern(message).fullmatch(text)
        if found is not None:
            return other.format(**found.groupdict())
    return text


@lru_cache(maxsize=512)
def _pattern(message: str) -> re.Pattern[str]:
    """A message as a pattern: its places match anything, as little as possible."""
    parts = PLACE.split(message)  # text, name, text, name, ..., text
    written = [f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts)]
    return re.compile("".join(written), re.DOTALL)
