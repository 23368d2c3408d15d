"""Replay: the past lived again by several buyers at once, each with a store room of its own.

Knows: in which order a day goes: sales of the day, the evening's order, the next morning's delivery.
Does not know: how a buyer decides (buyers), or what the days come to (totals).
Start at: replay.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from seqchef.applications.planning.backtest.buyers import Buyer
from seqchef.applications.planning.backtest.days import Day
from seqchef.applications.planning.backtest.evenings import Evening, Forecaster, Past
from seqchef.applications.planning.backtest.selling import first_offers
from seqchef.applications.planning.backtest.store import Flow, Store
from seqchef.applications.planning.plan import make_plan
from seqchef.errors import BadInput
from seqchef.food.conversions import Conversions

Key = TypeVar("Key")  # what a buyer is called

LEARN_DAYS = 28  # of sales before the first evening
WARM_UP_DAYS = 14  # lived, not counted: the shelves fill as each buyer would have them
FEWEST_DAYS = 7
PATHS = 2000


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How the past is lived again."""

    days: int  # counted, up to the last day of the record
    warm_up_days: int = WARM_UP_DAYS
    paths: int = PATHS
    seed: int = 0

    def __post_init__(self) -> None:
        if self.days < FEWEST_DAYS:
            raise BadInput(f"the backtest is of {self.days} days; expected {FEWEST_DAYS} or more")


@dataclass(frozen=True, eq=False)
class Lived:
    """What one buyer made of the counted days."""

    days: tuple[Day, ...]
    flows: Mapping[str, Flow]  # by food, over the warm-up as well
    store: Store  # as it stands at the end


def replay(
    past: Past,
    buyers: Mapping[Key, Buyer],
    forecasters: Mapping[str, Forecaster],
    settings: Settings,
    *,
    on_day: Callable[[date], None] = lambda day: None,
) -> dict[Key, Lived]:
    """Every buyer through the same days. Raises BadInput when the record is too short.

    All begin with the same shelf: what the first forecaster's plan would hold of every food on the first evening.
    """
    evenings = evenings_of(past, settings)
    levels = _first_levels(past, _evening(past, evenings[0], forecasters, settings))
    stores = {name: _stocked(past, levels, evenings[0]) for name in buyers}
    lived: dict[Key, list[Day]] = {name: [] for name in buyers}
    for today in evenings:
        evening = _evening(past, today, forecasters, settings)
        tomorrow = today + timedelta(days=1)
        wanted = past.selling.on(tomorrow)
        for name, buyer in buyers.items():
            store = stores[name]
            room = replace(past.storeroom, lots=store.lots(), open_orders=store.open_orders())
            for placed in () if evening.silent else buyer(evening, room):
                store.order(placed.offer, placed.quantity, placed.arrives)
            lived[name].append(store.live(tomorrow, wanted))
        on_day(tomorrow)
    return {
        name: Lived(tuple(days[-settings.days :]), stores[name].flows, stores[name]) for name, days in lived.items()
    }


def evenings_of(past: Past, settings: Settings) -> list[date]:
    """The evenings before every lived day. Raises BadInput when the record is too short."""
    total = settings.days + settings.warm_up_days
    first = past.last_day - timedelta(days=total)
    recorded = (past.last_day - past.first_day).days + 1
    if first < past.first_day + timedelta(days=LEARN_DAYS - 1):
        most = recorded - LEARN_DAYS - settings.warm_up_days
        found = (
            f"the sales cover {recorded} days ({past.first_day} to {past.last_day}), of which {LEARN_DAYS} are needed "
            f"to learn from and {settings.warm_up_days} to fill the shelves"
        )
        if most >= FEWEST_DAYS:
            raise BadInput(f"a backtest of {settings.days} days: {found}; expected {most} days or less")
        raise BadInput(f"{found}; expected sales of {LEARN_DAYS + settings.warm_up_days + FEWEST_DAYS} days or more")
    return [first + timedelta(days=n) for n in range(total)]


def _evening(past: Past, today: date, forecasters: Mapping[str, Forecaster], settings: Settings) -> Evening:
    return Evening(past=past, today=today, forecasters=forecasters, paths=settings.paths, seed=settings.seed)


def _first_levels(past: Past, evening: Evening) -> dict[str, float]:
    """What our plan would hold of every food."""
    if evening.silent:
        raise BadInput(
            f"nothing was sold in the four weeks before {evening.today}, where the backtest begins; "
            "expected a number of days that begins after some sales"
        )
    room = replace(past.storeroom, lots=(), open_orders=())
    plan = make_plan(evening.known, past.recipes, room, past.opening, today=evening.today)
    return {line.offer.ingredient: line.level for line in plan.orders}


def _stocked(past: Past, levels: Mapping[str, float], evening: date) -> Store:
    room = past.storeroom
    offers = first_offers(room)
    store = Store(room.offers, Conversions(room.rules), room.terms)
    for food, level in levels.items():
        store.begin_with(offers[food], level, evening + timedelta(days=1))
    return store
