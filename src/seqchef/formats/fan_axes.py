"""Axes of fan charts: round numbers for values, and days, weeks, months or years that fit side by side.

Knows: steps of 1, 2 and 5; which dates may carry a label; about how wide a text is.
Does not know: shapes and colours (fan_chart).
Start at: value_axis, time_ticks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from itertools import pairwise
from math import ceil, floor, log10
from unicodedata import east_asian_width

import numpy as np

from seqchef.applications.planning.wording import Words
from seqchef.formats.fan import Floats, Stamps

LARGEST = 1e300  # values beyond are drawn at it: their differences must stay finite
SMALLEST = 1e-280  # values nearer to 0 are drawn at 0: their differences must stay above 0
WIDE_LETTER, LETTER = 1.0, 0.55  # of the font size
GAP = 7.0  # px between two labels
NOT_IN_MARKUP = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, kw_only=True)
class ValueAxis:
    """From `low` to `high`, with round values in between; labels are in units of 10 to the `power`."""

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]
    power: int

    @property
    def scale(self) -> str:
        """The power for people: `⁹` for 10⁹; empty where labels say the values themselves."""
        return str(self.power).translate(SUPERSCRIPT) if self.power else ""


@dataclass(frozen=True)
class Tick:
    """A label below the axis at step `place`: a line, and what only changes now and then in a second line."""

    place: int
    upper: str
    lower: str


def value_axis(values: Floats, *, from_zero: bool, rows: int = 4) -> ValueAxis:
    """An axis that holds every finite value of `values` (N,)."""
    finite = np.clip(values[np.isfinite(values)], -LARGEST, LARGEST)
    finite = np.where(np.abs(finite) < SMALLEST, 0.0, finite)
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= 1e-12 * max(abs(low), abs(high)):
        margin = 0.1 * abs(high) or 1.0
        low, high = (low, low + margin) if low == 0 else (low - margin, high + margin)
    step = nice_step((high - low) / rows)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(k * step for k in range(first, last + 1))
    largest = max(abs(ticks[0]), abs(ticks[-1]))
    power = 0 if 1e-3 <= largest < 1e6 else 3 * floor(log10(largest) / 3)
    return ValueAxis(low=ticks[0], high=ticks[-1], ticks=ticks, labels=_labels(ticks, step, power), power=power)


def nice_step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20 ... times a power of ten that is not below `least`, which is above 0."""
    power = 10.0 ** floor(log10(least))
    return next((step * power for step in (1, 2, 5) if step * power >= least * (1 - 1e-9)), 10 * power)


def _labels(ticks: Sequence[float], step: float, power: int) -> tuple[str, ...]:
    digits = max(0, power - floor(log10(step) + 1e-9))
    return tuple(f"{tick / 10.0**power + 0.0:,.{digits}f}" for tick in ticks)


def time_ticks(stamps: Stamps, words: Words, step_width: float, size: float) -> list[Tick]:
    """Labels below steps that lie `step_width` px apart: the finest that have room at this size of letters."""
    if stamps.dtype.kind != "M":
        return _numbered(stamps, words, step_width, size)
    moments = moments_of(stamps)
    for rung in _rungs(moments):
        ticks = rung.ticks(moments, words)
        if ticks and _fit(ticks, step_width, size):
            return ticks
    return [Tick(0, words.short_date(moments[0].date()), _year(words, moments[0], None))]


def moments_of(stamps: Stamps) -> list[datetime]:
    """Stamps (N,) as Python's own."""
    return [moment for moment in stamps.astype("datetime64[s]").tolist() if isinstance(moment, datetime)]


def text_width(text: str, size: float) -> float:
    """About how many px a text is wide: Chinese letters are square, others half of that."""
    return size * sum(WIDE_LETTER if east_asian_width(letter) in "WF" else LETTER for letter in text)


def safe(text: str) -> str:
    """A text from outside as it may stand in HTML and SVG: escaped, without characters that no markup may hold."""
    return escape(NOT_IN_MARKUP.sub("", text))


