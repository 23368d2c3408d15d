"""Censoring: histories in which a day that sold out shows what was probably asked for, not what happened to be there.

Knows: which rows are lower bounds, levels and weekday factors of a series, and what other series of the panel lend it.
Does not know: the law of demand above a bound (censored.py), or forecasts.
Start at: uncensored.

Selling out is more likely on days of high demand, so both taking such sales for demand and leaving the days out make
forecasts too low, and the next batch too small again. An expectation-maximisation takes turns: every sold-out day gets
the expected demand given that it was at least what was sold, and levels, factors and dispersion are estimated anew
from the days so completed. For sales data: Nahmias 1994,
Naval Research Logistics 41, 739-757; compared with other ways of unconstraining demand: Weatherford and Poelt 2002,
Journal of Revenue and Pricing Management 1, 234-254.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seqchef.series.calendar import Frequency, Positions
from seqchef.series.censored import MOST_COUNTED, moments_above, values_above
from seqchef.series.tables import Flags, Floats, Panel, Series

ROUNDS, SETTLED = 50, 1e-3  # at most; a series is left alone when its sum changes by less than this share
REACH = {
    "hourly": 672,
    "daily": 28,
    "weekly": 6,
    "monthly": 12,
    "quarterly": 4,
    "yearly": 2,
}  # steps of a level, each way
CAUTION = 1.0  # untreated days that every level remembers: without any day that did not sell out it has no upper bound
LENT_DAYS = 3.0  # days that the panel's factors count beside a series' own days of that weekday
LENT_SPREAD = 14.0  # days that the panel's dispersion counts beside a series' own
USUAL_DISPERSION, USUAL_DAYS = 0.1, 28.0  # of dishes, and how many days of data that guess is worth
MOST_DISPERSION = 4.0
LEAST_FACTOR, MOST_FACTOR = 0.05, 20.0
GOLDEN = (5**0.5 - 1) / 2  # its multiples, without their whole parts, fill the interval from 0 to 1 evenly
CELLS = 2_000_000  # values worked on at once
DONORS = 100  # series that never sold out and still say what a weekday is like


def uncensored(panel: Panel, *, spread: bool = True) -> Panel:
    """The panel with y of every row flagged `stockout` raised to what was probably asked for: at least y.

    With `spread`, the sold-out days of a series take values all over the law of demand above their bounds, so that
    quantiles of the history are right as well as its mean (whole numbers where the series counts); without, each takes
    the expected demand. All other rows stay as they are, and so do the flags. Closed rows, missing values and series
    with values below zero are left alone. Nothing is drawn at random: the same panel gives the same answer.
    """
    done: dict[int, Series] = {}
    flagged = [i for i, one in enumerate(panel.series) if _bounds(one).any()]
    donors = [i for i, one in enumerate(panel.series) if not _bounds(one).any() and _usable(one)][:DONORS]
    for chosen in _batches(panel, flagged):
        table = _table([panel.series[i] for i in (*chosen, *donors)], panel.frequency)
        filled = _completed(table, spread)
        for place, i in enumerate(chosen):
            one = panel.series[i]
            row = filled[place, filled.shape[1] - len(one) :]
            done[i] = replace(one, y=np.where(_bounds(one), np.maximum(row, one.y), one.y))
    return replace(panel, series=tuple(done.get(i, one) for i, one in enumerate(panel.series)))


@dataclass(frozen=True, eq=False)
class _Table:
    """Series side by side, (B, T), the last row of each at T - 1."""

    y: Floats  # 0 where not seen
    seen: Flags
    bound: Flags  # sold out: y is a lower bound
    phase: Positions  # of the season
    special: tuple[Flags, Flags]  # holidays, promotions
    counted: Flags  # (B, 1): whole numbers of a size at which that matters
    season: int
    reach: int


@dataclass(eq=False)
class _Belief:
    """What is thought of the demand: its mean (B, T) and its dispersion (B, 1) beyond that of independent guests."""

    mean: Floats
    dispersion: Floats


def _usable(series: Series) -> bool:
    return bool(series.evidence().any()) and bool(np.nanmin(series.y) >= 0)


def _bounds(series: Series) -> Flags:
    """Rows (T,) that are lower bounds."""
    bounds = series.stockout[: len(series)] & series.evidence()
    return bounds if bounds.any() and _usable(series) else np.zeros(len(series), dtype=np.bool_)


def _batches(panel: Panel, chosen: Sequence[int]) -> list[list[int]]:
    """Series of like length together, so many at once that memory stays bounded."""
    batches: list[list[int]] = []
    for i in sorted(chosen, key=lambda i: -len(panel.series[i])):
        if not batches or (len(batches[-1]) + 1) * len(panel.series[batches[-1][0]]) > CELLS:
            batches.append([])
        batches[-1].append(i)
    return batches


def _table(series: Sequence[Series], frequency: Frequency) -> _Table:
    B, T = len(series), max(len(one) for one in series)
    y = np.full((B, T), np.nan)
    flags = np.zeros((3, B, T), dtype=np.bool_)
    for b, one in enumerate(series):
        kept = slice(T - len(one), T)
        y[b, kept] = np.where(one.evidence(), one.y, np.nan)
        for flag, values in zip(flags, (one.holiday, one.promotion, _bounds(one)), strict=True):
            flag[b, kept] = values[: len(one)]
    seen = ~np.isnan(y)
    y = np.where(seen, y, 0.0)
    weeks = frequency.name == "hourly" and T // frequency.long_season >= 4
    season = frequency.long_season if weeks else frequency.season
    ends = np.array([one.start + len(one) for one in series], dtype=np.int64)
    return _Table(
        y=y,
        seen=seen,
        bound=flags[2] & seen,
        phase=(ends[:, None] + np.arange(-T, 0)) % season,
        special=(flags[0], flags[1]),
        counted=((y == np.round(y)) & (y < MOST_COUNTED)).all(axis=1, keepdims=True),
        season=season,
        reach=REACH.get(frequency.name, max(6, 4 * season)),
    )


def _completed(table: _Table, spread: bool) -> Floats:
    """y (B, T) with every bound raised to the demand expected above it, or to values spread above it."""
    filled, squares = table.y, np.zeros_like(table.y)
    untreated = _sum_around(table.y, table.reach)
    factors = np.ones_like(table.y)
    moving: Flags = np.asarray(table.bound.any(axis=1))
    for turn in range(ROUNDS):
        level = _levels(table, filled, factors, untreated)
        factors = _factors(table, filled, level)
        mean = np.maximum(level * factors, 0.0)
        squares = np.where(table.bound & (turn > 0), squares, (filled - mean) ** 2)
        belief = _Belief(mean, _dispersion(table, mean, squares))
        at = np.nonzero(table.bound & moving[:, None])
        before = filled.sum(axis=1)
        filled = filled.copy()
        filled[at], squares[at] = _above(table, belief, at)
        moving &= np.abs(filled.sum(axis=1) - before) > SETTLED * before
        if not moving.any():
            break
    if spread:
        at = np.nonzero(table.bound)
        filled[at] = _spread_above(table, belief, at)
    return filled


def _levels(table: _Table, filled: Floats, factors: Floats, untreated: Floats) -> Floats:
    """Level (B, T) around each step: sums of demand over sums of factors."""
    weights = _sum_around(factors * table.seen, table.reach)
    weights = np.maximum(weights, 1e-12)
    return (_sum_around(filled, table.reach) + CAUTION * untreated / weights) / (weights + CAUTION)


def _factors(table: _Table, filled: Floats, level: Floats) -> Floats:
    """Factor of each step (B, T): that of its weekday times those of a holiday and of a promotion."""
    scale = _scale(table, level)
    factors = _season_factors(table, filled, level, scale)
    for flag in table.special:
        if flag.any():
            on = flag & table.seen
            expected = (level * factors * on).sum(axis=1, keepdims=True) / scale
            found = (filled * on).sum(axis=1, keepdims=True) / scale
            shared = (found.sum() + LENT_DAYS) / (expected.sum() + LENT_DAYS)
            own = (found + LENT_DAYS * shared) / (expected + LENT_DAYS)
            factors = factors * np.where(flag, np.clip(own, LEAST_FACTOR, MOST_FACTOR), 1.0)
    return factors


def _season_factors(table: _Table, filled: Floats, level: Floats, scale: Floats) -> Floats:
    """Factor of the phase of each step (B, T), 1 on average over the phases."""
    if table.season == 1:
        return np.ones_like(filled)
    B, m = len(filled), table.season
    flat = (np.arange(B)[:, None] * m + table.phase).ravel()
    ordinary = table.seen & ~(table.special[0] | table.special[1])
    found, expected = (
        np.bincount(flat, weights=(values * ordinary).ravel(), minlength=B * m).reshape(B, m) / scale
        for values in (filled, level)
    )
    shared = (found.sum(axis=0) + LENT_DAYS) / (expected.sum(axis=0) + LENT_DAYS)
    own = np.clip((found + LENT_DAYS * shared) / (expected + LENT_DAYS), LEAST_FACTOR, MOST_FACTOR)
    own /= own.mean(axis=1, keepdims=True)
    return np.take_along_axis(own, table.phase, axis=1)


def _dispersion(table: _Table, mean: Floats, squares: Floats) -> Floats:
    """(B, 1): variance beyond the mean's own for counts, else all of it, over the square of the mean.

    Below zero for counts that vary less than independent guests would make them.
    """
    seen = table.seen & (mean > 0)
    days = seen.sum(axis=1, keepdims=True)
    total = np.maximum((mean**2 * seen).sum(axis=1, keepdims=True), 1e-300)
    own = ((squares - np.where(table.counted, mean, 0.0)) * seen).sum(axis=1, keepdims=True) / total
    own = np.clip(own, -1.0, MOST_DISPERSION)
    size = _scale(table, mean)
    trust = days * np.where(table.counted, size / (1 + size), 1.0)  # a few guests a day say little about it
    shared = ((trust * own).sum() + USUAL_DAYS * USUAL_DISPERSION) / (trust.sum() + USUAL_DAYS)
    return np.asarray((trust * own + LENT_SPREAD * shared) / (trust + LENT_SPREAD))


def _above(table: _Table, belief: _Belief, at: tuple[NDArray[np.int64], ...]) -> tuple[Floats, Floats]:
    """Expected demand and squared distance from the mean, of the steps `at` that sold out."""
    first, second = moments_above(table.y[at], belief.mean[at], *_law(table, belief, at))
    return first, second


def _spread_above(table: _Table, belief: _Belief, at: tuple[NDArray[np.int64], ...]) -> Floats:
    """Demand of the steps `at` that sold out: levels of the law above y in turn, evenly over every run of such days."""
    levels = np.asarray(np.cumsum(table.bound, axis=1)[at] * GOLDEN % 1.0, dtype=np.float64)
    return values_above(table.y[at], belief.mean[at], *_law(table, belief, at), levels)


def _law(table: _Table, belief: _Belief, at: tuple[NDArray[np.int64], ...]) -> tuple[Floats, Flags]:
    """Dispersion of the steps `at`, and whether they are counted."""
    return belief.dispersion[at[0], 0], table.counted[at[0], 0]


def _scale(table: _Table, values: Floats) -> Floats:
    """Mean (B, 1) of the seen values, above 0."""
    days = np.maximum(table.seen.sum(axis=1, keepdims=True), 1)
    return np.asarray(np.maximum((values * table.seen).sum(axis=1, keepdims=True) / days, 1e-300))


def _sum_around(values: Floats, reach: int) -> Floats:
    """Sums (B, T) of the values at most `reach` steps away."""
    T = values.shape[1]
    total = np.cumsum(values, axis=1)
    if reach >= T - 1:
        return np.repeat(total[:, -1:], T, axis=1)
    sums = np.empty_like(total)
    sums[:, : T - reach] = total[:, reach:]
    sums[:, T - reach :] = total[:, -1:]
    sums[:, reach + 1 :] -= total[:, : T - reach - 1]
    return sums
