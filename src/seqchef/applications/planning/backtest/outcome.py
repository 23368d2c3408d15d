"""Outcome: our plan beside what kitchens do without one, over the same days, with the money between them.

Knows: which buyers are compared, which of them is the best in hindsight, what must be said beside the figures.
Does not know: files and layouts (formats), the words (wording).
Start at: backtest.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from seqchef.applications.planning.backtest.buyers import SAFETY_SHARE, Buyer, ByPars, as_last_week, by_plan
from seqchef.applications.planning.backtest.days import Day
from seqchef.applications.planning.backtest.evenings import Forecaster, Past
from seqchef.applications.planning.backtest.replay import Lived, Settings, evenings_of, replay
from seqchef.applications.planning.backtest.selling import first_offers
from seqchef.applications.planning.backtest.totals import Difference, Totals, at_service, difference, totals

MARGINS = (0.0, 0.2, 0.4, 0.6, 1.0)  # on the same day of last week
CHANGES = (-0.4, -0.2, 0.0, 0.25, 0.5, 1.0)  # of all par levels
PLAN = "plan"  # the name of our forecaster
Kind = Literal["plan", "pars", "last_week"]
OTHERS: tuple[Kind, ...] = ("pars", "last_week")  # in the order in which they are shown


@dataclass(frozen=True, eq=False, kw_only=True)
class Outcome:
    """What one buyer's days came to."""

    kind: Kind
    share: float  # last week: the margin; pars: by how much all levels were changed; plan: 0
    best: bool  # of its kind in hindsight
    days: tuple[Day, ...]
    totals: Totals
    dearer: Difference  # than our plan; 0 for the plan itself
    thrown: Mapping[str, float]  # money by food, the most first


