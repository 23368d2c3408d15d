"""`seqchef forecast --chart`: the series of the page, kept while panels and their forecasts pass by."""

from pathlib import Path

from seqchef.files import atomic_write
from seqchef.formats.forecast_page import MOST, Chosen, page_of
from seqchef.formats.sheet_words import load
from seqchef.interfaces.cli.forecast_passing import Passing
from seqchef.series.tables import Forecasts, Panel


class Chart(Passing):
    """A page of fan charts at `path`, with the largest series."""

    def __init__(self, path: Path, language: str) -> None:
        super().__init__()
        self.path, self.words = path, load(language)
        self._chosen = Chosen(MOST)

    def take(self, panel: Panel, answer: Forecasts) -> None:
        """Keep the series that belong on the page so far."""
        self._chosen.add(panel, answer)

    def write(self, title: str) -> None:
        """The page, whole; Raises BadInput when there is no series."""
        atomic_write(self.path, page_of(self._chosen, self.words, title=title))
