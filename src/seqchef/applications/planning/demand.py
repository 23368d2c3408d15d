"""Demand: forecasts of dishes as whole futures that hang together.

Knows: which days are past, which lie ahead, which are closed; sample paths for all dishes at once.
Does not know: how the forecasts were made (inference.forecast), new dishes (newcomers), who knew better (overrides), or
what is in a dish (explosion).
Start at: known_on, then demand_from; prospects_from and futures_of are its two halves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.paths import sample_paths
from seqchef.errors import BadInput
from seqchef.food.opening import Opening
from seqchef.food.overrides import Override
from seqchef.inference.quantiles import means
from seqchef.series.tables import FLAGS, Forecasts, Panel, Series

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SEASON_DAYS = 7


@dataclass(frozen=True, eq=False, kw_only=True)
class Prospects:
    """What each of S dishes may sell on each of H days, by itself, and what they sold on T days before."""

    dishes: tuple[str, ...]
    days: tuple[date, ...]  # (H,), the first is tomorrow
    quantiles: Floats  # (S, H, Q)
    past_days: tuple[date, ...]  # (T,)
    history: Floats  # (T, S), nan on closed days and before the first sale
    closed: Flags  # (H,): days on which nothing at all is sold
    attributes: tuple[Mapping[str, str], ...]  # of each dish: its category, its shop
    overridden: tuple["Overridden", ...] = ()
    errors: Mapping[str, float] = field(default_factory=dict)  # by dish: how far off medians usually were, if known


@dataclass(frozen=True, eq=False, slots=True)
class Overridden:
    """One forecast that somebody set by hand, and what it was before."""

    override: Override
    dish: str  # as the sales call it
    forecast: Floats  # (Q,), of the model


@dataclass(frozen=True, eq=False, kw_only=True)
class Demand:
    """What S dishes may sell on H days, on N paths, and what they sold on T days before."""

    dishes: tuple[str, ...]
    days: tuple[date, ...]  # (H,), the first is tomorrow
    quantiles: Floats  # (S, H, Q)
    paths: Floats  # (N, S, H)
    past_days: tuple[date, ...]  # (T,)
    history: Floats  # (T, S), nan on closed days and before the first sale
    attributes: tuple[Mapping[str, str], ...] = ()  # of each dish, as far as known
    overridden: tuple[Overridden, ...] = ()  # quantiles and paths follow these; the model's own stand in them
    errors: Mapping[str, float] = field(default_factory=dict)  # by dish: how far off medians usually were, if known


def known_on(panel: Panel, opening: Opening, today: date, until: date) -> Panel:
    """The panel as it is known on the evening of `today`, with the calendar's flags up to `until`.

    Dishes that were not sold lately (they end before the others) are left out. Raises BadInput when nothing is left.
    """
    if panel.frequency.name != "daily" or panel.frequency.numbered:
        raise BadInput("the sales are not daily; expected one row for each day, with dates like 2026-03-14")
    end = min(max(_last_day(one) for one in panel.series), today)
    sold = [one for one in panel.series if first_day(one) <= end <= _last_day(one)]
    known = [_flagged(_until(one, end, until), opening, until) for one in sold]
    known = [one for one in known if one.evidence().any()]
    if not known:
        raise BadInput(f"no sales up to {today}; expected at least one open day with sales before the plan's day")
    return replace(panel, series=tuple(known), given=frozenset(FLAGS))


def first_day(series: Series) -> date:
    """The day of a daily series' first row."""
    day = series.ds[0].astype("datetime64[D]").item()
    if not isinstance(day, date):
        raise BadInput(f'the first day of "{series.unique_id}" is {series.ds[0]}; expected a date')
    return day


def demand_from(panel: Panel, forecasts: Forecasts, today: date, *, paths: int, seed: int) -> Demand:
    """Futures from tomorrow on; the panel is that of known_on, the forecasts are those of its series."""
    return futures_of(prospects_from(panel, forecasts, today), paths=paths, seed=seed)


