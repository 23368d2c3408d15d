"""Borrowing: quantiles of a dish with hardly any sales, from dishes that are like it or from what is expected of it.

Knows: levels, weekly rhythms and spreads of the lenders, and how much a few days of own sales already weigh.
Does not know: who lends to whom (likeness), which dishes are new (newcomers).
Start at: borrowed.

The level of the new dish is a weighted mean of what is expected and of its own sales, as in the theory of credibility
(Buehlmann 1967, ASTIN Bulletin 4, 199-207): own days weigh Z = n / (n + v / doubt^2), where v is the relative variance
of a single day and `doubt` how wrong the expectation may be. What is left of the doubt widens the quantiles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

import numpy as np

from seqchef.series.tables import LEVELS, Flags, Floats

USUAL_DISPERSION = 0.15  # of a dish of which nothing is known, beyond guests who come by themselves
RHYTHM_DAYS = 8 * 7  # of the past, that say what a weekday is like
RHYTHM = (0.2, 5.0)  # a weekday sells at least and at most so many times the average
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
WIDTH_80 = NORMAL[-1] - NORMAL[0]


@dataclass(frozen=True, eq=False, kw_only=True)
class Expectation:
    """What a new dish is expected to sell, before it has sold anything."""

    level: float  # portions on an average open day
    shape: Floats  # (H, Q): quantiles of each day over the level
    rhythm: Floats  # (7,): weekdays over the average day, Monday first
    doubt: float  # relative standard error of the level


def expectation(
    quantiles: Floats,
    history: Floats,
    closed: Flags,
    last_day: date,
    *,
    weights: Floats,
    level_weights: Floats,
    doubt: float,
) -> Expectation:
    """From lenders with quantiles (L, H, Q) and a past (T, L) up to `last_day`.

    `weights` (L,) mix their shapes and weekdays, `level_weights` (L,) the logarithms of their levels; both sum to 1.
    """
    open_days = quantiles[:, ~closed] if not closed.all() else quantiles
    levels = np.maximum(open_days.mean(axis=(1, 2)), 1e-6)
    return Expectation(
        level=float(np.exp((level_weights * np.log(levels)).sum())),
        shape=np.einsum("l,lhq->hq", weights / levels, quantiles),
        rhythm=_rhythm(history / levels, weights, last_day),
        doubt=doubt,
    )


def plain_expectation(level: float, days: Sequence[date], closed: Flags, *, doubt: float) -> Expectation:
    """A level and nothing else: every open day alike, with the spread of counts."""
    spread = np.sqrt(1 / max(level, 1e-6) + USUAL_DISPERSION)
    day = np.maximum(1 + NORMAL * spread, 0.0)
    shape = np.where(closed[:, None], 0.0, day) + np.zeros((len(days), 1))
    return Expectation(level=level, shape=shape, rhythm=np.ones(7), doubt=doubt)


def borrowed(expected: Expectation, sold: Floats, past_days: Sequence[date]) -> tuple[Floats, float]:
    """Quantiles (H, Q) of the days ahead and the level behind them, once `sold` (T,), nan where unknown, is known."""
    own = [int(t) for t in np.flatnonzero(~np.isnan(sold))]
    level, doubt = expected.level, expected.doubt
    if own:
        usual = sum(float(expected.rhythm[past_days[t].weekday()]) for t in own)
        weight = len(own) / (len(own) + _daily_variance(expected) / doubt**2)
        level = weight * float(sold[own].sum()) / max(usual, 1e-6) + (1 - weight) * level
        doubt *= np.sqrt(1 - weight)
    quantiles = level * expected.shape
    means = quantiles.mean(axis=1, keepdims=True)
    median = quantiles[:, len(LEVELS) // 2, None]
    error = means * np.expm1(doubt * NORMAL)
    wide = median + np.sign(NORMAL) * np.hypot(quantiles - median, error)
    return np.maximum(np.maximum.accumulate(wide, axis=1), 0.0), level


def _daily_variance(expected: Expectation) -> float:
    """Relative variance of one open day, from the middle 80 % of the shape."""
    means = expected.shape.mean(axis=1)
    days = means > 0
    if not days.any():
        return USUAL_DISPERSION
    width = (expected.shape[days, -1] - expected.shape[days, 0]) / means[days] / WIDTH_80
    return max(float((width**2).mean()), 0.01)


def _rhythm(shares: Floats, weights: Floats, last_day: date) -> Floats:
    """Mean of each weekday (7,) over the mean of all of them, from shares of the level (T, L); 1 where unknown."""
    recent = shares[-RHYTHM_DAYS:]
    T = len(recent)
    weekdays = (last_day.weekday() - np.arange(T - 1, -1, -1)) % 7
    seen = ~np.isnan(recent)
    weight = seen * weights
    sums, counts = (
        np.bincount(weekdays, weights=(values).sum(axis=1), minlength=7)
        for values in (np.nan_to_num(recent) * weight, weight)
    )
    rhythm = np.where(counts > 0, sums / np.maximum(counts, 1e-9), np.nan)
    mean = np.nanmean(rhythm) if (counts > 0).any() else 0.0
    known = np.clip(rhythm / max(mean, 1e-9), *RHYTHM)
    return np.where(np.isnan(rhythm) | (mean <= 0), 1.0, known)
