"""Random paths that made-up trade is built from; each returns one row per series.

Knows: levels that wander and jump, cycles, runs of days, noise with memory, counts.
Does not know: what a path stands for (synthetic_sales.py, synthetic_prices.py).
Axes: B series, N steps.
"""

from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def one_of(rng: Generator, B: int, values: list[float], chances: list[float] | None = None) -> Floats:
    """One of the values for each series, as a column (B, 1)."""
    return rng.choice(np.array(values, dtype=np.float64), size=(B, 1), p=chances)


def spread(rng: Generator, B: int, middle: float, factor: float) -> Floats:
    """Positive numbers (B, 1) around `middle`; two thirds lie within that factor of it."""
    return np.asarray(middle * np.exp(rng.normal(0, np.log(factor), (B, 1))))


def happens(rng: Generator, B: int, chance: float) -> Flags:
    """True (B, 1) with that chance."""
    return rng.random((B, 1)) < chance


def households(rng: Generator, B: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which shop each series (B,) belongs to, and the first series of each shop: shops have 1, 4, 16 or 64 items."""
    size = int(rng.choice([1, 4, 16, 64], p=[0.15, 0.2, 0.3, 0.35]))
    groups = np.arange(B) // size
    return groups, np.arange(0, B, size)


def walk(rng: Generator, N: int, deviation: Floats) -> Floats:
    """Random walks (B, N) that end at 0, so that the recent level is the one that was asked for."""
    path = np.cumsum(rng.standard_normal((len(deviation), N)) * deviation, axis=1)
    return np.asarray(path - path[:, -1:])


def memory(rng: Generator, N: int, persistence: Floats, deviation: Floats) -> Floats:
    """Autoregressive noise (B, N) with that stationary deviation; persistence (B, 1) below 1."""
    B = len(persistence)
    shocks = rng.standard_normal((B, N)) * np.sqrt(1 - persistence**2)
    out = np.empty((B, N))
    state = rng.standard_normal(B)
    carried = persistence[:, 0]
    for step in range(N):
        state = carried * state + shocks[:, step]
        out[:, step] = state
    return np.asarray(out * deviation)


def shifts(rng: Generator, B: int, N: int, rate: Floats, size: Floats) -> Floats:
    """Levels (B, N) that jump `rate` times per step on average, by normal amounts of deviation `size`; 0 at the end."""
    jumps = (rng.random((B, N)) < rate) * rng.standard_normal((B, N)) * size
    path = np.cumsum(jumps, axis=1)
    return np.asarray(path - path[:, -1:])


def harmonics(rng: Generator, turns: Floats, amplitude: Floats, count: int = 3) -> Floats:
    """A smooth cycle (B, N) over `turns` (B, N) of the circle: a few sines with random phases."""
    out = np.zeros(turns.shape)
    for k in range(1, count + 1):
        phase = rng.uniform(0, 2 * np.pi, (len(turns), 1))
        strength = rng.normal(0, 1 / k, (len(turns), 1))
        out += strength * np.cos(2 * np.pi * k * turns - phase)
    return np.asarray(amplitude * out)


def bump(rng: Generator, turns: Floats, width: Floats, height: Floats) -> Floats:
    """One hill or hollow (B, N) a year, round or flat on top, at a random date that moves a little each year."""
    B = len(turns)
    centre = rng.random((B, 1))
    wobble = rng.normal(0, 0.01, (B, 64))
    year = np.floor(turns).astype(np.int64) % 64
    moved = centre + np.take_along_axis(wobble, year, axis=1)
    distance = np.abs((turns - moved + 0.5) % 1.0 - 0.5)
    roundness = one_of(rng, B, [2, 6])
    return np.asarray(height * np.exp(-0.5 * np.minimum(distance / width, 10) ** roundness))


def runs(rng: Generator, N: int, chance: Floats, lengths: tuple[int, int]) -> Flags:
    """Runs of days (B, N): each begins with `chance` (B, 1) a day and lasts between `lengths` days."""
    B = len(chance)
    starts = rng.random((B, N)) < chance
    duration = rng.integers(lengths[0], lengths[1] + 1, (B, N))
    ends = np.where(starts, np.arange(N) + duration, 0)
    return np.asarray(np.arange(N) < np.maximum.accumulate(ends, axis=1))


def counts(rng: Generator, mean: Floats, dispersion: Floats) -> Floats:
    """Negative binomial counts (B, N): Poisson when `dispersion` is large, clumsier the smaller it is."""
    rate = rng.gamma(np.broadcast_to(dispersion, mean.shape), np.clip(mean, 1e-6, 1e6) / dispersion)
    return rng.poisson(np.minimum(rate, 1e7)).astype(np.float64)


def hidden(rng: Generator, values: NDArray[Any], chance: float) -> NDArray[Any]:
    """The flags (B, N), or none at all in rows that keep them to themselves."""
    return np.asarray(np.where(happens(rng, len(values), chance), np.zeros_like(values), values))
