"""The whole loop on a real bakery: read recipes, forecast, order every evening for 28 days that were held out.

    python -m benchmarks.bakery_loop

Sales are the bakery's 20 best sellers (food_sales_bakery_daily). Recipes, suppliers, prices, delivery days and shelf
lives are ours and only plausible (benchmarks/bakery). Every evening each policy sees the sales up to that day, its own
stock and its open orders, and orders from a supplier on the last evening that still reaches his next delivery. Next
morning deliveries come; dishes are made as far as ingredients reach; what has expired is thrown away. A lost sale is
gone, but the bakery's record shows what customers bought in truth, so no policy's history is censored by its own
stock-outs. Days on which the bakery stays closed are known to it. Two weeks before the measured ones fill the shelves.

Policies: `seqchef`, whose level is a quantile of sample paths; for comparison, paths whose days and dishes are
independent, and paths all at one level, which is the sum of daily quantiles; and "as last week": the same days of the
last week that was open, plus a margin of 0 to 100 %, with the same netting, shelf lives and packs.

What flatters the result: it is one bakery and one August; the forecast model never trained on this bakery, but its
design was chosen on marks that include these 28 days; dishes are the best sellers before them that were still sold at
the end; closed days are read from the record itself. The margins of "as last week" are hindsight too, in its favour.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from benchmarks.bakery_store import Day, Store
from benchmarks.record import DATA, record
from seqchef.applications.planning.cover import last_day_covered
from seqchef.applications.planning.demand import Demand, demand_from, first_day, known_on
from seqchef.applications.planning.explosion import Explosion
from seqchef.applications.planning.plan import make_plan
from seqchef.errors import Rejection
from seqchef.evaluation.forecasts import hold_out, score
from seqchef.food.conversions import Conversions
from seqchef.food.opening import Event, Opening
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Offer, Storeroom
from seqchef.formats.kitchen import read_kitchen_settings, read_offers, read_recipes
from seqchef.formats.series import read_panel
from seqchef.inference.forecast import forecast
from seqchef.interfaces.recipe_lines import with_lines_read
from seqchef.series.tables import Panel

SALES = DATA / "series" / "food_sales_bakery_daily.parquet"
KITCHEN = Path(__file__).parent / "bakery"
DISHES, HELD_OUT_DAYS, WARM_UP_DAYS = 20, 28, 14
MARGINS = (0.0, 0.2, 0.4, 0.6, 1.0)
PATHS, SEED = 1000, 0

Policy = Callable[[Demand], Demand]


@dataclass(frozen=True, eq=False)
class Bakery:
    """Everything that does not change from day to day."""

    sales: Panel
    opening: Opening
    recipes: tuple[Recipe, ...]
    storeroom: Storeroom
    prices: Mapping[str, float]

    @property
    def last_day(self) -> date:
        """The last day of the record."""
        one = self.sales.series[0]
        return first_day(one) + timedelta(days=len(one) - 1)

    def demand(self, today: date) -> Demand:
        """Futures as forecast on the evening of `today`."""
        until = last_day_covered(today, self.storeroom.offers, self.opening)
        panel = known_on(self.sales, self.opening, today, until)
        forecasts = forecast(panel, (until - today).days)
        return demand_from(panel, forecasts, today, paths=PATHS, seed=SEED)

    def sold(self, day: date) -> list[float]:
        """What customers bought of every dish."""
        return [float(np.nan_to_num(one.y[(day - first_day(one)).days])) for one in self.sales.series]


def read_bakery() -> Bakery:
    """Sales of the best sellers before the held-out days, and our kitchen around them."""
    full = read_panel(SALES).panel
    shut = [one.closed for one in full.series if len(one) == max(map(len, full.series))]
    begin = min(first_day(one) for one in full.series)
    days = [begin + timedelta(days=int(n)) for n in np.flatnonzero(np.all(shut, axis=0))]
    opening = Opening(events=tuple(Event(kind="closed", first=day, last=day) for day in days))
    end = max(first_day(one) + timedelta(days=len(one)) for one in full.series)
    alive = [one for one in full.series if first_day(one) + timedelta(days=len(one)) == end]
    best = sorted(alive, key=lambda one: -float(np.nansum(one.y[:-HELD_OUT_DAYS])))[:DISHES]
    rejections: list[Rejection] = []
    settings = read_kitchen_settings(KITCHEN / "kitchen.toml")
    recipes = tuple(with_lines_read(text) for text in read_recipes(KITCHEN / "recipes", rejections))
    offers = read_offers(KITCHEN / "suppliers.csv", settings, rejections)
    if rejections:
        raise SystemExit(f"benchmarks/bakery has unusable rows: {rejections}")
    storeroom = Storeroom(offers=offers, aliases=settings.aliases, not_ordered=settings.not_ordered)
    return Bakery(replace(full, series=tuple(best)), opening, recipes, storeroom, _prices())


def _prices() -> dict[str, float]:
    """The last price of every dish before the held-out days."""
    import polars

    frame = polars.read_parquet(SALES, columns=["unique_id", "ds", "unit_price"]).sort("ds")
    before = frame.filter(polars.col("ds") <= frame["ds"].max() - polars.duration(days=HELD_OUT_DAYS))
    last = before.group_by("unique_id", maintain_order=True).last()
    return dict(zip(last["unique_id"], last["unit_price"].fill_null(0.0), strict=True))


def as_forecast(demand: Demand) -> Demand:
    """The policy of seqchef: the futures as they are."""
    return demand


def as_independent(demand: Demand) -> Demand:
    """What dependence is worth: the same marginals, every day and dish for itself."""
    generator = np.random.default_rng(SEED)
    return replace(demand, paths=generator.permuted(demand.paths, axis=0))


def as_sum_of_quantiles(demand: Demand) -> Demand:
    """What paths are worth: every day and dish at the same level, so that a sum's quantile is the sum of quantiles."""
    return replace(demand, paths=np.sort(demand.paths, axis=0))


