"""Amounts of a line: numbers and units, put together the way a cook reads them.

    1 lb 2 oz, 1 cup plus 2 tbsp      one amount, the sum
    2 tsp to 1 tbsp, 800g-1kg         one amount, a range
    1 cup (240 ml), 150g/5½oz         two amounts that say the same
    2 (14 ounce) cans, 2 x 400g tins  two amounts; the second one, inside the first one's span, is that of one can
    400g tin, 5-inch piece            likewise, with 1 as the first number
Start at: find_amounts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from seqchef.applications.reading.units import UnitWords, divide
from seqchef.food.amounts import Amount
from seqchef.food.units import MEASURES, convert
from seqchef.languages import Language
from seqchef.text.quantities import quantities
from seqchef.text.tokens import Token

TIMES = ("×", "x", "X")
OPENING, CLOSING = ("(", "[", "{", "（"), (")", "]", "}", "）")
# Units that are read as one sum when they follow each other: "1 lb 2 oz", never "50 g 1¾ oz".
SYSTEMS = (
    frozenset({"lb", "oz"}),
    frozenset({"kg", "g", "mg"}),
    frozenset({"l", "dl", "cl", "ml"}),
    frozenset({"gallon", "quart", "pint", "cup", "fl oz", "tbsp", "tsp"}),
    frozenset({"foot", "inch"}),
)


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

    @property
    def measures(self) -> bool:
        """Whether the unit is a mass, a volume or a length."""
        return self.unit in MEASURES


def find_amounts(line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language) -> tuple[Amount, ...]:
    """The amounts that the QTY and UNIT tokens of a line state, in the order in which they begin."""
    if "QTY" not in labels and "UNIT" not in labels:
        return ()
    drafts = Gathering(tokens, labels, words).run()
    for draft in drafts:
        draft.approximate = draft.approximate or _is_approximate(tokens, draft.first, words)
    if len(drafts) == 1:
        return (_amount(line, tokens, drafts[0]),)
    drafts = _merge(drafts, tokens, words)
    for index, draft in enumerate(drafts):
        _enclose(draft, drafts[index + 1 :], tokens, words)
    drafts.sort(key=lambda draft: (draft.first, -draft.last))
    return tuple(_amount(line, tokens, draft) for draft in drafts)


class Gathering:
    """One walk over a line that gives every unit to the number that waits for it, the nearest one first."""

    def __init__(self, tokens: Sequence[Token], labels: Sequence[str], words: Language) -> None:
        self.tokens, self.labels, self.words = tokens, labels, words
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
            elif text in (",", ";"):
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
        for own in quantities([token.form for token in self.tokens[first:end]], self.words.code):
            draft = Draft(own.low, own.high, first + own.first, first + own.last, self.depth, own.multiplies)
            self.drafts.append(draft)
            if own.rest:
                name = self.words.measures.get(own.rest) or self.words.measures.get(own.rest.lower())
                if name is not None:
                    draft.unit, draft.unit_first, draft.unit_last = name, draft.last, draft.last
            else:
                self.waiting.append(draft)
        return end

    def _units(self, first: int) -> int:
        """Give each unit of a run of UNIT tokens to a number; the index after the run."""
        last = first
        while last + 1 < self.end and self.labels[last + 1] == "UNIT":
            last += 1
        for unit in divide(self.tokens, first, last, self.words):
            self._attach(unit)
        return last + 1

    def _attach(self, unit: UnitWords) -> None:
        if self.waiting and self.waiting[-1].depth >= self.depth:
            draft = self.waiting.pop()
            draft.last = max(draft.last, unit.last)
        else:
            before = self._measured_before(unit)
            if before and unit.plural:
                before[-1].last = before[-1].unit_last = unit.last  # "2 cups pieces" are 2 cups
            if self.drafts and unit.plural:
                return  # "1 ounce rosemary sprigs" is one amount
            first = before[0].first if before else unit.first
            draft = Draft(None if unit.plural else Fraction(1), None, first, unit.last, self.depth)
            draft.approximate = not before and not unit.plural
            self.drafts.append(draft)
        draft.unit, draft.unit_first, draft.unit_last = unit.name, unit.first, unit.last

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


def _is_approximate(tokens: Sequence[Token], first: int, words: Language) -> bool:
    """Whether the word before an amount says that it is not exact."""
    index = first - 1
    while index >= 0 and tokens[index].form.lower() in (*OPENING, ".", *words.articles):
        index -= 1
    return index >= 0 and tokens[index].form.lower() in words.approximate


def _merge(drafts: list[Draft], tokens: Sequence[Token], words: Language) -> list[Draft]:
    """Sums, differences and ranges of neighbouring measures become one amount each."""
    for join in (_sum, _range):
        merged: list[Draft] = []
        for draft in drafts:
            if not merged or not join(merged[-1], draft, tokens, words):
                merged.append(draft)
        drafts = merged
    return drafts


def _between(before: Draft, after: Draft, tokens: Sequence[Token]) -> list[str]:
    return [token.form.lower() for token in tokens[before.last + 1 : after.first] if token.form != ","]


def _convertible(before: Draft, after: Draft) -> bool:
    return (
        before.low is not None
        and before.high is None
        and after.low is not None
        and before.unit in MEASURES
        and after.unit in MEASURES
        and MEASURES[before.unit].dimension == MEASURES[after.unit].dimension
        and before.last < after.first
    )


def _sum(before: Draft, after: Draft, tokens: Sequence[Token], words: Language) -> bool:
    """Add `after` to `before` in the unit of `before`; False when they are no sum."""
    if not _convertible(before, after) or after.high is not None or before.low is None or after.low is None:
        return False
    added = convert(after.low, after.unit, before.unit)
    between = _between(before, after, tokens)
    follows = after.first == before.last + 1 and any({before.unit, after.unit} <= system for system in SYSTEMS)
    if len(between) == 1 and between[0] in words.subtracting and added < before.low:
        added = -added
    elif not (follows and added < 1) and not (between and all(word in words.joining for word in between)):
        return False
    before.low += added
    before.last = before.unit_last = after.last
    return True


def _range(before: Draft, after: Draft, tokens: Sequence[Token], words: Language) -> bool:
    """Make `before` a range that ends with `after`; False when they are no range."""
    between = _between(before, after, tokens)
    if not _convertible(before, after) or len(between) != 1 or between[0] not in words.until_words:
        return False
    end = convert(after.high or after.low or Fraction(0), after.unit, before.unit)
    if before.low is None or end <= before.low:
        return False
    before.high = end
    before.last = before.unit_last = after.last
    return True


def _enclose(draft: Draft, later: Sequence[Draft], tokens: Sequence[Token], words: Language) -> None:
    """Stretch a count over the amounts after it that say how large one of it is."""
    last = draft.last
    for after in later:
        if after.last <= last:
            continue
        between = [token.form.lower() for token in tokens[last + 1 : after.first]]
        first_one = last == draft.last
        if not (_is_each(draft, after, between, tokens, words) if first_one else _continues(between, words)):
            break
        last = after.last
    draft.last = max(draft.last, last)


def _is_each(draft: Draft, after: Draft, between: list[str], tokens: Sequence[Token], words: Language) -> bool:
    """Whether `after` is the size of one `draft`: multiplied, in a bracket after a number or container, or "each"."""
    if draft.measures or not after.measures:
        return False
    following = tokens[after.last + 1].form.lower() if after.last + 1 < len(tokens) else ""
    if following in words.each or any(word in words.each for word in between):
        return True
    near = all(word in (*OPENING, *words.approximate) for word in between)
    in_bracket = bool(between) and between[0] in OPENING
    return near and (draft.multiplies or draft.unit in words.containers or (in_bracket and draft.unit is None))


def _continues(between: list[str], words: Language) -> bool:
    """Whether the next amount restates the one before it: `6 oz/170 g`, `(14 ounces, 400 g)`."""
    return all(word in ("/", ",", ";", "or", *OPENING, *CLOSING, *words.approximate) for word in between)


def _amount(line: str, tokens: Sequence[Token], draft: Draft) -> Amount:
    unit_text = ""
    if draft.unit is not None:
        unit_text = line[tokens[draft.unit_first].start : tokens[draft.unit_last].end]
        if draft.unit_first == draft.first == draft.unit_last and draft.low is not None and unit_text[-1:] in '"″':
            unit_text = unit_text[-1]
    return Amount(
        draft.low,
        draft.high,
        draft.unit,
        unit_text,
        draft.approximate,
        tokens[draft.first].start,
        tokens[draft.last].end,
    )
