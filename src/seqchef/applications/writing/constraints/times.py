"""Times: every step that heats says for how long, and all times together stay within a wish.

A step that heats (heat.py says when) cannot end without a time: where the model gave none, a sentence is added whose
number the model chooses among those that are usual for the verb.
"""

import re

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.constraints._time_masks import time_masks
from seqchef.applications.writing.constraints.clock import Clock, owed, usual
from seqchef.applications.writing.constraints.durations import durations
from seqchef.applications.writing.constraints.heat import heating
from seqchef.applications.writing.constraints.reserve import LONG_STEP, Reserve
from seqchef.applications.writing.constraints.sentences import begins, ended
from seqchef.applications.writing.constraints.spellings import Mask, Spellings
from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.text.subwords import Subwords

OPENINGS = ("This takes", "Allow", "Expect this to take", "Count on")
ROUND = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40, 45, 50, 60, 75, 90, 120, 150, 180, 240)  # minutes
NEEDS = 16  # pieces of the sentence with a time
_TELLING = (  # words before a number of minutes
    "for about another additional approximately around nearly roughly least most over within cook cooking bake baking "
    "simmer boil fry grill broil roast saute steam chill refrigerate rest stand cool knead beat"
)
_TIME_WORDS = ("sec", "min", "hou", "hr", "day", "wee", "nig", "overn", "half", "side")
_LEADING = frozenset(("to", "or", *_TELLING.split()))
_ASKED = re.compile(rf"(?:{'|'.join(OPENINGS)}) about(?P<number> \d+)?\Z")
_FOR = re.compile(
    rf"(?:\b(?:{'|'.join(_TELLING.split())})"
    r"|[a-z],|\b\d+ ?(?:to|or|-|–)) ?(?P<typed>\d*)\Z"
)
_BEFORE_UNIT = re.compile(r"(?P<number>\d+)(?:\s|-)?\Z")


class Times(Constraint):
    """A time for each step that heats, and none that breaks the limit."""

    def __init__(self, subwords: Subwords, reserve: Reserve, clock: Clock) -> None:
        self._spell, self._reserve, self._clock = Spellings.of(subwords), reserve, clock
        self._made = time_masks(subwords)
        reserve.rules.append(self)

    def needs(self, state: DraftState) -> int:
        """Pieces for the time of the step that is being written."""
        return NEEDS if state.section == "steps" else 0

    def owes(self, state: DraftState) -> bool:
        """No: what a step owes is said in it."""
        return False

    def mask(self, state: DraftState) -> Mask | None:
        """No end of a step that owes a time; where a number is asked for, the usual ones."""
        if state.section != "steps" or not state.text:
            return None
        text = state.text
        if text.endswith(" about") and _ASKED.search(text):
            return self._made.one_of(self._asked(state)[1])
        if self._clock.max_minutes is not None and (limit := self._limit(state)) is not None:
            return limit
        return self._made.no_end if ended(text) and owed(text) else None

    def _asked(self, state: DraftState) -> tuple[str, tuple[int, ...]]:
        """The opening of a sentence that asks for a time, and the minutes that it may give.

        They have one piece each, and make no sentence that was said before.
        """
        debt = owed(state.text)
        low, middle, high = usual(debt.verb if debt else "cook", self._clock.free(state))
        fit = [n for n in ROUND if low <= n <= min(high, 2 * middle) and n in self._spell.numbers]
        said = " ".join([*state.steps, state.text])
        first = sum(step.count(" about ") for step in state.steps)
        for turn in range(len(OPENINGS)):
            opening = OPENINGS[(first + turn) % len(OPENINGS)]
            fresh = tuple(n for n in fit if f"{opening} about {n} " not in said)
            if fresh:
                return opening, fresh
        return OPENINGS[first % len(OPENINGS)], tuple(fit)

    def _limit(self, state: DraftState) -> Mask | None:
        """What keeps a number of minutes within those that are left."""
        text = state.text
        tail = text[-24:]
        if not (text[-1].isdigit() or text[-1] in " -," or state.partial in _LEADING):
            return None
        number, waiting = _BEFORE_UNIT.search(tail), _FOR.search(tail)
        if number is None and waiting is None:
            return None
        left = self._clock.free(state) or 0
        digits = self._made.up_to(waiting["typed"], int(left)) if waiting else self._made.all
        if number is None or float(number["number"]) * 60 <= left:
            return digits
        return digits & (self._made.no_unit if float(number["number"]) > left else self._made.no_hours)

    def bias(self, state: DraftState) -> NDArray[np.float32] | None:
        """While a sentence owes a time: for what tells it, against a full stop."""
        if state.section != "steps" or not state.words or state.text[-1:] in ".!)":
            return None
        if not heating(_finished_words(state)) or durations(state.text):
            return None
        return self._made.telling

    def forced(self, state: DraftState) -> str | None:
        """The sentence with a time, in two parts: the model chooses the number between them."""
        if state.section != "steps" or not state.text:
            return None
        text = state.text
        if text[-1].isdigit() and (match := _ASKED.search(text)) is not None:
            return " minute." if match["number"] == " 1" else " minutes."
        if not ended(text) or (debt := owed(text)) is None:
            return None
        told_later = debt.soon and debt.sentences == 0 and len(state.words) < LONG_STEP
        if told_later and not self._reserve.short(state):
            return None
        return self.closing(state)

    def closing(self, state: DraftState) -> str | None:
        """What has to be said before the step may end, where a model wants to end it; None: nothing."""
        if state.section != "steps" or not ended(state.text) or owed(state.text) is None:
            return None
        opening, minutes = self._asked(state)
        asked = f" {opening} about"
        if minutes:
            return asked
        debt = owed(state.text)
        return f"{asked} {usual(debt.verb if debt else 'cook', self._clock.free(state))[1]} minutes."

    def broken(self, state: DraftState) -> int | None:
        """Where the number of a time begins that goes beyond the limit, or a verb of heat for which no time is left."""
        if state.section != "steps" or self._clock.max_minutes is None:
            return None
        if not _may_break(state):
            return None
        left = self._clock.free(state) or 0.0
        if left < 0:
            spans = durations(state.text)
            return _before_space(state.text, spans[-1].start) if spans else None
        start = _last_word(state)
        if left < 1 and len(heating(state.text)) > len(heating(state.text[:start])):
            return start
        return None


def _may_break(state: DraftState) -> bool:
    """Whether the last finished word can have made a time or begun to heat."""
    last = state.words[-1].lstrip("0123456789") if state.words else ""
    return last.startswith(_TIME_WORDS) or bool(heating(last))


def _finished_words(state: DraftState) -> str:
    """The sentence that is being written, "" right after a whole one, without the word that may go on."""
    return "" if ended(state.text) else state.finished[begins(state.text) :]


def _before_space(text: str, at: int) -> int:
    return at - 1 if at and text[at - 1] == " " else at


def _last_word(state: DraftState) -> int:
    """Where the last finished word begins."""
    end = len(state.finished)
    while end and not state.text[end - 1].isalpha():
        end -= 1
    while end and state.text[end - 1].isalpha():
        end -= 1
    return _before_space(state.text, end)
