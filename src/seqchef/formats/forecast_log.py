"""The forecast log: what was forecast on each evening that a plan was kept, so that it can be scored once it is past.

Knows: the columns of forecast-log.csv, that it only ever grows, that the last of several plans of one evening counts.
Does not know: who was right (applications.planning.override_scores).
Start at: append_log, read_log.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.override_scores import Logged
from seqchef.errors import BadInput, Rejection
from seqchef.formats.csv_text import csv_text, unguarded
from seqchef.formats.rows import Row, read_optional_rows
from seqchef.series.tables import LEVELS

FILE = "forecast-log.csv"
QUANTILES = tuple(f"{level:g}" for level in LEVELS)
COLUMNS = ("made_on", "ds", "dish", *QUANTILES, "override")


def append_log(folder: Path, demand: Demand, made_on: date) -> Path:
    """Add a row for every dish and day ahead: the model's quantiles, and what was set by hand instead; its path.

    Raises BadInput when the kitchen's folder cannot be written.
    """
    path = folder / FILE
    text = csv_text(COLUMNS, _rows(demand, made_on)).encode()
    try:
        before = path.read_bytes() if path.is_file() else b""
        lines = text.partition(b"\n")[2] if before else text
        whole = not before or before.endswith(b"\n")  # not cut off when it was last written
        with path.open("ab") as log:
            log.write(lines if whole else b"\n" + lines)  # all rows at once: an interrupted plan adds all or none
            log.flush()
            os.fsync(log.fileno())
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror}); expected a folder that can be written") from None
    return path


def read_log(folder: Path, rejections: list[Rejection]) -> tuple[Logged, ...]:
    """The rows of a kitchen's log; none when there is no such file."""
    return read_optional_rows(folder / FILE, COLUMNS, _logged, rejections)


def _rows(demand: Demand, made_on: date) -> Iterator[dict[str, object]]:
    by_hand = {(one.dish, one.override.day): one for one in demand.overridden}
    for s, dish in enumerate(demand.dishes):
        for h, day in enumerate(demand.days):
            one = by_hand.get((dish, day))
            quantiles = demand.quantiles[s, h] if one is None else one.forecast
            yield {
                "made_on": made_on.isoformat(),
                "ds": day.isoformat(),
                "dish": dish,
                **{name: f"{value:.6g}" for name, value in zip(QUANTILES, quantiles.tolist(), strict=True)},
                "override": None if one is None else f"{float(one.override.portions):.6g}",
            }


def _logged(row: Row) -> Logged:
    return Logged(
        made_on=row.day("made_on"),
        day=row.day("ds"),
        dish=unguarded(row.text("dish")),
        quantiles=tuple(float(row.number(name)) for name in QUANTILES),
        override=float(row.number("override")) if row.get("override") else None,
    )
