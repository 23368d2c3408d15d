"""Dividing lines of a script without spaces: every character is a token, but a number and a Latin word are one each.

`鸡蛋 100-125g（约 1½ 个）` is 鸡 蛋 100-125 g （ 约 1½ 个 ）. The form is the character that models have learned from:
simplified for traditional (the language's `forms`), half-width for full-width, a range joined by `-`, a fraction as
`1#1$2`.
"""

import re
from functools import lru_cache
from unicodedata import normalize

from seqchef.languages import Language
from seqchef.text._token import GAP, IDEOGRAPHS, Token, V, fraction_form

SLASH = "[/⁄／]"
# `1½`, `1 1/2`, `1/2`, `1,000`, `0.5`; never `1,2`, which is two numbers of a list.
NUMBER = (
    rf"(?:\d+(?:\s?[{V}]|{SLASH}\d+|\s\d{SLASH}\d+(?!\d)|(?:,\d\d\d)+(?!\d)(?:[.．]\d+)?|[.．]\d+)?|[{V}]|[.．]\d+)"
)
UNTIL = rf"{GAP}[-–—‐‑~～〜∼－]{GAP}"
LETTER = rf"[^\W\d_{V}{IDEOGRAPHS}]"
_FRACTION = re.compile(rf"(?<![\d.])(?:\d++(?:\s?[{V}]|\s\d{SLASH}\d+|{SLASH}\d+)|[{V}])")
_UNTIL = re.compile(UNTIL)
_FIND = re.compile(
    rf"\s*(?:(?P<number>(?>{NUMBER}(?:{UNTIL}{NUMBER})?))"
    rf"|(?P<letters>{LETTER}(?:{LETTER}|[\u0300-\u036f])*)|(?P<lone>\S))"
).finditer


@lru_cache(maxsize=4096)
def _number_form(text: str) -> str:
    parts = [
        normalize("NFKC", _FRACTION.sub(lambda match: fraction_form(match[0]), part)) for part in _UNTIL.split(text)
    ]
    return "-".join(parts)


def characters(line: str, language: Language) -> tuple[Token, ...]:
    """The tokens of `line`, in order."""
    forms = language.forms
    tokens: list[Token] = []
    for match in _FIND(line.rstrip()):
        kind = match.lastgroup or ""
        text = match[kind]
        end = match.end()
        if kind == "number":
            form = text if text.isascii() and text.isdecimal() else _number_form(text)
        else:
            form = forms.get(text) or (text if text.isascii() else normalize("NFKC", text).strip() or text)
        tokens.append(Token(text, end - len(text), end, form))
    return tuple(tokens)
