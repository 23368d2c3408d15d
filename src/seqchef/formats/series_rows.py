"""Rows of a table of sales, long or wide: what could be read as arrays, and every row that could not, with the reason.

Knows: that one bad row does not stop the rest.
Does not know: files (series_source.py), what else a long table says (series_extras.py), steps (series_steps.py).
Start at: rows_of_source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput, Rejection
from seqchef.formats.series_cells import Reason
from seqchef.formats.series_columns import Column, Parsed, as_texts, flags, holds_dates, is_numeric, stamps, values
from seqchef.formats.series_extras import Extras, extras_of, is_graded, with_names
from seqchef.formats.series_names import Roles, roles_of
from seqchef.formats.series_source import Source


class NoUsableRow(BadInput):
    """A table of which no row could be used, and why."""

    def __init__(self, file: str, rejections: tuple[Rejection, ...]) -> None:
        first = f" (first: {rejections[0]})" if rejections else ""
        super().__init__(f"{file}: no usable row{first}; expected at least one date with a value")
        self.rejections = rejections


@dataclass(frozen=True, eq=False)
class Rows:
    """Long columns of N usable rows in the order of the file, and what was rejected on the way."""

    file: str
    names: NDArray[np.str_]  # (S,), sorted: the series
    codes: NDArray[np.int64]  # (N,): which series
    stamps: NDArray[Any]  # (N,), datetime64[s] or int64
    y: NDArray[np.float64]  # (N,), NaN where missing
    lines: NDArray[np.int64]  # (N,): line of the file
    flags: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    extras: Extras = field(default_factory=Extras)
    rejections: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.y)

    def at(self, chosen: NDArray[Any], *rejections: Rejection) -> "Rows":
        """These rows, and more rejections."""
        return replace(
            self,
            codes=self.codes[chosen],
            stamps=self.stamps[chosen],
            y=self.y[chosen],
            lines=self.lines[chosen],
            flags={name: values[chosen] for name, values in self.flags.items()},
            extras=self.extras.at(chosen),
            rejections=(*self.rejections, *rejections),
        )

    def without_silent_series(self) -> "Rows":
        """Series whose every value is missing are named once and left out."""
        speaking = np.zeros(len(self.names), dtype=np.bool_)
        speaking[self.codes[~np.isnan(self.y)]] = True
        kept = speaking[self.codes]
        silent, first = np.unique(self.codes[~kept], return_index=True)
        lines = self.lines[~kept][first]
        found = [
            Rejection(self.file, int(line), f'series "{self.names[code]}" has no value', "at least one number")
            for code, line in zip(silent, lines, strict=True)
        ]
        return self.at(kept, *found)

    def expect_some(self) -> None:
        """Raises NoUsableRow."""
        if not len(self):
            raise NoUsableRow(self.file, self.sorted_rejections())

    def sorted_rejections(self) -> tuple[Rejection, ...]:
        """In the order of the file."""
        return tuple(sorted(self.rejections, key=lambda rejection: rejection.row))


class Sieve:
    """Which rows are still usable; the first reason against a row is the one that is told."""

    def __init__(self, source: Source) -> None:
        self.file, self.lines = source.file, source.lines
        self.left = np.ones(len(source.lines), dtype=np.bool_)
        self.rejections: list[Rejection] = list(source.rejections)
        self.notes: list[str] = list(source.notes)

    def take(self, parsed: Parsed[Any]) -> Any:
        """The values (N,); rows that have none of use are rejected."""
        bad = self.left & (parsed.why > 0)
        for row in np.flatnonzero(bad):
            found, expected = parsed.reasons[parsed.why[row] - 1]
            self.rejections.append(Rejection(self.file, int(self.lines[row]), found, expected))
        self.left &= ~bad
        self.notes += [f"{self.file}: {note}" for note in parsed.notes if f"{self.file}: {note}" not in self.notes]
        return parsed.values


def rows_of_source(source: Source, *, negative: bool = False) -> Rows:
    """The usable rows of a long or wide table; there may be several for one date."""
    roles = _with_time(source, roles_of(source.header))
    sieve = Sieve(source)
    if roles.is_long:
        return _long(source, roles, sieve, negative=negative)
    if "unique_id" in source.header:
        found = ", ".join(source.header)
        raise BadInput(f"{source.file}: column y is missing; found {found}; expected unique_id, ds, y")
    return _wide(source, roles, sieve, negative=negative)


def _with_time(source: Source, roles: Roles) -> Roles:
    """The roles with a column of dates: one that is called so, or else the first that holds dates."""
    if roles.time >= 0:
        return roles
    for place in roles.others:
        if holds_dates(source.columns[place]):
            return replace(roles, time=place, others=tuple(one for one in roles.others if one != place))
    found = ", ".join(source.header)
    raise BadInput(f"{source.file}: no column ds or date; found {found}; expected unique_id,ds,y or date,burger,...")


def _long(source: Source, roles: Roles, sieve: Sieve, *, negative: bool) -> Rows:
    when = sieve.take(stamps(source.columns[roles.time]))
    name = source.header[roles.value]
    y = sieve.take(values(name, source.columns[roles.value], semicolons=source.semicolons, negative=negative))
    marks = _flags(source, roles, sieve)
    for place in roles.filled_in:
        y = np.where(sieve.take(flags(source.header[place], source.columns[place])), np.nan, y)
    names, codes = with_names(source, roles)
    sieve.take(Parsed(codes, (names[codes] == "").astype(np.int32), (Reason("unique_id is empty", "a name"),)))
    extras = extras_of(source, roles, names, codes)
    notes = tuple(dict.fromkeys([*sieve.notes, *extras.notes]))
    rows = Rows(source.file, names, codes, when, y, source.lines, marks, extras, tuple(sieve.rejections), notes)
    return rows.at(sieve.left)


def _flags(source: Source, roles: Roles, sieve: Sieve) -> dict[str, NDArray[np.bool_]]:
    """Flags of each row; `open` is turned into `closed`, and an empty `open` means open."""
    marks: dict[str, NDArray[np.bool_]] = {}
    for place, flag in roles.flags:
        column = source.columns[place]
        if flag == "promotion" and is_graded(column):  # how many items, or how much off
            yes = np.nan_to_num(values(flag, column, negative=True).values) != 0
        else:
            yes = sieve.take(flags(flag, column))
        if flag == "open":
            texts = as_texts(column)
            said = np.array([bool(text.strip()) for text in texts.cells], dtype=np.bool_)
            yes = ~yes & (said[texts.codes] if len(texts.cells) else False)
        name = "closed" if flag == "open" else flag
        marks[name] = marks[name] | yes if name in marks else yes
    return marks


def _wide(source: Source, roles: Roles, sieve: Sieve, *, negative: bool) -> Rows:
    when = sieve.take(stamps(source.columns[roles.time]))
    marks = _flags(source, roles, sieve)
    chosen = [place for place in roles.others if source.header[place]]
    if not chosen:
        found = source.header[roles.time]
        raise BadInput(f"{source.file}: only column {found} found; expected one column for each series")
    spoken = [place for place in chosen if is_numeric("", source.columns[place], semicolons=source.semicolons)]
    wordy = [place for place in chosen if place not in spoken and _says_something(source.columns[place])]
    if wordy and len(np.unique(when[sieve.left])) < sieve.left.sum():
        found = f"column {source.header[wordy[0]]} holds words, and dates come more than once"
        raise BadInput(
            f"{source.file}: {found}; expected columns unique_id, ds, y, or a column of numbers for each series"
        )
    if spoken:
        chosen = [place for place in chosen if place not in wordy]
        sieve.notes += [f"{source.file}: column {source.header[place]} holds words; it is not used" for place in wordy]
    left, y, kept = sieve.left, [], []
    for place in chosen:
        sieve.left = left.copy()
        name, column = source.header[place], source.columns[place]
        y.append(sieve.take(values(name, column, semicolons=source.semicolons, negative=negative)))
        kept.append(sieve.left)
    names, order = np.unique(np.array([source.header[place] for place in chosen]), return_inverse=True)
    rows = Rows(
        file=source.file,
        names=names,
        codes=np.repeat(order.astype(np.int64), len(when)),
        stamps=np.tile(when, len(chosen)),
        y=np.concatenate(y),
        lines=np.tile(source.lines, len(chosen)),
        flags={flag: np.tile(yes, len(chosen)) for flag, yes in marks.items()},
        rejections=tuple(sieve.rejections),
        notes=tuple(sieve.notes),
    )
    return rows.at(np.concatenate(kept))


def _says_something(column: Column) -> bool:
    return any(text.strip() for text in as_texts(column).cells)
