"""Series in files: long and wide tables of sales or prices in, tables of forecasts out; CSV and Parquet.

Knows: column names, what makes a row unusable, and that one bad row does not stop the rest.
Does not know: calendars and grids (series.tables), or how rejected rows are shown (interfaces).
Start at: read_panel.
"""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.errors import BadInput, MissingPart, Rejection
from seqchef.files import atomic_write
from seqchef.series.tables import FLAGS, LEVELS, Forecasts, Observations, Panel, build_panel

TIME_NAMES = ("ds", "date")
FLAG_NAMES = (*FLAGS, "open")
MISSING = frozenset({"", "na", "nan", "null", "none"})
YES, NO = frozenset({"1", "1.0", "true", "yes"}), frozenset({"0", "0.0", "false", "no"} | MISSING)
EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True)
class ReadPanel:
    """What a file held: the panel, and the rows that were left out of it."""

    panel: Panel
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True)
class ReadObservations:
    """What a file held: the observations, and the rows that were left out."""

    observations: Observations
    rejections: tuple[Rejection, ...]


def read_panel(path: Path, *, frequency: str | None = None, season: int | None = None) -> ReadPanel:
    """A panel from a long (`unique_id, ds, y, ...`) or wide (`date, burger, fries, ...`) CSV or Parquet file.

    Long tables may have flag columns `closed` or `open`, `holiday`, `promotion` (0 or 1); rows with an empty `y` after
    a series' last value say what is known of its future. Unusable rows are rejected and the rest goes on.
    """
    rows = _read_rows(path)
    rows.reject_silent_series()
    rows.expect_some()
    panel = build_panel(
        rows.ids,
        rows.stamp_array(),
        np.array(rows.y),
        {name: np.array(values, dtype=np.bool_) for name, values in rows.flags.items()},
        frequency=frequency,
        season=season,
    )
    return ReadPanel(panel, rows.sorted_rejections())


def read_observations(path: Path) -> ReadObservations:
    """What happened, from the same tables as read_panel; missing values and closed days are left out."""
    rows = _read_rows(path)
    rows.expect_some()
    y = np.array(rows.y)
    kept = ~np.isnan(y) & ~np.array(rows.flags.get("closed", np.zeros(len(y))), dtype=np.bool_)
    if not kept.any():
        raise BadInput(f"{path.name}: no value on an open day; expected at least one")
    observations = Observations(np.array(rows.ids)[kept], rows.stamp_array()[kept], y[kept])
    return ReadObservations(observations, rows.sorted_rejections())


def write_forecasts(path: Path, forecasts: Forecasts) -> None:
    """Forecasts as `unique_id, ds, mean, 0.1 .. 0.9`, CSV or (by the file's ending) Parquet."""
    if path.suffix == ".parquet":
        polars = _polars()
        levels = {f"{level:g}": forecasts.quantiles[:, i] for i, level in enumerate(LEVELS)}
        dated = forecasts.ds.dtype.kind == "M"
        stamps = forecasts.ds.astype("datetime64[ms]") if dated else forecasts.ds  # polars has no whole seconds
        columns = {"unique_id": forecasts.ids.tolist(), "ds": stamps, "mean": forecasts.mean, **levels}
        frame = polars.DataFrame(columns)
        buffer = io.BytesIO()
        frame.write_parquet(buffer)
        atomic_write(path, buffer.getvalue())
    else:
        atomic_write(path, forecasts_csv(forecasts))


