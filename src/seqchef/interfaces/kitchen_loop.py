"""The kitchen loop: read the recipes, forecast the dishes, plan the orders of one kitchen folder.

Knows: in which order reading, forecasting and planning follow each other, and what each hands to the next.
Does not know: how any of them works, or how the result is shown (cli.plan, cli.demo).
Start at: plan_kitchen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from fractions import Fraction

from seqchef.applications.planning.cover import last_day_covered
from seqchef.applications.planning.demand import first_day, forecasts_of, futures_of, known_on, prospects_from
from seqchef.applications.planning.newcomers import with_newcomers
from seqchef.applications.planning.overrides import with_overrides
from seqchef.applications.planning.plan import Plan, make_plan
from seqchef.applications.planning.sheet.steady import Earlier, EarlierLine
from seqchef.applications.reading.shipped import BUNDLE
from seqchef.errors import Rejection
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Storeroom
from seqchef.formats.kitchen import Kitchen
from seqchef.inference.forecast import forecast
from seqchef.interfaces.recipe_lines import with_lines_read
from seqchef.series.tables import Forecasts, Panel

PATHS = 2000  # futures: a 95 % level then rests on 100 of them


@dataclass(frozen=True, eq=False, kw_only=True)
class Loop:
    """What each step of the loop gave."""

    kitchen: Kitchen
    recipes: tuple[Recipe, ...]
    panel: Panel
    forecasts: Forecasts
    plan: Plan

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """Every row that was left out, in files and in planning."""
        return (*self.kitchen.rejections, *self.plan.rejections)


def plan_kitchen(
    kitchen: Kitchen,
    *,
    today: date | None = None,
    method: str = "auto",
    seed: int = 0,
    bundle: str = BUNDLE,
    now: time | None = None,
    earlier: Sequence[EarlierLine] = (),
) -> Loop:
    """The loop on the evening of `today`, which is the last day with sales when none is given.

    `now` (that of kitchen.toml when none is given) counts against cut-off times; lines of an `earlier` plan stay where
    the forecast has hardly changed.
    """
    now = now or kitchen.settings.order_time
    today = today or last_day_of_sales(kitchen.sales)
    recipes = tuple(with_lines_read(text, bundle=bundle) for text in kitchen.recipes)
    until = last_day_covered(today, kitchen.offers, kitchen.opening, now=now)
    panel = known_on(kitchen.sales, kitchen.opening, today, until)
    known_until = first_day(panel.series[0]) + timedelta(days=len(panel.series[0]) - 1)
    forecasts = forecast(panel, (until - known_until).days, method=method)
    prospects = prospects_from(panel, forecasts, today)
    prospects, notes, unusable = with_newcomers(prospects, kitchen.menu, recipes, kitchen.sales)
    forecasts = forecasts_of(prospects)  # with new dishes, and before anybody sets one by hand
    prospects, unfollowed = with_overrides(prospects, kitchen.overrides)
    demand = futures_of(prospects, paths=PATHS, seed=seed)
    steady = Earlier(earlier, kitchen.settings.keep_within)
    plan = make_plan(demand, recipes, storeroom(kitchen), kitchen.opening, today=today, now=now, earlier=steady)
    plan = replace(plan, notes=(*plan.notes, *notes), rejections=(*unusable, *unfollowed, *plan.rejections))
    return Loop(kitchen=kitchen, recipes=recipes, panel=panel, forecasts=forecasts, plan=plan)


def last_day_of_sales(panel: Panel) -> date:
    """The last day on which any dish has a row."""
    return max(first_day(one) + timedelta(days=len(one) - 1) for one in panel.series)


def storeroom(kitchen: Kitchen) -> Storeroom:
    """The kitchen's stock, orders, offers and words, as planning wants them."""
    settings = kitchen.settings
    return Storeroom(
        lots=kitchen.lots,
        open_orders=kitchen.open_orders,
        offers=kitchen.offers,
        rules=kitchen.rules,
        aliases=settings.aliases,
        not_ordered=settings.not_ordered,
        spoilage_level=settings.spoilage_level,
        terms=kitchen.terms,
        shelf_volume_l={area: Fraction(str(litres)) for area, litres in settings.shelf_volume_l.items()},
        budget=settings.money,
    )
