"""Rows of a table of sales, long or wide: what could be read as columns, and every row that could not, with the reason.

Knows: column names, that a date must not come twice, that one bad row does not stop the rest.
Does not know: cells (series_cells.py), calendars and grids (series.tables).
Start at: read_rows.
"""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.errors import BadInput, MissingPart, Rejection
from seqchef.formats.series_cells import UnusableCellError, flags_of, stamp_of, value_of
from seqchef.series.tables import FLAGS

TIME_NAMES = ("ds", "date")
FLAG_NAMES = (*FLAGS, "open")
EPOCH = datetime(1970, 1, 1)

Lines = Iterator[tuple[int, Mapping[str, Any]]]


@dataclass
class Rows:
    """Long columns filled row by row, and what was rejected on the way."""

    file: str
    ids: list[str] = field(default_factory=list)
    stamps: list[int] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    flags: dict[str, list[bool]] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)
    numbered: bool | None = None
    seen: dict[tuple[str, int], int] = field(default_factory=dict)  # (series, stamp) -> its line

    def read_long(self, header: list[str], lines: Lines) -> None:
        time_name = _time_name(self.file, header)
        if "y" not in header:
            raise BadInput(f"{self.file}: column y is missing; found {', '.join(header)}; expected unique_id, ds, y")
        flag_names = [name for name in FLAG_NAMES if name in header]
        self._expect_flags(flag_names)
        for line, row in lines:
            try:
                _expect_no_more_cells(header, row)
                stamp = self._one_kind(row[time_name])
                self._add(line, str(row["unique_id"] or ""), stamp, value_of("y", row["y"]), flags_of(flag_names, row))
            except UnusableCellError as unusable:
                self.rejections.append(Rejection(self.file, line, unusable.found, unusable.expected))

    def read_wide(self, header: list[str], lines: Lines) -> None:
        time_name = _time_name(self.file, header)
        flag_names = [name for name in FLAG_NAMES if name in header]
        self._expect_flags(flag_names)
        names = [name for name in header if name != time_name and name not in flag_names]
        if not names:
            raise BadInput(f"{self.file}: only column {time_name} found; expected one column for each series")
        for line, row in lines:
            try:
                _expect_no_more_cells(header, row)
                stamp, flags = self._one_kind(row[time_name]), flags_of(flag_names, row)
            except UnusableCellError as unusable:
                self.rejections.append(Rejection(self.file, line, unusable.found, unusable.expected))
                continue
            for name in names:
                try:
                    self._add(line, name, stamp, value_of(name, row[name]), flags)
                except UnusableCellError as unusable:
                    self.rejections.append(Rejection(self.file, line, unusable.found, unusable.expected))

    def reject_silent_series(self) -> None:
        """Series whose every value is missing are named once and left out."""
        speaking = {name for name, value in zip(self.ids, self.y, strict=True) if not math.isnan(value)}
        silent: dict[str, int] = {}
        for name, line in zip(self.ids, self.lines, strict=True):
            if name not in speaking:
                silent.setdefault(name, line)
        for name, line in silent.items():
            self.rejections.append(Rejection(self.file, line, f'series "{name}" has no value', "at least one number"))
        if not speaking:
            self.ids.clear()

    def expect_some(self) -> None:
        """Raises BadInput when no row could be used."""
        if not self.ids:
            first = f" (first: {self.rejections[0]})" if self.rejections else ""
            raise BadInput(f"{self.file}: no usable row{first}; expected at least one date with a value")

    def sorted_rejections(self) -> tuple[Rejection, ...]:
        """In the order of the file."""
        return tuple(sorted(self.rejections, key=lambda rejection: rejection.row))

    def stamp_array(self) -> np.ndarray[Any, Any]:
        """Stamps (N,) as datetime64[s] or int64."""
        seconds = np.array(self.stamps, dtype=np.int64)
        return seconds if self.numbered else seconds.astype("datetime64[s]")

    def _expect_flags(self, names: list[str]) -> None:
        self.flags = {("closed" if name == "open" else name): [] for name in names}

    def _one_kind(self, cell: object) -> int:
        """The stamp of a cell, refused when the rows before it had stamps of the other kind."""
        stamp = stamp_of(cell)
        numbered = isinstance(stamp, int)
        if self.numbered is None:
            self.numbered = numbered
        if numbered != self.numbered:
            raise UnusableCellError(
                f'date is "{cell}"', "a step number as in the rows before" if self.numbered else "a date as before"
            )
        return stamp if isinstance(stamp, int) else int((stamp - EPOCH).total_seconds())

    def _add(self, line: int, name: str, stamp: int, value: float, flags: Mapping[str, bool]) -> None:
        if not name.strip():
            raise UnusableCellError("unique_id is empty", "a name")
        first = self.seen.setdefault((name, stamp), line)
        if first != line:
            raise UnusableCellError(f'"{name}" has a second row for the same date (first: row {first})', "one row")
        self.ids.append(name)
        self.stamps.append(stamp)
        self.y.append(value)
        self.lines.append(line)
        for flag, column in self.flags.items():
            column.append(flags[flag])


def read_rows(path: Path) -> Rows:
    rows = Rows(path.name)
    header, lines = table_lines(path)
    if "unique_id" in header:
        rows.read_long(header, lines)
    else:
        rows.read_wide(header, lines)
    return rows


def table_lines(path: Path) -> tuple[list[str], Lines]:
    """The header, and each row with its line number (Parquet: the number of the row, from 1)."""
    if not path.is_file():
        raise BadInput(f"{path} is not a file; expected a CSV or Parquet table")
    if path.suffix == ".parquet":
        return _parquettable_lines(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{path.name} is not text in UTF-8 (byte {error.start}); expected a CSV or Parquet table"
        ) from None
    reader = csv.DictReader(io.StringIO(text), restval="")
    header = [name.strip() for name in reader.fieldnames or ()]
    if not header:
        found = "has an empty first line" if text.strip() else "is empty"
        raise BadInput(f"{path.name} {found}; expected a header such as unique_id,ds,y")
    reader.fieldnames = header
    return header, ((reader.line_num, row) for row in reader)


def _parquettable_lines(path: Path) -> tuple[list[str], Lines]:
    polars = polars_or_reason()
    try:
        frame = polars.read_parquet(path)
    except polars.exceptions.PolarsError as error:
        raise BadInput(f"{path.name} cannot be read as Parquet: {error}") from None
    return list(frame.columns), enumerate(frame.iter_rows(named=True), start=1)


def polars_or_reason() -> Any:
    try:
        import polars
    except ImportError:
        raise MissingPart("Parquet files need polars: pip install 'seqchef[data]'") from None
    return polars


def _expect_no_more_cells(header: list[str], row: Mapping[Any, Any]) -> None:
    """A thousands separator or a decimal comma makes two cells of one number."""
    if None in row:
        raise UnusableCellError(f"{len(header) + len(row[None])} cells", f"{len(header)}, as in the header")


def _time_name(file: str, header: list[str]) -> str:
    for name in TIME_NAMES:
        if name in header:
            return name
    found = ", ".join(header)
    raise BadInput(f"{file}: no column ds or date; found {found}; expected unique_id,ds,y or date,burger,...")
