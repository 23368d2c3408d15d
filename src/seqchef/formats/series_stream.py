"""Parquet files larger than the memory: the rows of a chunk of series at a time.

Knows: files sorted by series are read in place, others are first parted into files that fit the memory.
Does not know: what rows mean (series_rows.py).
Start at: ParquetTable.
"""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput
from seqchef.formats.series_cells import MISSING
from seqchef.formats.series_columns import Texts
from seqchef.formats.series_names import Roles, roles_of
from seqchef.formats.series_source import Source, polars_or_reason, read_source, source_of_frame

CHUNK = 1_024  # series that are read and forecast together; results must not depend on the machine, so it is fixed
SMALL = 2_000_000  # rows that any machine can hold
AT_ONCE = 1_000_000  # rows that are looked at together
BUCKETS = 64  # files that an unsorted table is parted into
MANY_WORDS = 200_000  # different texts of a column that are kept for the whole file
ROW = "__seqchef_row__"


def is_parquet(path: Path) -> bool:
    return path.suffix.lower() in (".parquet", ".pq") and path.is_file()


class ParquetTable:
    """A Parquet file of any size. Raises BadInput when it is none."""

    def __init__(self, path: Path) -> None:
        polars = polars_or_reason()
        self.path = path
        try:
            self._scan = polars.scan_parquet(path)
            self._schema = self._scan.collect_schema()
            self._rows = self._scan.select(polars.len()).collect().item()
        except (polars.exceptions.PolarsError, OSError) as error:
            raise BadInput(f"{path.name} cannot be read as Parquet: {error}") from None
        self._roles = roles_of([name.strip() for name in self._schema])
        roles = self._roles
        self._is_small = self._rows <= SMALL or not roles.is_long or max(roles.item, roles.shop) < 0 or roles.time < 0

    @cached_property
    def last(self) -> Source | None:
        """A table of the different dates that have a value, beside it a value; None when the file is not parted."""
        import polars

        if self._is_small:
            return None
        names = list(self._schema)
        time, value = names[self._roles.time], names[self._roles.value]
        said = polars.col(value).is_not_null()
        if self._schema[value].is_float():
            said &= polars.col(value).is_not_nan()
        elif not self._schema[value].is_numeric():
            words = polars.col(value).cast(polars.String).str.strip_chars().str.to_lowercase()
            said &= words.is_in(sorted(MISSING)).not_()
        dates = self._scan.filter(said).group_by(time).agg(polars.lit(1.0).alias(value).first())
        frame = dates.collect(engine="streaming")
        return source_of_frame(self.path.name, frame, np.arange(len(frame)))

    def chunks(self) -> Iterator[Source]:
        """The whole table when it is small or wide, else that of each chunk of series, in the order of their names."""
        if self._is_small:
            yield read_source(self.path)
            return
        words = _words(self._scan, self._schema, self._roles)
        series = _series_name(list(self._schema), self._roles)
        table = _Table(self.path, self._scan, series, self._rows, words)
        index = _index(table)
        if not index.sorted:
            yield from _parted(table, index.names)
            return
        for start, end in zip(index.starts[:-1], index.starts[1:], strict=True):
            yield table.source(self._scan.slice(start, end - start).collect(), np.arange(start + 1, end + 1))


@dataclass(frozen=True, eq=False)
class _Table:
    path: Path
    scan: Any
    series: Any  # the expression of a row's series
    rows: int
    words: Mapping[str, tuple[str, ...]]  # texts of the whole file

    def batches(self, *columns: Any) -> Iterator[tuple[int, Any]]:
        """The first row and the frame of each batch."""
        for start in range(0, self.rows, AT_ONCE):
            part = self.scan.slice(start, AT_ONCE)
            yield start, (part.select(*columns) if columns else part).collect()

    def source(self, frame: Any, lines: NDArray[np.int64]) -> Source:
        """Rows of the table; its columns of text know all texts of the file."""
        source = source_of_frame(self.path.name, frame, lines)
        columns = list(source.columns)
        for place, name in enumerate(source.header):
            column = columns[place]
            if name in self.words and isinstance(column, Texts):
                at = {text: code for code, text in enumerate(self.words[name])}
                codes = np.array([at[text] for text in column.cells], dtype=np.int64)
                columns[place] = Texts(codes[column.codes], self.words[name])
        return replace(source, columns=tuple(columns))


