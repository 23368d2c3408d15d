"""Columns of a table of sales: whole columns in, arrays out, with the reason for every cell that cannot be used.

Knows: columns of text (each different text is read once), of numbers and of dates.
Does not know: what a cell may look like (series_cells.py, series_dates.py), what a column is for (series_names.py).
Start at: values, stamps, flags, as_texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from seqchef.formats.series_cells import Reason, flags_of, is_missing, numbers_of
from seqchef.formats.series_dates import dates_of

Array = TypeVar("Array", bound=NDArray[Any])
Codes = NDArray[np.int64]
LARGEST = 1e15  # squares of what is larger could overflow


@dataclass(frozen=True, eq=False)
class Texts:
    """A column of text: row i is `cells[codes[i]]`; the cells are in the order in which they first appear."""

    codes: Codes  # (N,)
    cells: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Numbers:
    """A column of numbers, NaN where empty."""

    values: NDArray[np.float64]  # (N,)


@dataclass(frozen=True, eq=False)
class Dates:
    """A column of dates, NaT where empty."""

    values: NDArray[np.datetime64]  # (N,), whole seconds
    zoned: bool = False


Column = Texts | Numbers | Dates


@dataclass(frozen=True, eq=False)
class Parsed(Generic[Array]):
    """What the cells of a column are, and why some cannot be used."""

    values: Array  # (N,); anything where `why` is not 0
    why: NDArray[np.int32]  # (N,), 0: usable, else one more than the place of its reason
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...] = ()


def as_texts(column: Column) -> Texts:
    """The column as text: whole numbers without a point, dates as ISO, empty cells as ""."""
    if isinstance(column, Texts):
        return column
    if isinstance(column, Numbers) and ((column.values == 0) | (column.values == 1)).all():  # flags, without sorting
        return Texts(column.values.astype(np.int64), ("0", "1"))
    distinct, codes = np.unique(column.values, return_inverse=True)
    return Texts(codes.astype(np.int64), tuple(_text(cell) for cell in distinct))


def _text(cell: Any) -> str:
    if np.isnat(cell) if isinstance(cell, np.datetime64) else np.isnan(cell):
        return ""
    if isinstance(cell, np.datetime64):
        return str(cell).removesuffix("T00:00:00")
    return str(int(cell)) if np.isfinite(cell) and cell == int(cell) else str(float(cell))


def values(
    name: str, column: Column, *, semicolons: bool = False, negative: bool = False
) -> Parsed[NDArray[np.float64]]:
    """Finite numbers of at most 1e15, NaN where missing; below 0 only when `negative`."""
    if isinstance(column, Dates):
        reason = Reason(f"{name} is a date", "a number")
        return Parsed(np.full(len(column.values), np.nan), (~np.isnat(column.values)).astype(np.int32), (reason,))
    if isinstance(column, Numbers):
        why, reasons = _out_of_range(name, column.values, negative=negative)
        return Parsed(column.values, why, reasons)
    numerals = numbers_of(name, column.cells, semicolons=semicolons)
    notes = [f'{name} has numbers such as "{numerals.ambiguous}"; the comma was read as {_meaning(numerals)}']
    parsed = _parsed(numerals.values, np.nan, np.float64)
    far, more = _out_of_range(name, parsed.values, negative=negative)
    why = np.where(parsed.why > 0, parsed.why, np.where(far > 0, far + len(parsed.reasons), 0)).astype(np.int32)
    by_cell = Parsed(parsed.values, why, parsed.reasons + more, tuple(notes) if numerals.ambiguous else ())
    return _for_rows(by_cell, column.codes)


def _meaning(numerals: Any) -> str:
    return "a decimal comma" if numerals.decimal_comma else "a mark of thousands"


def flags(name: str, column: Column) -> Parsed[NDArray[np.bool_]]:
    """Yes or no for each row; empty means no."""
    texts = as_texts(column)
    return _for_rows(_parsed(flags_of(name, texts.cells), False, np.bool_), texts.codes)


def stamps(column: Column) -> Parsed[NDArray[Any]]:
    """datetime64[s], or int64 for step numbers; the first usable row says which of the two all must be."""
    local = ("dates have time zones; the local time as written counts",)
    if isinstance(column, Dates):
        empty = np.isnat(column.values)
        reason = Reason('date is ""', "an ISO date such as 2024-07-13, or a step number")
        seconds = np.where(empty, np.datetime64(0, "s"), column.values)
        return Parsed(seconds, empty.astype(np.int32), (reason,), local if column.zoned else ())
    texts = as_texts(column)
    found = dates_of(texts.cells)
    kinds = [kind for kind, cell in zip(found.numbered, found.seconds, strict=True) if not isinstance(cell, Reason)]
    numbered = bool(kinds) and kinds[0]
    cells = [
        Reason(f'date is "{text}"', "a step number as in the rows before" if numbered else "a date as before")
        if not isinstance(cell, Reason) and kind != numbered
        else cell
        for text, kind, cell in zip(texts.cells, found.numbered, found.seconds, strict=True)
    ]
    rows = _for_rows(_parsed(cells, 0, np.int64), texts.codes)
    days = ("dates are numbers such as 45123; they were read as days of a spreadsheet",)
    notes = (local if found.zoned else ()) + (days if found.serial else ())
    seconds = rows.values if numbered else rows.values.astype("datetime64[s]")
    return Parsed(seconds, rows.why, rows.reasons, notes)


def is_numeric(name: str, column: Column, *, semicolons: bool) -> bool:
    """Whether at least half of the different cells that say something are numbers."""
    if not isinstance(column, Texts):
        return isinstance(column, Numbers)
    said = [text for text in column.cells if not is_missing(text)]
    numbers = numbers_of(name, said, semicolons=semicolons).values
    return 2 * sum(not isinstance(cell, Reason) for cell in numbers) >= len(said) > 0


def holds_dates(column: Column) -> bool:
    """Whether nearly all of what a column says are dates that cannot be numbers."""
    if not isinstance(column, Texts):
        return isinstance(column, Dates)
    found = dates_of(column.cells)
    said = sum(not is_missing(text) for text in column.cells)
    kinds = zip(found.seconds, found.numbered, strict=True)
    return sum(not (isinstance(cell, Reason) or kind) for cell, kind in kinds) > 0.9 * said and not found.serial


def _parsed(cells: Sequence[Any], placeholder: Any, kind: Any) -> Parsed[Any]:
    """Cells that are values or Reasons, as arrays."""
    reasons: list[Reason] = []
    why = np.zeros(len(cells), dtype=np.int32)
    usable = np.full(len(cells), placeholder, dtype=kind)
    for i, cell in enumerate(cells):
        if isinstance(cell, Reason):
            reasons.append(cell)
            why[i] = len(reasons)
        else:
            usable[i] = cell
    return Parsed(usable, why, tuple(reasons))


def _for_rows(cells: Parsed[Any], codes: Codes) -> Parsed[Any]:
    return Parsed(cells.values[codes], cells.why[codes], cells.reasons, cells.notes)


def _out_of_range(
    name: str, found: NDArray[np.float64], *, negative: bool
) -> tuple[NDArray[np.int32], tuple[Reason, ...]]:
    with np.errstate(invalid="ignore"):
        bad = (np.abs(found) > LARGEST) | ((found < 0) if not negative else False)
    why = np.zeros(len(found), dtype=np.int32)
    if not bad.any():
        return why, ()
    distinct, codes = np.unique(found[bad], return_inverse=True)
    why[bad] = codes + 1
    return why, tuple(_range_reason(name, value) for value in distinct)


def _range_reason(name: str, value: float) -> Reason:
    if np.isinf(value):
        return Reason(f"{name} is {value}", "a finite number")
    if abs(value) > LARGEST:
        return Reason(f"{name} is {value:g}", f"a number up to {LARGEST:g}")
    return Reason(f"{name} is {value:g}", "a number, 0 or more")
