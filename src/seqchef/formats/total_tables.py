"""Total tables: what all dishes together, and each category, may sell; CSV and JSON.

Knows: columns and keys. Does not know: how totals are made (applications.planning.hierarchy). Start at: totals_csv.
"""

from collections.abc import Iterator
from datetime import date

from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.hierarchy import totals_of
from seqchef.formats.csv_text import csv_text
from seqchef.series.tables import LEVELS

COLUMNS = ("level", "name", "ds", "mean", *(f"{level:g}" for level in LEVELS))


def totals_csv(demand: Demand, *, bom: bool = False) -> str:
    """One row for each total and day: its level, its name, the mean and nine quantiles; with `bom` for Excel."""
    rows = (
        {
            "level": level,
            "name": name,
            "ds": day.isoformat(),
            "mean": mean,
            **dict(zip(COLUMNS[4:], values, strict=True)),
        }
        for level, name, day, mean, values in _rows(demand)
    )
    return csv_text(COLUMNS, rows, bom=bom)


def totals_json(demand: Demand) -> list[dict[str, object]]:
    """The same as objects, `quantiles` in a list."""
    return [
        {"level": level, "name": name, "day": day.isoformat(), "mean": mean, "quantiles": values}
        for level, name, day, mean, values in _rows(demand)
    ]


def _rows(demand: Demand) -> Iterator[tuple[str, str, date, float, list[float]]]:
    for total in totals_of(demand):
        quantiles = total.quantiles
        for h, day in enumerate(demand.days):
            values = [_short(value) for value in quantiles[h].tolist()]
            yield total.group.level, total.group.name, day, _short(float(total.mean[h])), values


def _short(value: float) -> float:
    return float(f"{value:.6g}")
