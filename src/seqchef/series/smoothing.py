"""Exponential smoothing: a level and a damped trend that follow a series without its season.

Knows: how both are updated, which of a few speeds suits a series, how far such forecasts were off in its past.
Does not know: trained models, or other simple forecasts (empirical.py, experts.py).
Start at: smoothing_quantiles.

Holt's method with damped trend (Gardner & McKenzie 1985, doi:10.1287/mnsc.31.10.1237) on values divided by the profile
of their season. Quantiles are those of the errors over as many steps in the series' past, in proportion to its level.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from seqchef.series.empirical import plain_quantiles
from seqchef.series.levels import mean_of_observed, without_profile
from seqchef.series.spans import between_spans, spans_up_to
from seqchef.series.tables import Flags, Floats
from seqchef.series.windows import Windows

DAMPING = 0.9
SPEEDS = ((0.03, 0.0), (0.08, 0.0), (0.2, 0.0), (0.45, 0.0), (0.8, 0.0), (0.2, 0.03), (0.45, 0.1), (0.8, 0.2))
MEMORY = 256  # steps of the past whose errors count
FEWEST = 4  # errors from which a speed is chosen; the middle one is taken before


@dataclass(frozen=True, eq=False)
class _Run:
    """What one speed made of B series."""

    level: Floats  # (B, T): after each step
    trend: Floats  # (B, T)

    def ahead(self, span: int) -> Floats:
        """The forecast (B, T) made after each step for `span` steps later."""
        return np.asarray(self.level + self.trend * _damped(span))


def smoothing_quantiles(windows: Windows) -> Floats:
    """Nine quantiles (B, H, 9) of the values of each future step."""
    values, factor = without_profile(windows)
    observed, (B, T), H = windows.observed, values.shape, windows.horizon
    size = mean_of_observed(np.abs(values), observed)[:, None]
    spans = spans_up_to(max(1, min(H, T // 2)))
    middle = spans[len(spans) // 2]
    best: _Run | None = None
    least = np.full(B, np.inf)
    for run in _runs(values, observed):
        error, count = _mean_error(run, values, observed, size, middle)
        error = np.where(count >= FEWEST, error, np.inf)
        better = (error < least) if best is not None else np.ones(B, dtype=np.bool_)
        best = run if best is None else _chosen(better, run, best)
        least = np.where(better, error, least)
    assert best is not None
    table = [plain_quantiles(_errors(best, values, observed, size, span)) for span in spans]
    errors = between_spans(np.stack(table, axis=1), spans, H)
    steps = np.array([_damped(span) for span in range(1, H + 1)])
    point = best.level[:, -1:] + best.trend[:, -1:] * steps
    scale = _scale(best.level, size)[:, -1]
    return np.asarray((point[:, :, None] + scale[:, None, None] * errors) * factor[:, :, None])


def _runs(values: Floats, observed: Flags) -> Iterator[_Run]:
    """Every speed, run over all series at once."""
    (B, T), S = values.shape, len(SPEEDS)
    speed, slope = (np.array([pair[i] for pair in SPEEDS])[:, None] for i in range(2))
    first = observed.argmax(axis=1)
    level = np.repeat(values[np.arange(B), first][None], S, axis=0)
    trend, seen = np.zeros((S, B)), np.zeros(B)
    levels, trends = np.empty((T, S, B)), np.empty((T, S, B))
    for step in range(T):
        known = observed[:, step]
        seen += known
        rate = np.maximum(speed, 1 / np.maximum(seen, 1.0))  # the first values count alike
        expected = level + DAMPING * trend
        updated = np.where(known, expected + rate * (values[:, step] - expected), expected)
        trend = np.where(known, DAMPING * trend + slope * (updated - level - DAMPING * trend), DAMPING * trend)
        level = np.where(seen > 0, updated, level)
        levels[step], trends[step] = level, trend
    for number in range(S):
        yield _Run(levels[:, number].T, trends[:, number].T)


def _damped(span: int) -> float:
    """What a trend of 1 a step adds up to over `span` steps."""
    return float(DAMPING * (1 - DAMPING**span) / (1 - DAMPING))


def _scale(level: Floats, size: Floats) -> Floats:
    """What errors are in proportion to (B, T): the level, and a part of the series' own size."""
    return np.asarray(np.abs(level) + 0.3 * size + 1e-12)


def _errors(run: _Run, values: Floats, observed: Flags, size: Floats, span: int) -> Floats:
    """Relative errors (B, N) over `span` steps, NaN where there was no value."""
    T = values.shape[1]
    forecast, scale = run.ahead(span)[:, : T - span], _scale(run.level, size)[:, : T - span]
    usable = observed[:, span:] & (np.cumsum(observed, axis=1)[:, : T - span] > 0)
    return np.where(usable, (values[:, span:] - forecast) / scale, np.nan)[:, -MEMORY:]


def _mean_error(run: _Run, values: Floats, observed: Flags, size: Floats, span: int) -> tuple[Floats, Floats]:
    """Mean absolute error (B,) over `span` steps, in units of the series' size, and how many there are."""
    T = values.shape[1]
    usable = observed[:, span:] & (np.cumsum(observed, axis=1)[:, : T - span] > 0)
    error = np.abs(values[:, span:] - run.ahead(span)[:, : T - span]) * usable
    count = usable[:, -MEMORY:].sum(axis=1).astype(np.float64)
    return np.asarray(error[:, -MEMORY:].sum(axis=1) / np.maximum(count, 1)), count


def _chosen(better: Flags, new: _Run, old: _Run) -> _Run:
    rows = better[:, None]
    return _Run(np.where(rows, new.level, old.level), np.where(rows, new.trend, old.trend))
