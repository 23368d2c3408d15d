"""Clock: how many minutes a recipe has used and may still use, by what the steps say."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from seqchef.applications.writing.constraints.durations import durations, minutes_in
from seqchef.applications.writing.constraints.heat import heating
from seqchef.applications.writing.constraints.heat_words import HEAT, SOON_TOLD
from seqchef.applications.writing.constraints.sentences import sentences
from seqchef.applications.writing.drafting.state import DraftState


class Timed(Protocol):
    """What knows how many minutes it may still have to add to a recipe."""

    def minutes(self, state: DraftState) -> int:
        """Minutes, at most."""
        ...


class Clock:
    """What a recipe has used of its minutes. `rules` are added when all of them are made."""

    def __init__(self, max_minutes: int | None = None) -> None:
        """`max_minutes`: the most that all times may add up to; None: no limit."""
        self.max_minutes = max_minutes
        self.rules: list[Timed] = []

    def left(self, state: DraftState) -> float | None:
        """Minutes that no step has used yet, the one that is being written included; None: no limit."""
        if self.max_minutes is None:
            return None
        return self.max_minutes - sum(map(minutes_in, state.steps)) - minutes_in(state.text)

    def free(self, state: DraftState) -> float | None:
        """Those that the model may use as it likes; None: no limit."""
        left = self.left(state)
        return None if left is None else left - sum(rule.minutes(state) for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Owed:
    """What a step still has to say of its time."""

    verb: str  # the last verb of heat without a time
    sentences: int  # after the one with that verb
    soon: bool  # whether such a time is often told a sentence later


@lru_cache(maxsize=1 << 13)
def owed(text: str) -> Owed | None:
    """The time that a step owes: it heats, and nothing in it tells how long; None: nothing.

    owed("Simmer the sauce.") -> Owed("simmer", 0, soon=False); owed("Bake for an hour.") -> None.
    """
    if not heating(text) or durations(text):
        return None
    parts = sentences(text)
    at = max((n for n, part in enumerate(parts) if heating(part)), default=len(parts) - 1)
    verbs = heating(text)
    return Owed(verbs[-1], len(parts) - 1 - at, SOON_TOLD.issuperset(verbs))


def usual(verb: str, left: float | None) -> tuple[int, int, int]:
    """Fewest, usual and most minutes of a verb of heat within the minutes that are left; 1 at least."""
    low, middle, high = HEAT[verb]
    if left is None:
        return low, middle, high
    most = max(1, min(high, int(left)))
    return min(low, most), min(middle, most), most
