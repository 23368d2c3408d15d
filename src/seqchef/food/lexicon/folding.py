"""Folding: text in words that compare equal however they were typed."""

import re
from unicodedata import combining, normalize

Words = tuple[str, ...]
# A word may hold combining accents and invisible characters; they are dropped, so that they cannot hide a food.
INVISIBLE = "\u00ad\u034f\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{INVISIBLE}])*")
ASCII_WORD = re.compile(r"[a-z0-9]+")
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", **dict.fromkeys(INVISIBLE)})


def folded_words(text: str) -> list[tuple[str, int, int]]:
    """Words in case-folded, accent-free form with their places in the text; hyphens and apostrophes separate."""
    if text.isascii():
        return [(match[0], match.start(), match.end()) for match in ASCII_WORD.finditer(text.lower())]
    return [(_folded(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]


def words_of(text: str) -> Words:
    """The folded words alone."""
    if text.isascii():
        return tuple(ASCII_WORD.findall(text.lower()))
    return tuple(word for word, _, _ in folded_words(text))


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = "".join(letter for letter in normalize("NFKD", word) if not combining(letter))
    return plain.casefold().translate(LETTERS)
