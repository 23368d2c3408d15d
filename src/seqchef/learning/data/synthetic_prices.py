"""Made-up prices and turnover: what a kitchen pays, and what a trade takes in, by the month, quarter or year.

Knows: prices that drift, jump, stick and follow harvests, regimes of inflation, gaps that were filled with lines.
Does not know: sales by the day (synthetic_sales.py).
Start at: prices.
"""

from dataclasses import replace

import numpy as np
from numpy.random import Generator

from seqchef.learning.data import synthetic_paths as paths
from seqchef.learning.data.synthetic_paths import Floats
from seqchef.learning.data.synthetic_sales import Drawn
from seqchef.series.calendar import Frequency, Positions

PER_YEAR = {"monthly": 12, "quarterly": 4, "yearly": 1}


def prices(rng: Generator, B: int, N: int) -> Drawn:
    """Monthly prices of food at a market or in the shops."""
    market, first = paths.households(rng, B)
    start = rng.integers(0, 720, len(first))[market]
    turns = (start[:, None] + np.arange(N)) / 12
    volatility = paths.spread(rng, B, 0.025, 2.2)
    persistence = rng.uniform(0, 0.7, (B, 1)) * paths.happens(rng, B, 0.6)
    steps = paths.memory(rng, N, persistence, volatility)
    steps += _regimes(rng, B, N)
    steps += (
        _regimes(rng, len(first), N) + paths.memory(rng, N, np.full((len(first), 1), 0.5), 0.3 * volatility[first])
    )[market]
    jumps = (rng.random((B, N)) < paths.spread(rng, B, 0.02, 1.8)) * rng.standard_t(3, (B, N)) * 3 * volatility
    path = np.cumsum(steps + np.clip(jumps, -0.8, 0.8), axis=1)
    anchored = paths.memory(rng, N, rng.uniform(0.6, 0.97, (B, 1)), 3 * volatility)
    path = np.where(paths.happens(rng, B, 0.2), 0.3 * path + anchored, path)
    harvest = paths.harmonics(rng, turns, paths.one_of(rng, B, [0.0, 0.03, 0.1], [0.45, 0.35, 0.2]), count=2)
    noise = rng.normal(0, 1, (B, N)) * volatility * paths.one_of(rng, B, [0.0, 0.3, 1.0], [0.65, 0.25, 0.1])
    centre = paths.spread(rng, B, 3.0, 5.0)
    y = centre * np.exp(np.clip(path - path.mean(axis=1, keepdims=True), -3, 3) + harvest + noise)
    drawn = _as_drawn(_with_gaps(rng, _rounded(rng, _sticky(rng, y), centre)), start, "monthly")
    return replace(drawn, groups=market)


def turnover(rng: Generator, B: int, N: int, name: str) -> Drawn:
    """Monthly, quarterly or yearly turnover: growth that changes, a season, and noise."""
    per_year = PER_YEAR[name]
    start, turns = _months(rng, B, N, per_year)
    growth = _regimes(rng, B, N) * 12 / per_year
    level = np.cumsum(growth + rng.standard_normal((B, N)) * paths.spread(rng, B, 0.012, 2.2), axis=1)
    level += paths.shifts(rng, B, N, paths.spread(rng, B, 0.005, 1.5), paths.one_of(rng, B, [0.1, 0.3]))
    season = np.zeros((B, N))
    if per_year > 1:
        strength = paths.one_of(rng, B, [0.02, 0.1, 0.25, 0.5], [0.3, 0.35, 0.25, 0.1])
        shape = rng.normal(0, 1, (B, per_year)) * strength
        phase = (start[:, None] + np.arange(N)) % per_year
        season = np.take_along_axis(shape, phase, axis=1) + paths.harmonics(rng, turns, 0.5 * strength, count=2)
    noise = paths.memory(rng, N, rng.uniform(0, 0.6, (B, 1)), paths.spread(rng, B, 0.04, 2.2))
    centre = paths.spread(rng, B, 300.0, 8.0)
    y = centre * np.exp(np.clip(level - level.mean(axis=1, keepdims=True), -3, 3) + season + noise)
    counted = paths.happens(rng, B, 0.2)
    y = np.where(counted, paths.counts(rng, y / centre * np.minimum(centre, 40), paths.spread(rng, B, 15.0, 2.0)), y)
    return _as_drawn(y, start, name)


def _months(rng: Generator, B: int, N: int, per_year: int) -> tuple[Positions, Floats]:
    start = rng.integers(0, 60 * per_year, B)
    return start, (start[:, None] + np.arange(N)) / per_year


def _regimes(rng: Generator, B: int, N: int) -> Floats:
    """Drift (B, N) per month that changes every few years: calm, inflation, decline."""
    changes = rng.random((B, N)) < 1 / 60
    changes[:, 0] = True
    drifts = rng.choice(
        [0.0, 0.001, 0.002, 0.004, 0.01, 0.025, -0.003], size=(B, N), p=[0.25, 0.15, 0.25, 0.15, 0.08, 0.04, 0.08]
    )
    last = np.maximum.accumulate(np.where(changes, np.arange(N), 0), axis=1)
    return np.take_along_axis(drifts, last, axis=1)


def _sticky(rng: Generator, y: Floats) -> Floats:
    """Prices (B, N) that a shopkeeper changes only now and then, in some series."""
    B, N = y.shape
    chance = np.where(paths.happens(rng, B, 0.3), rng.uniform(0.15, 0.7, (B, 1)), 1.0)
    changed = rng.random((B, N)) < chance
    changed[:, 0] = True
    last = np.maximum.accumulate(np.where(changed, np.arange(N), 0), axis=1)
    return np.take_along_axis(y, last, axis=1)


def _rounded(rng: Generator, y: Floats, centre: Floats) -> Floats:
    """Prices (B, N) to three figures or to coarse steps."""
    digits = 10.0 ** (np.floor(np.log10(centre)) - paths.one_of(rng, len(y), [0, 1, 2, 3], [0.1, 0.2, 0.4, 0.3]))
    return np.asarray(np.maximum(np.rint(y / digits), 1) * digits)


def _with_gaps(rng: Generator, y: Floats) -> Floats:
    """Prices (B, N) with months nobody asked: left out in some series, bridged by a line in others."""
    B, N = y.shape
    gaps = paths.runs(rng, N, paths.one_of(rng, B, [0.0, 0.03], [0.7, 0.3]), (1, 4))
    gaps[:, [0, -1]] = False
    steps = np.arange(N)
    before = np.maximum.accumulate(np.where(gaps, 0, steps), axis=1)
    after = np.minimum.accumulate(np.where(gaps, N - 1, steps)[:, ::-1], axis=1)[:, ::-1]
    low, high = np.take_along_axis(y, before, axis=1), np.take_along_axis(y, after, axis=1)
    line = low + (high - low) * (steps - before) / np.maximum(after - before, 1)
    return np.where(gaps, np.where(paths.happens(rng, B, 0.5), line, np.nan), y)


def _as_drawn(y: Floats, start: Positions, name: str) -> Drawn:
    none = np.zeros(y.shape, dtype=np.bool_)
    return Drawn(y, none, none, none, start, np.arange(len(y)), Frequency(name=name, season=PER_YEAR[name]))
