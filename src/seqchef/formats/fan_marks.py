"""Marks of fan charts: names of holidays, promotions and fairs above the days that have them.

Knows: how names share the room above a chart, and that they become numbers with a list below where it is too small.
Does not know: which days have a name, or shapes and colours (fan_chart).
Start at: place_marks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from seqchef.formats.fan_axes import text_width

ROW = 11.0  # px of one line of names
ROOM = 4.0  # px between two names
MOST_ROWS = 2


@dataclass(frozen=True)
class Mark:
    """Steps `first` to `last` with one name; its label stands at `x` (its middle) in `row`, 0 next to the chart."""

    first: int
    last: int
    name: str
    label: str
    x: float
    row: int


@dataclass(frozen=True)
class Marks:
    """All marks of a chart, and lines of notes below it: (number, name) each, where labels are numbers."""

    marks: tuple[Mark, ...]
    rows: int
    notes: tuple[tuple[str, str], ...]


def place_marks(names: Sequence[str], x: Callable[[float], float], edges: tuple[float, float], size: float) -> Marks:
    """Names (N,) of steps, "" for none; x() is where a step lies; labels stay within `edges`."""
    runs = list(_runs(names))
    said = _in_rows([(first, last, name, name) for first, last, name in runs], x, edges, size)
    if said is not None:
        return Marks(said, max((mark.row + 1 for mark in said), default=0), ())
    numbers = {name: str(place + 1) for place, name in enumerate(dict.fromkeys(name for _, _, name in runs))}
    marks = tuple(Mark(first, last, name, numbers[name], x((first + last) / 2), 0) for first, last, name in runs)
    return Marks(marks, 1, tuple((number, name) for name, number in numbers.items()))


def wrapped(notes: Sequence[tuple[str, str]], width: float, size: float) -> list[str]:
    """Notes as lines that are at most `width` px wide; a single note that is wider has a line of its own."""
    lines: list[str] = []
    for number, name in notes:
        note = f"{number} {name}"
        if lines and text_width(f"{lines[-1]}  ·  {note}", size) <= width:
            lines[-1] += f"  ·  {note}"
        else:
            lines.append(note)
    return lines


def _runs(names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last, name) of steps that follow each other under one name."""
    for name, places in groupby(range(len(names)), key=lambda place: names[place]):
        run = list(places)
        if name:
            yield run[0], run[-1], name


def _in_rows(
    runs: Sequence[tuple[int, int, str, str]], x: Callable[[float], float], edges: tuple[float, float], size: float
) -> tuple[Mark, ...] | None:
    """Every label in the first row where it touches no other, or None when one has no room."""
    ends = [edges[0] - ROOM] * MOST_ROWS
    marks = []
    for first, last, name, label in runs:
        half = text_width(label, size) / 2
        middle = min(max(x((first + last) / 2), edges[0] + half), edges[1] - half)
        row = next((row for row, end in enumerate(ends) if middle - half >= end + ROOM), None)
        if row is None:
            return None
        ends[row] = middle + half
        marks.append(Mark(first, last, name, label, middle, row))
    return tuple(marks)
