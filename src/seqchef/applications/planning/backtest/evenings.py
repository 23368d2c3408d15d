"""Evenings: what a kitchen knows when it orders, and nothing that it cannot know yet.

Knows: sales cut at an evening, days that only later sales show to be closed, dishes that only later sales show alive.
Does not know: what is ordered (buyers), or how a forecast is made: a function of a panel and a horizon is given.
Start at: Evening.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

import numpy as np

from seqchef.applications.planning.backtest.selling import Selling
from seqchef.applications.planning.cover import last_day_covered
from seqchef.applications.planning.demand import Demand, first_day, futures_of, known_on, prospects_from
from seqchef.applications.planning.newcomers import with_newcomers
from seqchef.food.menu import MenuItem
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
    menu: tuple[MenuItem, ...] = ()  # from when to when a dish is sold, and what a new one is like

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
            self._demands[forecaster] = self._demand(self.forecasters[forecaster])
        return self._demands[forecaster]

    def _demand(self, forecaster: Forecaster) -> Demand:
        """As `plan_kitchen` makes it, but for what a manager would have set by hand."""
        past, today, until = self.past, self.today, self._until
        panel = known_on(self._panel, past.opening, today, until)
        end = first_day(panel.series[0]) + timedelta(days=len(panel.series[0]) - 1)
        prospects = prospects_from(panel, forecaster(panel, (until - end).days), today)
        prospects, _, _ = with_newcomers(prospects, past.menu, past.recipes, sold_by(past.sales, today))
        return futures_of(prospects, paths=self.paths, seed=self.seed)

    @cached_property
    def _until(self) -> date:
        return last_day_covered(self.today, self.past.storeroom.offers, self.past.opening)

    @cached_property
    def _panel(self) -> Panel:
        return known_then(self.past.sales, self.today, self._until)

    @property
    def silent(self) -> bool:
        """Whether nothing was sold for four weeks, so that nobody can tell what to order."""
        return not self._panel.series

    @property
    def known(self) -> Demand:
        """Any of the demands: what they say of the past is the same."""
        return self.demand(next(iter(self.forecasters)))


def known_then(panel: Panel, today: date, until: date) -> Panel:
    """The panel as it would have been read on the evening of `today`.

    What the file says of later days (closed, holiday, promotion, covariates) is known up to `until` where the file as
    it stands speaks of days after its last sales as well; otherwise nobody would have written it down beforehand.
    Days on which nothing was sold are found closed from the sales so far; a dish that has been silent for four weeks is
    not there, whether or not it will be sold again.
    """
    told = "closed" in panel.given
    cut = [_until(one, today, until, told) for one in panel.series if first_day(one) <= today]
    alive = replace(panel, series=tuple(one for one in cut if one is not None))
    return alive if told or not alive.series else close_days(alive)


def sold_by(panel: Panel, today: date) -> Panel:
    """All sales up to `today`, also of dishes that have gone since."""
    begun = [one for one in panel.series if first_day(one) <= today]
    return replace(panel, series=tuple(one.until(min((today - first_day(one)).days + 1, len(one))) for one in begun))


def _until(series: Series, today: date, until: date, closed_told: bool) -> Series | None:
    rows = (today - first_day(series)).days + 1
    values = np.flatnonzero(~np.isnan(series.y[:rows]))
    if not len(values) or rows - 1 - int(values[-1]) > SILENT_STEPS["daily"]:
        return None
    one = series.until(rows, known_future=(until - today).days if series.known_future else 0)
    total = len(one.closed)
    closed = one.closed if closed_told else np.zeros(total, dtype=np.bool_)
    return replace(one, closed=closed, stockout=fitted(one.stockout[:rows], total))


@dataclass(frozen=True, kw_only=True)
class RememberedOpening(Opening):
    """The same opening, which looks every day up once: a replay asks for the same days thousands of times."""

    known: dict[date, bool] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, opening: Opening) -> "RememberedOpening":
        """An opening that remembers what it said."""
        return cls(weekly_closed=opening.weekly_closed, events=opening.events)

    def closed(self, day: date) -> bool:
        """Whether nothing is sold that day."""
        if day not in self.known:
            self.known[day] = Opening.closed(self, day)
        return self.known[day]
