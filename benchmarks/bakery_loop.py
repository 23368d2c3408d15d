"""The whole loop on a real bakery: its last months lived again by the plan and by what kitchens do without one.

    python -m benchmarks.bakery_loop

Sales are the bakery's 20 best sellers (food_sales_bakery_daily), at the prices of the day. Recipes, suppliers, their
prices, delivery days and shelf lives are ours and only plausible (benchmarks/bakery). This is the backtest that
`seqchef plan --backtest` runs for any kitchen (applications/planning/backtest): every evening each buyer sees the sales
up to that day, its own stock and its open orders, and orders from a supplier on the last evening that still reaches his
next delivery; next morning deliveries come; dishes are made as far as ingredients reach; what has expired is thrown
away. A lost sale is gone, but the record shows what customers bought in truth, so no buyer's history is censored by its
own stock-outs. All buyers have the same netting, shelf lives and packs. Two weeks before the measured ones fill the
shelves.

Buyers: our plan, at the suppliers' service levels and at others; "last week": the same days of the last week that was
open, plus a margin; par levels: the highest use between two deliveries of the last four weeks and a fifth, set anew
every four weeks or every week, changed by a share. For comparison the plan on the empirical forecast, on paths whose
days and dishes are independent, and on paths all at one level.

At equal service: each kind of buyer has one number that trades waste for service; between two settings both are
interpolated, so that all are compared where they serve as many as our plan does, and where they serve the same share.

What flatters the result: it is one bakery; the forecast model never trained on it, but its design was chosen on marks
that include the last 28 days; dishes are the best sellers before those that were still sold at the end; closed days are
read from the record itself, as a calendar that the bakery kept. Nothing of the ordering was tuned on any of these days.
The margins of the other buyers are hindsight too, in their favour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from benchmarks.bakery_kitchen import HELD_OUT_DAYS, SALES, read_bakery
from benchmarks.record import record
from seqchef.applications.planning.backtest.buyers import Buyer, ByPars, as_last_week, by_plan
from seqchef.applications.planning.backtest.days import Day
from seqchef.applications.planning.backtest.evenings import Forecaster, Past
from seqchef.applications.planning.backtest.replay import Lived, Settings, replay
from seqchef.applications.planning.backtest.totals import CONFIDENCE, Totals, at_service, difference, totals
from seqchef.applications.planning.demand import Demand
from seqchef.evaluation.forecasts import hold_out, score
from seqchef.food.opening import Opening
from seqchef.inference.forecast import Relearning, forecast
from seqchef.series.tables import Forecasts, Panel

SETTINGS = Settings(days=118, paths=1000)
METHOD = "auto"
SERVICE_LEVELS = (0.8, 0.9, 0.98, 0.995)  # of every food
MARGINS = (0.0, 0.2, 0.4, 0.6, 1.0, 1.5, 2.5)
CHANGES = (-0.2, 0.0, 0.25, 0.5, 1.0)
WINDOWS = {  # days from and to, counted back from the end
    "the last 28 days": (HELD_OUT_DAYS, 0),
    "the last 90 days": (90, 0),
    "the 90 days before the last 28": (90 + HELD_OUT_DAYS, HELD_OUT_DAYS),
    "all 118 days": (118, 0),
}
SERVICES = (0.97, 0.98, 0.99)
PLAN, EMPIRICAL = "plan", "empirical"
KINDS = ("seqchef", "last week", "par levels set every week", "par levels")  # how names begin, the longer first


class Watched:
    """A forecaster that remembers what it said of the next day."""

    def __init__(self) -> None:
        self._forecaster = Relearning(METHOD)
        self.next_day: dict[date, tuple[tuple[str, ...], np.ndarray[tuple[int, int], np.dtype[np.float64]]]] = {}

    def __call__(self, panel: Panel, horizon: int, /) -> Forecasts:
        """Quantiles of the next `horizon` days."""
        found = self._forecaster(panel, horizon)
        first = found.ds[0].astype("datetime64[D]").item()
        self.next_day[first] = (panel.ids, found.quantiles[::horizon])
        return found


def buyers() -> dict[str, Buyer]:
    """Every buyer by the name that the results show."""
    found: dict[str, Buyer] = {"seqchef": by_plan(PLAN)}
    found.update({f"seqchef at {level:.1%}": by_plan(PLAN, service_level=level) for level in SERVICE_LEVELS})
    found.update({f"last week + {margin:.0%}": by_plan(PLAN, as_last_week(margin)) for margin in MARGINS})
    found.update({f"par levels {change:+.0%}": ByPars(change) for change in CHANGES})
    found.update({f"par levels set every week {change:+.0%}": ByPars(change, review_days=7) for change in CHANGES})
    found["empirical forecast"] = by_plan(EMPIRICAL)
    found["independent days and dishes"] = by_plan(PLAN, as_independent)
    found["sum of daily quantiles"] = by_plan(PLAN, as_sum_of_quantiles)
    return found


def as_independent(demand: Demand, opening: Opening) -> Demand:
    """What dependence is worth: the same marginals, every day and dish for itself."""
    generator = np.random.default_rng(SETTINGS.seed)
    return replace(demand, paths=generator.permuted(demand.paths, axis=0))


def as_sum_of_quantiles(demand: Demand, opening: Opening) -> Demand:
    """What paths are worth: every day and dish at the same level, so that a sum's quantile is the sum of quantiles."""
    return replace(demand, paths=np.sort(demand.paths, axis=0))


