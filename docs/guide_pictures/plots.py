"""Plots: axes with lines, and columns under words, on a canvas."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from guide_pictures.canvas import Canvas

Point = tuple[float, float]


@dataclass(frozen=True)
class Plot:
    """A rectangle of a canvas with two axes; `log` makes the upright one logarithmic."""

    canvas: Canvas
    left: float
    top: float
    width: float
    height: float
    x: Point  # the least and the greatest value
    y: Point
    log: bool = False

    def at(self, x: float, y: float) -> Point:
        """Where a value lies on the canvas; one outside the plot lies on its edge."""
        low, high = (log10(edge) if self.log else edge for edge in self.y)
        value = log10(max(y, 1e-300)) if self.log else y
        share = min(1.0, max(0.0, (value - low) / (high - low)))
        along = min(1.0, max(0.0, (x - self.x[0]) / (self.x[1] - self.x[0])))
        return self.left + along * self.width, self.top + (1 - share) * self.height

    def axes(
        self,
        x_ticks: Sequence[float],
        y_ticks: Sequence[float],
        *,
        x_label: str = "",
        y_label: str = "",
        y_names: Sequence[str] = (),
    ) -> None:
        """Ticks with their numbers, lines across, and what the axes mean."""
        bottom = self.top + self.height
        for place, value in enumerate(y_ticks):
            _, y = self.at(self.x[0], value)
            self.canvas.line([(self.left, y), (self.left + self.width, y)], "grid")
            name = y_names[place] if y_names else f"{value:g}"
            self.canvas.text(self.left - 6, y + 4, name, "small soft", anchor="end")
        for value in x_ticks:
            x, _ = self.at(value, self.y[0])
            self.canvas.line([(x, bottom), (x, bottom + 4)], "axis")
            self.canvas.text(x, bottom + 16, f"{value:g}", "small soft", anchor="middle")
        self.canvas.line([(self.left, bottom), (self.left + self.width, bottom)], "axis")
        if x_label:
            self.canvas.text(self.left + self.width / 2, bottom + 32, x_label, "small soft", anchor="middle")
        if y_label:
            self.canvas.text(self.left, self.top - 8, y_label, "small soft")

    def line(self, points: Sequence[Point], tone: str) -> None:
        """A line through values."""
        self.canvas.line([self.at(x, y) for x, y in points], f"{tone} line")

    def name(self, x: float, y: float, words: str, tone: str, *, dx: float = 6, dy: float = 4) -> None:
        """The name of a line, beside a value of it."""
        left, top = self.at(x, y)
        self.canvas.text(left + dx, top + dy, words, f"strong small {tone}")


@dataclass(frozen=True)
class Columns:
    """One column for each word of a line, from `left` on."""

    canvas: Canvas
    words: Sequence[str]
    left: float
    width: float  # of all columns

    @property
    def step(self) -> float:
        """The width of one column."""
        return self.width / len(self.words)

    def middle(self, place: int) -> float:
        return self.left + (place + 0.5) * self.step

    def heads(self, y: float, below: Sequence[str] = ()) -> None:
        """The words with their baseline at y, and under each of them something softer."""
        for place, word in enumerate(self.words):
            self.canvas.text(self.middle(place), y, word, "strong", anchor="middle")
        for place, word in enumerate(below):
            self.canvas.text(self.middle(place), y + 15, word, "small soft", anchor="middle")
