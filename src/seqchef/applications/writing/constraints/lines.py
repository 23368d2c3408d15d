"""Ingredient lines: a constraint that keeps a list of ingredients in shape while a model writes it.

Knows: a line is an amount, a unit of the wished system and a known food that is not excluded; amounts lie in the food's
band; no food stands twice; what has to be used is in the list before it ends.
Does not know: steps, titles.
Start at: Lines. `usual_line` and `settled` of writing.amounts write lines and amounts without a model.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.amounts.bands import plausible
from seqchef.applications.writing.amounts.leading import leading, unit_words
from seqchef.applications.writing.amounts.usual import in_system
from seqchef.applications.writing.amounts.usual_lines import settled, usual_line
from seqchef.applications.writing.constraints.line_foods import LineFoods, foods_of, mentioned
from seqchef.applications.writing.constraints.line_masks import LineMasks, WordSets, complete, folded
from seqchef.applications.writing.constraints.line_phrases import LinePhrases, WordSet
from seqchef.applications.writing.constraints.line_shape import WORDS, Zone, place_of
from seqchef.applications.writing.constraints.line_words import BEFORE_HYPHEN, BEHIND_HYPHEN, LITTLE
from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.applications.writing.wishes import UnitSystem, Wish
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import Foodstuff, folded_words, lexicon
from seqchef.food.units import MEASURES
from seqchef.languages import load
from seqchef.text.recipe_pieces import RecipePieces

FEWEST_LINES, MOST_LINES = 2, 24
USUAL_LINES = 10  # half of the training recipes have fewer; each line more makes the end of the list likelier
SOONER, MOST_SOONER = 0.5, 4.0  # nats for each of them
FREE_LINES = 4  # lines beside the wished foods, before those are forced
LONGEST_WORDS, SLACK = 9, 4  # of a line; then it has to end where it can, and is given up where it cannot
PIECES_A_LINE = 14  # what a forced line and the ones after it may need
ON_PACKETS = frozenset(("oz", "lb", "fl oz", "g", "kg", "ml", "l", "inch"))  # units of a size in brackets
OPENING = WordSet(LITTLE)
MEATS = frozenset(("meat", "poultry", "fish", "shellfish"))
WIDE = frozenset(("meat", "poultry", "fish", "seafood", "shellfish", "ground meat"))
INSIDE_A_WORD = re.compile(r"[^\W\d_][A-Z]|[^\W\d_]'(?!s\b|\W|\Z)")
HYPHENATED = re.compile(r"([^\W\d_]+)-([^\W\d_]+)(?=[ ,)]|\Z)[^-]*\Z")


class Lines(Constraint):
    """The constraint (drafting.state.Constraint) for the ingredients of one wish; `wanted` must be in the list."""

    def __init__(
        self, pieces: RecipePieces, wish: Wish, restriction: Restriction, wanted: Sequence[Foodstuff] = ()
    ) -> None:
        self._pieces, self._wish, self._wanted = pieces, wish, tuple(wanted)
        self._usual = {food.name: usual_line(food, wish.servings, wish.units) for food in wanted}
        self._foods, self._phrases = LineFoods(restriction), LinePhrases.of(restriction)
        self._masks = LineMasks.of(pieces.subwords)
        self._units, self._counts, self._measures = _units(wish.units)

    def mask(self, state: DraftState) -> NDArray[np.bool_] | None:
        """The pieces that go on the line, and the marks behind it where it may end; behind a usual line marks alone."""
        if state.section != "ingredients":
            return None
        place, before = place_of(state.text), _words(state.text)
        amount = leading(state.text)
        units = self._units[amount is not None and amount.quantity > 1]
        now = self._sets(place.zone, before, units)
        tail = folded(place.tail) if place.zone in WORDS else ""
        behind = (*before, tail) if tail else before
        mask = self._masks.at(place, now, lambda zone: self._sets(zone, behind, units))
        if not tail or not complete(tail, now) or not self._may_end(state):
            return mask
        done = len(state.words) > LONGEST_WORDS or state.text in self._usual.values()
        mask = np.zeros_like(mask) if done else mask.copy()
        mask[self._pieces.ingredient] = len(state.lines) + 1 < MOST_LINES
        mask[self._pieces.step] = self._may_close(state)
        return mask

    def bias(self, state: DraftState) -> NDArray[np.float32] | None:
        """The end of the list grows more likely with each line beyond the usual number."""
        more = len(state.lines) + 1 - max(USUAL_LINES, len(self._wanted) + 2)
        if state.section != "ingredients" or not state.text or more <= 0:
            return None
        bias = np.zeros(len(self._pieces.subwords), dtype=np.float32)
        bias[self._pieces.step] = min(MOST_SOONER, SOONER * more)
        return bias

    def forced(self, state: DraftState) -> str | None:
        """A line for a food that has to be used, at the beginning of a line, once the list has had its free ones."""
        if state.section != "ingredients" or state.text:
            return None
        pending = self.pending(state.lines)
        late = len(state.lines) >= min(FREE_LINES, MOST_LINES - len(pending))
        if pending and (late or state.left < PIECES_A_LINE * (len(pending) + 2)):
            return self._usual[pending[0].name]
        return None

    def broken(self, state: DraftState) -> int | None:
        """Where the line names what it may not, or goes on too long without a food; an implausible amount: from 0."""
        if state.section != "ingredients" or not state.text:
            return None
        if place_of(state.text).zone == "broken":
            return 0
        if (odd := _misspelt(state.text) or self._unasked_meat(state)) is not None:
            return odd
        closed = self._foods.forbidden(state.text, state.lines)
        if closed is not None and not self._may_go_on(state.text):
            return closed
        if len(state.words) > LONGEST_WORDS + SLACK and not self._may_end(state):
            return 0
        return 0 if not state.partial and not self.plausible(state.text) else None

    def _unasked_meat(self, state: DraftState) -> int | None:
        """Where a line names meat or fish that is no kind of the ones that the dish is made of; None: nowhere."""
        meats = [food for food in self._wanted if food.category in MEATS]
        if not meats:
            return None
        kinds = frozenset(food.name for food in meats).union(*map(_particular, meats))
        for mention in mentioned(state.text):
            asked = not kinds.isdisjoint({*lexicon().kinds(mention.food), *_particular(mention.food)})
            if mention.food.category in MEATS and not asked and not self._may_go_on(state.text):
                return mention.start
        return None

    def plausible(self, line: str) -> bool:
        """Whether the amount of a line lies in the band of its food; a line without an amount has a plausible one."""
        amount, found = leading(line), mentioned(line)
        if amount is None or not found:
            return True
        return any(plausible(one.food, amount.quantity, amount.unit, self._wish.servings) for one in found)

    def settled(self, line: str) -> str:
        """The line with the usual amount of its food, for when the model finds none that is plausible."""
        found = mentioned(line)
        return settled(line, found[0].food, self._wish.servings, self._wish.units) if found else line

    def pending(self, lines: Sequence[str]) -> list[Foodstuff]:
        """The wanted foods that no line names, themselves or a kind of them."""
        known = lexicon()
        listed = {name for food in foods_of(lines) for name in known.kinds(food)}
        return [food for food in self._wanted if food.name not in listed]

    def _sets(self, zone: Zone, before: tuple[str, ...], units: WordSet) -> WordSets:
        """The words that may stand in a zone of the line, behind the words that it has."""
        if zone == "inner unit" or before[-1:] == ("fluid",):
            return (self._measures,)
        if zone == "opening":
            return (*self._phrases.following(before), OPENING)
        if zone == "first" and not before:
            return (*self._phrases.after_an_amount, units)
        sets = self._phrases.following(before)
        return (*sets, self._counts) if self._phrases.others in sets and before else sets

    def _may_end(self, state: DraftState) -> bool:
        return self._foods.finished(state.text, state.lines)

    def _may_close(self, state: DraftState) -> bool:
        """Whether the list may end behind this line."""
        lines = [*state.lines, state.text]
        return len(lines) >= FEWEST_LINES and not self.pending(lines)

    def _may_go_on(self, text: str) -> bool:
        """Whether another word could still turn the last food into a longer one: "peanut" into "peanut butter"."""
        last = mentioned(text)[-1]
        return last.end == len(text)


def _words(text: str) -> tuple[str, ...]:
    """The finished words of a line behind its amount and unit."""
    amount = leading(text)
    start = 0 if amount is None else amount.end
    words = [(word, end) for word, _, end in folded_words(text[start:]) if not word.isdecimal()]
    if words and words[-1][1] == len(text) - start:
        words.pop()
    return tuple(word for word, _ in words)


def _particular(food: Foodstuff) -> frozenset[str]:
    """What a food is a kind of, but for the wide classes that all meat is of."""
    return lexicon().kinds(food) - WIDE


def _misspelt(text: str) -> int | None:
    """Where a word goes on with a capital or an apostrophe ("cupCake"), or a hyphen joins what nobody joins."""
    if (inside := INSIDE_A_WORD.search(text)) is not None:
        return inside.start() + 1
    found = HYPHENATED.search(text)
    if found is None:
        return None
    first, second = found[1].lower(), found[2].lower()
    usual = first in BEFORE_HYPHEN or second in BEHIND_HYPHEN or (first, second) in _pairs()
    return None if usual else found.end(1)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """The words that stand side by side in the name of a food."""
    return frozenset(pair for words in lexicon().phrases for pair in pairwise(words))


@cache
def _units(system: UnitSystem | None) -> tuple[tuple[WordSet, WordSet], WordSet, WordSet]:
    """The words of a system's units: of one and of several, of those that count, and of those that measure."""
    words = ((word, unit) for word, unit in unit_words().items() if "ful" not in word or unit == "handful")
    units = frozenset(word for word, unit in words if in_system(unit, system))
    counts = frozenset(word for word in units if unit_words()[word] not in MEASURES)
    fluid = {"fluid"} if in_system("fl oz", system) else set[str]()
    singular = load("en").plurals
    of_one, of_several = units - singular.keys(), units - frozenset(singular.values())
    inner = frozenset(word for word in units - counts if unit_words()[word] in ON_PACKETS) | fluid
    return (WordSet(of_one | fluid), WordSet(of_several | fluid)), WordSet(counts), WordSet(inner)
