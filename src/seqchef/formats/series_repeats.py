"""Several rows for one step of a series: the same row twice, single sales to add up, or a mistake.

Knows: how rows for one step become one.
Does not know: which step a date is in (series.calendar).
Start at: settled, begun.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import Rejection, UnknownName
from seqchef.formats.series_columns import Texts
from seqchef.formats.series_extras import Extras
from seqchef.formats.series_rows import Rows

DAY = 86_400
WAYS = ("reject", "sum", "mean", "first", "last")


def begun(rows: Rows, frequency: str | None, way: str) -> Rows:
    """Single sales, to be added up, get the stamp of the beginning of their step; days when no frequency is named."""
    if way not in WAYS:
        raise UnknownName("way with duplicates", way, known=WAYS)
    if way not in ("sum", "mean") or rows.stamps.dtype.kind != "M":
        return rows
    if frequency is None and not (rows.stamps.astype(np.int64) % 3_600).any():
        return rows
    return replace(rows, stamps=_beginning(rows.stamps, frequency or "daily"))


def _beginning(stamps: NDArray[Any], frequency: str) -> NDArray[Any]:
    seconds = stamps.astype("datetime64[s]").astype(np.int64)
    if frequency == "hourly":
        return (seconds // 3_600 * 3_600).astype("datetime64[s]")
    if frequency == "daily":
        return (seconds // DAY * DAY).astype("datetime64[s]")
    if frequency == "weekly":
        monday = 4 * DAY  # 5 January 1970
        return ((seconds - monday) // (7 * DAY) * (7 * DAY) + monday).astype("datetime64[s]")
    months = stamps.astype("datetime64[M]").astype(np.int64)
    length = {"monthly": 1, "quarterly": 3, "yearly": 12}.get(frequency, 1)
    return (months // length * length).astype("datetime64[M]").astype("datetime64[s]")


def settled(rows: Rows, positions: NDArray[np.int64], way: str, step: str = "") -> Rows:
    """One row for each series and position (N,), in the order of the file.

    Rows that say the same are one. Of others, `reject` keeps the first and rejects the rest; `first` and `last` keep
    one; `sum` and `mean` combine all values, and then every row counts.
    """
    order = np.lexsort((np.arange(len(rows)), positions, rows.codes))
    codes, at = rows.codes[order], positions[order]
    new = np.ones(len(rows), dtype=np.bool_)
    new[1:] = (codes[1:] != codes[:-1]) | (at[1:] != at[:-1])
    if new.all():
        return rows
    if way in ("sum", "mean"):
        return _combined(rows, order, np.flatnonzero(new), mean=way == "mean")
    first = order[np.maximum.accumulate(np.where(new, np.arange(len(rows)), 0))]
    if way == "last":
        ends = np.append(np.flatnonzero(new)[1:], len(rows)) - 1
        return rows.at(np.sort(order[ends]))
    if way == "first":
        return rows.at(np.sort(order[new]))
    return _rejected(rows, order[~new], first[~new], step)


def _rejected(rows: Rows, again: NDArray[np.int64], first: NDArray[np.int64], step: str) -> Rows:
    """Without the rows `again`, which are told unless they say the same as their `first`."""
    same = _same(rows, again, first)
    found = [
        Rejection(
            rows.file,
            int(rows.lines[row]),
            f'"{rows.names[rows.codes[row]]}" has a second row for the same {step or "date"} (first: row {line})',
            "one row",
        )
        for row, line in zip(again[~same], rows.lines[first[~same]], strict=True)
    ]
    kept = np.ones(len(rows), dtype=np.bool_)
    kept[again] = False
    notes = []
    if same.any():
        count = f"{same.sum()} rows repeat" if same.sum() > 1 else "1 row repeats"
        notes.append(f"{rows.file}: {count} another row word for word (first: row {rows.lines[again[same]].min()})")
    if found:
        notes.append(
            f"{rows.file}: rows for the same {step or 'date'} could be added up (duplicates: {', '.join(WAYS)})"
        )
    return replace(rows.at(kept, *found), notes=(*rows.notes, *notes))


def _same(rows: Rows, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether two rows say the same, one by one."""
    same = rows.stamps[one] == rows.stamps[other]
    for numbers in (rows.y, *rows.extras.covariates.values()):
        same &= (numbers[one] == numbers[other]) | (np.isnan(numbers[one]) & np.isnan(numbers[other]))
    for flag in rows.flags.values():
        same &= flag[one] == flag[other]
    return np.asarray(same, dtype=np.bool_)


def _combined(rows: Rows, order: NDArray[np.int64], starts: NDArray[np.int64], *, mean: bool) -> Rows:
    """One row for each group; what is missing counts neither as 0 nor as a row. Covariates are averaged."""

    def over(numbers: NDArray[np.float64], *, mean: bool) -> NDArray[np.float64]:
        known = ~np.isnan(numbers[order])
        total = np.add.reduceat(np.where(known, numbers[order], 0.0), starts)
        count = np.add.reduceat(known.astype(np.float64), starts)
        return np.asarray(np.where(count > 0, total / (np.maximum(count, 1) if mean else 1.0), np.nan))

    firsts = order[starts]
    extras = Extras(
        {name: over(numbers, mean=True) for name, numbers in rows.extras.covariates.items()},
        {name: Texts(texts.codes[firsts], texts.cells) for name, texts in rows.extras.attributes.items()},
        rows.extras.notes,
    )
    flags = {name: np.logical_or.reduceat(flag[order], starts) for name, flag in rows.flags.items()}
    made = replace(rows.at(firsts), y=over(rows.y, mean=mean), flags=flags, extras=extras)
    return made.at(np.argsort(made.lines, kind="stable"))