def forecasts_csv(forecasts: Forecasts) -> str:
    """The table of forecasts as CSV text; days without a time of day are written as dates."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["unique_id", "ds", "mean", *(f"{level:g}" for level in LEVELS)])
    stamps = stamp_texts(forecasts)
    for name, stamp, mean, quantiles in zip(forecasts.ids, stamps, forecasts.mean, forecasts.quantiles, strict=True):
        writer.writerow([name, stamp, f"{mean:.6g}", *(f"{value:.6g}" for value in quantiles)])
    return text.getvalue()


def read_forecasts(path: Path) -> Forecasts:
    """A table written by write_forecasts, or by another program with the same columns."""
    header, lines = _lines(path)
    wanted = ["unique_id", "ds", *(f"{level:g}" for level in LEVELS)]
    absent = [name for name in wanted if name not in header]
    if absent:
        raise BadInput(f"{path.name}: columns {', '.join(absent)} are missing; expected {', '.join(wanted)}")
    ids, stamps, values = [], [], []
    numbers = [*wanted[2:], *(["mean"] if "mean" in header else [])]
    for line, row in lines:
        try:
            ids.append(str(row["unique_id"]))
            stamps.append(_stamp(row["ds"]))
            values.append([_number(name, row[name]) for name in numbers])
        except _UnusableError as unusable:
            raise BadInput(str(Rejection(path.name, line, unusable.found, unusable.expected))) from None
    if not values:
        raise BadInput(f"{path.name}: no row; expected forecasts")
    table = np.array(values, dtype=np.float64)
    quantiles = table[:, : len(LEVELS)]
    mean = table[:, -1] if "mean" in header else quantiles.mean(axis=1)
    return Forecasts(np.array(ids), _stamp_array(stamps), quantiles, mean)


def stamp_texts(forecasts: Forecasts) -> list[str]:
    """Stamps for people: `2024-03-01`, with the time only where there is one."""
    if forecasts.ds.dtype.kind != "M":
        return [str(stamp) for stamp in forecasts.ds]
    whole_days = bool((forecasts.ds.astype("datetime64[D]") == forecasts.ds).all())
    return [str(stamp) for stamp in (forecasts.ds.astype("datetime64[D]") if whole_days else forecasts.ds)]


class _UnusableError(Exception):
    """A cell that cannot be used: what was found, and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found)
        self.found, self.expected = found, expected


