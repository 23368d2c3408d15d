"""JSON as it is found in the wild: read where it is sound, repaired where it is usually broken, else refused.

Knows: comments and CDATA around it, trailing commas, raw line ends in strings, quotes that were not escaped, several
values one after the other, numbers and nesting that no recipe needs.
Does not know: what a value means.
Start at: load; dump writes.
"""

import json
import math
import re
from typing import Any

from seqchef.errors import BadInput
from seqchef.formats.words import unescaped

DEEPEST = 100
LONGEST_NUMBER = 40
MOST_VALUES = 1_000_000  # objects and lists
LONGEST = 16 * 1024 * 1024  # characters: what comes out takes 20 times as much memory
WRAPPINGS = 3  # a comment in CDATA in a comment
AROUND = re.compile(r"^\s*(?://[^\n]*\n|<!--|/\*\s*<!\[CDATA\[\s*\*/|(?://\s*)?<!\[CDATA\[)\s*")
BEHIND = re.compile(r"(?:-->|/\*\s*\]\]>\s*\*/|(?://\s*)?\]\]>|;)\s*$")
OUTSIDE = re.compile(r'[^"/,]+|//[^\n]*|/\*|[/,]|"')
INSIDE = re.compile(r'[^"\\]+|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt]|\\|"')
CLOSES = re.compile(r'\s*(?:[:}\]]|\Z|//|/\*|,\s*(?:["{\[\]}\d\-tfn/]|\Z))')
CLOSING = re.compile(r"\s*[}\]]")
LINE_ENDS = "\x85\u2028\u2029"  # JSON does not forbid them, but some readers end a line there
SURROGATE = re.compile("[\ud800-\udfff]")


def load(text: str, place: str) -> list[Any]:
    """The values of a text: one, or several one after the other. `place` is how a message names the text.

    Surrogates that stand alone become U+FFFD; the last of several equal keys counts; a number longer than 40 digits
    is None. Raises BadInput for what cannot be repaired and for nesting deeper than 100.
    """
    if len(text) > LONGEST:
        raise BadInput(f"{place}: {len(text):,} characters of JSON; expected at most {LONGEST:,}")
    try:
        found = [_decoder().decode(text)]
    except (ValueError, RecursionError) as first:
        try:
            found = _values(text)
        except RecursionError:
            raise BadInput(f"{place}: JSON nested deeper than {DEEPEST}; expected a recipe") from None
        except ValueError:
            raise BadInput(f"{place}: {_complaint(first)}; expected JSON") from None
    return [_checked(value, place) for value in found]


def dump(value: Any) -> str:
    """One line of JSON; a surrogate that stands alone becomes U+FFFD."""
    text = json.dumps(value, ensure_ascii=False)
    for mark in LINE_ENDS:
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return SURROGATE.sub("\ufffd", text)


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(strict=False, parse_constant=lambda _: None, parse_int=_whole, parse_float=_float)


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def _float(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


def _complaint(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"row {error.lineno}, column {error.colno}: {error.msg[0].lower()}{error.msg[1:]}"
    return "broken JSON"


def _values(text: str) -> list[Any]:
    try:
        return _several(text)
    except ValueError:
        return _several(_repaired(text))


def _several(text: str) -> list[Any]:
    """Values with nothing or a comma between them."""
    values, at, decoder = [], 0, _decoder()
    while at < len(text):
        if text[at].isspace() or text[at] in ",;":
            at += 1
            continue
        value, at = decoder.raw_decode(text, at)
        values.append(value)
    if not values:
        raise ValueError
    return values


def _repaired(text: str) -> str:
    """The text with what is usually broken mended; the same text when nothing is."""
    text = text.lstrip("\ufeff")
    for _ in range(WRAPPINGS):
        text = BEHIND.sub("", AROUND.sub("", text))
    if "&quot;" in text[:200]:
        text = unescaped(text)
    pieces: list[str] = []
    at = 0
    while at < len(text):
        match = OUTSIDE.match(text, at)
        if match is None:
            raise ValueError
        at = match.end()
        if match.group() == '"':
            at = _string(text, at, pieces)
        elif match.group() == "/*":
            at = text.index("*/", at) + 2
        elif not match.group().startswith("//") and not (match.group() == "," and CLOSING.match(text, at)):
            pieces.append(match.group())
    return "".join(pieces)


def _string(text: str, at: int, pieces: list[str]) -> int:
    """Copy the string that opened before `at`; where it ends. A quote that nothing of JSON follows is part of it."""
    pieces.append('"')
    while at < len(text):
        match = INSIDE.match(text, at)
        if match is None:
            raise ValueError
        piece, at = match.group(), match.end()
        if piece == '"' and CLOSES.match(text, at):
            pieces.append(piece)
            return at
        pieces.append({'"': '\\"', "\\": ""}.get(piece, piece))
    raise ValueError


def _checked(value: Any, place: str) -> Any:
    """The value without lone surrogates. Raises BadInput where it is nested too deep."""
    top = [value]
    waiting: list[tuple[Any, int]] = [(top, 0)]
    left = MOST_VALUES
    while waiting:
        inside, depth = waiting.pop()
        left -= 1
        if left < 0:
            raise BadInput(f"{place}: more than {MOST_VALUES:,} objects and lists; expected recipes")
        if depth > DEEPEST:
            raise BadInput(f"{place}: JSON nested deeper than {DEEPEST}; expected a recipe")
        if isinstance(inside, dict):
            for key in [key for key in inside if SURROGATE.search(key)]:
                inside[SURROGATE.sub("\ufffd", key)] = inside.pop(key)
        for key, one in list(inside.items() if isinstance(inside, dict) else enumerate(inside)):
            if isinstance(one, str):
                if SURROGATE.search(one):
                    inside[key] = SURROGATE.sub("\ufffd", one)
            elif isinstance(one, dict | list):
                waiting.append((one, depth + 1))
    return top[0]