def window(lived: Mapping[str, Lived], back: int, until: int) -> dict[str, object]:
    """All buyers over the days from `back` to `until` days before the end."""
    days = {name: one.days[-back : len(one.days) - until] for name, one in lived.items()}
    sums = {name: totals(chosen) for name, chosen in days.items()}
    frontiers = {kind: [sums[name] for name in sums if _kind(name) == kind] for kind in KINDS}
    ours = sums["seqchef"].service
    return {
        "first_day": str(days["seqchef"][0].day),
        "last_day": str(days["seqchef"][-1].day),
        "buyers": {name: _summary(sums[name], days["seqchef"], days[name]) for name in days},
        "at_our_service": {kind: at_equal_service(points, ours) for kind, points in frontiers.items()},
        "at_equal_service": {
            f"{service:.1%}": {kind: at_equal_service(points, service) for kind, points in frontiers.items()}
            for service in SERVICES
        },
    }


def at_equal_service(settings: Sequence[Totals], service: float) -> dict[str, int] | None:
    """Waste and lost margin at exactly that service, between two settings of a buyer; None out of their reach."""
    found = at_service(settings, service)
    if found is None:
        return None
    thrown, lost, together = (round(value) for value in (found.thrown, found.lost_margin, found.cost))
    return {"thrown_away_eur": thrown, "lost_margin_eur": lost, "together_eur": together}


def _kind(name: str) -> str | None:
    return next((kind for kind in KINDS if name.startswith(kind)), None)


def _summary(sums: Totals, ours: Sequence[Day], days: Sequence[Day]) -> dict[str, object]:
    dearer = difference(ours, days)
    return {
        "service": round(sums.service, 4),
        "days_with_a_stock_out": sums.days_short,
        "dish_days_short": sums.dish_days_short,
        "lost_sales_eur": round(sums.lost_sales),
        "lost_margin_eur": round(sums.lost_margin),
        "thrown_away_eur": round(sums.thrown),
        "bought_eur": round(sums.bought),
        "tied_up_eur": round(sums.stock),
        "deliveries": sums.deliveries,
        "together_eur": round(sums.cost),
        "dearer_than_seqchef_eur": [None if x is None else round(x) for x in (dearer.amount, dearer.low, dearer.high)],
    }


def forecast_loss(past: Past, watched: Watched) -> dict[str, object]:
    """Losses over the last 28 days from one origin, and how often the next evening's 80 % interval held."""
    history, truth = hold_out(past.sales, HELD_OUT_DAYS)
    losses: dict[str, object] = {}
    for method in ("auto", "empirical", "seasonal-naive"):
        found = score(truth, forecast(history, HELD_OUT_DAYS, method=method), history).to_dict()
        losses[f"28_days_{method}"] = {
            key: round(value, 4) if isinstance(value, float) else value for key, value in found.items()
        }
    inside = total = 0
    sold = {dish.record.unique_id: dish for dish in past.selling.dishes}
    for day, (dishes, quantiles) in watched.next_day.items():
        if not past.opening.closed(day):
            for dish, row in zip(dishes, quantiles, strict=True):
                inside += int(row[0] <= sold[dish].on(day).portions <= row[8])
                total += 1
    losses["next_day_cov80"] = round(inside / total, 4)
    return losses


def main() -> None:
    """Let every buyer live those months and record what it came to."""
    past, watched = read_bakery(), Watched()
    forecasters: dict[str, Forecaster] = {PLAN: watched, EMPIRICAL: partial(forecast, method="empirical")}
    lived = replay(past, buyers(), forecasters, SETTINGS)
    numbers = {
        "windows": {name: window(lived, *places) for name, places in WINDOWS.items()},
        "forecast": forecast_loss(past, watched),
        "day_by_day": {
            name: [_one_day(day) for day in lived[name].days]
            for name in ("seqchef", "last week + 40%", "par levels +0%")
        },
    }
    config = {
        "dishes": list(past.selling.names),
        "method": METHOD,
        "days": SETTINGS.days,
        "warm_up_days": SETTINGS.warm_up_days,
        "paths": SETTINGS.paths,
        "seed": SETTINGS.seed,
        "confidence": CONFIDENCE,
    }
    record("bakery_loop", numbers, config=config, data_files=[SALES])


def _one_day(day: Day) -> dict[str, object]:
    return {
        "day": str(day.day),
        "wanted": round(day.wanted, 1),
        "served": round(day.served, 1),
        "lost_margin": round(day.lost_margin, 2),
        "thrown_away": round(day.wasted, 2),
        "foods_short": list(day.short_foods),
    }


if __name__ == "__main__":
    main()
