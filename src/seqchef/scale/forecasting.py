"""Panels forecast one after the other, or by several processes at once; what comes out does not depend on their number.

Knows: that each panel is forecast by itself, and that answers come in the order of the panels.
Does not know: where panels come from (formats.series_chunks), or what a method does (inference.forecast).
Start at: forecast_panels.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from seqchef.errors import BadInput
from seqchef.inference.forecast import adapt, forecast, forecast_with
from seqchef.series.tables import Forecasts, Panel

if TYPE_CHECKING:
    from concurrent.futures import Future

    from seqchef.inference.adaptation.adapted import Adapted

AHEAD = 2  # panels that wait for each process, so that none is idle and memory stays bounded
FARTHEST = 10_000  # steps: beyond it nothing is known, and dates would leave the calendar


@dataclass(frozen=True)
class Request:
    """What is asked about every panel."""

    horizon: int
    method: str = "auto"
    bundle: str = "forecast"
    holidays: str = ""  # of this country are marked, past and ahead; none when empty
    adapted: "Adapted | None" = None  # what `auto` has learned, for all panels alike

    def __post_init__(self) -> None:
        if not 1 <= self.horizon <= FARTHEST:
            raise BadInput(f"horizon is {self.horizon}; expected 1 to {FARTHEST:,} steps")

    def answer(self, panel: Panel) -> Forecasts:
        """The forecasts of one panel."""
        panel = self._with_holidays(panel)
        if self.adapted is not None:
            return forecast_with(self.adapted, panel, self.horizon)
        return forecast(panel, self.horizon, method=self.method, bundle=self.bundle)

    def learned(self, panel: Panel) -> "Request":
        """The same request after `auto` has learned from this panel; other methods learn nothing."""
        if self.method != "auto":
            return self
        return replace(self, adapted=adapt(self._with_holidays(panel), self.horizon, bundle=self.bundle))

    def _with_holidays(self, panel: Panel) -> Panel:
        if not self.holidays:
            return panel
        from seqchef.series.holidays import with_holidays

        return with_holidays(panel, self.holidays, horizon=self.horizon)


def forecast_panels(panels: Iterable[Panel], request: Request, *, workers: int = 1) -> Iterator[Forecasts]:
    """The forecasts of each panel, in order, while the panels come in; a stream of any length takes little memory.

    `auto` learns once, from the first panel, unless the request has learned before. `workers` is the number of
    processes; more than one pay from some thousand series on. Raises what forecast raises, and BadInput for no workers.
    """
    if workers < 1:
        raise BadInput(f"workers is {workers}; expected 1 or more")
    remaining = iter(panels)
    if request.adapted is None and request.method == "auto":
        beginning = list(islice(remaining, 1))
        request = request.learned(beginning[0]) if beginning else request
        remaining = chain(beginning, remaining)
    first = list(islice(remaining, 2)) if workers > 1 else []
    if len(first) < 2:  # one panel needs no other process
        yield from map(request.answer, [*first, *remaining] if first else remaining)
        return
    yield from _by_processes(first, remaining, request, workers)


def _by_processes(
    first: list[Panel], remaining: Iterator[Panel], request: Request, workers: int
) -> Iterator[Forecasts]:
    from concurrent.futures import ProcessPoolExecutor  # a process that forecasts alone does not pay for others
    from multiprocessing import get_context

    # Fresh processes: a copy of this one could hold locks of ONNX Runtime's threads, or of polars'.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Forecasts]] = deque(pool.submit(request.answer, panel) for panel in first)
        for panel in remaining:
            waiting.append(pool.submit(request.answer, panel))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
