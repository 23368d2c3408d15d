"""Evenings: what a kitchen knows when it orders, and nothing that it cannot know yet.

Knows: sales cut at an evening, days that only later sales show to be closed, dishes that only later sales show alive.
Does not know: what is ordered (buyers), or how a forecast is made: a function of a panel and a horizon is given.
Start at: Evening.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Protocol

import numpy as np

from seqchef.applications.planning.backtest.selling import Selling
from seqchef.applications.planning.cover import last_day_covered
from seqchef.applications.planning.demand import Demand, demand_from, first_day, known_on
from seqchef.food.opening import Opening
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Storeroom
from seqchef.series.tables import SILENT_STEPS, Forecasts, Panel, Series, close_days, fitted


class Forecaster(Protocol):
    """Asked once each evening, with the panel as it is known then; it may keep what it learned on earlier ones."""

    def __call__(self, panel: Panel, horizon: int, /) -> Forecasts:
        """Quantiles of the next `horizon` days of every series."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Past:
    """A kitchen whose past is lived again: all of its record, which no buyer sees as a whole."""

    sales: Panel
    opening: Opening
    recipes: tuple[Recipe, ...]
    storeroom: Storeroom  # offers, names and levels; its stock is that of today and is not used
    selling: Selling

    @property
    def last_day(self) -> date:
        """The last day of the record."""
        return max(first_day(one) + timedelta(days=len(one) - 1) for one in self.sales.series)

    @property
    def first_day(self) -> date:
        """The first day of the record."""
        return min(first_day(one) for one in self.sales.series)


@dataclass(eq=False, kw_only=True)
class Evening:
    """One evening as every buyer sees it; forecasts are made when the first buyer asks for them."""

    past: Past
    today: date
    forecasters: Mapping[str, Forecaster]
    paths: int
    seed: int
    _demands: dict[str, Demand] = field(default_factory=dict)

    def demand(self, forecaster: str) -> Demand:
        """Futures as that forecaster sees them."""
        if forecaster not in self._demands:
            past = self.past
            until = last_day_covered(self.today, past.storeroom.offers, past.opening)
            panel = known_on(known_then(past.sales, self.today, until), past.opening, self.today, until)
            end = first_day(panel.series[0]) + timedelta(days=len(panel.series[0]) - 1)
            forecasts = self.forecasters[forecaster](panel, (until - end).days)
            self._demands[forecaster] = demand_from(panel, forecasts, self.today, paths=self.paths, seed=self.seed)
        return self._demands[forecaster]

    @property
    def known(self) -> Demand:
        """Any of the demands: what they say of the past is the same."""
        return self.demand(next(iter(self.forecasters)))


def known_then(panel: Panel, today: date, until: date) -> Panel:
    """The panel as it would have been read on the evening of `today`.

    Of later days it keeps what the file itself said beforehand (closed, holiday, promotion, covariates), up to `until`.
    Days on which nothing was sold are found closed from the sales so far; a dish that has been silent for four weeks is
    not there, whether or not it will be sold again.
    """
    told = "closed" in panel.given
    cut = [_until(one, today, until, told) for one in panel.series if first_day(one) <= today]
    alive = replace(panel, series=tuple(one for one in cut if one is not None))
    return alive if told or not alive.series else close_days(alive)


def _until(series: Series, today: date, until: date, closed_told: bool) -> Series | None:
    rows = min((today - first_day(series)).days + 1, len(series))
    values = np.flatnonzero(~np.isnan(series.y[:rows]))
    if not len(values):
        return None
    silent = (today - first_day(series)).days - int(values[-1])
    if silent > SILENT_STEPS["daily"]:
        return None
    rows = (today - first_day(series)).days + 1
    one = series.until(rows, known_future=(until - today).days)
    total = len(one.closed)
    closed = one.closed if closed_told else np.zeros(total, dtype=np.bool_)
    return replace(one, closed=closed, stockout=fitted(one.stockout[:rows], total))


class RememberedOpening(Opening):
    """The same opening, which looks every day up once: a replay asks for the same days thousands of times."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(weekly_closed=opening.weekly_closed, events=opening.events)
        object.__setattr__(self, "_closed", {})

    def closed(self, day: date) -> bool:
        """Whether nothing is sold that day."""
        known: dict[date, bool] = getattr(self, "_closed")  # noqa: B009
        if day not in known:
            known[day] = super().closed(day)
        return known[day]


OnDay = Callable[[date], None]
