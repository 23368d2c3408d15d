"""What watches panels go to the forecaster and come back: each panel is met again with its answer."""

from collections import deque
from collections.abc import Iterable, Iterator

from seqchef.formats.series import ReadPanel
from seqchef.series.tables import Forecasts, Panel


class Passing:
    """Panels on their way; memory holds those that wait for an answer. `take` says what is kept of each pair."""

    def __init__(self) -> None:
        self._waiting: deque[Panel] = deque()

    def take(self, panel: Panel, answer: Forecasts) -> None:
        """One panel and its forecasts."""
        raise NotImplementedError

    def read(self, panels: Iterable[ReadPanel]) -> Iterator[ReadPanel]:
        """The panels, each noted before it is forecast."""
        for one in panels:
            self._waiting.append(one.panel)
            yield one

    def answered(self, answers: Iterable[Forecasts]) -> Iterator[Forecasts]:
        """The answers, which come in the order of the panels."""
        for answer in answers:
            self.take(self._waiting.popleft(), answer)
            yield answer
