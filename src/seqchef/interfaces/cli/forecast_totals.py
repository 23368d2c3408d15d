"""`seqchef forecast --totals`: totals of the series, added up while panels and their forecasts pass by."""

from collections import deque
from collections.abc import Iterable, Iterator

from seqchef.applications.planning.hierarchy import Sums
from seqchef.formats.series import ReadPanel
from seqchef.interfaces.cli.console import say
from seqchef.series.tables import Forecasts, Panel


class Totals:
    """Everything, and the groups of each level that is asked for; they come after all series."""

    def __init__(self, levels: str) -> None:
        """`levels`: `category,shop,shop/category`; `total` alone for the sum of everything."""
        self._sums = Sums([level.strip() for level in levels.split(",")])
        self._waiting: deque[Panel] = deque()

    def read(self, panels: Iterable[ReadPanel]) -> Iterator[ReadPanel]:
        """The panels, each kept until it is forecast."""
        for one in panels:
            self._waiting.append(one.panel)
            yield one

    def answered(self, answers: Iterable[Forecasts]) -> Iterator[Forecasts]:
        """The answers, which come in the order of the panels, and then their totals."""
        for answer in answers:
            self._sums.add(self._waiting.popleft(), answer)
            yield answer
        yield self._sums.result()
        if self._sums.left_out:
            say(f"totals leave out {self._sums.left_out} series that ended before the others")
