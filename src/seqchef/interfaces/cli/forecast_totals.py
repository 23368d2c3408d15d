"""`seqchef forecast --totals`: totals of the series, added up while panels and their forecasts pass by."""

from collections.abc import Iterable, Iterator

from seqchef.applications.planning.hierarchy import Sums
from seqchef.interfaces.cli.console import say
from seqchef.interfaces.cli.forecast_passing import Passing
from seqchef.series.tables import Forecasts, Panel


class Totals(Passing):
    """Everything, and the groups of each level that is asked for; they come after all series."""

    def __init__(self, levels: str) -> None:
        """`levels`: `category,shop,shop/category`; `total` alone for the sum of everything."""
        super().__init__()
        self._sums = Sums([level.strip() for level in levels.split(",")])

    def take(self, panel: Panel, answer: Forecasts) -> None:
        """Add the series up."""
        self._sums.add(panel, answer)

    def answered(self, answers: Iterable[Forecasts]) -> Iterator[Forecasts]:
        """The answers, and then their totals."""
        yield from super().answered(answers)
        yield self._sums.result()
        if self._sums.left_out:
            say(f"totals leave out {self._sums.left_out} series that ended before the others")
