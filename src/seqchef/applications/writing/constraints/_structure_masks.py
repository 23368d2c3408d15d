"""Masks of structure: which pieces may follow how a part ends, each made once for a vocabulary."""

from functools import lru_cache
from itertools import pairwise

import numpy as np

from seqchef.applications.writing.constraints.spellings import Mask, Spellings
from seqchef.text.subwords import Subwords


class StructureMasks:
    """The masks of a vocabulary by what they depend on, each made once."""

    def __init__(self, subwords: Subwords) -> None:
        self._spell = spell = Spellings.of(subwords)
        self._known: dict[tuple[str, bool, str, bool, bool, bool], Mask] = {}
        self._opening = spell.where(lambda text: "(" in text or "[" in text or "{" in text)
        self._closing = spell.where(lambda text: ")" in text or "]" in text or "}" in text)
        self._nested = spell.where(lambda text: sum(text.count(mark) for mark in "()[]{}") > 1)
        self._square = spell.where(lambda text: any(mark in text for mark in "[]{}"))
        self._close = spell.where(lambda text: text in {")", ").", ".)"})
        stops = spell.where(lambda text: any(mark in text for mark in ".!") and text not in {").", ".)"})
        self._stops = stops
        self._stop_inside = stops & spell.where(lambda text: len(text.strip()) > 1)
        self._never = (
            self._nested
            | self._square
            | self._stop_inside
            | spell.where(lambda text: any(mark in text for mark in "?<>"))
            | spell.where(lambda text: any(not (mark.isascii() or mark.isalpha() or mark == "°") for mark in text))
            | spell.where(lambda text: any(a.isupper() and b.isupper() for a, b in pairwise(text)))
        )
        self._next = {
            "empty": spell.where(lambda text: text[:1].isalnum() or text[:1] == "("),
            "space": spell.where(lambda text: not text.startswith(" ") and text[:1] not in {".", ",", ")", "!", "?"}),
            "ended": spell.where(lambda text: text[:1] == " " and (text[1:2].isalnum() or text[1:2] == "(")),
            "opened": spell.where(lambda text: text[:1] not in {" ", ")", ".", ",", "!", "?", "/", "-", ":", ";"}),
            "mark": spell.where(
                lambda text: text == " " or (text[:1] == " " and (text[1:2].isalnum() or text[1:2] == "("))
            ),
            "closed": spell.where(lambda text: text != " " and not text[:1].isdigit()),
            "word": spell.where(lambda text: text != " "),
            "capital": spell.where(lambda text: text != " " and not text[:1].isupper() and not text[:1].isdigit()),
        }
        self._next["decimal"] = self._next["ended"] | spell.digits

    def __call__(self, shape: str, opened: bool, limit: str, first: bool, second: bool, last: bool) -> Mask:
        """`first`, `second`, `last`: whether <ingredient>, <step>, <end> may come."""
        key = (shape, opened, limit, first, second, last)
        mask = self._known.get(key)
        if mask is None:
            mask = self._known[key] = self._make(shape, opened, limit)
            spell = self._spell
            mask[[spell.ingredient, spell.step, spell.end]] = first, second, last
            mask.flags.writeable = False
        return mask

    def _make(self, shape: str, opened: bool, limit: str) -> Mask:
        spell = self._spell
        if limit == "full":
            return spell.where(lambda text: text == ")") if opened else np.zeros(len(spell), dtype=bool)
        if limit == "stop":
            return self._close.copy() if opened else spell.only(n for n, text in enumerate(spell.texts) if text == ".")
        mask = spell.plain & self._next[shape] & ~self._never
        if limit == "long":
            mask &= ~spell.begins_word
        mask &= ~(self._opening | self._stops) if opened else ~self._closing
        return mask


@lru_cache(maxsize=8)
def structure_masks(subwords: Subwords) -> StructureMasks:
    """The masks of a vocabulary, made once."""
    return StructureMasks(subwords)