@dataclass(frozen=True)
class _Rung:
    """One way to label dates: an upper line wherever a period of `size` units begins, a lower one below some."""

    unit: str
    size: int
    upper: Callable[[Words, datetime], str]
    lower: Callable[[Words, datetime, datetime | None], str]  # also the moment of the label before

    def period(self, moment: datetime) -> int:
        """The number of the period that holds the moment."""
        days = moment.date().toordinal() - 1  # day 0 is a Monday
        counts = {
            "hour": 24 * days + moment.hour,
            "day": days,
            "week": days // 7,
            "month": 12 * moment.year + moment.month - 1,
            "year": moment.year,
        }
        return counts[self.unit] // self.size

    def ticks(self, moments: Sequence[datetime], words: Words) -> list[Tick]:
        """One at every moment with which a period begins; the first of all counts if the step before it had another."""
        earlier = moments[0] - timedelta(days=_step_days(moments))
        ticks: list[Tick] = []
        last: datetime | None = None
        for place, (before, moment) in enumerate(pairwise([earlier, *moments])):
            if self.period(before) != self.period(moment):
                ticks.append(Tick(place, self.upper(words, moment), self.lower(words, moment, last)))
                last = moment
        return ticks


def _rungs(moments: Sequence[datetime]) -> Iterator[_Rung]:
    """From fine to coarse; none finer than the steps themselves."""
    step = _step_days(moments)
    if step < 1:
        yield from (_Rung("hour", hours, _hour, _new_day) for hours in (1, 3, 6, 12))
    if step <= 1:
        yield _Rung("day", 1, lambda words, moment: words.weekday(moment.date()), _day_number)
        yield _Rung("week", 1, lambda words, moment: words.day(moment.date()), _year)
    if step < 28:
        yield from (
            _Rung("week", weeks, lambda words, moment: words.short_date(moment.date()), _year) for weeks in (1, 2)
        )
    yield from (
        _Rung("month", months, lambda words, moment: words.month(moment.date()), _year)
        for months in (1, 3, 6)
        if step < 32 * months
    )
    yield from (
        _Rung("year", years, lambda words, moment: str(moment.year), _nothing) for years in (1, 2, 5, 10, 25, 100)
    )


def _step_days(moments: Sequence[datetime]) -> float:
    """How far steps usually lie apart, in days."""
    steps = sorted((after - before).total_seconds() for before, after in pairwise(moments))
    return steps[len(steps) // 2] / 86_400 if steps else 1.0


def _hour(words: Words, moment: datetime) -> str:
    return words.say("fan_hour", hour=str(moment.hour))


def _new_day(words: Words, moment: datetime, before: datetime | None) -> str:
    return "" if before is not None and before.date() == moment.date() else words.day(moment.date())


def _day_number(words: Words, moment: datetime, before: datetime | None) -> str:
    same = before is not None and before.month == moment.month
    return str(moment.day) if same else words.short_date(moment.date())


def _year(words: Words, moment: datetime, before: datetime | None) -> str:
    same = before is not None and before.year == moment.year
    return "" if same else words.say("fan_year", year=str(moment.year))


def _nothing(words: Words, moment: datetime, before: datetime | None) -> str:
    return ""


def _numbered(stamps: Stamps, words: Words, step_width: float, size: float) -> list[Tick]:
    """Round step numbers."""
    widest = max(text_width(str(stamp), size) for stamp in (stamps[0], stamps[-1])) + GAP
    every = max(1, round(nice_step(max(1.0, widest / step_width))))
    return [Tick(place, str(stamp), "") for place, stamp in enumerate(stamps.tolist()) if stamp % every == 0]


def _fit(ticks: Sequence[Tick], step_width: float, size: float) -> bool:
    """Whether no label runs into the next, in either line."""
    for line in ([(tick.place, tick.upper) for tick in ticks], [(tick.place, tick.lower) for tick in ticks]):
        said = [(place * step_width, text_width(text, size) / 2) for place, text in line if text]
        if any(after - before < left + right + GAP for (before, left), (after, right) in pairwise(said)):
            return False
    return True
