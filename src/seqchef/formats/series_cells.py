"""Cells of a table of sales: text or a Parquet value in, a date, a number or flags out, or what is wrong with it.

Knows: how dates, numbers, missing values and flags are written. Does not know: rows and tables (series_rows.py).
Start at: stamp_of, value_of, flags_of.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

MISSING = frozenset({"", "na", "nan", "null", "none"})
YES, NO = frozenset({"1", "1.0", "true", "yes"}), frozenset({"0", "0.0", "false", "no"} | MISSING)


class UnusableCellError(Exception):
    """A cell that cannot be used: what was found, and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found)
        self.found, self.expected = found, expected


def stamp_of(cell: object) -> datetime | int:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, int):
        return cell
    text = str(cell or "").strip()
    if text.isdecimal() and len(text) != 8:
        return int(text)
    try:
        stamp = datetime.fromisoformat(text if text.count("-") != 1 else f"{text}-01")
    except ValueError:
        raise UnusableCellError(f'date is "{text}"', "an ISO date such as 2024-07-13, or a step number") from None
    if stamp.tzinfo is not None:
        raise UnusableCellError(f'date is "{text}"', "local time without a time zone")
    return stamp


def value_of(name: str, cell: object) -> float:
    """A cell of sales: a number, 0 or more, or NaN when it is missing."""
    if cell is None or (isinstance(cell, str) and cell.strip().lower() in MISSING):
        return math.nan
    value = number_of(name, cell)
    if value < 0:
        raise UnusableCellError(f"{name} is {value:g}", "a number, 0 or more")
    return value


def number_of(name: str, cell: object) -> float:
    try:
        value = float(cell)  # type: ignore[arg-type]  # whatever a cell holds: float decides
    except (TypeError, ValueError):
        raise UnusableCellError(f'{name} is "{cell}"', "a number") from None
    if math.isinf(value):
        raise UnusableCellError(f"{name} is {value}", "a finite number")
    return value


def flags_of(names: list[str], row: Mapping[str, Any]) -> dict[str, bool]:
    """Flags of a row; `open` is turned into `closed`, and an empty `open` means open."""
    flags: dict[str, bool] = {}
    for name in names:
        text = str(row[name] if row[name] is not None else "").strip().lower()
        if text not in YES and text not in NO:
            raise UnusableCellError(f'{name} is "{row[name]}"', "0 or 1")
        if name == "open":
            flags["closed"] = flags.get("closed", False) or (text not in YES and text not in MISSING)
        else:
            flags[name] = text in YES
    return flags
