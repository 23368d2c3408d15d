"""Large tables of sales in parts: chunks of series that are read, and later forecast, by themselves.

Knows: that a chunk is the next 1,024 series in the order of their names, whatever the order of the file.
Does not know: Parquet files that are larger than the memory (series_stream.py), forecasts (scale.forecasting).
Start at: read_panels.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput, Rejection
from seqchef.formats.series import ReadPanel, fitted_rows, panel_of_rows
from seqchef.formats.series_cells import is_missing
from seqchef.formats.series_columns import Texts, as_texts, stamps
from seqchef.formats.series_extras import with_names
from seqchef.formats.series_names import Roles, roles_of
from seqchef.formats.series_rows import NoUsableRow, Rows, rows_of_source
from seqchef.formats.series_source import Source, read_source, rows_of
from seqchef.formats.series_stream import CHUNK, ParquetTable, is_parquet
from seqchef.series.calendar import Stamps

__all__ = ["CHUNK", "Shard", "read_panels"]


@dataclass(frozen=True)
class Shard:
    """The i-th of n equal parts of the chunks, from 1: what one of n machines does."""

    number: int = 1
    of: int = 1

    @classmethod
    def from_text(cls, text: str) -> "Shard":
        """`2/8`. Raises BadInput."""
        number, slash, of = text.partition("/")
        if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            raise BadInput(f'shard is "{text}"; expected i/n, such as 2/8 for the second of eight')
        return cls(int(number), int(of))

    def has(self, chunk: int) -> bool:
        """Whether it does this chunk, counted from 0."""
        return chunk % self.of == self.number - 1


def read_panels(
    path: Path,
    *,
    frequency: str | None = None,
    season: int | None = None,
    duplicates: str = "reject",
    negative: bool = False,
    shard: Shard | None = None,
) -> Iterator[ReadPanel]:
    """One panel for each chunk of series, as read_panel reads it; a Parquet file of any size takes bounded memory.

    What series have in common is looked for within a chunk. The first chunk decides on the frequency, unless it is
    named. Raises NoUsableRow when no chunk has one.
    """
    left: list[Rejection] = []
    ready: ReadPanel | None = None  # is given out when it is known that no rejections follow
    usual, number = frequency, 0
    for number, (rows, until) in enumerate(_chunks(path, negative=negative)):
        mine = shard is None or shard.has(number)
        if not mine and usual is not None:
            continue
        try:
            fitted, grid = fitted_rows(rows, frequency=frequency, season=season, duplicates=duplicates, usual=usual)
        except NoUsableRow as nothing:
            left += nothing.rejections if mine else ()
            continue
        usual = usual or grid.name
        if mine:
            if ready is not None:
                yield ready
            panel = panel_of_rows(fitted, grid, until)
            ready = ReadPanel(panel, (*left, *fitted.sorted_rejections()), fitted.notes)
            left.clear()
    if ready is not None:
        yield replace(ready, rejections=(*ready.rejections, *left))
    elif shard is not None and shard.number > number + 1:
        found = f"{path.name} has too few series for shard {shard.number}/{shard.of}"
        raise BadInput(f"{found}; expected n up to {number + 1}, one for each {CHUNK:,} series")
    else:
        raise NoUsableRow(path.name, tuple(left))


def _chunks(path: Path, *, negative: bool) -> Iterator[tuple[Rows, Stamps | None]]:
    """The rows of each chunk, and the last stamp (1,) of the table that has a value."""
    if not is_parquet(path):
        yield from _of_source(read_source(path), None, negative=negative)
        return
    table = ParquetTable(path)
    for source in table.chunks():
        yield from _of_source(source, table.last, negative=negative)


def _of_source(source: Source, last: Source | None, *, negative: bool) -> Iterator[tuple[Rows, Stamps | None]]:
    """The rows of each chunk of a table that is in memory."""
    roles = roles_of(source.header)
    if not roles.is_long:
        for rows in _of_rows(rows_of_source(source, negative=negative)):
            yield rows, None
        return
    names, codes = with_names(source, roles)
    if len(names) <= CHUNK:
        yield rows_of_source(source, negative=negative), None if last is None else _last(last)
        return
    until = _last(source if last is None else last)
    order = np.argsort(codes // CHUNK, kind="stable")
    ends = np.searchsorted(codes[order] // CHUNK, np.arange(1, -(-len(names) // CHUNK)))
    for number, chosen in enumerate(np.split(order, ends)):
        yield rows_of_source(_part(source, roles, chosen, first=number == 0), negative=negative), until


def _last(source: Source) -> Stamps | None:
    """The last stamp (1,) of a row that has a value, usable or not."""
    roles = roles_of(source.header)
    if roles.time < 0:
        return None
    when, value = stamps(source.columns[roles.time]), as_texts(source.columns[roles.value])
    said = np.array([not is_missing(text) for text in value.cells], dtype=np.bool_)
    usable = when.values[(when.why == 0) & (said[value.codes] if len(said) else False)]
    return usable.max(keepdims=True) if len(usable) else None


def _part(source: Source, roles: Roles, chosen: NDArray[np.int64], *, first: bool) -> Source:
    """Some rows of a table; what a column looks like is still decided by all of its cells."""
    columns = list(rows_of(source, chosen))
    for place in {roles.item, roles.shop} - {-1}:
        texts = as_texts(columns[place])
        used, codes = np.unique(texts.codes, return_inverse=True)
        columns[place] = Texts(codes.astype(np.int64), tuple(texts.cells[code] for code in used))
    told = (source.rejections, source.notes) if first else ((), ())
    return replace(source, columns=tuple(columns), lines=source.lines[chosen], rejections=told[0], notes=told[1])


def _of_rows(rows: Rows) -> Iterator[Rows]:
    """A wide table in chunks of its columns."""
    for start in range(0, max(len(rows.names), 1), CHUNK):
        inside = (rows.codes >= start) & (rows.codes < start + CHUNK)
        part = rows.at(inside)
        told = (rows.rejections, rows.notes) if start == 0 else ((), ())
        names = rows.names[start : start + CHUNK]
        yield replace(part, names=names, codes=part.codes - start, rejections=told[0], notes=told[1])
