"""Series in files: long and wide tables of sales or prices in; CSV and Parquet.

Knows: how rows become a panel, or observations.
Does not know: rows and cells (series_rows.py, series_cells.py), tables of forecasts (series_out.py), calendars
(series.calendar).
Start at: read_panel.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput, Rejection
from seqchef.formats.series_out import forecasts_csv, read_forecasts, stamp_texts, write_forecasts
from seqchef.formats.series_repeats import begun, settled
from seqchef.formats.series_rows import Rows, rows_of_source
from seqchef.formats.series_source import read_source
from seqchef.formats.series_steps import with_steps
from seqchef.series.calendar import Frequency
from seqchef.series.tables import Coded, Observations, Panel, build_panel

__all__ = [
    "ReadObservations",
    "ReadPanel",
    "forecasts_csv",
    "read_forecasts",
    "read_observations",
    "read_panel",
    "stamp_texts",
    "write_forecasts",
]


@dataclass(frozen=True)
class ReadPanel:
    """What a file held: the panel, the rows that were left out of it, and what else a person should know."""

    panel: Panel
    rejections: tuple[Rejection, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadObservations:
    """What a file held: the observations, and the rows that were left out."""

    observations: Observations
    rejections: tuple[Rejection, ...]
    notes: tuple[str, ...] = ()


def read_panel(
    path: Path,
    *,
    frequency: str | None = None,
    season: int | None = None,
    duplicates: str = "reject",
    negative: bool = False,
) -> ReadPanel:
    """A panel from a long (`unique_id, ds, y, ...`) or wide (`date, burger, fries, ...`) CSV or Parquet file.

    Long tables may have flag columns (`closed` or `open`, `holiday`, `promotion`, `stockout`; 0 or 1); every other
    column of numbers is a covariate, every column of words an attribute. Rows with an empty `y` after a series' last
    value say what is known of its future. Of several rows for one step, `duplicates` (series_repeats.WAYS) says what
    becomes; values below 0 are unusable unless `negative`. Unusable rows are rejected and the rest goes on.
    """
    rows = rows_of_source(read_source(path), negative=negative)
    rows, grid = fitted_rows(rows, frequency=frequency, season=season, duplicates=duplicates)
    return ReadPanel(panel_of_rows(rows, grid), rows.sorted_rejections(), rows.notes)


def fitted_rows(
    rows: Rows, *, frequency: str | None, season: int | None, duplicates: str = "reject", usual: str | None = None
) -> tuple[Rows, Frequency]:
    """The rows that have a place on one grid, each its own, and the grid. Raises BadInput when there is none.

    `usual` is the frequency that earlier parts of the file had; without it most series decide.
    """
    rows = begun(rows.without_silent_series(), frequency, duplicates)
    rows.expect_some()
    rows, grid = with_steps(rows, frequency, season, usual)
    day = "" if grid.name in ("daily", "numbered") else f"{grid.name} step"
    rows = settled(rows, grid.positions(rows.stamps), duplicates, day).without_silent_series()
    rows.expect_some()
    return rows, grid


def panel_of_rows(rows: Rows, grid: Frequency, until: NDArray[Any] | None = None) -> Panel:
    """The panel of rows that fit on the grid; `until` (1,) is where a table ends of which they are a part."""
    attributes = {
        name: np.array([text.strip() for text in texts.cells], dtype=np.object_)[texts.codes]
        for name, texts in rows.extras.attributes.items()
    }
    return build_panel(
        Coded(rows.names, rows.codes),
        rows.stamps,
        rows.y,
        rows.flags,
        rows.extras.covariates,
        attributes,
        frequency=grid.name,
        season=grid.season,
        until=until if until is not None and until.dtype.kind == rows.stamps.dtype.kind else None,
    )


def read_observations(
    path: Path, *, frequency: str | None = None, duplicates: str = "reject", negative: bool = False
) -> ReadObservations:
    """What happened, from the same tables as read_panel; missing values and closed days are left out."""
    rows = begun(rows_of_source(read_source(path), negative=negative), frequency, duplicates)
    rows = settled(rows, rows.stamps.astype(np.int64), duplicates)
    rows.expect_some()
    closed = rows.flags.get("closed", np.zeros(len(rows), dtype=np.bool_))
    kept = rows.at(~np.isnan(rows.y) & ~closed)
    if not len(kept):
        raise BadInput(f"{path.name}: no value on an open day; expected at least one")
    observations = Observations(kept.names[kept.codes], kept.stamps, kept.y)
    return ReadObservations(observations, rows.sorted_rejections(), rows.notes)
