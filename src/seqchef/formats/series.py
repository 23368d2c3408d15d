"""Series in files: long and wide tables of sales or prices in, tables of forecasts out; CSV and Parquet.

Knows: which tables there are, and what a table of forecasts looks like.
Does not know: rows and cells (series_rows.py, series_cells.py), calendars and grids (series.tables).
Start at: read_panel.
"""

import csv
import io
import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.errors import BadInput, Rejection
from seqchef.files import atomic_write
from seqchef.formats.series_cells import UnusableCellError, number_of, stamp_of
from seqchef.formats.series_rows import polars_or_reason, read_rows, table_lines
from seqchef.series.tables import LEVELS, Forecasts, Observations, Panel, build_panel


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
    rows = read_rows(path)
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
    rows = read_rows(path)
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
    header, lines = table_lines(path)
    wanted = ["unique_id", "ds", *(f"{level:g}" for level in LEVELS)]
    absent = [name for name in wanted if name not in header]
    if absent:
        raise BadInput(f"{path.name}: columns {', '.join(absent)} are missing; expected {', '.join(wanted)}")
    ids, stamps, values = [], [], []
    numbers = [*wanted[2:], *(["mean"] if "mean" in header else [])]
    for line, row in lines:
        try:
            ids.append(str(row["unique_id"]))
            stamps.append(stamp_of(row["ds"]))
            values.append([_finite(name, row[name]) for name in numbers])
        except UnusableCellError as unusable:
            raise BadInput(str(Rejection(path.name, line, unusable.found, unusable.expected))) from None
    if not values:
        raise BadInput(f"{path.name}: no row; expected forecasts")
    table = np.array(values, dtype=np.float64)
    quantiles = table[:, : len(LEVELS)]
    mean = table[:, -1] if "mean" in header else quantiles.mean(axis=1)
    return Forecasts(np.array(ids), array_of_stamps(stamps), quantiles, mean)


def stamp_texts(forecasts: Forecasts) -> list[str]:
    """Stamps for people: `2024-03-01`, with the time only where there is one."""
    if forecasts.ds.dtype.kind != "M":
        return [str(stamp) for stamp in forecasts.ds]
    whole_days = bool((forecasts.ds.astype("datetime64[D]") == forecasts.ds).all())
    return [str(stamp) for stamp in (forecasts.ds.astype("datetime64[D]") if whole_days else forecasts.ds)]


def _finite(name: str, cell: object) -> float:
    value = number_of(name, cell)
    if math.isnan(value):
        raise UnusableCellError(f"{name} is missing", "a number")
    return value


def array_of_stamps(stamps: list[datetime | int]) -> np.ndarray[Any, Any]:
    kinds = {isinstance(stamp, int) for stamp in stamps}
    if len(kinds) > 1:
        raise BadInput("column ds mixes dates and step numbers; expected one of them")
    if kinds == {True}:
        return np.array(stamps, dtype=np.int64)
    return np.array(stamps, dtype="datetime64[s]")
