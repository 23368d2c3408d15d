"""M4 weekly and hourly: the test parts, which the model has not seen, measured as the competition did.

Published there (Makridakis et al. 2020): the winner's MASE is 2.356 weekly and 0.893 hourly; the naive of the set
2.777 and, seasonal, 1.193, which `seasonal-naive` here must reproduce.
"""

from typing import Any

import numpy as np
import polars

from benchmarks.record import DATA, record
from seqchef.evaluation.forecasts import MEDIAN, score
from seqchef.inference.forecast import METHODS, forecast
from seqchef.series.tables import Observations, Panel, build_panel

SETS = {"weekly": (13, 1), "hourly": (48, 24)}  # horizon, season of the scale


def main() -> None:
    files = {name: DATA / "series" / f"m4_{name}.parquet" for name in SETS}
    numbers = {name: measure(name, path) for name, path in files.items()}
    record("forecast_m4", numbers, config={"bundle": "forecast", "threads": 1}, data_files=files.values())


def measure(name: str, path: Any) -> dict[str, Any]:
    """MASE, sMAPE and scaled quantile loss of every method on one set."""
    horizon, season = SETS[name]
    frame = polars.read_parquet(path).with_columns(polars.col("split").cast(polars.String))
    known, hidden = (frame.filter((polars.col("split") == "train") == train) for train in (True, False))
    panel = build_panel(*_columns(known), frequency=name)
    ids, ds, y = _columns(hidden)
    truth = Observations(np.array(ids), ds, y)
    return {method: _scores(panel, truth, horizon, season, method) for method in METHODS[1:]}


def _columns(frame: Any) -> tuple[list[str], Any, Any]:
    return (
        frame["unique_id"].to_list(),
        frame["ds"].to_numpy().astype(np.int64),
        frame["y"].to_numpy().astype(np.float64),
    )


def _scores(panel: Panel, truth: Observations, horizon: int, season: int, method: str) -> dict[str, float | None]:
    made = forecast(panel, horizon, method=method)
    scores = score(truth, made, panel, season)
    keys = zip(made.ids.tolist(), made.ds.tolist(), strict=True)
    medians = dict(zip(keys, made.quantiles[:, MEDIAN], strict=True))
    found = np.array([medians[key] for key in zip(truth.ids.tolist(), truth.ds.tolist(), strict=True)])
    smape = float(np.mean(200 * np.abs(truth.y - found) / (np.abs(truth.y) + np.abs(found))))
    measures = {"mase": scores.mase, "smape": smape, "sql": scores.sql, "cov80": scores.cov80}
    return {name: round(value or 0.0, 4) for name, value in measures.items()}


if __name__ == "__main__":
    main()
