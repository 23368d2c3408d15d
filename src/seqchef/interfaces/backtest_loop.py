"""The backtest of one kitchen folder: read the recipes, live the past again, count the money.

Knows: which parts of a kitchen a backtest needs, and which forecaster is asked each evening.
Does not know: how the past is lived (applications.planning.backtest), or how it is shown (cli.plan_backtest).
Start at: backtest_kitchen.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from seqchef.applications.planning.backtest.evenings import Forecaster, Past, RememberedOpening
from seqchef.applications.planning.backtest.outcome import Backtest, backtest
from seqchef.applications.planning.backtest.pars import stated_levels
from seqchef.applications.planning.backtest.replay import Settings
from seqchef.applications.planning.backtest.selling import selling_of
from seqchef.applications.planning.demand import first_day
from seqchef.applications.reading.shipped import BUNDLE
from seqchef.errors import BadInput, Rejection
from seqchef.formats.kitchen import Kitchen
from seqchef.formats.kitchen_pars import read_pars
from seqchef.inference.forecast import Relearning
from seqchef.interfaces.kitchen_loop import storeroom
from seqchef.interfaces.recipe_lines import with_lines_read
from seqchef.series.tables import Panel


def backtest_kitchen(
    kitchen: Kitchen,
    settings: Settings,
    *,
    today: date | None = None,
    method: str = "auto",
    forecaster: Forecaster | None = None,
    bundle: str = BUNDLE,
    on_day: Callable[[date], None] = lambda day: None,
) -> tuple[Backtest, tuple[Rejection, ...]]:
    """The last days of the kitchen's sales up to `today`, lived again; and every row that had to be left out.

    `forecaster` is asked each evening with the sales up to it, instead of `method`, which learns anew every four weeks.
    The kitchen's stock and open orders are those of today and are not used. Raises BadInput when the sales are too
    short or not daily.
    """
    if kitchen.sales.frequency.name != "daily" or kitchen.sales.frequency.numbered:
        raise BadInput("the sales are not daily; expected one row for each day, with dates like 2026-03-14")
    sales = kitchen.sales if today is None else _up_to(kitchen.sales, today)
    recipes = tuple(with_lines_read(text, bundle=bundle) for text in kitchen.recipes)
    room = replace(storeroom(kitchen), lots=(), open_orders=())
    selling = selling_of(sales, recipes, room, kitchen.menu)
    if not selling.dishes:
        raise BadInput("no dish that was sold has a recipe; expected titles of recipes/ as names in the sales")
    past = Past(
        sales=sales,
        opening=RememberedOpening.of(kitchen.opening),
        recipes=recipes,
        storeroom=room,
        selling=selling,
        menu=kitchen.menu,
    )
    found: list[Rejection] = []
    levels, unknown = stated_levels(read_pars(kitchen.folder, found), room)
    made = backtest(past, forecaster or Relearning(method), settings, stated_pars=levels, on_day=on_day)
    return made, (*kitchen.rejections, *selling.rejections, *found, *unknown)


def _up_to(panel: Panel, today: date) -> Panel:
    """Without the sales of later days. Raises BadInput when none are left."""
    series = []
    for one in panel.series:
        rows = min((today - first_day(one)).days + 1, len(one))
        if rows > 0:
            later = len(one.closed) - rows if one.known_future else 0
            series.append(one.until(rows, known_future=later))
    if not series:
        raise BadInput(f"no sales up to {today}; expected at least one day with sales before the backtest's last day")
    return replace(panel, series=tuple(series))
