"""The bakery of benchmarks/bakery_loop.py: real sales of its 20 best sellers, and a kitchen around them that is ours.

Knows: which dishes, which files, which days the bakery knew to be closed. Does not know: what is measured.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from benchmarks.record import DATA
from seqchef.applications.planning.backtest.evenings import Past, RememberedOpening
from seqchef.applications.planning.backtest.selling import selling_of
from seqchef.applications.planning.demand import first_day
from seqchef.errors import Rejection
from seqchef.food.opening import Event, Opening
from seqchef.food.stock import Storeroom
from seqchef.formats.kitchen import read_kitchen_settings, read_offers, read_recipes
from seqchef.formats.series import read_panel
from seqchef.interfaces.recipe_lines import with_lines_read
from seqchef.series.tables import Panel, Series

SALES = DATA / "series" / "food_sales_bakery_daily.parquet"
KITCHEN = Path(__file__).parent / "bakery"
DISHES, HELD_OUT_DAYS = 20, 28


def read_bakery() -> Past:
    """The bakery's whole past. Its best sellers are those before the held-out days; prices are those of each day."""
    full = read_panel(SALES).panel
    opening = _opening(full)
    last = max(_end(one) for one in full.series)
    alive = [one for one in full.series if _end(one) == last]
    best = sorted(alive, key=lambda one: -float(np.nansum(one.y[:-HELD_OUT_DAYS])))[:DISHES]
    priced = replace(full, series=tuple(best))
    rejections: list[Rejection] = []
    settings = read_kitchen_settings(KITCHEN / "kitchen.toml")
    recipes = tuple(with_lines_read(text) for text in read_recipes(KITCHEN / "recipes", rejections))
    offers = read_offers(KITCHEN / "suppliers.csv", settings, rejections)
    room = Storeroom(offers=offers, aliases=settings.aliases, not_ordered=settings.not_ordered)
    selling = selling_of(priced, recipes, room, ())
    if rejections or selling.rejections or selling.notes or len(selling.dishes) != DISHES:
        raise SystemExit(f"benchmarks/bakery is not complete: {rejections} {selling.rejections} {selling.notes}")
    return Past(
        sales=replace(priced, series=tuple(replace(one, covariates={}) for one in best)),
        opening=RememberedOpening.of(opening),
        recipes=recipes,
        storeroom=room,
        selling=selling,
    )


def _opening(full: Panel) -> Opening:
    """The calendar that the bakery surely kept: the days on which the record says that it was closed."""
    longest = max(map(len, full.series))
    shut = np.all([one.closed[:longest] for one in full.series if len(one) == longest], axis=0)
    begin = min(first_day(one) for one in full.series)
    days = [begin + timedelta(days=int(n)) for n in np.flatnonzero(shut)]
    return Opening(events=tuple(Event(kind="closed", first=day, last=day) for day in days))


def _end(one: Series) -> date:
    return first_day(one) + timedelta(days=len(one))
