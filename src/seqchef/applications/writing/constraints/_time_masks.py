"""Masks of times: numbers, units and ends, each made once for a vocabulary."""

from functools import lru_cache

import numpy as np

from seqchef.applications.writing.constraints.spellings import Mask, Spellings
from seqchef.text.subwords import Subwords

TELL, STOP = 0.7, -1.0  # nats: for words that go before a time, against a full stop where one is owed


class TimeMasks:
    """The masks of times over a vocabulary, each made once."""

    def __init__(self, subwords: Subwords) -> None:
        self._spell = spell = Spellings.of(subwords)
        self.all = np.ones(len(spell), dtype=bool)
        self.no_end = ~spell.only((spell.step, spell.end))
        units = spell.where(lambda text: _may_begin(text, ("minutes", "mins")))
        hours = spell.where(lambda text: _may_begin(text, ("hours", "hrs", "days", "weeks", "nights")))
        self.no_hours, self.no_unit = ~hours, ~(hours | units)
        tell = [n for n, text in enumerate(spell.texts) if text in {" for", " about"}]
        self.telling = (spell.only(tell) * TELL + spell.full_stops * STOP).astype(np.float32)
        self._known: dict[tuple[int, ...], Mask] = {}
        self._ranges: dict[tuple[str, int], Mask] = {}

    def one_of(self, numbers: tuple[int, ...]) -> Mask:
        """These numbers alone, each in one piece."""
        if numbers not in self._known:
            self._known[numbers] = self._spell.only(self._spell.numbers[n] for n in numbers)
        return self._known[numbers]

    def up_to(self, typed: str, most: int) -> Mask:
        """No digits that make a number above `most` of what is typed."""
        most = min(most, 10**4)
        if (typed, most) not in self._ranges:
            figures = [(n, text.strip()) for n, text in enumerate(self._spell.texts) if text.strip().isdigit()]
            over = [n for n, figure in figures if figure.isascii() and int(typed + figure) > most]
            self._ranges[typed, most] = ~self._spell.only(over)
        return self._ranges[typed, most]


def _may_begin(text: str, words: tuple[str, ...]) -> bool:
    bare = text.strip(" -").lower()
    return len(bare) > 0 and text[:1] in " -mh" and any(word.startswith(bare) for word in words)


@lru_cache(maxsize=8)
def time_masks(subwords: Subwords) -> TimeMasks:
    """The masks of a vocabulary, made once."""
    return TimeMasks(subwords)
