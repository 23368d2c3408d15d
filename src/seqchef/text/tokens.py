"""Tokens: one line in, tokens with character offsets out.

Every character that is not white space is in exactly one token, whatever the script. A token has two spellings: `text`
is the line's own, `form` is what models see: fractions as `1#1$2` (so that a slash or a space is never lost inside a
number), a range joined (`2-3` for `2 to 3`), unit words in the singular, no hyphen between number and unit (the text
of `5-inch` is the tokens `5-` and `inch`, their forms are `5` and `inch`), no full stop after `tsp.`. The forms are
those of the labelled corpus that our models learn from (strangetom/ingredient-parser 2.4, MIT). German and French words
that mean something in every kitchen have an English form; Chinese is divided into characters.
Start at: tokenize.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from seqchef.languages import load
from seqchef.text._scanner import Scanner
from seqchef.text._token import Token, V

__all__ = ["Token", "tokenize"]

_new = tuple.__new__  # as Token(...) does, without a call in between

LONGEST_HEAD = 40  # characters; longer beginnings do not repeat
# Up to the last number and the word behind it, which may belong to it (`2 x`); no later token reaches over a space.
_HEAD = re.compile(rf".*[\d{V}][^ ]*(?: [^ ]+)?")


@cache
def scanner(language: str) -> Scanner:
    """The scanner of a language by name, compiled once. Raises UnknownName."""
    return Scanner(load(language))


def tokenize(line: str, language: str = "en") -> tuple[Token, ...]:
    """The tokens of `line`, in order. Any string is accepted; white space alone gives no token."""
    words = load(language)
    if words.divides == "characters":
        from seqchef.text._characters import characters  # its patterns take longer to compile than a line to read

        return characters(line, words)
    if words.forms or not line.isprintable():  # words of several parts, or white space other than a blank
        return tuple(_scan(line.rstrip(), language))
    head = match[0] if (match := _HEAD.match(line)) else ""
    tokens = list(_repeating(head, language) if len(head) <= LONGEST_HEAD else _scan(head, language))
    start = len(head)
    for word in line[start:].split(" "):
        if word:
            for text, first, last, form in _repeating(word, language):
                tokens.append(_new(Token, (text, start + first, start + last, form)))
        start += len(word) + 1
    return tuple(tokens)


@lru_cache(maxsize=32768)
def _repeating(piece: str, language: str) -> tuple[Token, ...]:
    """The tokens of a piece of a line that is bound to come again."""
    return tuple(_scan(piece, language))


def _scan(text: str, language: str) -> Iterable[Token]:
    scan = scanner(language)
    form_of = scan.form
    for match in scan.find(text):
        kind = match.lastgroup or ""
        own = match[kind]
        end = match.end()
        start = end - len(own)
        if kind == "letters":
            yield Token(own, start, end, form_of(own, own))
        elif kind == "lone":
            yield Token(own, start, end, "-" if own == "—" else own)
        elif kind == "word":
            yield from scan.word(own, start)
        elif own.isdecimal():
            yield Token(own, start, end, own)
        elif kind in ("phrase", "elision"):
            yield Token(own, start, end, form_of(" ".join(own.split()), own))
        elif kind == "marked":  # `Zehe(n)`
            word = scan.unmarked(own)
            yield Token(own, start, end, form_of(word, word))
        else:
            yield Token(own, start, end, scan.number(own, kind))
