"""Charts: a fan of futures beside the past, as plain SVG text that prints in black and white.

Knows: axes, bands, closed days, marks of holidays and promotions.
Does not know: where the numbers come from, or the language of the labels.
Start at: fan_chart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEFT, RIGHT, TOP, BOTTOM = 34, 8, 10, 30  # margins, px
LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)  # the edges of the 80 % and the 50 % band around the median


@dataclass(frozen=True, kw_only=True)
class Fan:
    """What one chart shows: T days of past and H days ahead, side by side."""

    past: Floats  # (T,), nan where nothing was sold
    quantiles: Floats  # (H, 5) at LEVELS
    closed: Sequence[bool]  # (T + H,)
    marks: Sequence[str]  # (T + H,): what the day is called, "" for an ordinary one
    labels: Sequence[tuple[str, str]]  # (T + H,): two lines below the axis; ("", "") for none
    title: str  # for readers of the page's text


def fan_chart(fan: Fan, *, width: int = 680, height: int = 190) -> str:
    """The chart as one <svg> element; its look is the style sheet's (classes grid, closed, past, band50, mark ...)."""
    frame = _Frame(fan, width, height)
    parts = [
        f'<svg class="fan" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(fan.title)}</title>',
        *frame.closed_days(),
        *frame.grid(),
        *frame.bands(),
        *frame.past(),
        *frame.axis(),
        "</svg>",
    ]
    return "".join(parts)


class _Frame:
    """Places of days and values in one chart."""

    def __init__(self, fan: Fan, width: int, height: int) -> None:
        self.fan, self.width, self.height = fan, width, height
        self.days = len(fan.closed)
        self.first_ahead = self.days - len(fan.quantiles)
        highest = float(max(np.nanmax(fan.past, initial=0.0), fan.quantiles.max(initial=0.0), 1.0))
        self.step = _nice_step(highest / 4)
        self.top = self.step * ceil(highest / self.step)
        self.day_width = (width - LEFT - RIGHT) / self.days

    def x(self, day: float) -> float:
        """The middle of a day."""
        return LEFT + (day + 0.5) * self.day_width

    def y(self, value: float) -> float:
        """The height of a value."""
        return TOP + (1 - value / self.top) * (self.height - TOP - BOTTOM)

    def grid(self) -> Iterator[str]:
        """Lines and numbers of the value axis."""
        for value in np.arange(0, self.top + self.step / 2, self.step):
            y = self.y(value)
            yield f'<line class="grid" x1="{LEFT}" x2="{self.width - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="tick" x="{LEFT - 5}" y="{y + 3:.1f}" text-anchor="end">{value:g}</text>'

    def closed_days(self) -> Iterator[str]:
        """Grey columns."""
        bottom = self.y(0)
        for day in (place for place, closed in enumerate(self.fan.closed) if closed):
            left = self.x(day) - self.day_width / 2
            size = f'width="{self.day_width:.1f}" height="{bottom - TOP:.1f}"'
            yield f'<rect class="closed" x="{left:.1f}" y="{TOP}" {size}/>'

    def past(self) -> Iterator[str]:
        """What was sold: a line through days that follow each other, and a dot for each."""
        known = [not np.isnan(value) for value in self.fan.past]
        for run in _runs(known):
            points = " ".join(f"{self.x(day):.1f},{self.y(self.fan.past[day]):.1f}" for day in run)
            yield f'<polyline class="past" points="{points}"/>'
            for day in run:
                yield f'<circle class="dot" cx="{self.x(day):.1f}" cy="{self.y(self.fan.past[day]):.1f}" r="1.8"/>'

    def bands(self) -> Iterator[str]:
        """The bands of 80 % and 50 % and the median, broken on closed days."""
        is_open = [not closed for closed in self.fan.closed[self.first_ahead :]]
        for run in _runs(is_open):
            for low, high, name in ((0, 4, "band80"), (1, 3, "band50")):
                edge = [*self._edge(run, high), *reversed(self._edge(run, low))]
                yield f'<polygon class="{name}" points="{" ".join(edge)}"/>'
            yield f'<polyline class="median" points="{" ".join(self._edge(run, 2))}"/>'

    def _edge(self, run: Sequence[int], level: int) -> list[str]:
        """Points of one quantile, from half a day before the first day of the run to half a day after the last."""
        days = [
            self.first_ahead + run[0] - 0.45,
            *(self.first_ahead + h for h in run),
            self.first_ahead + run[-1] + 0.45,
        ]
        values = self.fan.quantiles[[run[0], *run, run[-1]], level]
        return [f"{self.x(day):.1f},{self.y(value):.1f}" for day, value in zip(days, values, strict=True)]

    def axis(self) -> Iterator[str]:
        """The day axis, marks of days with a name, and the line between past and future."""
        bottom = self.y(0)
        for day, (upper, lower) in enumerate(self.fan.labels):
            if upper or lower:
                place = f'x="{self.x(day):.1f}" text-anchor="middle"'
                yield f'<text class="tick" {place} y="{bottom + 12:.1f}">{escape(upper)}</text>'
                yield f'<text class="tick" {place} y="{bottom + 23:.1f}">{escape(lower)}</text>'
        for day, mark in enumerate(self.fan.marks):
            if mark:
                x = self.x(day)
                shape = f"M{x:.1f} {TOP - 6} l4 5 l-4 5 l-4 -5 z"
                yield f'<path class="mark" d="{shape}"><title>{escape(mark)}</title></path>'
        x = self.x(self.first_ahead - 0.5)
        yield f'<line class="now" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{bottom:.1f}"/>'


def _runs(chosen: Sequence[bool]) -> Iterator[list[int]]:
    """Runs of positions that are chosen and follow each other."""
    run: list[int] = []
    for place, wanted in enumerate([*chosen, False]):
        if wanted:
            run.append(place)
        elif run:
            yield run
            run = []


def _nice_step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20 ... that is not below `least`."""
    power = 10.0 ** np.floor(np.log10(max(least, 0.25)))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= least))
