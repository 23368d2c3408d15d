"""Override scores: who was nearer on the days that somebody set by hand, the kitchen or the forecast.

Knows: which days can be compared, errors in portions and in money, whether a difference may be chance.
Does not know: how an override changes a plan (overrides), or files.
Start at: compare, then score.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from math import comb

import numpy as np

from seqchef.applications.planning.demand import first_day
from seqchef.applications.planning.wording import Words
from seqchef.food.menu import MenuItem
from seqchef.food.overrides import Override
from seqchef.food.recipes import name_key
from seqchef.series.tables import LEVELS, Panel

MEDIAN = LEVELS.index(0.5)
FEWEST_DAYS = 10  # fewer say nothing
CLEAR = 0.1  # a split of nearer days that chance would bring less often is taken for a difference


@dataclass(frozen=True, slots=True)
class Logged:
    """What was forecast on an evening for one dish and day, and what was set by hand instead."""

    made_on: date
    day: date
    dish: str
    quantiles: tuple[float, ...]  # for LEVELS, of the model
    override: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One day of one dish on which both can be measured."""

    day: date
    dish: str
    sold: float
    kitchen: float  # portions set by hand
    model: float  # the median of the last forecast made before the day
    price: float | None


@dataclass(slots=True)
class Comparison:
    """All such days, and how many were left out for what reason."""

    days: list[Compared] = field(default_factory=list)
    not_over: int = 0  # no sales of the day yet
    not_logged: int = 0  # no forecast was kept before the day
    sold_out: int = 0  # demand is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """How one of the two did."""

    mean_absolute_error: float  # portions
    bias: float  # portions: above 0 too many on average
    nearer_days: int
    short_value: float | None  # menu price of what was asked for beyond it
    left_value: float | None  # menu price of what it had too many


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideScores:
    """Both, on the same days."""

    days: int
    kitchen: Side
    forecast: Side
    equal_days: int
    chance: float  # probability of so uneven a split of days, if both were equally good

    @property
    def clear(self) -> bool:
        """Whether the difference is hardly chance."""
        return self.days >= FEWEST_DAYS and self.chance < CLEAR

    def to_dict(self) -> dict[str, object]:
        """For JSON."""
        return {**asdict(self), "clear": self.clear}


def compare(
    overrides: Sequence[Override], log: Sequence[Logged], sales: Panel, menu: Sequence[MenuItem] = ()
) -> Comparison:
    """Every dish and day that was set by hand, in overrides.csv or in the log, beside the forecast and the sales.

    The forecast is the last one that was logged on an evening before the day, and what it says of an override counts
    more than a file that may have been changed since.
    """
    known: dict[tuple[str, date], Logged] = {}
    for row in log:
        key = (name_key(row.dish), row.day)
        if row.made_on < row.day and (key not in known or row.made_on >= known[key].made_on):
            known[key] = row
    by_hand = {(name_key(one.dish), one.day): float(one.portions) for one in overrides}
    by_hand |= {key: row.override for key, row in known.items() if row.override is not None}
    sold = _Sold(sales)
    prices = {name_key(item.dish): float(item.price) for item in menu if item.price is not None}
    found = Comparison()
    for (dish, day), portions in sorted(by_hand.items(), key=lambda item: (item[0][1], item[0][0])):
        y, sold_out = sold.on(dish, day)
        forecast = known.get((dish, day))
        if y is None:
            found.not_over += 1
        elif sold_out:
            found.sold_out += 1
        elif forecast is None:
            found.not_logged += 1
        else:
            found.days.append(Compared(day, forecast.dish, y, portions, forecast.quantiles[MEDIAN], prices.get(dish)))
    return found


def score(days: Sequence[Compared]) -> OverrideScores:
    """Errors of both on these days, of which there is at least one."""
    sold = np.array([one.sold for one in days])
    errors = [np.array([getattr(one, who) for one in days]) - sold for who in ("kitchen", "model")]
    off = [np.abs(error) for error in errors]
    nearer = int((off[0] < off[1]).sum()), int((off[1] < off[0]).sum())
    prices = [one.price for one in days]
    sides = [_side(error, wins, prices) for error, wins in zip(errors, nearer, strict=True)]
    return OverrideScores(
        days=len(days),
        kitchen=sides[0],
        forecast=sides[1],
        equal_days=len(days) - sum(nearer),
        chance=sign_test(*nearer),
    )


def sign_test(one: int, other: int) -> float:
    """Probability that n fair coins fall at least as unevenly as `one` to `other`, on either side."""
    n, most = one + other, max(one, other)
    return min(1.0, float(2 * sum(comb(n, k) for k in range(most, n + 1)) / 2**n))


def sentence(found: Comparison, words: Words) -> str:
    """The result in plain words."""
    if not found.days:
        return words.say("override_none")
    if len(found.days) < FEWEST_DAYS:
        return words.say("override_few", days=str(len(found.days)), wanted=str(FEWEST_DAYS))
    scores = score(found.days)
    said = words.say(
        "override_scores",
        days=str(scores.days),
        manager=f"{scores.kitchen.mean_absolute_error:.1f}",
        model=f"{scores.forecast.mean_absolute_error:.1f}",
        nearer=str(scores.kitchen.nearer_days),
        farther=str(scores.forecast.nearer_days),
    )
    better = scores.kitchen.nearer_days > scores.forecast.nearer_days
    verdict = ("override_clear_manager" if better else "override_clear_model") if scores.clear else "override_unclear"
    return said + ("" if words.code == "zh" else " ") + words.say(verdict)


def _side(error: "np.ndarray[tuple[int], np.dtype[np.float64]]", nearer: int, prices: Sequence[float | None]) -> Side:
    priced = [(float(e), price) for e, price in zip(error, prices, strict=True) if price is not None]
    return Side(
        mean_absolute_error=float(np.abs(error).mean()),
        bias=float(error.mean()),
        nearer_days=nearer,
        short_value=sum(max(-e, 0.0) * price for e, price in priced) if priced else None,
        left_value=sum(max(e, 0.0) * price for e, price in priced) if priced else None,
    )


class _Sold:
    """Sales by dish and day."""

    def __init__(self, sales: Panel) -> None:
        self._series = {name_key(one.unique_id): one for one in sales.series}

    def on(self, dish: str, day: date) -> tuple[float | None, bool]:
        """Portions sold, None where they are not known or it was closed; and whether it was sold out."""
        one = self._series.get(dish)
        at = (day - first_day(one)).days if one is not None else -1
        if one is None or not 0 <= at < len(one) or not one.evidence()[at]:
            return None, False
        return float(one.y[at]), bool(one.stockout[at])
