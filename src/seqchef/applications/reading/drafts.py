"""Drafts: the numbers of a line, each with the unit that waits beside it; not yet joined to each other.

In `2 (14 ounce) cans` the 14 takes the ounce and the 2, which waits longer, takes the cans.
Start at: Gathering.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from seqchef.applications.reading.units import UnitWords, divide
from seqchef.food.units import MEASURES
from seqchef.languages import Language
from seqchef.text.han_numbers import HALF, han_quantities
from seqchef.text.quantities import Quantity, quantities
from seqchef.text.tokens import Token

TIMES = ("×", "x", "X")
EXACT = frozenset(MEASURES) - {"pinch", "dash"}  # "a cup of milk" is exactly one, "a pinch of salt" is not
OPENING, CLOSING = ("(", "[", "{", "（", "【"), (")", "]", "}", "）", "】")


@dataclass(slots=True)
class Draft:
    """An amount in the making: tokens `first` to `last`."""

    low: Fraction | None
    high: Fraction | None
    first: int
    last: int
    depth: int  # how many brackets are open around it
    multiplies: bool = False
    unit: str | None = None
    unit_first: int = -1
    unit_last: int = -1
    approximate: bool = False
    ambiguous: bool = False
    each: bool = False

    @property
    def measures(self) -> bool:
        """Whether the unit is a mass, a volume or a length."""
        return self.unit in MEASURES


class Gathering:
    """One walk over a line that gives every unit to the number that waits for it, the nearest one first."""

    def __init__(
        self, tokens: Sequence[Token], labels: Sequence[str], words: Language, decimal_comma: bool | None
    ) -> None:
        self.tokens, self.labels, self.words, self.decimal_comma = tokens, labels, words, decimal_comma
        self.drafts: list[Draft] = []
        self.waiting: list[Draft] = []  # numbers without a unit
        self.depth = 0
        self.end = 1 + max(index for index, label in enumerate(labels) if label in ("QTY", "UNIT"))

    def run(self) -> list[Draft]:
        """All drafts, in the order of their numbers."""
        index = 0
        while index < self.end:
            label, text = self.labels[index], self.tokens[index].text
            if text in TIMES and self._multiplies(index):
                index += 1
                continue
            if label == "QTY" or (label == "UNIT" and text[0].isdecimal()):  # `2"` is both
                index = self._numbers(index)
                continue
            if label == "UNIT":
                index = self._units(index)
                continue
            if text in OPENING:
                self.depth += 1
            elif text in CLOSING:
                self._forget(self.depth)
                self.depth = max(0, self.depth - 1)
            elif text in (",", ";", "，", "；", "。"):
                self._forget(self.depth)
            index += 1
        self.drafts.sort(key=lambda draft: (draft.first, draft.last))
        return self.drafts

    def _multiplies(self, index: int) -> bool:
        """Whether a cross follows a number: "2 × 400 g"."""
        if not self.waiting or self.waiting[-1].last != index - 1:
            return False
        self.waiting[-1].multiplies = True
        self.waiting[-1].last = index
        return True

    def _forget(self, depth: int) -> None:
        """Numbers inside a bracket that closes, or before a comma, wait no longer."""
        self.waiting = [draft for draft in self.waiting if draft.depth < depth]

    def _numbers(self, first: int) -> int:
        """The numbers of a run of QTY tokens, words that may join them included; the index after the run."""
        end = index = first
        while index < self.end and index - end < 3:
            if index == first or self.labels[index] == "QTY":
                end = index + 1
            elif self.tokens[index].form.lower() not in self.words.linking:
                break
            index += 1
        if self._adds_a_half(first, end):
            return end
        for own in self._quantities(first, end):
            draft = Draft(own.low, own.high, first + own.first, first + own.last, self.depth, own.multiplies)
            draft.ambiguous, draft.approximate = own.ambiguous, own.low is None
            self.drafts.append(draft)
            if own.rest:
                name = self.words.measures.get(own.rest) or self.words.measures.get(own.rest.lower())
                if name is not None:
                    draft.unit, draft.unit_first, draft.unit_last = name, draft.last, draft.last
            else:
                self.waiting.append(draft)
        return end

    def _quantities(self, first: int, end: int) -> list[Quantity]:
        """The numbers of a run of tokens; `between 1 and 2` is a range."""
        forms = [token.form for token in self.tokens[first:end]]
        if self.words.divides == "characters":
            return han_quantities(forms, self.decimal_comma)
        found = quantities(forms, self.words.code, self.decimal_comma)
        if len(found) == 2 and first and self.tokens[first - 1].form.lower() in self.words.between:
            low, high = found
            if low.low is not None and high.low is not None and low.low < high.low:
                return [replace(low, high=high.low, last=high.last)]
        return found

    def _adds_a_half(self, first: int, end: int) -> bool:
        """Whether a half behind a unit was added to the number before it: 一个半 is one and a half."""
        before = self.drafts[-1] if self.drafts else None
        if end != first + 1 or self.tokens[first].form != HALF or before is None or before.low is None:
            return False
        if before.unit_last != first - 1 or before.high is not None:
            return False
        before.low += Fraction(1, 2)
        before.last = first
        return True

    def _units(self, first: int) -> int:
        """Give each unit of a run of UNIT tokens to a number; the index after the run."""
        labels = self.labels
        last = next((index for index in range(first, self.end - 1) if labels[index + 1] != "UNIT"), self.end - 1)
        for unit in divide(self.tokens, first, last, self.words):
            self._attach(unit)
        return last + 1

    def _attach(self, unit: UnitWords) -> None:
        if self.waiting and self.waiting[-1].depth >= self.depth:
            draft = self.waiting.pop()
            draft.last = max(draft.last, unit.last)
            if self.tokens[unit.first].form.endswith("-thick") and draft.low is not None and draft.low > 2:
                self._count_apart(draft, unit)
        else:
            before = self._measured_before(unit)
            if before and unit.name in self.words.containers and (count := self._count_in(before[0])):
                draft = Draft(count, None, before[0].first, unit.last, self.depth)
                draft.unit, draft.unit_first, draft.unit_last = unit.name, unit.first, unit.last
                self.drafts.append(draft)
                return
            if before and unit.plural:
                before[-1].last = before[-1].unit_last = unit.last  # "2 cups pieces" are 2 cups
            if self.drafts and unit.plural:
                return  # "1 ounce rosemary sprigs" is one amount
            first = before[0].first if before else unit.first
            draft = Draft(None if unit.plural else Fraction(1), None, first, unit.last, self.depth)
            draft.approximate = not before and not unit.plural and unit.name not in EXACT
            self.drafts.append(draft)
        draft.unit, draft.unit_first, draft.unit_last = unit.name, unit.first, unit.last

    def _count_apart(self, draft: Draft, unit: UnitWords) -> None:
        """Divide "4 3/4-inch-thick" into four of three quarters of an inch."""
        whole, part = divmod(draft.low or Fraction(0), 1)
        if part and draft.high is None and " " in self.tokens[draft.first].text:
            self.drafts.append(Draft(Fraction(whole), None, draft.first, draft.last, self.depth))
            draft.low, draft.first = part, unit.first

    def _count_in(self, measured: Draft) -> Fraction | None:
        """The number of containers that looks like the lower end of a range: "2 - 14 oz cans" are 2 of 14 oz."""
        count, size = measured.low, measured.high
        text = self.tokens[measured.first].text
        if count is None or size is None or count.denominator != 1 or " - " not in text or size < 3 * count:
            return None
        measured.low, measured.high = size, None
        return count

    def _measured_before(self, unit: UnitWords) -> list[Draft]:
        """The measures directly before a unit: `400g/14oz` before `tin`."""
        found: list[Draft] = []
        if unit.name in MEASURES:
            return found
        next_first = unit.first
        for draft in reversed(self.drafts):
            between = [token.text for token in self.tokens[draft.last + 1 : next_first]]
            if not draft.measures or any(text not in ("/", *OPENING, *CLOSING) for text in between):
                break
            found.insert(0, draft)
            next_first = draft.first
        return found