@dataclass(frozen=True, slots=True)
class Caveat:
    """One thing to say beside the figures; `values` fills the sentence of its kind."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Backtest:
    """All buyers over the counted days, our plan first."""

    settings: Settings
    first: date
    last: date
    outcomes: tuple[Outcome, ...]
    priced: bool  # whether any dish has a price: otherwise lost sales are portions and no money
    caveats: tuple[Caveat, ...]

    @property
    def plan(self) -> Outcome:
        """Our plan."""
        return self.outcomes[0]

    def usual(self, kind: Kind) -> Outcome:
        """That kind without a change: last week as it was, par levels as they stand."""
        return next(one for one in self.outcomes if one.kind == kind and one.share == 0)

    def best(self, kind: Kind) -> Outcome:
        """The best of that kind in hindsight."""
        return next(one for one in self.outcomes if one.kind == kind and one.best)

    def shown(self) -> list[Outcome]:
        """Our plan; each other kind as it is usual, and the best of it where that is another one."""
        chosen = [self.plan]
        for kind in OTHERS:
            chosen += dict.fromkeys([self.usual(kind), self.best(kind)])
        return chosen

    def thrown_at_our_service(self, kind: Kind) -> float | None:
        """What that kind would throw away if it served as many as our plan; None out of its reach."""
        found = at_service([one.totals for one in self.of(kind)], self.plan.totals.service)
        return None if found is None else found.thrown

    def of(self, kind: Kind) -> list[Outcome]:
        """Every outcome of that kind."""
        return [one for one in self.outcomes if one.kind == kind]


def backtest(
    past: Past,
    forecaster: Forecaster,
    settings: Settings,
    *,
    stated_pars: Mapping[str, float] | None = None,
    on_day: Callable[[date], None] = lambda day: None,
) -> Backtest:
    """The past lived again by our plan, by par levels and by last week. Raises BadInput when the record is too short.

    `stated_pars`: levels by food in its unit, as the kitchen states them; other foods get derived ones.
    """
    stated = stated_pars or {}
    buyers: dict[tuple[Kind, float], Buyer] = {("plan", 0.0): by_plan(PLAN)}
    buyers.update({("pars", change): ByPars(change, stated) for change in CHANGES})
    buyers.update({("last_week", margin): by_plan(PLAN, as_last_week(margin)) for margin in MARGINS})
    lived = replay(past, buyers, {PLAN: forecaster}, settings, on_day=on_day)
    counted = lived["plan", 0.0].days
    return Backtest(
        settings=settings,
        first=counted[0].day,
        last=counted[-1].day,
        outcomes=tuple(_outcomes(lived, past, settings)),
        priced=_any_priced(past),
        caveats=tuple(_caveats(past, settings, stated)),
    )


def _outcomes(lived: Mapping[tuple[Kind, float], Lived], past: Past, settings: Settings) -> list[Outcome]:
    sums = {key: totals(one.days) for key, one in lived.items()}
    priced = _any_priced(past)

    def loss(key: tuple[Kind, float]) -> tuple[float, float]:
        """What decides which is best: money; where no dish has a price, portions that were lost, then money."""
        found = sums[key]
        return (found.cost, found.thrown) if priced else (found.lost, found.thrown)

    best = {min((key for key in lived if key[0] == kind), key=loss) for kind, _ in lived}
    ours = lived["plan", 0.0].days
    return [
        Outcome(
            kind=key[0],
            share=key[1],
            best=key in best,
            days=one.days,
            totals=sums[key],
            dearer=difference(ours, one.days, seed=settings.seed),
            thrown=_thrown(one.days),
        )
        for key, one in lived.items()
    ]


def _thrown(days: Sequence[Day]) -> dict[str, float]:
    """Money by food, the most first."""
    money: dict[str, float] = {}
    for day in days:
        for food, lost in day.thrown.items():
            money[food] = money.get(food, 0.0) + lost
    return dict(sorted(money.items(), key=lambda pair: -pair[1]))


def _any_priced(past: Past) -> bool:
    return any(dish.price_on(len(dish.record) - 1) is not None for dish in past.selling.dishes)


def _caveats(past: Past, settings: Settings, stated: Mapping[str, float]) -> list[Caveat]:
    """What a reader must know of the figures, the weightiest first."""
    selling, room = past.selling, past.storeroom
    found = [Caveat("record"), Caveat("hindsight"), Caveat("begin", {"days": str(settings.warm_up_days)})]
    foods = {food for dish in selling.dishes for food in dish.content}
    derived = foods - stated.keys()
    if derived:
        kind = "pars_partly" if stated else "pars_derived"
        found.append(Caveat(kind, {"share": f"{100 * SAFETY_SHARE:.0f}", "foods": str(len(derived))}))
    unpriced = [dish.record.unique_id for dish in selling.dishes if dish.price_on(len(dish.record) - 1) is None]
    if unpriced and len(unpriced) == len(selling.dishes):
        found.append(Caveat("no_prices"))
    elif unpriced:
        found.append(Caveat("unpriced", {"dishes": _listed(unpriced)}))
    if below := [d.record.unique_id for d in selling.dishes if (p := d.price_on(len(d.record) - 1)) and p < d.cost]:
        found.append(Caveat("below_cost", {"dishes": _listed(below)}))
    free = sorted(food for food, offer in first_offers(room).items() if food in foods and offer.pack_price == 0)
    if free:
        found.append(Caveat("free_foods", {"foods": _listed(free)}))
    without = [one.unique_id for one in past.sales.series if one.unique_id not in selling.names]
    if without:
        found.append(Caveat("no_recipe", {"dishes": _listed(without)}))
    marked = _marked(past, settings)
    if marked:
        found.append(Caveat("sold_out", {"count": str(marked)}))
    return found


def _marked(past: Past, settings: Settings) -> int:
    """Counted dish-days that the record marks as sold out."""
    counted = evenings_of(past, settings)[settings.warm_up_days :]
    begin = counted[0]
    total = 0
    for dish in past.selling.dishes:
        one = dish.record
        days = one.ds.astype("datetime64[D]").astype(object)
        total += sum(bool(flag) and day > begin for flag, day in zip(one.stockout[: len(one)], days, strict=True))
    return total


def _listed(names: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(names[:most])
    return f"{shown}, ..." if len(names) > most else shown
