"""The calendar: time stamps become positions on an even grid, and positions become stamps again.

Knows: the six frequencies of trade, numbered steps, which cycle each has, and how to guess a frequency from stamps.
Does not know: values; a series is in tables.py.
Start at: Frequency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput, UnknownName

Stamps = NDArray[Any]  # datetime64[s], or int64 for numbered steps
Positions = NDArray[np.int64]

SECONDS = {"hourly": 3_600, "daily": 86_400, "weekly": 7 * 86_400}
MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
SEASONS = {"hourly": 24, "daily": 7, "weekly": 1, "monthly": 12, "quarterly": 4, "yearly": 1, "numbered": 1}
LONG_SEASONS = {"hourly": 168, "weekly": 52}  # the week above the day, the year above the week
STEPS_PER_YEAR = {
    "hourly": 8_766.0,
    "daily": 365.25,
    "weekly": 52.18,
    "monthly": 12.0,
    "quarterly": 4.0,
    "yearly": 1.0,
    "numbered": 0.0,
}


@dataclass(frozen=True, kw_only=True)
class Frequency:
    """How far one step is, and which cycle the steps repeat in."""

    name: str = "daily"
    season: int = 7  # steps after which the short cycle repeats; 1 means none
    anchor: int = 0  # where in its period a stamp lies: seconds, or days of a month (-1: its last day)
    numbered: bool = False  # stamps are 1..n instead of dates

    def __post_init__(self) -> None:
        if self.name not in SEASONS:
            raise UnknownName("frequency", self.name, known=tuple(SEASONS))
        if self.season < 1:
            raise BadInput(f"season is {self.season}; expected 1 (no season) or more steps")

    @property
    def year(self) -> float:
        """Steps in a year; 0 when unknown."""
        return STEPS_PER_YEAR[self.name]

    @property
    def long_season(self) -> int:
        """Steps after which a longer cycle repeats; the season itself where there is none."""
        return LONG_SEASONS.get(self.name, self.season)

    def positions(self, stamps: Stamps) -> Positions:
        """Stamps (N,) -> their place on the grid (N,), one step apart."""
        if self.numbered:
            return stamps.astype(np.int64)
        if self.name in SECONDS:
            return (stamps.astype("datetime64[s]").astype(np.int64) - self.anchor) // SECONDS[self.name]
        months = stamps.astype("datetime64[M]").astype(np.int64)
        offset = self.anchor // 32 if self.anchor >= 0 else (-1 - self.anchor) // 32
        return (months - offset) // MONTHS[self.name]

    def stamps(self, positions: Positions) -> Stamps:
        """The inverse of positions()."""
        if self.numbered:
            return positions.astype(np.int64)
        if self.name in SECONDS:
            return (positions * SECONDS[self.name] + self.anchor).astype("datetime64[s]")
        offset = self.anchor // 32 if self.anchor >= 0 else (-1 - self.anchor) // 32
        months = (positions * MONTHS[self.name] + offset).astype("datetime64[M]")
        if self.anchor < 0:
            return (months + 1).astype("datetime64[D]").astype("datetime64[s]") - np.timedelta64(86_400, "s")
        return months.astype("datetime64[D]").astype("datetime64[s]") + np.timedelta64(self.anchor % 32 * 86_400, "s")


def frequency_named(name: str, stamps: Stamps, season: int | None = None) -> Frequency:
    """The frequency `name` anchored on where these stamps (N,) lie in their periods."""
    if name not in SEASONS:
        raise UnknownName("frequency", name, known=tuple(SEASONS))
    numbered = stamps.dtype.kind in "iu"
    anchor = 0 if numbered else _anchor(name, stamps.astype("datetime64[s]"))
    return Frequency(name=name, season=season or SEASONS[name], anchor=anchor, numbered=numbered)


def infer_frequency(stamps: Sequence[Stamps], season: int | None = None) -> Frequency:
    """The frequency most steps of several series agree on; daily when no series has two rows."""
    everything = np.concatenate(list(stamps))
    if everything.dtype.kind in "iu":
        return frequency_named("numbered", everything, season)
    steps = np.concatenate([np.diff(np.sort(one.astype("datetime64[s]"))).astype(np.int64) for one in stamps])
    steps = steps[steps > 0]
    if len(steps) == 0:
        return frequency_named("daily", everything, season)
    lengths, counts = np.unique(steps, return_counts=True)
    return frequency_named(_name_of_step(int(lengths[np.argmax(counts)])), everything, season)


def _name_of_step(seconds: int) -> str:
    days = seconds / 86_400
    ranges = {"monthly": (28, 31), "quarterly": (89, 92), "yearly": (365, 366)}
    for name, exact in SECONDS.items():
        if seconds == exact:
            return name
    for name, (low, high) in ranges.items():
        if low <= days <= high:
            return name
    if days < 28 and days == int(days):
        return "weekly" if days % 7 == 0 else "daily"  # a stall that opens on Wednesdays and Saturdays
    step = f"{days:g} days" if days >= 1 else f"{seconds} seconds"
    raise BadInput(f"most dates are {step} apart; expected hourly, daily, weekly, monthly, quarterly or yearly steps")


def _anchor(name: str, stamps: Stamps) -> int:
    """Seconds into the period, or day of the month plus 32 times the month of the period (negative: month ends)."""
    if name == "numbered":
        raise BadInput("the steps have dates; expected whole numbers 1..n for numbered steps")
    if name in SECONDS:
        inside = stamps.astype(np.int64) % SECONDS[name]
        return int(np.bincount(inside // 60).argmax()) * 60
    months = stamps.astype("datetime64[M]")
    days = (stamps.astype("datetime64[D]") - months.astype("datetime64[D]")).astype(np.int64)
    inside_period = int(np.bincount(months.astype(np.int64) % MONTHS[name]).argmax())
    last = (stamps.astype("datetime64[D]") + np.timedelta64(1, "D")).astype("datetime64[M]") != months
    if bool(last.all()):
        return -1 - 32 * inside_period
    return int(np.bincount(days).argmax()) + 32 * inside_period