def as_last_week(margin: float) -> Policy:
    """The policy of one future: the same weekday of the last week that was open, times 1 + margin."""

    def policy(demand: Demand) -> Demand:
        T, S = demand.history.shape
        future = np.zeros((1, S, len(demand.days)))
        for h in range(len(demand.days)):
            for s in range(S):
                same = demand.history[T - 7 + h % 7 :: -7, s]
                known = same[~np.isnan(same)]
                is_open = demand.quantiles[s, h, -1] > 0
                future[0, s, h] = known[0] * (1 + margin) if len(known) and is_open else 0.0
        return replace(demand, paths=future)

    return policy


def simulate(bakery: Bakery, demands: Mapping[date, Demand], policy: Policy) -> list[Day]:
    """The measured days under one policy."""
    offers: dict[str, Offer] = {offer.ingredient: offer for offer in bakery.storeroom.offers}
    contents = _contents(bakery)
    prices = [bakery.prices.get(dish, 0.0) for dish in bakery.sales.ids]
    evenings = sorted(demands)
    store = Store(offers)
    for line in make_plan(
        demands[evenings[0]], bakery.recipes, bakery.storeroom, bakery.opening, today=evenings[0]
    ).orders:
        store.put(line.offer.ingredient, line.level, evenings[0] + timedelta(days=1))
    days = []
    for today in evenings:
        room = replace(bakery.storeroom, lots=store.lots(), open_orders=store.orders())
        plan = make_plan(policy(demands[today]), bakery.recipes, room, bakery.opening, today=today)
        for line in plan.orders:
            if line.packs and line.cover.order_by == today:
                store.coming.append((line.cover.arrives, line.offer.ingredient, float(line.quantity)))
        tomorrow = today + timedelta(days=1)
        days.append(store.live(tomorrow, bakery.sold(tomorrow), contents, prices))
    return days[-HELD_OUT_DAYS:]


