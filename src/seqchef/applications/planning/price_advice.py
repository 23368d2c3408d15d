"""Price advice: buy the need of some months now, or wait; or say that there is no clear direction.

Knows: what a good costs to keep, how long it keeps, packs, the bar that a probability must clear.
Does not know: words (price_words), where use and shelf life come from (interfaces).
Start at: advise.

Now is the end of the last known step. Buying step by step means that the need of step j is bought at the price of
step j. Buying ahead means that the needs of steps 1 to k are bought now: the price is known, each unit lies in store
until it is used (the need of step j for j - 1/2 steps, as it is used evenly), and storage and capital are paid for
that time. The saving of the second over the first is counted on whole futures of the price, so that its probability is
that of the sum. Waiting is advised for the price alone: had storage a part in it, waiting would always look right.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.price_paths import price_paths
from seqchef.applications.planning.prices import PriceOutlook
from seqchef.errors import BadInput

Floats = NDArray[np.float64]
Kind = Literal["buy_now", "wait", "unclear"]
Reason = Literal[
    "rise", "fall", "below_bar", "too_small", "perishable", "pack_too_big", "no_price", "too_few", "out_of_date"
]

PATHS = 2000
MOST_MONTHS = 12  # nobody is told to buy further ahead
FEWEST_PRICES = 8  # known prices; fewer say nothing about how prices move, whatever is forecast
SOUGHT: tuple[tuple[Kind, Reason], ...] = (("buy_now", "rise"), ("wait", "fall"))
ROUNDING = 1e-9  # shares below this are rounding errors


@dataclass(frozen=True, kw_only=True)
class Good:
    """What it means to keep one good."""

    use_per_month: float | None = None  # units; None: not known, so amounts are said in months of need
    storage_per_month: float = 0.0  # money for one unit
    storage_share_per_month: float = 0.01  # of its price
    capital_share_per_year: float = 0.06  # of its price
    shelf_life_months: float | None = None  # None: it keeps
    pack: float | None = None  # units; None: any amount can be bought
    unit: str | None = None  # what a unit is: kg, can; None: not known

    def __post_init__(self) -> None:
        for name in ("storage_per_month", "storage_share_per_month", "capital_share_per_year"):
            if not 0 <= getattr(self, name) < np.inf:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 0 or more")
        for name in ("use_per_month", "shelf_life_months", "pack"):
            value = getattr(self, name)
            if value is not None and not 0 < value < np.inf:
                raise BadInput(f"{name} is {value}; expected more than 0")
        if self.pack is not None and self.use_per_month is None:
            raise BadInput(f"a pack of {self.pack:g} units says nothing without the use; expected units used per month")


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What must hold before anything is advised."""

    probability: float = 0.7  # of saving money
    least_saving: float = 0.02  # expected, as a share of what is paid now

    def __post_init__(self) -> None:
        if not 0.5 <= self.probability < 1:
            raise BadInput(f"the bar is {self.probability}; expected a probability from 0.5 up to below 1, such as 0.7")
        if not 0 <= self.least_saving < np.inf:
            raise BadInput(f"the least saving is {self.least_saving}; expected a share of the price, 0 or more")


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What to do about one price, and why. Shares are of the price paid now; 0 where there is nothing to compare."""

    kind: Kind
    reason: Reason
    steps: float = 0.0  # whose need is bought now, or looked at
    months: float = 0.0  # the same in months
    quantity: float | None = None  # units, when the use is known
    probability: float = (
        0.0  # buy_now, unclear: that buying ahead saves money; wait: that the price is lower on average
    )
    saving_share: float = 0.0  # expected; wait: how much lower the price is on average
    low_share: float = 0.0  # the 80 % range of that
    high_share: float = 0.0
    saving: float | None = None  # in money, when the use is known


@dataclass(frozen=True, eq=False)
class _Choices:
    """C ways to buy ahead: what each saves on N futures, per unit bought and as a share of the price now."""

    covered: Floats  # (C,) steps
    saved: Floats  # (C, N)
    cheaper: Floats  # (C, N): how much lower the price is on average, without the cost of keeping

    def best(self, outcomes: Floats, bar: Bar) -> int | None:
        """The choice with the largest expected total among those that clear the bar."""
        expected = outcomes.mean(axis=1)
        sure = _probability(outcomes) >= bar.probability - ROUNDING
        usable = sure & (expected >= bar.least_saving) & (expected > ROUNDING)
        return int(np.argmax(np.where(usable, expected * self.covered, -np.inf))) if usable.any() else None


def advise(
    outlook: PriceOutlook,
    good: Good,
    bar: Bar | None = None,
    *,
    old: bool = False,
    paths: int = PATHS,
    seed: int = 0,
) -> Advice:
    """Buy now, wait, or no clear direction, for a good that is used evenly.

    Never more is advised than is used before it expires, nor for longer than MOST_MONTHS or the forecast. An `old`
    price (prices.out_of_date) gets no advice.
    """
    bar = bar or Bar()
    step = months_per_step(outlook)
    covered = _covered(outlook, good, step)
    missing = "out_of_date" if old else _missing(outlook, good, covered, step)
    if missing is not None:
        return Advice(kind="unclear", reason=missing)
    choices = _choices(outlook, good, covered, step, paths, seed)
    outcomes = {"rise": choices.saved, "fall": choices.cheaper}
    for kind, reason in SOUGHT:
        best = choices.best(outcomes[reason], bar)
        if best is not None:
            return _advice(kind, reason, outlook, good, covered[best], outcomes[reason][best])
    sure = _probability(choices.saved)
    likeliest = int(np.argmax(sure))
    failed: Reason = "too_small" if sure[likeliest] >= bar.probability - ROUNDING else "below_bar"
    return _advice("unclear", failed, outlook, good, covered[likeliest], choices.saved[likeliest])


def _missing(outlook: PriceOutlook, good: Good, covered: Floats, step: float) -> Reason | None:
    """Why there is nothing to compare, if so."""
    if not outlook.now > 0:
        return "no_price"
    if int(outlook.series.evidence().sum()) < FEWEST_PRICES:
        return "too_few"
    if good.shelf_life_months is not None and good.shelf_life_months < step:
        return "perishable"
    return None if len(covered) else "pack_too_big"


def months_per_step(outlook: PriceOutlook) -> float:
    """Length of a step in months; a numbered step counts as one."""
    year = outlook.series.frequency.year
    return 12 / year if year else 1.0


def _covered(outlook: PriceOutlook, good: Good, step: float) -> Floats:
    """How many steps each choice covers (C,): whole steps within the shelf life, then whole packs within those."""
    most = MOST_MONTHS if good.shelf_life_months is None else min(MOST_MONTHS, good.shelf_life_months)
    covered = np.arange(1, min(len(outlook), int(most / step + ROUNDING)) + 1, dtype=np.float64)
    if good.pack is not None and good.use_per_month is not None:
        use = good.use_per_month * step
        covered = np.floor(covered * use / good.pack + ROUNDING) * good.pack / use
    return np.unique(covered[covered > 0])


def _choices(outlook: PriceOutlook, good: Good, covered: Floats, step: float, paths: int, seed: int) -> _Choices:
    H = int(np.ceil(covered[-1] - ROUNDING))
    history = np.where(outlook.series.evidence(), outlook.series.y, np.nan)
    futures = price_paths(outlook.quantiles[:H], history, paths=paths, seed=seed) / outlook.now  # (N, H)
    before = np.arange(H)
    used = np.clip(covered[:, None] - before, 0.0, 1.0)  # (C, H): share of each step's need that is bought now
    kept = (used * (before + used / 2)).sum(axis=1) / covered * step  # months in the store room, per unit
    monthly = good.storage_per_month / outlook.now + good.storage_share_per_month + good.capital_share_per_year / 12
    later = used @ futures.T / covered[:, None]  # (C, N): mean price of buying step by step
    return _Choices(covered=covered, saved=later - 1 - (kept * monthly)[:, None], cheaper=1 - later)


def _advice(kind: Kind, reason: Reason, outlook: PriceOutlook, good: Good, covered: float, outcome: Floats) -> Advice:
    step = months_per_step(outlook)
    low, high = np.quantile(outcome, (0.1, 0.9))
    quantity = None if good.use_per_month is None else float(covered * step * good.use_per_month)
    expected = float(outcome.mean())
    return Advice(
        kind=kind,
        reason=reason,
        steps=float(covered),
        months=float(covered * step),
        quantity=quantity,
        probability=float(_probability(outcome)),
        saving_share=expected,
        low_share=float(low),
        high_share=float(high),
        saving=None if quantity is None else expected * quantity * outlook.now,
    )


def _probability(outcomes: Floats) -> Floats:
    """Share of futures (..., N) in which something is saved."""
    return np.asarray((outcomes > ROUNDING).mean(axis=-1))
