"""Price tables: outlooks and advice as CSV and JSON, for programs and spreadsheets.

Knows: columns and keys (docs/reference/prices.md).
Does not know: how the numbers came about (applications.planning.prices), or the printed page (price_page).
Start at: prices_json.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from seqchef.applications.planning.price_advice import Advice, Bar, Good
from seqchef.applications.planning.price_check import CheckOfFile
from seqchef.applications.planning.price_words import PriceWords
from seqchef.applications.planning.prices import PriceOutlook, reported_steps
from seqchef.formats.csv_text import csv_text
from seqchef.series.calendar import Frequency
from seqchef.series.tables import LEVELS

SCHEMA_VERSION = 1
BEYOND = 0.1  # the rise and the fall whose chances are told, as a share
BANDS = {"low_80": 0.1, "low_50": 0.25, "median": 0.5, "high_50": 0.75, "high_80": 0.9}


@dataclass(frozen=True, eq=False, kw_only=True)
class Item:
    """One price with what is known of the good, and the advice."""

    outlook: PriceOutlook
    good: Good
    advice: Advice


@dataclass(frozen=True, eq=False, kw_only=True)
class PriceSheet:
    """Everything that one call of `seqchef prices` found."""

    title: str
    currency: str
    items: tuple[Item, ...]
    bar: Bar
    frequency: Frequency
    horizon: int
    words: PriceWords
    check: CheckOfFile | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps ahead that are told of."""
        return reported_steps(self.frequency.name, self.horizon)

    def reason(self, item: Item) -> str:
        """One sentence for the advice."""
        return self.words.reason(item.outlook, item.advice, item.good, self.bar)


def prices_json(sheet: PriceSheet) -> dict[str, Any]:
    """The whole sheet as one JSON object."""
    return {
        "schema_version": SCHEMA_VERSION,
        "title": sheet.title,
        "currency": sheet.currency,
        "frequency": sheet.frequency.name,
        "horizon": sheet.horizon,
        "bar": asdict(sheet.bar),
        "items": [_item(item, sheet) for item in sheet.items],
        "check": None if sheet.check is None else check_json(sheet.check, sheet.words, sheet.frequency.name),
    }


def check_json(found: CheckOfFile, words: PriceWords, frequency: str) -> dict[str, Any]:
    """The check as JSON, figures and sentences."""
    figures = {"series": found.series, "origins": found.origins, **asdict(found.check)}
    return {**_rounded(figures), "text": list(words.check(found, frequency))}


def prices_csv(sheet: PriceSheet, *, bom: bool = False) -> str:
    """One row for each item and step: price bands and chances; the advice stands in every row of its item."""
    rows: list[dict[str, Any]] = []
    for item in sheet.items:
        outlook, one = item.outlook, item.advice
        advice = {
            "advice": one.kind,
            "advice_chance": _short(one.probability),
            "advice_steps": _short(one.steps),
            "reason": sheet.reason(item),
        }
        known = {"item": outlook.item, "now": _short(outlook.now)}
        rows.extend({**known, **row, **advice} for row in _rows(outlook, range(1, len(outlook) + 1)))
    return csv_text(list(rows[0]), rows, bom=bom)


def stamp_text(stamp: Any) -> str:
    """A stamp for programs: `2024-03-01`, with the time only where there is one; numbered steps as they are."""
    if not isinstance(stamp, np.datetime64):
        return str(stamp)
    day = stamp.astype("datetime64[D]")
    return str(day if day == stamp else stamp)


def _item(item: Item, sheet: PriceSheet) -> dict[str, Any]:
    outlook = item.outlook
    return {
        "item": outlook.item,
        "now": _short(outlook.now),
        "now_at": stamp_text(outlook.series.ds[outlook.now_at]),
        "outlook": [{**row, "text": sheet.words.outlook(outlook, row["step"])} for row in _rows(outlook, sheet.steps)],
        "fan": [
            {
                "ds": stamp_text(stamp),
                "quantiles": {f"{level:g}": _short(value) for level, value in zip(LEVELS, values, strict=True)},
            }
            for stamp, values in zip(outlook.ds, outlook.quantiles, strict=True)
        ],
        "good": asdict(item.good),
        "advice": {**_rounded(asdict(item.advice)), "text": sheet.reason(item)},
    }


def _rows(outlook: PriceOutlook, steps: Sequence[int]) -> list[dict[str, Any]]:
    """What is known of each of these steps ahead."""
    bands, chances = outlook.at(tuple(BANDS.values())), (outlook.rise, outlook.fall, outlook.same)
    up, down = outlook.rise_beyond(BEYOND), outlook.fall_beyond(BEYOND)
    changes = outlook.change((0.5,))
    rows = []
    for step in steps:
        h = step - 1
        rise, fall, same = (_short(chance[h]) for chance in chances)
        rows.append(
            {
                "ds": stamp_text(outlook.ds[h]),
                "step": step,
                "median_change": None if changes is None else _short(changes[h, 0]),
                **{name: _short(value) for name, value in zip(BANDS, bands[h], strict=True)},
                "rise": rise,
                "fall": fall,
                "same": same,
                "rise_10": _short(up[h]),
                "fall_10": _short(down[h]),
            }
        )
    return rows


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return _short(value)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


def _short(value: float) -> float:
    """Without the digits that mean nothing."""
    return float(f"{value:.6g}")
