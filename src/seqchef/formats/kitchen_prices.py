"""Kitchen prices: what a kitchen paid, from invoices of any day, as one price a month for each ingredient.

Knows: prices.csv of a kitchen folder: ingredient, date, price of one unit (that of the pack in suppliers.csv).
Does not know: the rest of the folder (kitchen), or where prices are going (applications.planning.prices).
Start at: read_kitchen_prices.

Invoices come on uneven days, so the price of a month is the mean of its invoices; a month without one is unknown.
"""

from pathlib import Path

import numpy as np

from seqchef.errors import BadInput, Rejection
from seqchef.formats.rows import Row, read_rows
from seqchef.series.tables import Panel, build_panel

FILE = "prices.csv"
COLUMNS = ("ingredient", "date", "price")


def read_kitchen_prices(folder: Path, rejections: list[Rejection]) -> Panel:
    """Monthly prices of every ingredient in the folder's prices.csv; unusable rows are added to `rejections`."""
    path = folder / FILE
    if not path.is_file():
        raise BadInput(f"{folder} has no {FILE}; expected one with the columns {', '.join(COLUMNS)}, a row an invoice")
    invoices: dict[tuple[str, np.datetime64], list[float]] = {}
    for name, month, price in read_rows(path, COLUMNS, _invoice, rejections):
        invoices.setdefault((name, month), []).append(price)
    if not invoices:
        raise BadInput(f"{FILE}: no usable row; expected at least one price")
    return build_panel(
        [name for name, _ in invoices],
        np.array([month for _, month in invoices]).astype("datetime64[s]"),
        np.array([float(np.mean(prices)) for prices in invoices.values()]),
        frequency="monthly",
    )


def _invoice(row: Row) -> tuple[str, np.datetime64, float]:
    day = row.day("date")
    return row.text("ingredient"), np.datetime64(day, "M"), float(row.number("price", above=0))
