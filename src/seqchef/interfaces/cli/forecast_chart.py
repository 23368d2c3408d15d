"""`seqchef forecast --chart`: the series of the page, kept while panels and their forecasts pass by."""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from seqchef.files import atomic_write
from seqchef.formats.forecast_page import MOST, Chosen, page_of
from seqchef.formats.series import ReadPanel
from seqchef.formats.sheet_words import load
from seqchef.series.tables import Forecasts, Panel


class Chart:
    """A page of fan charts at `path`; memory holds the series of the page and the panels that wait for an answer."""

    def __init__(self, path: Path, language: str) -> None:
        self.path, self.words = path, load(language)
        self._chosen = Chosen(MOST)
        self._waiting: deque[Panel] = deque()

    def read(self, panels: Iterable[ReadPanel]) -> Iterator[ReadPanel]:
        """The panels, each noted before it is forecast."""
        for one in panels:
            self._waiting.append(one.panel)
            yield one

    def answered(self, answers: Iterable[Forecasts]) -> Iterator[Forecasts]:
        """The answers, which come in the order of the panels."""
        for answer in answers:
            self._chosen.add(self._waiting.popleft(), answer)
            yield answer

    def write(self, title: str) -> None:
        """The page, whole; Raises BadInput when there is no series."""
        atomic_write(self.path, page_of(self._chosen, self.words, title=title))
