"""Temperatures: ovens within what ovens do, safe ones inside, and the safe one said where a food needs it.

Meat, poultry and fish of the list need a step that tells the temperature of food.doneness; eggs do where anything is
heated. A sentence that speaks of the inside of a food states none below it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from seqchef.applications.writing.constraints._degree_masks import degree_masks
from seqchef.applications.writing.constraints.degrees import (
    OVEN_C,
    OVEN_F,
    Degrees,
    celsius,
    degrees,
    disagree,
    kinds_of,
    within,
)
from seqchef.applications.writing.constraints.degrees import fahrenheit as in_fahrenheit
from seqchef.applications.writing.constraints.doneness_words import advice, said
from seqchef.applications.writing.constraints.heat import heating
from seqchef.applications.writing.constraints.reserve import Reserve, may_end
from seqchef.applications.writing.constraints.sentences import begins, ended, sentences
from seqchef.applications.writing.constraints.spellings import Mask, Spellings
from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.doneness import Doneness, needed
from seqchef.text.subwords import Subwords

_PAIR = re.compile(
    r"(?P<first>\d+) ?(?:degrees ?|° ?)?(?P<scale>[FC])\.?(?:ahrenheit|elsius)? ?(?:\(|/|/ )(?P<typed>\d*)\Z"
)
_OVEN = re.compile(
    r"\b(?:(?:oven|preheat|temperature)(?: (?!until|for)[a-z]+){0,3} (?:to|at)|(?:bake|roast) at) ?(?P<typed>\d*)\Z",
    re.I,
)
_UNIT = re.compile(r"(?P<number>\d+) ?(?P<sign>degrees?|°)? ?\Z")
_FAT = re.compile(r"\b(?:oil|lard|shortening|fat|ghee|butter)\b", re.I)
_SUGAR = re.compile(r"\b(?:sugar|honey|syrup|molasses|glucose)\b", re.I)


class Temperatures(Constraint):
    """Bounds of every temperature that a step states, and the safe ones that it has to."""

    def __init__(self, subwords: Subwords, reserve: Reserve, *, units: UnitSystem = "us") -> None:
        """`units`: which scale comes first in what is added."""
        self._spell, self._reserve, self._units = Spellings.of(subwords), reserve, units
        self._made = degree_masks(subwords)
        self._length = lru_cache(maxsize=256)(self._spell.length)
        reserve.rules.append(self)

    def needs(self, state: DraftState) -> int:
        """Pieces of the advice that is not given yet, whether or not anything is heated."""
        owed = _owed(tuple(state.lines), tuple(state.steps), state.text if ended(state.text) else "")
        if not owed:
            return 0
        return sum(self._length(text) + 2 for text in advice(owed, self._units))  # and perhaps a step of its own

    def owes(self, state: DraftState) -> bool:
        """Whether advice is owed."""
        return bool(self._due(state))

    def minutes(self, state: DraftState) -> int:
        """The rest that the advice may ask for."""
        owed = _owed(tuple(state.lines), tuple(state.steps), state.text if ended(state.text) else "")
        return sum({one.celsius: one.rest_minutes for one in owed}.values())

    def mask(self, state: DraftState) -> Mask | None:
        """Numbers of an oven and of two scales within bounds; no end while advice is owed."""
        if state.section != "steps" or not state.text:
            return None
        text = state.text
        if ended(text):
            return self._made.no_end if self._due(state) else None
        if not (text[-1].isdigit() or text[-1] in "(/ °" or state.partial in _MARKS):
            return None
        return self._number(state, text, text[-48:])

    def _number(self, state: DraftState, text: str, tail: str) -> Mask | None:
        """What a number may become where it is, or may soon be, one of degrees."""
        if (pair := _PAIR.search(tail)) is not None:
            low, high = _agreeing(float(pair["first"]), pair["scale"])
            return self._made.between(pair["typed"], low, high)
        if (oven := _OVEN.search(tail)) is not None and (oven["typed"] or state.partial in {"to", "at"}):
            return self._made.between(oven["typed"], OVEN_C[0], OVEN_F[1])
        return self._scale(text, tail)

    def _scale(self, text: str, tail: str) -> Mask | None:
        """After a number of degrees of an oven: only the scale in which an oven can have it."""
        match = _UNIT.search(tail)
        if match is None or "inside" in kinds_of(text[begins(text) :], frozenset()) or not match["sign"]:
            return None
        number = float(match["number"])
        by_f, by_c = OVEN_F[0] <= number <= OVEN_F[1], OVEN_C[0] <= number <= OVEN_C[1]
        if by_f == by_c:
            return None
        return self._made.no_celsius if by_f else self._made.no_fahrenheit

    def _due(self, state: DraftState) -> tuple[Doneness, ...]:
        owed = _owed(tuple(state.lines), tuple(state.steps), state.text)
        if all(one.kind == "eggs" for one in owed) and not _heats(state):
            return ()
        return tuple(one for one in owed if one.kind != "eggs" or _heats(state))

    def forced(self, state: DraftState) -> str | None:
        """The advice, when the recipe is about to end."""
        if state.section != "steps":
            return None
        if not state.text:
            due = self._reserve.short(state) and self._due(state)
            return advice(due, self._units)[0] if due else None
        return self._advised(state) if self._reserve.closing(state) else None

    def closing(self, state: DraftState) -> str | None:
        """What has to be said before the recipe may end, where a model wants to end it; None: nothing."""
        return self._advised(state) if may_end(state) else None

    def _advised(self, state: DraftState) -> str | None:
        due = self._due(state)
        return f" {advice(due, self._units)[0]}" if due else None

    def broken(self, state: DraftState) -> int | None:
        """Where a temperature begins that is out of its bounds, or that is not the one beside it."""
        if state.section != "steps":
            return None
        start = begins(state.text)
        sentence = state.text[start:]
        found = degrees(sentence)
        if not found:
            return None
        if not found[-1].scale and found[-1].end >= len(sentence.rstrip()) and not ended(state.text):
            found = found[:-1]  # its scale may come
        at = _wrong(sentence, found, tuple(state.lines))
        if at is None:
            return None
        return start + at - (sentence[at - 1 : at] == " ")


_MARKS = frozenset({"to", "at", "degrees", "degree", "a"})


def _heats(state: DraftState) -> bool:
    return any(map(heating, state.steps)) or bool(heating(state.text))


@lru_cache(maxsize=256)
def _needed(lines: tuple[str, ...]) -> tuple[Doneness, ...]:
    return needed(lines)


@lru_cache(maxsize=1 << 12)
def _owed(lines: tuple[str, ...], steps: tuple[str, ...], text: str) -> tuple[Doneness, ...]:
    """What no sentence of the steps tells yet."""
    told = [sentence for step in (*steps, text) for sentence in sentences(step)]
    return tuple(one for one in _needed(lines) if not said(one, told, _needed(lines)))


@lru_cache(maxsize=256)
def _foods(lines: tuple[str, ...]) -> frozenset[str]:
    """Which of oil, sugar and yeast are listed."""
    text = " ".join(lines)
    found = {"oil": _FAT.search(text), "sugar": _SUGAR.search(text), "yeast": re.search(r"\byeast\b", text, re.I)}
    return frozenset(name for name, match in found.items() if match)


def least_inside(sentence: str, lines: tuple[str, ...]) -> int:
    """What a sentence about the inside has to reach, degrees C: the most of the foods that it names, else of all."""
    needs, lower = _needed(lines), sentence.lower()
    named = [one.celsius for one in needs if one.words in lower]
    return max(named or [one.celsius for one in needs if one.kind != "eggs"], default=0)


def _wrong(sentence: str, found: Sequence[Degrees], lines: tuple[str, ...]) -> int | None:
    kinds = kinds_of(sentence, _foods(lines))
    least = least_inside(sentence, lines) if "inside" in kinds else 0
    for number, one in enumerate(found):
        if not any(within(one, kind, least) for kind in kinds):
            return one.start
        if number and disagree(sentence, found[number - 1], one):
            return one.start
    return None


def _agreeing(first: float, scale: str) -> tuple[int, int]:
    """The whole numbers of the other scale that agree with one of the first, to 4 degrees C."""
    if scale == "F":
        return round(celsius(first)) - 4, round(celsius(first)) + 4
    return round(in_fahrenheit(first)) - 8, round(in_fahrenheit(first)) + 8
