"""Tables of forecasts: nine quantiles and a mean for each series and step; CSV, JSON and Parquet.

Knows: what a table of forecasts looks like.
Does not know: tables of sales (series.py).
Start at: write_forecasts, read_forecasts.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.errors import BadInput, Rejection
from seqchef.files import replacing
from seqchef.formats.csv_text import BOM, guarded, quoted, unguarded, with_bom
from seqchef.formats.series_columns import Parsed, as_texts, stamps, values
from seqchef.formats.series_source import Source, polars_or_reason, read_source
from seqchef.series.tables import LEVELS, Floats, Forecasts


def write_forecasts(path: Path, forecasts: Forecasts, levels: Sequence[float] = LEVELS, *, bom: bool = False) -> None:
    """Forecasts as `unique_id, ds, mean, 0.1 .. 0.9`; CSV (`bom`: for Excel), Parquet or JSON by the file's ending."""
    write_parts(path, [forecasts], levels, bom=bom)


def write_parts(path: Path, parts: Iterable[Forecasts], levels: Sequence[float] = LEVELS, *, bom: bool = False) -> None:
    """Forecasts as they come, to a file that is there when all of them are; CSV, Parquet or JSON by its ending."""
    with replacing(path) as temporary:
        if path.suffix == ".parquet":
            _write_parquet(temporary, parts, levels)
        else:
            pieces = json_pieces(parts, levels) if path.suffix == ".json" else csv_pieces(parts, levels, bom=bom)
            with temporary.open("w", encoding="utf-8", newline="") as file:
                for piece in pieces:
                    file.write(piece + "\n")


def _write_parquet(path: Path, parts: Iterable[Forecasts], levels: Sequence[float]) -> None:
    """Each part is a file at first, so that memory stays bounded."""
    polars = polars_or_reason()
    with tempfile.TemporaryDirectory(prefix=".seqchef-", dir=path.parent) as folder:
        number = 0
        for number, part in enumerate(parts, start=1):
            _frame(part, levels).write_parquet(f"{folder}/{number:08d}.parquet")
        if number:
            polars.scan_parquet(f"{folder}/*.parquet").sink_parquet(path)


def _frame(forecasts: Forecasts, levels: Sequence[float]) -> Any:
    polars = polars_or_reason()
    dated = forecasts.ds.dtype.kind == "M"
    stamps = forecasts.ds.astype("datetime64[ms]") if dated else forecasts.ds  # polars has no whole seconds
    quantiles = {f"{level:g}": forecasts.quantiles[:, LEVELS.index(level)] for level in levels}
    return polars.DataFrame({"unique_id": forecasts.ids.tolist(), "ds": stamps, "mean": forecasts.mean, **quantiles})


def forecasts_csv(forecasts: Forecasts, *, bom: bool = False) -> str:
    """The table of forecasts as CSV text; days without a time of day are written as dates."""
    return "\n".join(csv_pieces([forecasts], bom=bom)) + "\n"


def csv_pieces(parts: Iterable[Forecasts], levels: Sequence[float] = LEVELS, *, bom: bool = False) -> Iterator[str]:
    """The header and then the rows of each part, without the last line end; nothing when there is no part.

    With `bom` the table is for a spreadsheet: a byte order mark first, and no name runs as a formula (csv_text).
    """
    for number, part in enumerate(parts):
        if number == 0:
            yield with_bom(",".join(["unique_id", "ds", "mean", *(f"{level:g}" for level in levels)]), bom)
        names = part.ids.tolist()
        cells = {name: quoted(guarded(name) if bom else name) for name in dict.fromkeys(names)}
        table = zip(names, stamp_texts(part), _numbers(part, levels).tolist(), strict=True)
        yield "\n".join(
            ",".join([cells[name], stamp, *(f"{value:.6g}" for value in values)]) for name, stamp, values in table
        )


def json_pieces(parts: Iterable[Forecasts], levels: Sequence[float] = LEVELS) -> Iterator[str]:
    """One JSON array, a line for each series: `{"unique_id": ..., "ds": [...], "mean": [...], "0.1": [...], ...}`."""
    names = ["mean", *(f"{level:g}" for level in levels)]
    before = "["
    for part in parts:
        stamps, numbers = stamp_texts(part), _numbers(part, levels)
        begins = np.flatnonzero(np.append([True], part.ids[1:] != part.ids[:-1]))
        for start, end in zip(begins, [*begins[1:], len(part)], strict=True):
            columns = {name: _rounded(numbers[start:end, i]) for i, name in enumerate(names)}
            one = {"unique_id": str(part.ids[start]), "ds": stamps[start:end], **columns}
            yield before + json.dumps(one, ensure_ascii=False)
            before = ","
    yield "]" if before == "," else "[]"


def _numbers(forecasts: Forecasts, levels: Sequence[float]) -> Floats:
    chosen = [LEVELS.index(level) for level in levels]
    return np.column_stack([forecasts.mean, forecasts.quantiles[:, chosen]])


def _rounded(numbers: Floats) -> list[float]:
    return [float(f"{number:.6g}") for number in numbers.tolist()]


def read_forecasts(path: Path) -> Forecasts:
    """A table written by write_forecasts, or by another program with the same columns."""
    source = read_source(path)
    wanted = ["unique_id", "ds", *(f"{level:g}" for level in LEVELS)]
    absent = [name for name in wanted if name not in source.header]
    if absent:
        raise BadInput(f"{path.name}: columns {', '.join(absent)} are missing; expected {', '.join(wanted)}")
    if source.rejections:
        raise BadInput(str(source.rejections[0]))
    if not len(source.lines):
        raise BadInput(f"{path.name}: no row; expected forecasts")
    column = dict(zip(source.header, source.columns, strict=True))
    when = stamps(column["ds"])
    _expect_all(source, when)
    quantiles = np.stack([_finite(source, name) for name in wanted[2:]], axis=1)
    mean = _finite(source, "mean") if "mean" in source.header else quantiles.mean(axis=1)
    ids = as_texts(column["unique_id"])
    cells = [unguarded(str(cell)) for cell in ids.cells] if _has_bom(path) else ids.cells
    return Forecasts(np.array(cells)[ids.codes], when.values, quantiles, mean)


def _has_bom(path: Path) -> bool:
    """Whether the table was written for a spreadsheet."""
    with path.open("rb") as file:
        return file.read(3) == BOM.encode()


def _expect_all(source: Source, parsed: Parsed[Any]) -> None:
    """Raises BadInput for the first row that cannot be used."""
    bad = np.flatnonzero(parsed.why)
    if len(bad):
        raise BadInput(str(Rejection(source.file, int(source.lines[bad[0]]), *parsed.reasons[parsed.why[bad[0]] - 1])))


def _finite(source: Source, name: str) -> Floats:
    parsed = values(name, source.columns[source.header.index(name)], semicolons=source.semicolons, negative=True)
    _expect_all(source, parsed)
    missing = np.flatnonzero(np.isnan(parsed.values))
    if len(missing):
        raise BadInput(str(Rejection(source.file, int(source.lines[missing[0]]), f"{name} is missing", "a number")))
    return parsed.values


def stamp_texts(forecasts: Forecasts) -> list[str]:
    """Stamps for people: `2024-03-01`, with the time only where there is one."""
    if forecasts.ds.dtype.kind != "M":
        return [str(stamp) for stamp in forecasts.ds]
    whole_days = bool((forecasts.ds.astype("datetime64[D]") == forecasts.ds).all())
    return [str(stamp) for stamp in (forecasts.ds.astype("datetime64[D]") if whole_days else forecasts.ds)]
