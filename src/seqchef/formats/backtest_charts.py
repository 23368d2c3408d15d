"""Backtest charts: cost that adds up day by day, and service against waste, as plain SVG that prints without colour.

Knows: places of lines, points and their names; every line has a dash of its own.
Does not know: what the numbers mean, or the language of the names.
Start at: cost_chart, frontier_chart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from seqchef.applications.planning.wording import Words
from seqchef.formats.fan_axes import ValueAxis, safe, text_width, time_ticks, value_axis
from seqchef.formats.sheet_words import with_sheets
from seqchef.series.calendar import Stamps
from seqchef.series.tables import Floats

WIDTH, HEIGHT = 680, 230
LEFT, TOP, BOTTOM = 52, 10, 34  # margins, px; on the right there is room for names
LETTERS = 10.0
LINE_HEIGHT = 12.0

CHART_STYLE = """
.bt { width: 100%; height: auto; display: block }
.bt text { font-size: 10px; fill: #57534e } .bt .bt-name { fill: #1c1917 }
.bt-grid { stroke: #ddd6cb; stroke-width: .7 }
.bt-line { fill: none; stroke-width: 1.4 } .bt-point { stroke-width: 1.2; fill: #fffdf9 }
.bt-0 { stroke: #0b4f49; stroke-width: 2.2 } .bt-1 { stroke: #9a4312; stroke-dasharray: 6 3 }
.bt-2 { stroke: #9a4312; stroke-dasharray: 2 2 } .bt-3 { stroke: #44403c; stroke-dasharray: 9 3 2 3 }
.bt-4 { stroke: #44403c; stroke-dasharray: 1 3 } .bt-point.bt-0 { fill: #0b4f49 }
.bt-point { stroke-dasharray: none }
"""


@dataclass(frozen=True, eq=False)
class Line:
    """One buyer: a value for every day, or one point for every margin."""

    name: str
    style: int  # 0 is ours; a class of CHART_STYLE
    x: Floats
    y: Floats


def cost_chart(lines: Sequence[Line], days: Stamps, title: str, words: Words) -> str:
    """Lines over days; x of each line is the place of the day."""
    axis = value_axis(np.concatenate([line.y for line in lines]), from_zero=True)
    frame = _Frame(axis, -0.5, len(days) - 0.5, _name_width(lines))
    step = frame.x(1) - frame.x(0)
    ticks = [
        (frame.x(tick.place), tick.upper, tick.lower) for tick in time_ticks(days, with_sheets(words), step, LETTERS)
    ]
    return frame.svg(title, [*frame.grid(ticks), *_lines(lines, frame), *_ends(lines, frame)])


def frontier_chart(lines: Sequence[Line], title: str) -> str:
    """Points joined in their order; x is a share from 0 to 1, y money."""
    least = min(float(line.x.min()) for line in lines)
    low = max(0.0, np.floor(min(least, 0.99) * 20) / 20)  # a round share below all points
    axis = value_axis(np.concatenate([line.y for line in lines]), from_zero=True)
    frame = _Frame(axis, low, 1.0, _name_width(lines))
    places = np.linspace(low, 1.0, 6)
    ticks = [(frame.x(float(place)), f"{100 * place:.0f} %", "") for place in places]
    points = [
        f'<circle class="bt-point bt-{line.style}" cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" '
        f'r="{4.5 if line.style == 0 else 3}"/>'
        for line in lines
        for x, y in zip(line.x.tolist(), line.y.tolist(), strict=True)
    ]
    return frame.svg(title, [*frame.grid(ticks), *_lines(lines, frame), *points, *_ends(lines, frame)])


class _Frame:
    """Places of values in one chart."""

    def __init__(self, axis: ValueAxis, low: float, high: float, names: float) -> None:
        self.axis, self.low, self.high = axis, low, high
        self.right = WIDTH - names

    def x(self, value: float) -> float:
        return LEFT + (value - self.low) / ((self.high - self.low) or 1.0) * (self.right - LEFT)

    def y(self, value: float) -> float:
        share = (value - self.axis.low) / ((self.axis.high - self.axis.low) or 1.0)
        return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)

    def grid(self, ticks: Sequence[tuple[float, str, str]]) -> Iterator[str]:
        """Lines of the value axis with their numbers, and labels below."""
        for value, label in zip(self.axis.ticks, self.axis.labels, strict=True):
            y = self.y(value)
            yield f'<path class="bt-grid" d="M{LEFT} {y:.1f}H{self.right:.1f}"/>'
            yield f'<text x="{LEFT - 5}" y="{y + 3.5:.1f}" text-anchor="end">{label}{self.axis.scale}</text>'
        for x, upper, lower in ticks:
            for text, down in ((upper, 14), (lower, 26)):
                if text:
                    place = f'x="{x:.1f}" y="{HEIGHT - BOTTOM + down}"'
                    yield f'<text {place} text-anchor="middle">{safe(text)}</text>'

    def svg(self, title: str, parts: Sequence[str]) -> str:
        return (
            f'<svg class="bt" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg">'
            f"<title>{safe(title)}</title>{''.join(parts)}</svg>"
        )


def _lines(lines: Sequence[Line], frame: _Frame) -> Iterator[str]:
    for line in reversed(lines):  # ours on top
        points = " ".join(
            f"{frame.x(x):.1f},{frame.y(y):.1f}" for x, y in zip(line.x.tolist(), line.y.tolist(), strict=True)
        )
        yield f'<polyline class="bt-line bt-{line.style}" points="{points}"/>'


def _ends(lines: Sequence[Line], frame: _Frame) -> Iterator[str]:
    """The name of each line at its right end, moved apart where they would touch, with a sample of its dash."""
    left = frame.right + 6
    wanted = sorted(((frame.y(float(line.y[-1])), line) for line in lines), key=lambda pair: pair[0])
    places = _apart([y for y, _ in wanted])
    for y, (_, line) in zip(places, wanted, strict=True):
        yield f'<path class="bt-line bt-{line.style}" d="M{left:.1f} {y:.1f}h14"/>'
        yield f'<text class="bt-name" x="{left + 18:.1f}" y="{y + 3.5:.1f}">{safe(line.name)}</text>'


def _apart(wanted: Sequence[float]) -> list[float]:
    """Ascending places, each at least LINE_HEIGHT from the next, none below the chart."""
    places: list[float] = []
    for y in wanted:
        places.append(max(y, places[-1] + LINE_HEIGHT) if places else max(y, TOP))
    lowest = float(HEIGHT - BOTTOM)
    for place in range(len(places) - 1, -1, -1):
        places[place] = min(places[place], lowest)
        lowest = places[place] - LINE_HEIGHT
    return places


def _name_width(lines: Sequence[Line]) -> float:
    return 30 + max(text_width(line.name, LETTERS) for line in lines)
