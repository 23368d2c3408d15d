"""Prices: from nine quantiles of every future step to what a buyer asks: up or down, how sure, how much.

Knows: the last known price, the distribution function between and beyond the quantiles, prices that stand still.
Does not know: where the quantiles come from (inference.forecast), whether to buy (price_advice), words (price_words).
Start at: price_outlooks.

The distribution function is the inverse of paths.quantile_function: linear between two levels, exponential beyond.
A price that often stays the same to the cent has a real chance of no change, which nine smooth quantiles cannot show:
they put it evenly around the last price. So the share of the past in which a price was the same h steps later is the
chance of no change, and what is left of the probability is divided as the quantiles say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.paths import quantile_function
from seqchef.errors import BadInput
from seqchef.series.calendar import Stamps
from seqchef.series.tables import LEVELS, Forecasts, Panel, Series

Floats = NDArray[np.float64]

RECENT = 120  # steps of the past that show how often a price stands still
PRIOR = 2  # pairs of steps, all different, that are thought to have been seen before the first
FEWEST_PAIRS = 4  # fewer say nothing about a horizon: the next shorter one speaks for it
REPORTED = {  # the steps ahead that a buyer asks about; the last is how far to look
    "hourly": (1, 6, 24, 72),
    "daily": (7, 14, 30, 90),
    "weekly": (1, 4, 13, 26),
    "monthly": (1, 3, 6, 12),
    "quarterly": (1, 2, 4, 8),
    "yearly": (1, 2, 3, 5),
    "numbered": (1, 3, 6, 12),
}


@dataclass(frozen=True, eq=False, kw_only=True)
class PriceOutlook:
    """Where one price stands, and where it may go in H steps."""

    series: Series
    now: float  # the last known price
    now_at: int  # its row in the series
    ds: Stamps  # (H,)
    quantiles: Floats  # (H, 9) for LEVELS
    unchanged: Floats  # (H,): chance that the price is exactly the same

    @property
    def item(self) -> str:
        """The name of the series."""
        return self.series.unique_id

    def __len__(self) -> int:
        """Steps ahead, H."""
        return len(self.quantiles)

    def at(self, levels: Sequence[float]) -> Floats:
        """Prices (H, N) at N levels between 0 and 1."""
        return quantile_function(self.quantiles, np.asarray(levels, dtype=np.float64))

    @cached_property
    def rise(self) -> Floats:
        """Chance (H,) of a price above the last one."""
        return np.asarray((1 - self.unchanged) * (1 - reached(self.quantiles, self.now)))

    @cached_property
    def fall(self) -> Floats:
        """Chance (H,) of a price below the last one."""
        return np.asarray((1 - self.unchanged) * undershot(self.quantiles, self.now))

    @property
    def same(self) -> Floats:
        """Chance (H,) of exactly the last price."""
        return np.asarray(np.clip(1 - self.rise - self.fall, 0.0, 1.0))

    def rise_beyond(self, share: float) -> Floats:
        """Chance (H,) of a price more than `share` (0.1: 10 %) above the last one."""
        _expect_share(share)
        return np.minimum(self.rise, 1 - reached(self.quantiles, self.now * (1 + share)))

    def fall_beyond(self, share: float) -> Floats:
        """Chance (H,) of a price more than `share` (0.1: 10 %) below the last one."""
        _expect_share(share)
        return np.minimum(self.fall, undershot(self.quantiles, self.now * (1 - share)))

    def change(self, levels: Sequence[float]) -> Floats | None:
        """Change against the last price as a share (H, N) at N levels; None when the last price is 0."""
        return np.asarray(self.at(levels) / self.now - 1) if self.now > 0 else None


def out_of_date(found: Sequence[PriceOutlook]) -> tuple[bool, ...]:
    """Which prices ended so long before the newest one that their outlook is over by then; numbered steps never."""
    ends = [one.series.start + one.now_at for one in found]
    return tuple(
        not one.series.frequency.numbered and max(ends) - end >= len(one) for one, end in zip(found, ends, strict=True)
    )


def reported_steps(frequency: str, horizon: int) -> tuple[int, ...]:
    """The steps ahead (from 1) to tell of: the usual ones within the horizon, and its end when one is beyond."""
    within = tuple(step for step in REPORTED[frequency] if step <= horizon)
    return within if len(within) == len(REPORTED[frequency]) else tuple(sorted({*within, horizon}))


def price_outlooks(panel: Panel, forecasts: Forecasts) -> tuple[PriceOutlook, ...]:
    """The outlook of every series, in the order of the panel. Raises BadInput for prices below 0 or not finite."""
    horizon = len(forecasts) // len(panel)
    if tuple(forecasts.ids[::horizon].tolist()) != panel.ids:
        raise BadInput("the forecasts are of other series than the panel; expected those of its series, in its order")
    quantiles = forecasts.quantiles.reshape(len(panel), horizon, len(LEVELS))
    stamps = forecasts.ds.reshape(len(panel), horizon)
    return tuple(_outlook(one, stamps[i], quantiles[i]) for i, one in enumerate(panel.series))


def _outlook(series: Series, stamps: Stamps, quantiles: Floats) -> PriceOutlook:
    known = np.flatnonzero(series.evidence())
    values = series.y[known]
    if not len(known) or not np.isfinite(values).all() or (values < 0).any():
        raise BadInput(f'the prices of "{series.unique_id}" are not all finite and 0 or more; expected prices')
    if not np.isfinite(quantiles).all():
        raise BadInput(f'the forecast of "{series.unique_id}" has values that are no numbers; expected quantiles')
    return PriceOutlook(
        series=series,
        now=float(values[-1]),
        now_at=int(known[-1]),
        ds=stamps,
        quantiles=quantiles,
        unchanged=standing_still(np.where(series.evidence(), series.y, np.nan), len(quantiles)),
    )


def standing_still(y: Floats, horizon: int) -> Floats:
    """Chance (H,) that a price is exactly the same h steps later, from prices (T,), nan where unknown."""
    y = y[-RECENT:]
    shares = np.zeros(horizon)
    for h in range(1, horizon + 1):
        early, late = y[:-h], y[h:]
        pairs = int((~np.isnan(early) & ~np.isnan(late)).sum())
        if pairs >= FEWEST_PAIRS:
            shares[h - 1] = (early == late).sum() / (pairs + PRIOR)
        elif h > 1:
            shares[h - 1] = shares[h - 2]
    return shares


def reached(quantiles: Floats, value: float) -> Floats:
    """Probability (H,) of at most `value` under quantiles (H, 9): the largest level whose quantile is not above it."""
    return _level(quantiles, value, (quantiles <= value).sum(axis=1)) if value >= 0 else np.zeros(len(quantiles))


def undershot(quantiles: Floats, value: float) -> Floats:
    """Probability (H,) of less than `value` under quantiles (H, 9): the smallest level whose quantile reaches it."""
    return _level(quantiles, value, (quantiles < value).sum(axis=1)) if value > 0 else np.zeros(len(quantiles))


def _level(quantiles: Floats, value: float, passed: NDArray[np.int64]) -> Floats:
    """The level (H,) of a value that has passed so many quantiles.

    Steps count from the first quantile: linear between quantiles; beyond them every step halves what is left.
    """
    rows, last = np.arange(len(quantiles)), len(LEVELS) - 1
    left = np.clip(passed - 1, 0, last - 1)
    low, high = quantiles[rows, left], quantiles[rows, left + 1]
    start = np.where(passed > last, high, low)
    base = np.where(passed > last, last, left)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        # No step at an end means that nothing lies beyond it.
        steps = base + np.where(high > low, (value - start) / (high - low), np.where(passed == 0, -np.inf, np.inf))
        below = 0.1 * np.exp2(np.minimum(steps, 0))
        above = 1 - 0.1 * np.exp2(-np.maximum(steps - last, 0))
        between = 0.1 + 0.1 * steps
    return np.where(steps < 0, below, np.where(steps > last, above, between))


def _expect_share(share: float) -> None:
    if not 0 <= share < np.inf:
        raise BadInput(f"a change of {share} is asked for; expected a share of the price, 0 or more, such as 0.1")
