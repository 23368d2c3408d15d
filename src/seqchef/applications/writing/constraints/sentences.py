"""Sentences of a step, finished and not, and where the last one begins."""

import re
from functools import lru_cache

# A full stop inside a number or after an abbreviation that goes on in lower case ends nothing.
_END = re.compile(r"[.!?][)\"'”]*(?=\s+[^\sa-z]|\s*$)")
_ENDED = re.compile(r"[^\s.!?(][\"'”)]*[.!][)\"'”]*\Z")


@lru_cache(maxsize=1 << 14)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the space around them; the last one may be unfinished."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return tuple(one for one in found if one)


def ended(text: str) -> bool:
    """Whether a text ends with a whole sentence: in . or ! and with every bracket closed."""
    if not text or text[-1] not in ".!)\"'”":
        return False
    return _ENDED.search(text, max(0, len(text) - 8)) is not None and text.count("(") == text.count(")")


def begins(text: str) -> int:
    """The place in a text where its last sentence begins, finished or not, with the space before it."""
    start = 0
    for match in _END.finditer(text.rstrip()):
        if match.end() < len(text.rstrip()):
            start = match.end()
    return start
