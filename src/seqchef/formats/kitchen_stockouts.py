"""stockouts.csv: days on which a dish was sold out, for sales files that have no column for it.

Knows: the columns date and dish; an empty dish means all of them.
Does not know: what such a day says about demand (series.censoring). Start at: with_stockouts.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from seqchef.errors import Rejection
from seqchef.food.recipes import name_key
from seqchef.formats.rows import Row, read_optional_rows
from seqchef.series.tables import Panel, Series

FILE = "stockouts.csv"


def with_stockouts(folder: Path, sales: Panel, rejections: list[Rejection]) -> Panel:
    """The daily sales with the days of stockouts.csv marked as sold out; a day without sales is rejected."""
    rows = read_optional_rows(folder / FILE, ("date", "dish"), _row, rejections)
    if not rows or sales.frequency.numbered or sales.frequency.name != "daily":
        return sales
    series = list(sales.series)
    places = {name_key(one.unique_id): place for place, one in enumerate(series)}
    for day, dish, line in rows:
        if dish and name_key(dish) not in places:
            rejections.append(Rejection(FILE, line, f'dish is "{dish}"', "a dish of the sales file"))
            continue
        chosen = [places[name_key(dish)]] if dish else list(range(len(series)))
        known = [place for place in chosen if _sold(series[place], day)]
        if not known:
            what = f' of "{dish}"' if dish else ""
            rejections.append(Rejection(FILE, line, f"no sales{what} on {day}", "a day with sales"))
        for place in known:
            series[place] = _marked(series[place], day)
    return replace(sales, series=tuple(series), given=sales.given | {"stockout"})


def _row(row: Row) -> tuple[date, str, int]:
    return row.day("date"), row.get("dish"), row.line


def _at(series: Series, day: date) -> int:
    return int((np.datetime64(day) - series.ds[0].astype("datetime64[D]")).astype(int))


def _sold(series: Series, day: date) -> bool:
    at = _at(series, day)
    return 0 <= at < len(series) and bool(series.evidence()[at])


def _marked(series: Series, day: date) -> Series:
    marked = series.stockout.copy()
    marked[_at(series, day)] = True
    return replace(series, stockout=marked)
