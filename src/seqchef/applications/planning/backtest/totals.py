"""Totals: what days come to in service and money, how sure a difference is, and what it is at equal service.

Knows: sums, a paired block bootstrap over weeks, the frontier of buyers that differ in one number.
Does not know: how the days came about (replay), or the words (wording).
Start at: totals, then difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from seqchef.applications.planning.backtest.days import Day

WEEK = 7
FEWEST_WEEKS = 3  # below that nothing can be said about chance
DRAWS = 4000
CONFIDENCE = 0.9  # of the range that is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What some days came to; money in the kitchen's currency, portions in portions."""

    days: int
    wanted: float
    served: float
    days_short: int  # days on which a dish ran out
    dish_days_short: int
    lost_sales: float  # at the dishes' prices
    lost_margin: float  # the same less the ingredients
    thrown: float
    bought: float
    stock: float  # money tied up on an average evening
    deliveries: int
    fees: float  # of the deliveries

    @property
    def service(self) -> float:
        """The share of wanted portions that were served; 1 when none was wanted."""
        return self.served / self.wanted if self.wanted else 1.0

    @property
    def lost(self) -> float:
        """Portions that were wanted and could not be made."""
        return self.wanted - self.served

    @property
    def cost(self) -> float:
        """What fell short of a perfect order: margin of lost sales, what was thrown away, and fees of deliveries.

        Between two buyers with the same customers this is the difference of their profit, but for what is left on
        the shelf: profit = sold at price - ingredients used - thrown away - fees.
        """
        return self.lost_margin + self.thrown + self.fees


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What another buyer costs more than ours; below 0 it costs less."""

    amount: float
    low: float | None  # the range of CONFIDENCE; None when there are too few weeks to say
    high: float | None

    @property
    def sure(self) -> bool | None:
        """Whether the range is on one side of 0: otherwise it may be chance. None when nothing can be said."""
        if self.low is None or self.high is None:
            return None
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AtService:
    """A kind of buyer between two of its settings."""

    thrown: float
    lost_margin: float

    @property
    def cost(self) -> float:
        """Both together."""
        return self.thrown + self.lost_margin


def totals(days: Sequence[Day]) -> Totals:
    """The sum of the days."""
    return Totals(
        days=len(days),
        wanted=sum(day.wanted for day in days),
        served=sum(day.served for day in days),
        days_short=sum(day.short_dishes > 0 for day in days),
        dish_days_short=sum(day.short_dishes for day in days),
        lost_sales=sum(day.lost_sales for day in days),
        lost_margin=sum(day.lost_margin for day in days),
        thrown=sum(day.wasted for day in days),
        bought=sum(day.bought for day in days),
        stock=sum(day.stock for day in days) / len(days) if days else 0.0,
        deliveries=sum(day.deliveries for day in days),
        fees=sum(day.fees for day in days),
    )


def difference(ours: Sequence[Day], other: Sequence[Day], *, seed: int = 0) -> Difference:
    """What `other` costs more over the same days, with its range.

    The daily differences are drawn again in blocks of seven days that follow each other (a circular block bootstrap,
    Politis & Romano 1992), so that weekdays and lasting shortages stay together; with few weeks the spread is widened
    by the square root of weeks / (weeks - 1).
    """
    saved = np.array([theirs.cost - own.cost for own, theirs in zip(ours, other, strict=True)])
    amount = float(saved.sum())
    weeks = len(saved) // WEEK
    if weeks < FEWEST_WEEKS:
        return Difference(amount=amount, low=None, high=None)
    sums = _block_sums(saved, np.random.default_rng(seed))
    widened = amount + (sums - sums.mean()) * np.sqrt(weeks / (weeks - 1))
    low, high = np.quantile(widened, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Difference(amount=amount, low=float(low), high=float(high))


def at_service(settings: Sequence[Totals], service: float) -> "AtService | None":
    """What one kind of buyer comes to where it serves exactly that share; None out of the reach of its settings.

    Between two settings both figures are interpolated. A setting that serves no more than another and throws away no
    less does not count.
    """
    reached = [one.service for one in settings]
    if not min(reached) <= service <= max(reached):
        return None
    best: list[Totals] = []
    for one in sorted(settings, key=lambda one: (-one.service, one.thrown)):
        if not best or one.thrown < best[-1].thrown:
            best.append(one)
    best.reverse()
    services = [one.service for one in best]
    return AtService(
        thrown=float(np.interp(service, services, [one.thrown for one in best])),
        lost_margin=float(np.interp(service, services, [one.lost_margin for one in best])),
    )


def _block_sums(
    values: np.ndarray[tuple[int], np.dtype[np.float64]], generator: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Sums of DRAWS series as long as `values`, made of its weeks."""
    length = len(values)
    blocks = -(-length // WEEK)
    starts = generator.integers(0, length, (DRAWS, blocks))
    places = (starts[:, :, None] + np.arange(WEEK)) % length
    drawn = values[places].reshape(DRAWS, blocks * WEEK)[:, :length]
    return np.asarray(drawn.sum(axis=1))
