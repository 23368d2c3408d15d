"""New dishes of a bakery: what borrowing is worth while a product has been sold for 0, 1, 3, 7 or 14 days.

Every product that sells is made new in turn: all but its last days are hidden, the others keep their whole past, and
the next 28 days are forecast at four origins. `borrowed` is what a plan uses; the data hold names and prices, neither
recipes nor categories. `own` is the model on the few own days alone, `average` the average product at every age,
`known` the model on the whole past, which a new dish has not. Weighted quantile loss, each product counting the same;
`cover_80`: share of days inside the borrowed 80 % interval. `level_error` is the standard deviation of the logarithm
of sold over expected portions before the first sale: by the average product, and by the products whose names are
alike.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from benchmarks.record import DATA, record
from seqchef.applications.planning.borrowing import borrowed, expectation
from seqchef.applications.planning.demand import Prospects, prospects_from
from seqchef.applications.planning.likeness import lenders, traits_of
from seqchef.applications.planning.newcomers import DOUBT, with_newcomers
from seqchef.food.menu import MenuItem
from seqchef.inference.forecast import forecast
from seqchef.learning.data.series_marks import SOURCES, read_marks
from seqchef.series.tables import LEVELS, Floats, Panel, Series

HORIZON, AGES, ORIGINS = 28, (0, 1, 3, 7, 14), (0, 40, 80, 120)  # days; days before the last origin
LEAST_SOLD, LEAST_DAYS = 20, 56  # portions in the four weeks before and after, days of a past


def main() -> None:
    whole = read_marks(DATA / "series")["bakery"].history
    prices = _prices()
    rows: dict[int, list[dict[str, float]]] = {age: [] for age in AGES}
    levels: list[tuple[float, float, float]] = []
    for origin in ORIGINS:
        panel, truth = cut(whole, origin)
        prospects, menu = known(panel), [MenuItem(dish=name, price=prices.get(name)) for name in panel.ids]
        levels += level_errors(prospects, menu, truth)
        for age in AGES:
            rows[age] += losses(panel, prospects, menu, truth, age)
    numbers: dict[str, Any] = {
        str(age): {name: round(float(np.mean([row[name] for row in found if name in row])), 4) for name in found[0]}
        for age, found in rows.items()
    }
    sold, average, alike = np.log(np.array(levels).T)
    named = ~np.isnan(alike)
    errors = {"average": (sold - average)[named], "alike": (sold - alike)[named]}
    record(
        "newcomers",
        {
            "by_days_of_sales": numbers,
            "products": len(rows[0]),
            "level_error": {name: round(float(error.std()), 3) for name, error in errors.items()},
            "level_error_products": int(named.sum()),
        },
        config={"horizon": HORIZON, "ages": AGES, "origins": ORIGINS, "least_sold": LEAST_SOLD, "doubt": DOUBT},
        data_files=[DATA / "series" / f"{SOURCES['bakery'].file}.parquet"],
    )


def cut(whole: Panel, origin: int) -> tuple[Panel, Floats]:
    """The products that sell around an origin, with their past, and what came (S, H), nan where closed."""
    end = max(one.start + len(one) for one in whole.series) - HORIZON - origin
    series, truth = [], []
    for one in whole.series:
        rows = end - one.start
        if rows < LEAST_DAYS or len(one) < rows + HORIZON:
            continue
        came = np.where(one.evidence(), one.y, np.nan)[rows : rows + HORIZON]
        if min(np.nansum(one.y[rows - HORIZON : rows]), np.nansum(came)) >= LEAST_SOLD:
            series.append(one.until(rows, HORIZON))
            truth.append(came)
    return replace(whole, series=tuple(series)), np.stack(truth)


def known(panel: Panel) -> Prospects:
    """What the model says with the whole past of every product."""
    today = panel.series[0].ds[-1].astype("datetime64[D]").item()
    return prospects_from(panel, forecast(panel, HORIZON), today)


def losses(
    panel: Panel, prospects: Prospects, menu: Sequence[MenuItem], truth: Floats, age: int
) -> list[dict[str, float]]:
    """The losses of every product, were it `age` days old."""
    young = tuple(_last(one, age) for one in panel.series) if age else ()
    own = known(replace(panel, series=young)).quantiles if age else None
    found = []
    for s, dish in enumerate(prospects.dishes):
        first = prospects.days[0] if not age else None
        items = [replace(item, first=first) if item.dish == dish else item for item in menu]
        history = prospects.history.copy()
        seen = np.flatnonzero(~np.isnan(history[:, s]))
        history[seen[: len(seen) - age], s] = np.nan
        if own is None:
            new = _without(replace(prospects, history=history), s)
        else:
            mixed = np.where(np.arange(len(prospects.dishes))[:, None, None] == s, own, prospects.quantiles)
            new = replace(prospects, history=history, quantiles=mixed)
        after, _, _ = with_newcomers(new, items, (), replace(panel, series=()))
        lent = after.quantiles[after.dishes.index(dish)]
        inside = (truth[s] >= lent[:, 0]) & (truth[s] <= lent[:, -1])
        row = {
            "borrowed": _loss(lent, truth[s]),
            "average": _loss(_average(prospects, s, history[:, s]), truth[s]),
            "known": _loss(prospects.quantiles[s], truth[s]),
            "cover_80": float(inside[~np.isnan(truth[s])].mean()),
        }
        found.append(row | ({} if own is None else {"own": _loss(own[s], truth[s])}))
    return found


def level_errors(prospects: Prospects, menu: Sequence[MenuItem], truth: Floats) -> list[tuple[float, float, float]]:
    """Mean portions sold, those of the average product, and those of products alike (nan where none is), by product."""
    means = prospects.quantiles[:, ~prospects.closed].mean(axis=(1, 2))
    traits = [traits_of(dish, item, None) for dish, item in zip(prospects.dishes, menu, strict=True)]
    found = []
    for s, one in enumerate(traits):
        others = np.delete(np.arange(len(traits)), s)
        alike = lenders(one, traits)
        by_name = sum(weight * np.log(means[prospects.dishes.index(name)]) for name, weight in alike.items())
        average = float(np.exp(np.log(means[others]).mean()))
        found.append((float(np.nanmean(truth[s])), average, float(np.exp(by_name)) if alike else np.nan))
    return found


def _average(prospects: Prospects, s: int, sold: Floats) -> Floats:
    """Quantiles of the average other product, moved by the own days of product s."""
    others = np.delete(np.arange(len(prospects.dishes)), s)
    even = np.full(len(others), 1 / len(others))
    expected = expectation(
        prospects.quantiles[others],
        prospects.history[:, others],
        prospects.closed,
        prospects.past_days[-1],
        weights=even,
        level_weights=even,
        doubt=DOUBT["similar"],
    )
    return borrowed(expected, sold, prospects.past_days)[0]


def _without(prospects: Prospects, s: int) -> Prospects:
    """The prospects of a kitchen that has never sold product s."""
    others = np.delete(np.arange(len(prospects.dishes)), s)
    return replace(
        prospects,
        dishes=tuple(prospects.dishes[i] for i in others),
        quantiles=prospects.quantiles[others],
        history=prospects.history[:, others],
        attributes=tuple(prospects.attributes[i] for i in others),
    )


def _last(series: Series, days: int) -> Series:
    """The last `days` open days of a history."""
    first = int(np.flatnonzero(series.evidence())[-days])
    return replace(
        series,
        start=series.start + first,
        y=series.y[first:],
        **{name: getattr(series, name)[first:] for name in ("closed", "holiday", "promotion", "stockout")},
        covariates={name: values[first:] for name, values in series.covariates.items()},
    )


def _loss(quantiles: Floats, truth: Floats) -> float:
    error, levels = truth[:, None] - quantiles, np.array(LEVELS)
    loss = 2 * np.maximum(levels * error, (levels - 1) * error).mean(axis=1)
    return float(np.nansum(loss) / np.nansum(truth))


def _prices() -> dict[str, Fraction]:
    """The median price of every product."""
    import polars

    frame = polars.read_parquet(DATA / "series" / f"{SOURCES['bakery'].file}.parquet")
    medians = frame.group_by("unique_id").agg(polars.col("unit_price").median())
    return {name: Fraction(str(price)) for name, price in medians.iter_rows() if price}


if __name__ == "__main__":
    main()
