"""Fan charts: what was, what may come, and what people say about it, as plain SVG that prints in black and white.

Knows: the past as line and dots; bands of 50 and 80 % and the median; closed days, names of days, values set by hand,
what came later; a description in words for those who do not see it.
Does not know: where numbers come from (fan_series makes a Fan of a series), or colours (fan_style).
Start at: fan_chart.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.wording import Words
from seqchef.formats.fan import Fan
from seqchef.formats.fan_axes import GAP, safe, text_width, time_ticks, value_axis
from seqchef.formats.fan_marks import ROW, place_marks, wrapped
from seqchef.formats.fan_words import described, value_text, when_text
from seqchef.formats.sheet_words import with_sheets

Floats = NDArray[np.float64]

LINE_ONLY = 3.0  # px for a step: no room for dots below that
BROAD = 480  # px: narrower charts have smaller letters


def fan_chart(fan: Fan, words: Words, *, width: int = 680, height: int = 200, from_zero: bool = True) -> str:
    """The chart as one <svg> element, `height` px or, with notes below it, more; its look is FAN_STYLE's.

    `from_zero` False (prices) lets the value axis begin near the lowest value.
    """
    return "".join(_Frame(fan, with_sheets(words), width, height, from_zero).parts())


class _Frame:
    """Places of steps and values in one chart."""

    def __init__(self, fan: Fan, words: Words, width: int, height: int, from_zero: bool) -> None:
        self.fan, self.words, self.width = fan, words, width
        self.size = 10.0 if width >= BROAD else 9.0  # of letters, px
        later = np.empty(0) if fan.later is None else fan.later
        extra = np.array([*fan.overrides.values(), *fan.levels.values()], dtype=np.float64)
        shown = np.concatenate([fan.past, fan.bands.ravel(), later, extra])
        self.axis = value_axis(shown, from_zero=from_zero, rows=4 if height >= 150 else 3)
        self.left = max(text_width(label, self.size) for label in self.axis.labels) + 9
        self.right = width - 9.0
        self.steps, self.first_ahead = len(fan.stamps), len(fan.past)
        self.step_width = (self.right - self.left) / self.steps
        self.marks = place_marks(fan.names, self.x, (2.0, width - 2.0), self.size)
        self.notes = wrapped(self.marks.notes, width - 4, self.size)
        self.top = 9.0 + (ROW * self.marks.rows + 5 if self.marks.rows else 0) + (ROW if self._unit() else 0)
        self.bottom = height - 2 * (self.size + 2) - 4
        self.height = round(height + ROW * len(self.notes) + (4 if self.notes else 0))

    def x(self, step: float) -> float:
        """The middle of a step."""
        return self.left + (step + 0.5) * self.step_width

    def y(self, value: float) -> float:
        """The height of a value."""
        share = (min(max(value, self.axis.low), self.axis.high) - self.axis.low) / (self.axis.high - self.axis.low)
        return self.bottom - share * (self.bottom - self.top)

    def parts(self) -> Iterator[str]:
        """Everything, from back to front."""
        yield (
            f'<svg class="fan" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}" role="img"><title>{safe(self.fan.title)}</title>'
            f"<desc>{safe(described(self.fan, self.words))}</desc>"
        )
        yield from self._closed()
        yield from self._values()
        yield from self._bands()
        yield from self._levels()
        yield from self._line("fan-past", self.fan.past, 0)
        if self.fan.later is not None:
            yield from self._line("fan-later", self.fan.later, self.first_ahead)
        yield from self._overrides()
        yield from self._now()
        yield from self._dates()
        yield from self._marks()
        yield "</svg>"

    def _unit(self) -> str:
        scale = self.words.say("fan_scale", power=self.axis.scale) if self.axis.scale else ""
        return " ".join(part for part in (self.fan.unit, scale) if part)

    def _values(self) -> Iterator[str]:
        """Lines and numbers of the value axis."""
        for value, label in zip(self.axis.ticks, self.axis.labels, strict=True):
            y = self.y(value)
            yield f'<path class="fan-grid" d="M{self.left:.1f} {y:.1f}H{self.right:.1f}"/>'
            yield self._text(self.left - 5, y + self.size / 3, label, "end")
        if self._unit():
            yield self._text(2, 9, self._unit(), "start")

    def _closed(self) -> Iterator[str]:
        """Columns with slanting lines, which a printer without greys shows as well."""
        half, height = self.step_width / 2, self.bottom - self.top
        for run in _runs(self.fan.closed):
            left, right = self.x(run[0]) - half, self.x(run[-1]) + half
            yield f'<rect class="fan-closed" x="{left:.1f}" y="{self.top:.1f}" width="{right - left:.1f}" '
            yield f'height="{height:.1f}"/>'
            lines = []
            for start in np.arange(left - height, right, 7.0):  # x where a line at 45 degrees meets the bottom
                begin, end = max(left, start), min(right, start + height)
                if end > begin:
                    lines.append(f"M{begin:.1f} {self.bottom - begin + start:.1f}l{end - begin:.1f} {begin - end:.1f}")
            yield f'<path class="fan-hatch" d="{"".join(lines)}"/>'

    def _bands(self) -> Iterator[str]:
        """The bands and the median, broken on closed days."""
        rows = enumerate(self.fan.quantiles, self.first_ahead)
        for run in _runs([not self.fan.is_closed(step) and bool(np.isfinite(row).all()) for step, row in rows]):
            for low, high, name in ((0, 4, "fan-band80"), (1, 3, "fan-band50")):
                edge = [*self._edge(run, high), *reversed(self._edge(run, low))]
                yield f'<polygon class="{name}" points="{" ".join(edge)}"/>'
            yield f'<polyline class="fan-median" points="{" ".join(self._edge(run, 2))}"/>'

    def _edge(self, run: Sequence[int], level: int) -> list[str]:
        """Points of one edge, from half a step before the first step of the run to half a step after the last."""
        steps = [run[0] - 0.45, *run, run[-1] + 0.45]
        values = self.fan.bands[[run[0], *run, run[-1]], level]
        pairs = zip(steps, values, strict=True)
        return [f"{self.x(self.first_ahead + step):.1f},{self.y(value):.1f}" for step, value in pairs]

    def _line(self, name: str, values: Floats, begin: int) -> Iterator[str]:
        """A line through values that follow each other, and a dot for each where there is room or it stands alone."""
        for run in _runs(np.isfinite(values).tolist()):
            points = [(self.x(begin + step), self.y(values[step])) for step in run]
            yield f'<polyline class="{name}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'
            if self.step_width >= LINE_ONLY or len(run) == 1:
                yield from (f'<circle class="{name}-dot" cx="{x:.1f}" cy="{y:.1f}" r="1.8"/>' for x, y in points)

    def _levels(self) -> Iterator[str]:
        for name, value in self.fan.levels.items():
            y = self.y(value)
            yield f'<path class="fan-level" d="M{self.left:.1f} {y:.1f}H{self.right:.1f}"/>'
            yield self._text(self.left + 3, y - 3, name, "start")

    def _overrides(self) -> Iterator[str]:
        """A square at the value set by hand, tied to the median."""
        for step, value in sorted(self.fan.overrides.items()):
            x, y, median = self.x(self.first_ahead + step), self.y(value), float(self.fan.quantiles[step, 4])
            when = when_text(self.fan.stamps[self.first_ahead + step], self.words, self.fan.step_days)
            told = self.words.say("fan_override_here", when=when, value=value_text(value), median=value_text(median))
            tie = f"M{x:.1f} {self.y(median):.1f}V{y:.1f}" if np.isfinite(median) else ""
            yield f'<g class="fan-override"><title>{safe(told)}</title><path class="fan-tie" d="{tie}"/>'
            yield f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6"/></g>'

    def _now(self) -> Iterator[str]:
        """The line between past and future, with the word beside it where there is room."""
        if not (self.fan.past.size and len(self.fan.quantiles)):
            return
        x = self.x(self.first_ahead - 0.5)
        yield f'<path class="fan-now" d="M{x:.1f} {self.top - 4:.1f}V{self.bottom:.1f}"/>'
        word = f"{self.words.say('fan_now')} →"
        room = text_width(word, self.size) + GAP
        if x + room < self.right:
            y = self.bottom - 4 if self._is_free_below(room) else self.top + self.size - 3
            yield self._text(x + 4, y, word, "start", "fan-word")

    def _is_free_below(self, room: float) -> bool:
        """Whether the first `room` px of the future have more space below all values than above them."""
        steps = max(1, round(room / self.step_width))
        later = np.empty(0) if self.fan.later is None else self.fan.later[:steps]
        by_hand = [value for step, value in self.fan.overrides.items() if step < steps]
        drawn = [row for h, row in enumerate(self.fan.bands[:steps]) if not self.fan.is_closed(self.first_ahead + h)]
        values = np.concatenate([*drawn, later, by_hand])
        heights = [self.y(value) for value in values[np.isfinite(values)].tolist()]
        return bool(heights) and self.bottom - max(heights) > min(heights) - self.top

    def _dates(self) -> Iterator[str]:
        """Two lines of labels below short strokes."""
        for tick in time_ticks(self.fan.stamps, self.words, self.step_width, self.size):
            x, widest = self.x(tick.place), max(text_width(line, self.size) for line in (tick.upper, tick.lower))
            inside = min(max(x, widest / 2 + 1), self.width - widest / 2 - 1)
            yield f'<path class="fan-tick" d="M{x:.1f} {self.bottom:.1f}v3"/>'
            yield self._text(inside, self.bottom + self.size + 3, tick.upper, "middle")
            if tick.lower:
                yield self._text(inside, self.bottom + 2 * self.size + 5, tick.lower, "middle")

    def _marks(self) -> Iterator[str]:
        """A diamond above every named day, a bar above several, the name or a number above it; notes at the bottom."""
        for mark in self.marks.marks:
            x, y = self.x((mark.first + mark.last) / 2), self.top - 6
            if mark.last > mark.first:
                yield f'<path class="fan-bar" d="M{self.x(mark.first):.1f} {y:.1f}H{self.x(mark.last):.1f}"/>'
            yield f'<path class="fan-mark" d="M{x:.1f} {y - 3.5:.1f}l3.5 3.5-3.5 3.5-3.5-3.5z">'
            yield f"<title>{safe(mark.name)}</title></path>"
            yield self._text(mark.x, y - 6 - ROW * mark.row, mark.label, "middle", "fan-name")
        for place, note in enumerate(self.notes):
            lowest = self.height - 3 - ROW * (len(self.notes) - 1 - place)
            yield self._text(2, lowest, note, "start", "fan-name")

    def _text(self, x: float, y: float, text: str, anchor: str, name: str = "fan-label") -> str:
        size = f'font-size="{self.size:g}"'
        return f'<text class="{name}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {size}>{safe(text)}</text>'


def _runs(chosen: Sequence[bool]) -> Iterator[list[int]]:
    """Runs of positions that are chosen and follow each other."""
    run: list[int] = []
    for place, wanted in enumerate([*chosen, False]):
        if wanted:
            run.append(place)
        elif run:
            yield run
            run = []
