"""Files of tables: CSV in any usual character set and separator, or Parquet; named columns out.

Knows: marks, separators, rows that are too long, how Parquet types become columns.
Does not know: what the columns mean (series_names.py), or whether a cell is usable (series_columns.py).
Start at: read_source.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput, MissingPart, Rejection
from seqchef.formats.character_sets import decode
from seqchef.formats.series_columns import Column, Dates, Numbers, Texts

SEPARATORS = (",", ";", "\t", "|")
AT_ONCE = 512  # rows of a CSV file that become columns together; more would only keep the collector of garbage busy
NOT_TABLES = {b"PK\x03\x04": "an Excel workbook or a zip file", b"\xd0\xcf\x11\xe0": "an old Excel workbook"}


@dataclass(frozen=True, eq=False)
class Source:
    """A table as named columns of N rows, and the rows that could not be taken apart."""

    file: str
    header: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: NDArray[np.int64]  # (N,): line of the file (Parquet: number of the row), from 1
    rejections: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()
    semicolons: bool = False


def read_source(path: Path) -> Source:
    """The columns of a CSV or (by its ending) Parquet file. Raises BadInput when it is neither."""
    if not path.is_file():
        raise BadInput(f"{path} is not a file; expected a CSV or Parquet table")
    return _parquet(path) if path.suffix.lower() in (".parquet", ".pq") else _csv(path)


def _csv(path: Path) -> Source:
    raw = path.read_bytes()
    for mark, what in NOT_TABLES.items():
        if raw.startswith(mark):
            raise BadInput(f"{path.name} is {what}; expected a CSV or Parquet table (save the sheet as CSV)")
    decoded = decode(raw)
    text, said = decoded.text, decoded.encoding
    if "\x00" in text[:4096]:
        raise BadInput(f"{path.name} is not text; expected a CSV or Parquet table")
    notes = () if said.startswith("utf-8") else (f"{path.name} is not UTF-8; it was read as {said}",)
    stream = io.StringIO(text, newline="")
    first = stream.readline()
    declared = re.fullmatch(r"sep=(.)\r?\n?", first)  # what a spreadsheet writes for itself
    if declared is None:
        stream.seek(0)
    separator = declared[1] if declared else _separator(first)
    reader = csv.reader(stream, delimiter=separator)
    try:
        header = [name.strip() for name in next(reader, [])]
        if not any(header):
            found = "has an empty first line" if text.strip() else "is empty"
            raise BadInput(f"{path.name} {found}; expected a header such as unique_id,ds,y")
        columns, lines, rejections = _columns(path.name, header, reader, skipped=int(declared is not None))
    except csv.Error as error:
        raise BadInput(f"{path.name}, line {reader.line_num}: {error}; expected a CSV table") from None
    return Source(path.name, _distinct(header), columns, lines, rejections, notes, separator == ";")


def _separator(first: str) -> str:
    """What parts the most names of the header."""
    return max(SEPARATORS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


class _Coder(dict[str, int]):
    """A number for each different text, in the order in which they come."""

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code


def _columns(
    file: str, header: Sequence[str], reader: Any, *, skipped: int
) -> tuple[tuple[Column, ...], NDArray[np.int64], tuple[Rejection, ...]]:
    coders = [_Coder() for _ in header]
    codes: list[list[NDArray[np.int64]]] = [[] for _ in header]
    lines: list[NDArray[np.int64]] = []
    rejections: list[Rejection] = []
    before = reader.line_num
    while rows := list(islice(reader, AT_ONCE)):
        last = _last_lines(rows, before, reader.line_num) + skipped
        before = reader.line_num
        if set(map(len, rows)) != {len(header)}:
            rows, last = _even(file, len(header), rows, last, rejections)
        lines.append(last)
        for coder, parts, cells in zip(coders, codes, zip(*rows, strict=True), strict=False):
            parts.append(np.fromiter(map(coder.__getitem__, cells), dtype=np.int64, count=len(cells)))
    nothing = np.zeros(0, dtype=np.int64)
    columns = tuple(
        Texts(np.concatenate([nothing, *parts]), tuple(coder)) for coder, parts in zip(coders, codes, strict=True)
    )
    return columns, np.concatenate([nothing, *lines]), tuple(rejections)


def _last_lines(rows: Sequence[Sequence[str]], before: int, after: int) -> NDArray[np.int64]:
    """The line of the file on which each row ends; a cell in quotes may go over several lines."""
    if after - before == len(rows):
        return np.arange(before + 1, after + 1)
    breaks = [sum(cell.count("\n") + cell.count("\r") - cell.count("\r\n") for cell in row) for row in rows]
    return before + np.cumsum(np.array(breaks, dtype=np.int64) + 1)


def _even(
    file: str, width: int, rows: list[list[str]], lines: NDArray[np.int64], rejections: list[Rejection]
) -> tuple[list[list[str]], NDArray[np.int64]]:
    """Rows of equal width: short ones end with empty cells, too long ones are rejected, empty lines are no rows."""
    kept = np.array([0 < len(row) <= width for row in rows], dtype=np.bool_)
    for line, row in zip(lines, rows, strict=True):
        if len(row) > width:  # a thousands separator or a decimal comma makes two cells of one number
            rejections.append(Rejection(file, int(line), f"{len(row)} cells", f"{width}, as in the header"))
    even = [[*row, *[""] * (width - len(row))] for row, keep in zip(rows, kept, strict=True) if keep]
    return even, lines[kept]


def _distinct(header: Sequence[str]) -> tuple[str, ...]:
    """The names; one that comes again gets its number."""
    seen: dict[str, int] = {}
    out = []
    for name in header:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 or not name else f"{name} ({seen[name]})")
    return tuple(out)


def _parquet(path: Path) -> Source:
    polars = polars_or_reason()
    try:
        frame = polars.read_parquet(path)
    except (polars.exceptions.PolarsError, OSError) as error:
        raise BadInput(f"{path.name} cannot be read as Parquet: {error}") from None
    return source_of_frame(path.name, frame, np.arange(1, len(frame) + 1))


def source_of_frame(file: str, frame: Any, lines: NDArray[np.int64]) -> Source:
    """The columns of a polars frame; those of a type that is no cell are left out."""
    header, columns, notes = [], [], []
    for name, series in zip(frame.columns, frame.get_columns(), strict=True):
        column = _column(series)
        if column is None:
            notes.append(f"{file}: column {name} holds {series.dtype}; it is not used")
        else:
            header.append(name.strip())
            columns.append(column)
    if not header:
        raise BadInput(f"{file} has no column of numbers, text or dates; expected unique_id, ds, y")
    return Source(file, _distinct(header), tuple(columns), lines, (), tuple(notes))


def _column(series: Any) -> Column | None:
    import polars

    kind = series.dtype
    if kind.is_numeric() or kind == polars.Boolean:
        return Numbers(series.cast(polars.Float64).fill_null(float("nan")).to_numpy().astype(np.float64))
    if kind == polars.Date or isinstance(kind, polars.Datetime):
        zoned = getattr(kind, "time_zone", None) is not None
        local = series.dt.replace_time_zone(None) if zoned else series
        return Dates(local.cast(polars.Datetime("ms")).to_numpy().astype("datetime64[s]"), zoned)
    if kind in (polars.String, polars.Categorical, polars.Null) or isinstance(kind, polars.Enum | polars.Categorical):
        texts = series.cast(polars.String).fill_null("")
        cells = texts.unique(maintain_order=True)
        codes = texts.replace_strict(cells, np.arange(len(cells)), return_dtype=polars.Int64) if len(cells) else []
        return Texts(np.asarray(codes, dtype=np.int64), tuple(cells))
    return None


def polars_or_reason() -> Any:
    """The module polars. Raises MissingPart with the install command."""
    try:
        import polars
    except ImportError:
        raise MissingPart("Parquet files need polars: pip install 'seqchef[data]'") from None
    return polars


def rows_of(source: Source, chosen: NDArray[Any]) -> Iterator[Column]:
    """The columns at the chosen rows."""
    for column in source.columns:
        if isinstance(column, Texts):
            yield Texts(column.codes[chosen], column.cells)
        elif isinstance(column, Dates):
            yield Dates(column.values[chosen], column.zoned)
        else:
            yield Numbers(column.values[chosen])