@dataclass(frozen=True, eq=False)
class _Index:
    names: NDArray[np.str_]  # (S,), sorted
    sorted: bool
    starts: NDArray[np.int64]  # rows at which chunks begin, and the number of rows; when sorted


def _series_name(header: list[str], roles: Roles) -> Any:
    """A row's series as series_extras.with_names would name it."""
    import polars

    parts = [_as_text(polars.col(header[place])) for place in (roles.shop, roles.item) if place >= 0]
    if len(parts) == 1:
        return parts[0].alias(ROW)
    both = polars.concat_str([parts[0], parts[1]], separator=" / ")
    return polars.when(parts[1] == "").then(polars.lit("")).otherwise(both).alias(ROW)


def _as_text(column: Any) -> Any:
    import polars

    return column.cast(polars.String).fill_null("").str.strip_chars()


def _words(scan: Any, schema: Mapping[str, Any], roles: Roles) -> dict[str, tuple[str, ...]]:
    """The different texts of each column of text (series aside) in the order of the file, unless there are too many."""
    import polars

    words = {}
    for place, (name, kind) in enumerate(schema.items()):
        is_text = kind in (polars.String, polars.Categorical) or isinstance(kind, polars.Enum | polars.Categorical)
        if not is_text or place in (roles.item, roles.shop):
            continue
        texts = polars.col(name).cast(polars.String).fill_null("")
        if scan.select(texts.approx_n_unique()).collect(engine="streaming").item() <= MANY_WORDS:
            found = scan.select(texts.unique(maintain_order=True)).collect(engine="streaming")
            words[name.strip()] = tuple(found.to_series())
    return words


def _index(table: _Table) -> _Index:
    """Which series there are, and where their chunks begin when the file has them in order."""
    names: list[str] = []
    ends: list[int] = []
    seen: set[str] = set()
    ordered = True
    for start, frame in table.batches(table.series):
        runs = frame.to_series().rle()
        stops = start + np.cumsum(runs.struct.field("len").to_numpy().astype(np.int64))
        for name, stop in zip(runs.struct.field("value"), stops, strict=True) if ordered else ():
            if names and name == names[-1]:
                ends[-1] = int(stop)
                continue
            ordered = not (names and name < names[-1])
            if not ordered:
                break
            names.append(name)
            ends.append(int(stop))
        if not ordered:
            seen.update(runs.struct.field("value").unique())
    if ordered:
        starts = np.array([0, *ends[CHUNK - 1 :: CHUNK], table.rows], dtype=np.int64)
        return _Index(np.array(names), True, np.unique(starts))
    seen.update(names)
    return _Index(np.array(sorted(seen)), False, np.zeros(0, dtype=np.int64))


def _parted(table: _Table, names: NDArray[np.str_]) -> Iterator[Source]:
    """The chunks of a file whose rows are in any order, by way of files that hold some chunks each."""
    import polars

    chunks = -(-len(names) // CHUNK)
    each = -(-chunks // BUCKETS)  # chunks in a file
    with tempfile.TemporaryDirectory(prefix="seqchef-") as folder:
        chunk_of = polars.Series(np.arange(len(names)) // CHUNK)
        known = polars.Series(names.tolist(), dtype=polars.String)
        for start, frame in table.batches():
            of = frame.select(table.series).to_series().replace_strict(known, chunk_of)
            lines = polars.Series(ROW, np.arange(start + 1, start + len(frame) + 1))
            marked = frame.with_columns(lines, of.alias(f"{ROW}chunk"))
            marked = marked.with_columns((polars.col(f"{ROW}chunk") // each).alias(f"{ROW}bucket"))
            for key, part in marked.partition_by(f"{ROW}bucket", as_dict=True, include_key=False).items():
                part.write_ipc(f"{folder}/{int(key[0])}-{start}.arrow")
        for bucket in range(-(-chunks // each)):
            files = sorted(Path(folder).glob(f"{bucket}-*.arrow"), key=lambda file: int(file.stem.partition("-")[2]))
            held = polars.concat([polars.read_ipc(file) for file in files])
            for chunk in range(bucket * each, min((bucket + 1) * each, chunks)):
                part = held.filter(polars.col(f"{ROW}chunk") == chunk)
                numbers = part[ROW].to_numpy().astype(np.int64)
                yield table.source(part.drop(ROW, f"{ROW}chunk"), numbers)
