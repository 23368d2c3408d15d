"""Masks of temperatures: numbers within bounds and scales, each made once for a vocabulary."""

from functools import lru_cache

import numpy as np

from seqchef.applications.writing.constraints.spellings import Mask, Spellings
from seqchef.text.subwords import Subwords


class DegreeMasks:
    """The masks of temperatures over a vocabulary, each made once."""

    def __init__(self, subwords: Subwords) -> None:
        self._spell = spell = Spellings.of(subwords)
        self._figures = [(n, text) for n, text in enumerate(spell.texts) if text.strip().isdecimal() and text.isascii()]
        self.no_end = ~spell.only([spell.end])
        self.no_celsius = spell.where(lambda text: not text.strip().startswith("C"))
        self.no_fahrenheit = spell.where(lambda text: not text.strip().startswith("F"))
        self._known: dict[tuple[str, int, int], Mask] = {}

    def between(self, typed: str, low: int, high: int) -> Mask:
        """Digits only on the way to a whole number from `low` to `high`; nothing else before it is one."""
        key = (typed, low, high)
        if key not in self._known:
            goals = {str(number) for number in range(low, high + 1)}
            begun = {goal[:end] for goal in goals for end in range(1, len(goal) + 1)}
            mask = np.full(len(self._spell), not typed or typed in goals)
            for n, text in self._figures:
                mask[n] = typed + text.strip() in begun and not (typed and text[0] == " ")
            self._known[key] = mask if mask.any() else np.ones(len(self._spell), dtype=bool)
        return self._known[key]


@lru_cache(maxsize=8)
def degree_masks(subwords: Subwords) -> DegreeMasks:
    """The masks of a vocabulary, made once."""
    return DegreeMasks(subwords)
