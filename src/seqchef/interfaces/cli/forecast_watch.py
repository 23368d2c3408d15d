"""`seqchef forecast` while it works: what is said of a table as it is read, and how far the work is."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from seqchef.errors import Rejection
from seqchef.formats.series import ReadPanel
from seqchef.interfaces.cli.console import say
from seqchef.scale.forecasting import Request, forecast_panels
from seqchef.series.tables import Forecasts, Panel


class Reading:
    """Panels on their way to the forecaster; keeps what must be said at the end, says at once what need not wait."""

    def __init__(self, panels: Iterable[ReadPanel], horizon: int) -> None:
        self._panels, self._horizon = panels, horizon
        self._said: set[str] = set()
        self._ahead: dict[str, tuple[int, int]] = {}  # covariate -> fewest and most steps that are known ahead
        self.rejections: list[Rejection] = []
        self.series = 0
        self.frequency = ""

    def __iter__(self) -> Iterator[Panel]:
        for one in self._panels:
            self.rejections += one.rejections
            self.series += len(one.panel)
            self.frequency = one.panel.frequency.name
            for note in one.notes:
                self._say_once(note)
            self._look_ahead(one.panel)
            yield one.panel

    def answers(self, request: Request, *, workers: int) -> Iterator[Forecasts]:
        """The forecasts of each panel, with a bar in a terminal when there are many."""
        with _watched() as done:
            for part in forecast_panels(self, request, workers=workers):
                done(len(part) // request.horizon)
                yield part

    def say_what_is_known_ahead(self) -> None:
        """Once for all covariates and flags whose future ends at the same step before the horizon."""
        ends: dict[tuple[int, int], list[str]] = {}
        for name, end in self._ahead.items():
            ends.setdefault(end, []).append(name)
        for (fewest, most), names in ends.items():
            subject = f"{', '.join(names[:-1])} and {names[-1]} are" if len(names) > 1 else f"{names[0]} is"
            if most == 0:
                say(f"{subject} not known ahead; rows after the last value, with an empty y, can say it")
            elif fewest < self._horizon:
                how_far = f"{fewest}" if fewest == most else f"{fewest} to {most}"
                say(f"{subject} known for {how_far} of {self._horizon} steps ahead, and not known after that")

    def _say_once(self, text: str) -> None:
        if text not in self._said:
            self._said.add(text)
            say(text)

    def _look_ahead(self, panel: Panel) -> None:
        for name in panel.covariates:
            known = [_known(one.covariates[name][len(one) :]) for one in panel.series if name in one.covariates]
            self._note(name, known)
        if any(one.known_future for one in panel.series):
            for name in sorted(panel.given - {"stockout"}):
                self._note(name, [one.known_future for one in panel.series])

    def _note(self, name: str, known: list[int]) -> None:
        before = self._ahead.get(name, (self._horizon, 0))
        steps = [min(one, self._horizon) for one in known]
        self._ahead[name] = min(before[0], *steps), max(before[1], *steps)


def _known(future: np.ndarray[tuple[int], np.dtype[np.float64]]) -> int:
    """Steps up to the last that is known."""
    return int(np.flatnonzero(~np.isnan(future)).max(initial=-1)) + 1


@contextmanager
def _watched() -> Iterator[Callable[[int], None]]:
    """Called with how many series more are done."""
    if not sys.stderr.isatty():
        yield lambda series: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} series forecast"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda series: progress.advance(task, series)
