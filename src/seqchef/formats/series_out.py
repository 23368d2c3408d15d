"""Tables of forecasts: nine quantiles and a mean for each series and step; CSV and Parquet, out and in again.

Knows: what a table of forecasts looks like.
Does not know: tables of sales (series.py).
Start at: write_forecasts, read_forecasts.
"""

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.errors import BadInput, Rejection
from seqchef.files import atomic_write
from seqchef.formats.series_columns import Parsed, as_texts, stamps, values
from seqchef.formats.series_source import Source, polars_or_reason, read_source
from seqchef.series.tables import LEVELS, Floats, Forecasts


def write_forecasts(path: Path, forecasts: Forecasts) -> None:
    """Forecasts as `unique_id, ds, mean, 0.1 .. 0.9`, CSV or (by the file's ending) Parquet."""
    if path.suffix == ".parquet":
        polars = polars_or_reason()
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
    return Forecasts(np.array(ids.cells)[ids.codes], when.values, quantiles, mean)


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
