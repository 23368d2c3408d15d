"""Points: where a text stands that is being written, for readings of the foods that it names.

Knows: which characters divide phrases, and what is open at a text's end. Texts grow, so what was read is remembered.
Does not know: pieces (_masks).
Start at: Points.
"""

from typing import NamedTuple

from seqchef.applications.writing.constraints._phrases import runs_of
from seqchef.applications.writing.constraints._readings import START, Place, Readings
from seqchef.applications.writing.constraints._spelling import ENDED, JOINED, gap_of
from seqchef.food.lexicon import folded_words

KEPT = 1 << 13  # texts that are remembered


class Point(NamedTuple):
    """The place after the finished words, the run of letters or digits that may go on, and whether all was allowed."""

    place: Place = START
    partial: str = ""
    broken: bool = False


class Points:
    """The points at which texts end."""

    def __init__(self, readings: Readings) -> None:
        self.readings = readings
        self._known: dict[str, Point] = {}
        self._chunks: dict[tuple[Point, str], Point] = {}

    def at_end(self, text: str) -> Point:
        """Where a text stands at its end. After a forbidden food, reading begins anew and `broken` stays true."""
        known = self._known.get(text)
        if known is not None:
            return known
        space = text.rfind(" ")
        before = self._known.get(text[:space]) if space > 0 else Point()
        if before is None:
            before = Point()
            for chunk in _chunks(text[:space]):
                before = self._after(before, chunk)
        if len(self._known) > KEPT:
            self._known.clear()
        point = self._known[text] = self._after(before, text[max(space, 0) :])
        return point

    def _after(self, point: Point, chunk: str) -> Point:
        key = (point, chunk)
        if key not in self._chunks:
            if len(self._chunks) > KEPT:
                self._chunks.clear()
            self._chunks[key] = self._read(point, chunk)
        return self._chunks[key]

    def _read(self, point: Point, chunk: str) -> Point:
        """A chunk is the start of a text up to a space, or a space and what follows up to the next one."""
        at = 0
        for word, start, end in folded_words(chunk):
            point = self._between(point, chunk[at:start])
            for run in runs_of(word):
                point = self._begun(point, run)
            at = end
        return self._between(point, chunk[at:])

    def _begun(self, point: Point, run: str) -> Point:
        done = self._finished(point)
        return Point(done.place, run, done.broken)

    def _finished(self, point: Point) -> Point:
        if not point.partial:
            return point
        place = self.readings.step_both(point.place, point.partial)
        if place is None or not self.readings.live(place):
            return Point(START, "", True)
        return Point(place, "", point.broken)

    def _between(self, point: Point, marks: str) -> Point:
        if not marks:
            return point
        point = self._finished(point)
        gap = gap_of(marks)
        if gap == JOINED:
            return point
        place = self.readings.divided(point.place, surely=gap == ENDED)
        return Point(START, "", True) if place is None else Point(place, "", point.broken)


def _chunks(text: str) -> list[str]:
    first, *rest = text.split(" ")
    return [first, *(" " + chunk for chunk in rest)]
