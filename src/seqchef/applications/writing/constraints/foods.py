"""Foods: no food is named that is not listed or allowed, and none that a restriction leaves out.

Knows: that steps may name what the lines name, and titles and lines whatever nothing forbids.
Does not know: how words are divided into pieces (_masks), which foods there are (food.lexicon).
Start at: OnlyFoods.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.constraints._food_words import FoodWords, food_words, spelling
from seqchef.applications.writing.constraints._masks import Masks
from seqchef.applications.writing.constraints._points import Points
from seqchef.applications.writing.constraints._readings import Readings
from seqchef.applications.writing.constraints.allowed import NOTHING, AllowedFoods, unrestricted
from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import folded_words
from seqchef.text.subwords import Subwords

LISTS = 8  # ingredient lists that are remembered


class OnlyFoods(Constraint):
    """The promise that nothing unlisted and nothing excluded is named: a drafting.state.Constraint."""

    def __init__(
        self,
        subwords: Subwords,
        *,
        restriction: Restriction = NOTHING,
        closed: bool = False,
        words: FoodWords | None = None,
    ) -> None:
        """`closed`: only words that are known may be written at all."""
        self.restriction, self.closed = restriction, closed
        self._words = words or food_words()
        self._spelling = spelling(subwords, self._words)
        self._guards: dict[tuple[str, ...] | None, _Guard] = {}

    def mask(self, state: DraftState) -> NDArray[np.bool_] | None:
        """The pieces that name nothing forbidden, (V,), not to be written to; None: all, where nothing is forbidden."""
        guard = self._guard(state)
        return None if guard is None else guard.masks.at(guard.points.at_end(state.text))

    def broken(self, state: DraftState) -> int | None:
        """Where a forbidden food begins that came past the mask, as text that was forced."""
        guard = self._guard(state)
        if guard is None or guard.goes_on(state.text):
            return None
        starts = [start for _, start, _ in folded_words(state.text)]
        return next((start for start in reversed(starts) if guard.is_right(state.text[:start])), 0)

    def _guard(self, state: DraftState) -> "_Guard | None":
        if state.section != "steps" and not (self.restriction or self.closed):
            return None
        key = tuple(state.lines) if state.section == "steps" else None
        guard = self._guards.get(key)
        if guard is None:
            if len(self._guards) >= LISTS:
                self._guards.clear()
            guard = self._guards[key] = self._made(key)
        return guard

    def _made(self, lines: Sequence[str] | None) -> "_Guard":
        if lines is None:
            nodes = unrestricted(self._words, self.restriction)
        else:
            nodes = AllowedFoods(lines=tuple(lines), restriction=self.restriction).nodes(self._words)
        readings = Readings(self._words.phrases, nodes)
        return _Guard(readings, Points(readings), Masks(readings, self._spelling, closed=self.closed))


class _Guard:
    """What is remembered for one list of allowed phrases."""

    def __init__(self, readings: Readings, points: Points, masks: Masks) -> None:
        self.readings, self.points, self.masks = readings, points, masks

    def goes_on(self, text: str) -> bool:
        """Whether a text names nothing forbidden so far, and need not."""
        point = self.points.at_end(text)
        return not point.broken and bool(self.masks.at(point).any())

    def is_right(self, text: str) -> bool:
        """Whether a text that ends between two words names nothing forbidden, even if it stops there."""
        point = self.points.at_end(text)
        return not point.broken and self.readings.ends_both(point.place)