@dataclass
class _Rows:
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

    def read_long(self, header: list[str], lines: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        time_name = _time_name(self.file, header)
        if "y" not in header:
            raise BadInput(f"{self.file}: column y is missing; found {', '.join(header)}; expected unique_id, ds, y")
        flag_names = [name for name in FLAG_NAMES if name in header]
        self._expect_flags(flag_names)
        for line, row in lines:
            try:
                stamp = self._one_kind(row[time_name])
                self._add(line, str(row["unique_id"] or ""), stamp, _value("y", row["y"]), _flags(flag_names, row))
            except _UnusableError as unusable:
                self.rejections.append(Rejection(self.file, line, unusable.found, unusable.expected))

    def read_wide(self, header: list[str], lines: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        time_name = _time_name(self.file, header)
        flag_names = [name for name in FLAG_NAMES if name in header]
        self._expect_flags(flag_names)
        names = [name for name in header if name != time_name and name not in flag_names]
        if not names:
            raise BadInput(f"{self.file}: only column {time_name} found; expected one column for each series")
        for line, row in lines:
            try:
                stamp, flags = self._one_kind(row[time_name]), _flags(flag_names, row)
            except _UnusableError as unusable:
                self.rejections.append(Rejection(self.file, line, unusable.found, unusable.expected))
                continue
            for name in names:
                try:
                    self._add(line, name, stamp, _value(name, row[name]), flags)
                except _UnusableError as unusable:
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
        stamp = _stamp(cell)
        numbered = isinstance(stamp, int)
        if self.numbered is None:
            self.numbered = numbered
        if numbered != self.numbered:
            raise _UnusableError(
                f'date is "{cell}"', "a step number as in the rows before" if self.numbered else "a date as before"
            )
        return stamp if isinstance(stamp, int) else int((stamp - EPOCH).total_seconds())

    def _add(self, line: int, name: str, stamp: int, value: float, flags: Mapping[str, bool]) -> None:
        if not name.strip():
            raise _UnusableError("unique_id is empty", "a name")
        first = self.seen.setdefault((name, stamp), line)
        if first != line:
            raise _UnusableError(f'"{name}" has a second row for the same date (first: row {first})', "one row")
        self.ids.append(name)
        self.stamps.append(stamp)
        self.y.append(value)
        self.lines.append(line)
        for flag, column in self.flags.items():
            column.append(flags[flag])


def _read_rows(path: Path) -> _Rows:
    rows = _Rows(path.name)
    header, lines = _lines(path)
    if "unique_id" in header:
        rows.read_long(header, lines)
    else:
        rows.read_wide(header, lines)
    return rows


def _lines(path: Path) -> tuple[list[str], Iterator[tuple[int, Mapping[str, Any]]]]:
    """The header, and each row with its line number (Parquet: the number of the row, from 1)."""
    if not path.is_file():
        raise BadInput(f"{path} is not a file; expected a CSV or Parquet table")
    if path.suffix == ".parquet":
        return _parquet_lines(path)
    text = path.read_text(encoding="utf-8-sig")
    reader = csv.DictReader(io.StringIO(text), restval="")
    header = [name.strip() for name in reader.fieldnames or ()]
    if not header:
        raise BadInput(f"{path.name} is empty; expected a header such as unique_id,ds,y")
    reader.fieldnames = header
    return header, ((reader.line_num, row) for row in reader)


def _parquet_lines(path: Path) -> tuple[list[str], Iterator[tuple[int, Mapping[str, Any]]]]:
    polars = _polars()
    try:
        frame = polars.read_parquet(path)
    except polars.exceptions.PolarsError as error:
        raise BadInput(f"{path.name} cannot be read as Parquet: {error}") from None
    return list(frame.columns), enumerate(frame.iter_rows(named=True), start=1)


def _polars() -> Any:
    try:
        import polars
    except ImportError:
        raise MissingPart("Parquet files need polars: pip install 'seqchef[data]'") from None
    return polars


def _time_name(file: str, header: list[str]) -> str:
    for name in TIME_NAMES:
        if name in header:
            return name
    found = ", ".join(header)
    raise BadInput(f"{file}: no column ds or date; found {found}; expected unique_id,ds,y or date,burger,...")


def _stamp(cell: object) -> datetime | int:
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
        raise _UnusableError(f'date is "{text}"', "an ISO date such as 2024-07-13, or a step number") from None
    if stamp.tzinfo is not None:
        raise _UnusableError(f'date is "{text}"', "local time without a time zone")
    return stamp


def _value(name: str, cell: object) -> float:
    """A cell of sales: a number, 0 or more, or NaN when it is missing."""
    if cell is None or (isinstance(cell, str) and cell.strip().lower() in MISSING):
        return math.nan
    value = _number(name, cell)
    if value < 0:
        raise _UnusableError(f"{name} is {value:g}", "a number, 0 or more")
    return value


def _number(name: str, cell: object) -> float:
    try:
        value = float(cell)  # type: ignore[arg-type]  # whatever a cell holds: float decides
    except (TypeError, ValueError):
        raise _UnusableError(f'{name} is "{cell}"', "a number") from None
    if math.isinf(value):
        raise _UnusableError(f"{name} is {value}", "a finite number")
    return value


def _flags(names: list[str], row: Mapping[str, Any]) -> dict[str, bool]:
    """Flags of a row; `open` is turned into `closed`, and an empty `open` means open."""
    flags: dict[str, bool] = {}
    for name in names:
        text = str(row[name] if row[name] is not None else "").strip().lower()
        if text not in YES and text not in NO:
            raise _UnusableError(f'{name} is "{row[name]}"', "0 or 1")
        if name == "open":
            flags["closed"] = flags.get("closed", False) or (text not in YES and text not in MISSING)
        else:
            flags[name] = text in YES
    return flags


def _stamp_array(stamps: list[datetime | int]) -> np.ndarray[Any, Any]:
    kinds = {isinstance(stamp, int) for stamp in stamps}
    if len(kinds) > 1:
        raise BadInput("column ds mixes dates and step numbers; expected one of them")
    if kinds == {True}:
        return np.array(stamps, dtype=np.int64)
    return np.array(stamps, dtype="datetime64[s]")
