"""Opening: the days on which a kitchen is closed, keeps a holiday, or promotes a dish.

Knows: weekly closing days, and events from one day to another.
Does not know: what such a day does to sales (the forecast learns that).
Start at: Opening.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

EventKind = Literal["closed", "holiday", "promotion"]
EVENT_KINDS: tuple[str, ...] = get_args(EventKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something known about the days from `first` to `last`, both included; `dish` None means every dish."""

    kind: EventKind
    first: date
    last: date
    name: str = ""
    dish: str | None = None

    def on(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is known of past and future days."""

    weekly_closed: frozenset[int] = frozenset()  # 0 Monday .. 6 Sunday
    events: tuple[Event, ...] = ()

    def closed(self, day: date) -> bool:
        """Whether nothing is sold that day."""
        return day.weekday() in self.weekly_closed or any(e.kind == "closed" and e.on(day) for e in self.events)

    def names(self, day: date, dish: str | None = None) -> tuple[str, ...]:
        """What that day is called, for people; only what concerns `dish` when one is given."""
        events = [event for event in self.events if event.on(day) and (dish is None or event.dish in (None, dish))]
        return tuple(dict.fromkeys(event.name for event in events if event.name))