def prospects_from(panel: Panel, forecasts: Forecasts, today: date) -> Prospects:
    """The same without paths: each dish and day by itself."""
    end = _last_day(panel.series[0])
    ahead = len(forecasts) // len(panel) - (today - end).days
    if ahead < 1:
        raise BadInput(f"the forecasts of sales up to {end} end before {today}; expected days after it")
    past = max(len(one) for one in panel.series)
    quantiles = _by_series(panel, forecasts)[:, -ahead:]
    history = np.full((past, len(panel)), np.nan)
    for place, one in enumerate(panel.series):
        history[past - len(one) :, place] = np.where(one.evidence(), one.y, np.nan)
    gap = (today - end).days
    return Prospects(
        dishes=panel.ids,
        days=tuple(today + timedelta(days=n + 1) for n in range(ahead)),
        quantiles=quantiles,
        past_days=tuple(end - timedelta(days=back) for back in range(past - 1, -1, -1)),
        history=history,
        attributes=tuple(one.attributes for one in panel.series),
        closed=np.all([one.future_closed(gap + ahead)[gap:] for one in panel.series], axis=0),
        errors=forecasts.errors,
    )


def forecasts_of(prospects: Prospects) -> Forecasts:
    """The quantiles as a table of forecasts, dish by dish."""
    H = len(prospects.days)
    return Forecasts(
        ids=np.repeat(np.array(prospects.dishes), H),
        ds=np.tile(np.array(prospects.days, dtype="datetime64[s]"), len(prospects.dishes)),
        quantiles=prospects.quantiles.reshape(-1, prospects.quantiles.shape[2]),
        mean=means(prospects.quantiles).ravel(),
        errors=prospects.errors,
    )


def futures_of(prospects: Prospects, *, paths: int, seed: int) -> Demand:
    """Whole futures with these quantiles, in which days and dishes hang together as they did."""
    return Demand(
        dishes=prospects.dishes,
        days=prospects.days,
        quantiles=prospects.quantiles,
        paths=sample_paths(prospects.quantiles, prospects.history, paths=paths, season=SEASON_DAYS, seed=seed),
        past_days=prospects.past_days,
        history=prospects.history,
        attributes=prospects.attributes,
        overridden=prospects.overridden,
        errors=prospects.errors,
    )


def _by_series(panel: Panel, forecasts: Forecasts) -> Floats:
    """Quantiles (S, H, Q) in the order of the panel."""
    horizon = len(forecasts) // len(panel)
    if np.array_equal(forecasts.ids, np.repeat(np.array(panel.ids), horizon)):
        return forecasts.quantiles.reshape(len(panel), horizon, -1)
    return np.stack([forecasts.of(name).quantiles for name in panel.ids])


def _last_day(series: Series) -> date:
    return first_day(series) + timedelta(days=len(series) - 1)


def _until(series: Series, end: date, until: date) -> Series:
    """Sales up to `end`; the flags that its file gives up to `until` stay known."""
    return series.until((end - first_day(series)).days + 1, known_future=(until - end).days)


def _flagged(series: Series, opening: Opening, until: date) -> Series:
    """The series with what its file and the calendar say of every day up to `until`."""
    begin = first_day(series)
    days = max(len(series), (until - begin).days + 1)
    weekdays = (begin.weekday() + np.arange(days)) % 7
    flags = {kind: _on(opening, kind, series.unique_id, begin, days) for kind in ("closed", "holiday", "promotion")}
    flags["closed"] |= np.isin(weekdays, list(opening.weekly_closed))
    for name, said in flags.items():
        given = getattr(series, name)[:days]
        said[: len(given)] |= given
    return replace(series, closed=flags["closed"], holiday=flags["holiday"], promotion=flags["promotion"])


def _on(opening: Opening, kind: str, dish: str, begin: date, days: int) -> Flags:
    """Which of the days from `begin` on have an event of that kind; closed days are closed for every dish."""
    said = np.zeros(days, dtype=np.bool_)
    for event in opening.events:
        if event.kind == kind and (kind == "closed" or event.dish in (None, dish)):
            said[max(0, (event.first - begin).days) : max(0, (event.last - begin).days + 1)] = True
    return said
