"""Prices of food month by month: are the ranges right, do the chances come true, does the advice save money?

    python -m benchmarks.prices

US: average retail prices. Kenya: markets, wholesale and retail. Poland: what one article cost on average in one
supermarket, promotions included (coffee, sugar, milk; at most 36 months; every eighth article).

From every month of the last ten years of each set the next 12 months are forecast for every price that is alive and has
24 known months. A month that the source filled in, or a price of 0, is neither known nor scored. Two groups of forecast
months are told apart. *unseen*: the last 12 months of each price in the US and Kenya, and everything in Poland, which
no weights were trained on and by which nothing was chosen. *earlier*: what the shipped weights have seen in training,
so that their figures there flatter them; the random walk has learned nothing. Overlapping forecasts make points
dependent: 12 months of unseen prices are one year of one history, not thousands of experiments.

The random walk says that the price stays, give or take normal relative changes as large as this price's were.

The replay buys one unit a month. "buy now" for k months buys their need at the price of today and pays 1 % of the price
a month for storage and 6 % a year for capital while it lies there; nothing is bought ahead again before that is used.
Otherwise each month is bought at its own price. Every good is taken to keep 6 months, lettuce too: the advice is
measured, not a kitchen. `saved` is the saving over buying monthly as a share of what that costs, averaged over prices.
`ahead` always buys 6 months ahead, whatever is forecast: it shows what mere inflation is worth.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np

from benchmarks.record import DATA, record
from seqchef.applications.planning.price_advice import Bar, Good, advise
from seqchef.applications.planning.price_check import Check, Points, joined, judge, points_of
from seqchef.applications.planning.prices import PriceOutlook, price_outlooks
from seqchef.inference.forecast import Relearning
from seqchef.inference.quantiles import as_forecasts
from seqchef.series.tables import LEVELS, Floats, Forecasts, Panel, Series, build_panel

FILE = DATA / "series" / "food_prices_monthly.parquet"
SCANNER = DATA / "series" / "food_sales_scanner_poland_monthly.parquet"
COUNTRIES = {"US": "us_", "Kenya": "ke_"}
HORIZON, YEARS, FEWEST_KNOWN, UNSEEN_MONTHS = 12, 10, 24, 12
ALL_MONTHS = 10_000
EVERY = 8  # of the articles in Poland: they are many and alike
GOOD, BAR = Good(shelf_life_months=6.0), Bar()
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
Method = Callable[[Panel, int], Forecasts]


@dataclass
class Tally:
    """What one method said of one group of months, and what came of it."""

    points: list[Points] = field(default_factory=list)
    bought: list[tuple[float, float]] = field(default_factory=list)  # "buy now": expected and real saving, as shares
    waited: list[tuple[float, float]] = field(default_factory=list)  # "wait": the same of the price
    spent: dict[str, float] = field(default_factory=dict)  # buying monthly, by price
    saved: dict[str, float] = field(default_factory=dict)  # by following the advice


def main() -> None:
    numbers = {name: compared(panel, unseen) for name, (panel, unseen) in read_sets().items()}
    config = {
        "horizon": HORIZON,
        "years": YEARS,
        "fewest_known": FEWEST_KNOWN,
        "unseen_months": UNSEEN_MONTHS,
        "bar": BAR.probability,
        "least_saving": BAR.least_saving,
        "shelf_life_months": GOOD.shelf_life_months,
        "storage_share_per_month": GOOD.storage_share_per_month,
        "capital_share_per_year": GOOD.capital_share_per_year,
    }
    record("prices", numbers, config=config, data_files=[FILE, SCANNER])


def compared(panel: Panel, unseen_months: int) -> dict[str, Any]:
    """Both methods on one set, by group; groups without a point are left out."""
    methods: dict[str, Method] = {"seqchef": Relearning(every=2 * HORIZON), "random walk": random_walk}
    found = {name: measure(panel, method, unseen_months) for name, method in methods.items()}
    return {
        group: {
            "prices": len(found["seqchef"][group].spent),
            **{name: told(tallies[group]) for name, tallies in found.items()},
            "ahead": {"saved": round(ahead(panel, group, found["seqchef"][group], unseen_months), 5)},
        }
        for group in ("unseen", "earlier")
        if found["seqchef"][group].spent
    }


def read_sets() -> dict[str, tuple[Panel, int]]:
    """Each set, and how many months at the end of its prices no weights have seen."""
    panel = read_prices(FILE)
    sets = {}
    for country, prefix in COUNTRIES.items():
        prices = tuple(one for one in panel.series if one.unique_id.startswith(prefix))
        sets[country] = replace(panel, series=prices), UNSEEN_MONTHS
    scanned = read_prices(SCANNER, column="unit_price")
    sets["Poland"] = replace(scanned, series=scanned.series[::EVERY]), ALL_MONTHS
    return sets


def read_prices(path: Path, column: str = "y") -> Panel:
    """Every price; months that were filled in are unknown, as their values were made from later ones, and so is 0."""
    import polars

    frame = polars.read_parquet(path)
    y = frame[column].to_numpy().astype(np.float64)
    invented = frame["imputed"].to_numpy() == 1 if "imputed" in frame.columns else np.zeros(len(y), dtype=np.bool_)
    y = np.where(invented | ~(y > 0), np.nan, y)
    return build_panel(frame["unique_id"].to_list(), frame["ds"].to_numpy().astype("datetime64[s]"), y)


def random_walk(panel: Panel, horizon: int) -> Forecasts:
    """The last price, with normal relative changes that widen with the square root of time."""
    quantiles = np.empty((len(panel), horizon, len(LEVELS)))
    for row, one in enumerate(panel.series):
        logs = np.log(np.where(one.evidence(), one.y, np.nan))
        changes = np.diff(logs)[~np.isnan(np.diff(logs))]
        spread = float(np.sqrt((changes**2).sum() / max(1, len(changes)))) * np.sqrt(np.arange(1, horizon + 1))
        quantiles[row] = np.exp(logs[~np.isnan(logs)][-1] + spread[:, None] * NORMAL)
    return as_forecasts(panel, quantiles)


def measure(panel: Panel, method: Method, unseen_months: int) -> dict[str, Tally]:
    """Forecasts from every month, scored by the group that the forecast month is in; advice by that of its origin."""
    tallies = {"unseen": Tally(), "earlier": Tally()}
    stocked: dict[tuple[str, str], int] = {}  # (group, price) -> the month up to which its need is in store
    for origin in origins(panel):
        alive = [one for one in panel.series if is_alive(one, origin)]
        if not alive:
            continue
        past = replace(panel, series=tuple(one.until(origin - one.start + 1) for one in alive))
        for whole, outlook in zip(alive, price_outlooks(past, method(past, HORIZON)), strict=True):
            after = prices_after(whole, origin)
            split = int(
                np.clip(last_seen(whole, unseen_months) - origin, 0, HORIZON)
            )  # this many of the next months were seen in training
            seen, unseen = after.copy(), after.copy()
            seen[split:], unseen[:split] = np.nan, np.nan
            for group, values in (("earlier", seen), ("unseen", unseen)):
                tallies[group].points.append(points_of(outlook, values))
            group = group_of(whole, origin, unseen_months)
            key = (group, whole.unique_id)
            follow(outlook, after, tallies[group], origin, stocked, key)
    return tallies


def origins(panel: Panel) -> range:
    """Months of the last years of a country, as grid positions; the last has one month after it."""
    end = max(one.start + len(one) for one in panel.series)
    return range(end - 1 - 12 * YEARS, end - 1)


def is_alive(one: Series, origin: int) -> bool:
    """Whether a price is known in this month, enough months are known before it and one after it."""
    place = origin - one.start
    known = one.evidence()
    return bool(
        0 <= place < len(one) - 1
        and known[place]
        and known[: place + 1].sum() >= FEWEST_KNOWN
        and known[place + 1 : place + 1 + HORIZON].any()
    )


def last_seen(one: Series, unseen_months: int) -> int:
    """The last month, as a grid position, that weights were trained on."""
    return one.start + len(one) - 1 - unseen_months


def group_of(one: Series, origin: int, unseen_months: int) -> str:
    """Which group advice of this month belongs to: unseen when the months after it were not trained on."""
    return "unseen" if origin >= last_seen(one, unseen_months) else "earlier"


def prices_after(one: Series, origin: int) -> Floats:
    """The next HORIZON prices, nan where unknown."""
    place = origin - one.start + 1
    after = np.full(HORIZON, np.nan)
    known = np.where(one.evidence(), one.y, np.nan)[place : place + HORIZON]
    after[: len(known)] = known
    return after


def follow(
    outlook: PriceOutlook,
    after: Floats,
    tally: Tally,
    origin: int,
    stocked: dict[tuple[str, str], int],
    key: tuple[str, str],
) -> None:
    """Ask for advice, note what it was worth, and do as it says when nothing is in store."""
    advice = advise(outlook, GOOD, BAR)
    months = round(advice.steps)
    name = outlook.item
    tally.spent[name] = tally.spent.get(name, 0.0) + float(np.nan_to_num(after[0]))
    tally.saved.setdefault(name, 0.0)
    if advice.kind == "unclear" or np.isnan(after[:months]).all():
        return
    saving = saving_of(outlook.now, after, months)
    if advice.kind == "wait":
        tally.waited.append((advice.saving_share, 1 - float(np.nanmean(after[:months])) / outlook.now))
        return
    tally.bought.append((advice.saving_share, saving / (outlook.now * int((~np.isnan(after[:months])).sum()))))
    if stocked.get(key, origin) <= origin:
        tally.saved[name] += saving
        stocked[key] = origin + months


def saving_of(now: float, after: Floats, months: int) -> float:
    """What buying the need of so many months at the price of today saves, over the months whose price is known."""
    kept = np.arange(months) + 0.5
    carrying = now * kept * (GOOD.storage_share_per_month + GOOD.capital_share_per_year / 12)
    return float(np.nansum(after[:months] - now - carrying))


def ahead(panel: Panel, group: str, tally: Tally, unseen_months: int) -> float:
    """Mean share saved by always buying as far ahead as it keeps, on the same prices and months."""
    months = int(GOOD.shelf_life_months or HORIZON)
    shares = []
    for one in panel.series:
        if tally.spent.get(one.unique_id, 0) == 0:
            continue
        saved, until = 0.0, 0
        for origin in origins(panel):
            if is_alive(one, origin) and group_of(one, origin, unseen_months) == group and origin >= until:
                saved += saving_of(float(one.y[origin - one.start]), prices_after(one, origin), months)
                until = origin + months
        shares.append(saved / tally.spent[one.unique_id])
    return float(np.mean(shares))


def told(tally: Tally) -> dict[str, Any]:
    """The tally in numbers."""
    points = joined(tally.points)
    check: Check = judge(points, HORIZON)
    shares = [tally.saved[name] / spent for name, spent in tally.spent.items() if spent > 0]
    return {
        "points": check.points,
        "cov50": round(check.cov50, 4),
        "cov80": round(check.cov80, 4),
        "cov80_by_month": [None if share is None else round(share, 4) for share in check.cov80_by_step],
        "brier": round(check.brier, 4),
        "brier_half": check.brier_half,
        "brier_base": round(check.brier_base, 4),
        "base_rate": round(check.base_rate, 4),
        "bins": [
            {"low": one.low, "points": one.points, "said": round(one.said, 4), "happened": round(one.happened, 4)}
            for one in check.bins
        ],
        "buy_now": worth(tally.bought),
        "wait": worth(tally.waited),
        "saved": round(float(np.mean(shares)), 5) if shares else None,
    }


def worth(found: list[tuple[float, float]]) -> dict[str, Any]:
    """How often advice was given, how often it came true, and what was expected and what came on average."""
    if not found:
        return {"count": 0}
    expected, real = np.array(found).T
    return {
        "count": len(found),
        "hit": round(float((real > 0).mean()), 4),
        "expected": round(float(expected.mean()), 4),
        "real": round(float(real.mean()), 4),
    }


if __name__ == "__main__":
    main()
