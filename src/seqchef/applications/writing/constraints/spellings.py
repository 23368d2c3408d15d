"""Spellings: what the pieces of a vocabulary write, and the masks that follow from it.

Knows: which pieces begin a word, end a sentence, open a bracket, are a number; which must never be written.
Does not know: any promise.
Start at: Spellings.of.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seqchef.text.recipe_pieces import INGREDIENT, STEP
from seqchef.text.subwords import END, Subwords

Mask = NDArray[np.bool_]


class Spellings:
    """The text of each piece, "" for special pieces and for bytes that are no text by themselves."""

    def __init__(self, subwords: Subwords) -> None:
        """Raises BadInput for a vocabulary without the marks of a recipe."""
        self.subwords, self.end = subwords, END
        self.ingredient, self.step = subwords.number(INGREDIENT), subwords.number(STEP)
        self.texts = tuple(_text(piece) for piece in subwords.pieces)
        self.plain = self.where(lambda text: text != "" and text.isprintable())
        self.begins_word = self.where(lambda text: text.startswith(" "))
        self.digits = self.where(str.isdigit)
        self.full_stops = self.where(lambda text: text in {".", ")."})
        self.numbers = {int(text): n for n, text in enumerate(self.texts) if re.fullmatch(r" [1-9]\d{0,2}", text)}

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, subwords: Subwords) -> "Spellings":
        """Those of a vocabulary, made once: a few hundredths of a second."""
        return cls(subwords)

    def __len__(self) -> int:
        return len(self.texts)

    def where(self, holds: Callable[[str], bool]) -> Mask:
        """The pieces whose text has a property, (V,)."""
        return np.array([holds(text) for text in self.texts], dtype=bool)

    def only(self, numbers: Iterable[int]) -> Mask:
        """A mask of these pieces alone, (V,)."""
        mask = np.zeros(len(self), dtype=bool)
        mask[list(numbers)] = True
        return mask

    def length(self, text: str) -> int:
        """How many pieces a text has."""
        return len(self.subwords.encode(text))


def _text(piece: bytes) -> str:
    try:
        return piece.decode()
    except UnicodeDecodeError:
        return ""
