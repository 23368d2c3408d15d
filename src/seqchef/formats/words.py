"""Words out of markup: what a person reads where a program wrote HTML.

Knows: tags, character references (also written twice: `&amp;frac12;`), white space of every width.
Does not know: which part of a recipe the words are.
Start at: one_line.
"""

import html
import re
from typing import Any

TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
BREAK = re.compile(r"<\s{0,3}/?\s{0,3}(?:br|p|li|ul|ol|div|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
NOT_SEEN = re.compile(r"[\x00-\x08\x0e-\x1f\u200b]")  # marks of direction are part of what is written
# A non-breaking space that was encoded twice, and an apostrophe that lost its backslash.
GARBLED = (("\u00c2\u00a0", " "), ("u0026#039;", "'"))
TIMES_UNESCAPED = 10
NO_CHARACTER = re.compile(r"&#[0-9]{8,};?")


def one_line(value: object) -> str:
    """A text, number or nothing as one line without markup; "" for anything else."""
    return " ".join(_plain(text_of(value), " ").split())


def lines_of(value: object) -> tuple[str, ...]:
    """The lines of a text whose line ends may be markup: `<li>`, `<br>`, `<p>`; empty ones are left out."""
    lines = (" ".join(line.split()) for line in _plain(text_of(value), "\n").splitlines())
    return tuple(line for line in lines if line)


def paragraphs(value: object) -> str | None:
    """A text of several lines; None when nothing is in it."""
    return "\n".join(lines_of(value)) or None


def text_of(value: object) -> str:
    """A JSON value that should be text, as text; "" where it is none."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(int(value)) if value == int(value) else str(value)


def list_of(value: object) -> list[object]:
    """A JSON value that may be one or several, as a list; nothing is no element."""
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def first(value: Any) -> Any:
    """The first of several values; the value itself where it is one, None where there is none."""
    return next(iter(value), None) if isinstance(value, list) else value


def unescaped(text: str) -> str:
    """The text with `&amp;` and `&#189;` as characters."""
    return html.unescape(NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text


def _plain(text: str, line_end: str) -> str:
    for _ in range(TIMES_UNESCAPED):
        before = text
        text = TAG.sub("", BREAK.sub(line_end, unescaped(text))) if "&" in text or "<" in text else text
        if text == before:
            break
    for wrong, right in GARBLED:
        text = text.replace(wrong, right)
    if "((" in text and "))" in text:
        text = text.replace("((", "(").replace("))", ")")
    return NOT_SEEN.sub("", text)