def _contents(bakery: Bakery) -> list[dict[str, float]]:
    """What one portion of every dish takes, in packs' units; every line of every recipe must be usable."""
    explosion = Explosion(
        bakery.recipes,
        {offer.ingredient: offer.pack_unit for offer in bakery.storeroom.offers},
        conversions=Conversions(bakery.storeroom.rules),
        aliases=bakery.storeroom.aliases,
        not_ordered=bakery.storeroom.not_ordered,
    )
    portions = [explosion.portion(dish) for dish in bakery.sales.ids]
    if explosion.rejections or explosion.notes:
        raise SystemExit(f"benchmarks/bakery is not complete: {explosion.rejections} {explosion.notes}")
    return [{food: float(quantity) for food, quantity in p.foods.items()} if p else {} for p in portions]


def summary(days: Sequence[Day]) -> dict[str, float | int]:
    """What the measured days came to."""
    wanted, bought = sum(day.wanted for day in days), sum(day.bought for day in days)
    return {
        "service": round(sum(day.served for day in days) / wanted, 4),
        "days_with_a_stock_out": sum(bool(day.short_dishes) for day in days),
        "dish_days_short": sum(day.short_dishes for day in days),
        "lost_sales_eur": round(sum(day.lost_sales for day in days)),
        "bought_eur": round(bought),
        "spoiled_eur": round(sum(day.spoiled for day in days)),
        "spoiled_share": round(sum(day.spoiled for day in days) / bought, 4),
        "lost_and_spoiled_eur": round(sum(day.lost_sales + day.spoiled for day in days)),
    }


def forecast_loss(bakery: Bakery, demands: Mapping[date, Demand]) -> dict[str, object]:
    """Losses over the held-out days: all from one origin, and each evening for the next day."""
    history, truth = hold_out(bakery.sales, HELD_OUT_DAYS)
    losses: dict[str, object] = {}
    for method in ("auto", "empirical", "seasonal-naive"):
        found = score(truth, forecast(history, HELD_OUT_DAYS, method=method), history).to_dict()
        losses[f"28_days_{method}"] = {key: _rounded(value) for key, value in found.items()}
    inside = total = 0
    for today in sorted(demands)[-HELD_OUT_DAYS:]:
        tomorrow, quantiles = today + timedelta(days=1), demands[today].quantiles[:, 0]
        if not bakery.opening.closed(tomorrow):
            sold = np.array(bakery.sold(tomorrow))
            inside += int(((sold >= quantiles[:, 0]) & (sold <= quantiles[:, 8])).sum())
            total += len(sold)
    losses["next_day_cov80"] = round(inside / total, 4)
    return losses


def _rounded(value: float | int | None) -> float | int | None:
    return round(value, 4) if isinstance(value, float) else value


def main() -> None:
    """Run every policy and record what it came to."""
    bakery = read_bakery()
    first = bakery.last_day - timedelta(days=HELD_OUT_DAYS + WARM_UP_DAYS)
    demands = {
        day: bakery.demand(day) for day in (first + timedelta(days=n) for n in range(HELD_OUT_DAYS + WARM_UP_DAYS))
    }
    policies = {"seqchef": as_forecast, **{f"last week + {margin:.0%}": as_last_week(margin) for margin in MARGINS}}
    runs = {name: simulate(bakery, demands, policy) for name, policy in policies.items()}
    without = {"independent days and dishes": as_independent, "sum of daily quantiles": as_sum_of_quantiles}
    numbers = {
        "policies": {name: summary(days) for name, days in runs.items()},
        "without_dependence": {name: summary(simulate(bakery, demands, policy)) for name, policy in without.items()},
        "forecast": forecast_loss(bakery, demands),
        "day_by_day": {name: [_one_day(day) for day in days] for name, days in runs.items() if name in list(runs)[:2]},
    }
    config = {
        "dishes": list(bakery.sales.ids),
        "held_out_days": HELD_OUT_DAYS,
        "warm_up_days": WARM_UP_DAYS,
        "paths": PATHS,
        "seed": SEED,
    }
    record("bakery_loop", numbers, config=config, data_files=[SALES])


def _one_day(day: Day) -> dict[str, object]:
    return {
        key: round(value, 2) if isinstance(value, float) else str(value) if key == "day" else value
        for key, value in asdict(day).items()
    }


if __name__ == "__main__":
    main()
