"""Steps of a table of sales: which frequency most of its series have, and rows that do not fit it.

Knows: that one series may have other steps than the rest, and that a date may be far from all others of its series.
Does not know: two rows for one step (series_repeats.py), grids and anchors (series.calendar).
Start at: with_steps.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput, Rejection
from seqchef.formats.series_rows import Rows
from seqchef.series.calendar import SEASONS, Frequency, frequency_named, infer_frequency

VOTERS = 1_024  # the first series, by name, decide on the frequency, as when a large file is read in chunks
CLEAR = 0.8  # share of a series' steps that must have one name, for the series to have it
FEWEST_STEPS = 4  # a series with fewer says little when others have more
REGULAR, MANY_STEPS = 0.95, 8  # a series with longer steps than the rest may only be one that seldom sells
FARTHEST = 200_000  # steps from the middle of a series; a wrong year must not fill the memory
NAMES = tuple(name for name in SEASONS if name != "numbered")


def with_steps(
    rows: Rows, frequency: str | None, season: int | None, usual: str | None = None
) -> tuple[Rows, Frequency]:
    """The rows that fit one frequency (unless named, the `usual` one, or that of most series), and the frequency."""
    if frequency is None and rows.stamps.dtype.kind == "M":
        names = _names_of_steps(rows)
        frequency = usual or _most(rows, names) or infer_frequency(_by_series(rows)).name
        rows = _without_strangers(rows, names, frequency)
    frequency = frequency or "numbered"
    rows = _without_far_dates(rows, frequency_named(frequency, rows.stamps, season))
    return rows, frequency_named(frequency, rows.stamps, season)


def _by_series(rows: Rows) -> list[NDArray[Any]]:
    order = np.argsort(rows.codes, kind="stable")
    return np.split(rows.stamps[order], np.flatnonzero(np.diff(rows.codes[order])) + 1)


def _names_of_steps(rows: Rows) -> NDArray[np.int64]:
    """How many steps of each series (S, frequencies) have the length of each frequency."""
    order = np.lexsort((rows.stamps, rows.codes))
    codes = rows.codes[order]
    steps = np.diff(rows.stamps[order].astype("datetime64[s]").astype(np.int64))
    inside = (codes[1:] == codes[:-1]) & (steps > 0)
    lengths, which = np.unique(steps[inside], return_inverse=True)
    names = np.array([_name(int(length)) for length in lengths], dtype=np.int64)
    counts = np.zeros((len(rows.names), len(NAMES) + 1), dtype=np.int64)
    np.add.at(counts, (codes[1:][inside], names[which] if len(names) else which), 1)
    return counts[:, :-1]


def _name(seconds: int) -> int:
    """The place of a step's frequency in NAMES, or one past the end."""
    ends = np.array([0, seconds], dtype="datetime64[s]")
    try:
        return NAMES.index(infer_frequency([ends]).name)
    except BadInput:
        return len(NAMES)


def _clear(names: NDArray[np.int64]) -> NDArray[np.int64]:
    """The frequency of each series (S,) as its place in NAMES, -1 where its steps do not show one clearly."""
    total = names.sum(axis=1)
    enough = total >= max(1, min(FEWEST_STEPS, int(total.max(initial=0))))
    return np.where(enough & (names.max(axis=1) >= CLEAR * total), names.argmax(axis=1), -1)


def _most(rows: Rows, names: NDArray[np.int64]) -> str | None:
    """What most series have; of several, that with most steps, or the shortest. None when no step has a name."""
    voting = names[:VOTERS]
    if not voting.any():
        return None
    clear = _clear(voting)
    votes = np.bincount(clear[clear >= 0], minlength=len(NAMES))
    return NAMES[int(np.lexsort((-np.arange(len(NAMES)), voting.sum(axis=0), votes))[-1])]


def _without_strangers(rows: Rows, names: NDArray[np.int64], frequency: str) -> Rows:
    """Series that clearly have other steps are named once and left out."""
    clear, total, usual = _clear(names), names.sum(axis=1), NAMES.index(frequency)
    regular = (total >= MANY_STEPS) & (names.max(axis=1) >= REGULAR * total)
    strange = (clear >= 0) & (total >= FEWEST_STEPS) & ((clear < usual) | ((clear > usual) & regular))
    out = strange[rows.codes]
    if not out.any():
        return rows
    codes, first = np.unique(rows.codes[out], return_index=True)
    lines = rows.lines[out][first]
    found = []
    for code, line in zip(codes, lines, strict=True):
        text = f'series "{rows.names[code]}" has {NAMES[clear[code]]} steps, and most series have {frequency} ones'
        found.append(Rejection(rows.file, int(line), text, "the same steps in all, unless the frequency is named"))
    return rows.at(~out, *found)


def _without_far_dates(rows: Rows, grid: Frequency) -> Rows:
    """Dates so far from the others of their series that they must be wrong are left out."""
    at = grid.positions(rows.stamps)
    order = np.lexsort((at, rows.codes))
    ends = np.searchsorted(rows.codes[order], np.arange(len(rows.names) + 1))
    middles = at[order[np.minimum((ends[:-1] + ends[1:]) // 2, len(rows) - 1)]] if len(rows) else at
    far = np.abs(at - middles[rows.codes]) > FARTHEST if len(rows) else np.zeros(0, dtype=np.bool_)
    found = [_far(rows, int(row), grid) for row in np.flatnonzero(far)]
    return rows.at(~far, *found) if found else rows


def _far(rows: Rows, row: int, grid: Frequency) -> Rejection:
    text = f"date is {_shown(rows.stamps[row])}, more than {FARTHEST:,} steps from the middle of its series"
    return Rejection(rows.file, int(rows.lines[row]), text, f"{grid.name} steps without such a jump")


def _shown(stamp: Any) -> str:
    return str(stamp).removesuffix("T00:00:00")
