"""Plots: lines, dots and ranges of several things side by side, as plain SVG text for light and dark pages.

Knows: axes, ticks, lines, rules, dots. Colours are the page's style sheet's: slot k is the class `s{k}`.
Does not know: what is plotted.
Start at: line_plot, scatter_plot, strip_plot.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isfinite, log10

LEFT, RIGHT, TOP, BOTTOM = 46, 12, 10, 34  # margins, px
ROW = 22  # height of one row of a strip plot
NAMES = 128  # width of the names of a strip plot
WIDEST = 18  # letters of a name that fit there


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One axis: from `low` to `high`; values beyond are drawn at its end."""

    title: str
    low: float
    high: float
    log: bool = False
    ticks: Sequence[float] = ()  # round numbers where none are given

    def place(self, value: float) -> float:
        """0 at the low end, 1 at the high end."""
        low, high, value = (log10(v) if self.log else v for v in (self.low, self.high, self._within(value)))
        return (value - low) / (high - low) if high > low else 0.5

    def _within(self, value: float) -> float:
        return min(max(value, self.low), self.high)

    def marks(self) -> Sequence[float]:
        """Values that get a tick."""
        if self.ticks:
            return self.ticks
        if self.log:
            powers = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
            few = log10(self.high / self.low) < 3
            round_ones = [base * 10.0**power for power in powers for base in ((1, 2, 5) if few else (1,))]
            return [value for value in round_ones if self.low <= value <= self.high]
        step = nice_step((self.high - self.low) / 4)
        first = ceil(self.low / step - 1e-9)
        return [round(k * step, 10) for k in range(first, floor(self.high / step + 1e-9) + 1)]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a plot; lines of one slot have one colour."""

    slot: int
    points: Sequence[tuple[float, float]]
    label: str  # shown when the pointer rests on it


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One dot, with the range of its height."""

    slot: int
    x: float
    y: float
    low: float
    high: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a strip plot: a dot for every run, and a stroke at their mean."""

    slot: int
    name: str
    values: Sequence[float]
    text: str  # what stands at the end of the row


@dataclass(frozen=True)
class Rule:
    """A level that is drawn across."""

    value: float
    label: str


def line_plot(
    lines: Sequence[Line],
    x: Axis,
    y: Axis,
    *,
    title: str,
    rules: Sequence[Rule] = (),
    size: tuple[int, int] = (340, 220),
) -> str:
    """Lines over two axes, each with a dot at its end."""
    frame = _Frame(x, y, *size)
    parts = [*frame.axes(), *frame.rules(rules)]
    for line in lines:
        places = [frame.point(*point) for point in line.points if all(map(isfinite, point))]
        if places:
            joined = " ".join(f"{a:.1f},{b:.1f}" for a, b in places)
            parts.append(
                f'<g class="s{line.slot}"><title>{escape(line.label)}</title>'
                f'<polyline class="curve" points="{joined}"/>'
                f'<circle cx="{places[-1][0]:.1f}" cy="{places[-1][1]:.1f}" r="2.6"/></g>'
            )
    return _svg(title, *size, parts)


def scatter_plot(dots: Sequence[Dot], x: Axis, y: Axis, *, title: str, size: tuple[int, int] = (340, 240)) -> str:
    """Dots with their names beside them and the range of their heights."""
    frame = _Frame(x, y, *size)
    parts = list(frame.axes())
    taken: list[float] = []
    for dot in sorted(dots, key=lambda one: -one.y):
        across, up = frame.point(dot.x, dot.y)
        ends = [frame.point(dot.x, value)[1] for value in (dot.low, dot.high)]
        text_at = _free(up + 3, taken)
        right = across > size[0] * 0.6
        where = f'x="{across + (-7 if right else 7):.1f}" y="{text_at:.1f}" text-anchor="{"end" if right else "start"}"'
        parts.append(
            f'<g class="s{dot.slot}"><line class="range" x1="{across:.1f}" x2="{across:.1f}" y1="{ends[0]:.1f}" '
            f'y2="{ends[1]:.1f}"/><circle cx="{across:.1f}" cy="{up:.1f}" r="4"/>'
            f'<text class="name" {where}>{escape(dot.label)}</text></g>'
        )
    return _svg(title, *size, parts)


def strip_plot(rows: Sequence[Row], x: Axis, *, title: str, rules: Sequence[Rule] = (), width: int = 700) -> str:
    """One row for each thing: all its values as dots, their mean as a stroke, its text at the end."""
    height = TOP + ROW * len(rows) + BOTTOM
    frame = _Frame(x, Axis(title="", low=0, high=1, ticks=(2,)), width, height, left=NAMES, right=150)
    parts = [*frame.axes(), *frame.rules(rules, across=False)]
    for place, row in enumerate(rows):
        y = TOP + ROW * (place + 0.5)
        mean = frame.point(sum(row.values) / len(row.values), 0)[0]
        dots = "".join(f'<circle cx="{frame.point(v, 0)[0]:.1f}" cy="{y:.1f}" r="3.4"/>' for v in row.values)
        name = row.name if len(row.name) <= WIDEST else row.name[: WIDEST - 1] + "…"
        parts.append(
            f'<g class="s{row.slot}"><text class="name" x="{NAMES - 8}" y="{y + 4:.1f}" text-anchor="end">'
            f"{escape(name)}<title>{escape(row.name)}</title></text>{dots}"
            f'<line class="mean" x1="{mean:.1f}" x2="{mean:.1f}" y1="{y - 7:.1f}" y2="{y + 7:.1f}"/></g>'
            f'<text class="tick" x="{width - 142}" y="{y + 4:.1f}">{escape(row.text)}</text>'
        )
    return _svg(title, width, height, parts)


class _Frame:
    """Places in one plot."""

    def __init__(self, x: Axis, y: Axis, width: int, height: int, *, left: int = LEFT, right: int = RIGHT) -> None:
        self.x, self.y = x, y
        self.left, self.right, self.top, self.bottom = left, width - right, TOP, height - BOTTOM

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a pair of values."""
        return (
            self.left + self.x.place(x) * (self.right - self.left),
            self.bottom - self.y.place(y) * (self.bottom - self.top),
        )

    def axes(self) -> Iterator[str]:
        """Grid, ticks and titles."""
        for value in self.y.marks():
            if self.y.low <= value <= self.y.high:
                y = self.point(self.x.low, value)[1]
                yield f'<line class="grid" x1="{self.left}" x2="{self.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
                yield f'<text class="tick" x="{self.left - 5}" y="{y + 3:.1f}" text-anchor="end">{number(value)}</text>'
        for value in self.x.marks():
            x = self.point(value, self.y.low)[0]
            yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{self.top}" y2="{self.bottom}"/>'
            yield f'<text class="tick" x="{x:.1f}" y="{self.bottom + 12}" text-anchor="middle">{number(value)}</text>'
        middle = (self.left + self.right) / 2
        yield (
            f'<text class="axis" x="{middle:.1f}" y="{self.bottom + 27}" text-anchor="middle">'
            f"{escape(self.x.title)}</text>"
        )
        if self.y.title:
            at = (self.top + self.bottom) / 2
            yield (
                f'<text class="axis" x="11" y="{at:.1f}" text-anchor="middle" transform="rotate(-90 11 {at:.1f})">'
                f"{escape(self.y.title)}</text>"
            )

    def rules(self, rules: Iterable[Rule], *, across: bool = True) -> Iterator[str]:
        """Levels such as chance, with their names: across the plot, or upright where values run to the right."""
        for rule in rules:
            if across:
                y = self.point(self.x.low, rule.value)[1]
                yield f'<line class="rule" x1="{self.left}" x2="{self.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
                yield (
                    f'<text class="rulename" x="{self.right - 2}" y="{y - 3:.1f}" text-anchor="end">'
                    f"{escape(rule.label)}</text>"
                )
            else:
                x = self.point(rule.value, self.y.low)[0]
                yield (
                    f'<line class="rule" x1="{x:.1f}" x2="{x:.1f}" y1="{self.top}" y2="{self.bottom}">'
                    f"<title>{escape(rule.label)}</title></line>"
                )


def number(value: float) -> str:
    """A tick as people write it: 0.25, 40, 4096, 20k, 3M."""
    for unit, letter, least in ((1e9, "G", 1e9), (1e6, "M", 1e6), (1e3, "k", 1e4)):
        if abs(value) >= least:
            return f"{value / unit:g}{letter}"
    return f"{value:g}"


def nice_step(least: float) -> float:
    """The next of 1, 2, 5 times a power of ten that is not below `least`."""
    power = 10.0 ** floor(log10(max(least, 1e-9)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9))


def _free(y: float, taken: list[float]) -> float:
    """The nearest height at or below y that leaves room to the names before."""
    while any(abs(y - other) < 11 for other in taken):
        y += 1
    taken.append(y)
    return y


def _svg(title: str, width: int, height: int, parts: Iterable[str]) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )
