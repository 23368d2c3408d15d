"""M4 weekly and hourly: the test parts, which the model has not seen, measured as the competition did.

Ours beside statsforecast's seasonal naive and Theta, asked here, and beside what was published. `SeasonalNaive` must
reproduce the published naive: MASE 2.777 weekly and 1.193 hourly, sMAPE 9.161 and 13.912.
"""

from importlib.metadata import version
from typing import Any

import numpy as np
import polars

from benchmarks.forecast_peer_cache import answered
from benchmarks.forecast_peer_models import PEERS
from benchmarks.forecast_peer_scores import measured
from benchmarks.forecast_peers import ours
from benchmarks.record import DATA, record
from seqchef.learning.data.series_marks import Mark
from seqchef.series.tables import Observations, build_panel

SETS = {"weekly": (13, 1), "hourly": (48, 24)}  # horizon, season of the scale
ASKED = ("SeasonalNaive", "DynamicOptimizedTheta")
SHOWN = ("mase", "smape", "sql", "cov80", "wall_s", "cpu_s", "s_per_series")
PUBLISHED = {  # sMAPE and MASE: Makridakis, Spiliotis, Assimakopoulos 2020, the organisers' workbook
    "ES-RNN (Smyl), 1st of M4": {"weekly": (7.817, 2.356), "hourly": (9.328, 0.893)},
    "FFORMA (Montero-Manso), 2nd of M4": {"weekly": (7.625, 2.108), "hourly": (11.506, 0.819)},
    "Pawlikowski, 3rd of M4": {"weekly": (6.919, 2.158), "hourly": (9.611, 0.873)},
    "Theta of M4": {"weekly": (9.093, 2.637), "hourly": (18.138, 2.455)},
    "Comb of M4": {"weekly": (8.944, 2.432), "hourly": (22.053, 4.582)},
    "Naive2 of M4": {"weekly": (9.161, 2.777), "hourly": (18.383, 2.395)},
}


def main() -> None:
    files = {name: DATA / "series" / f"m4_{name}.parquet" for name in SETS}
    numbers = {name: measure(name, path) for name, path in files.items()}
    config = {"bundle": "forecast", "threads": 1, "peers": {"statsforecast": version("statsforecast")}}
    record("forecast_m4", numbers, config=config, data_files=files.values())


def measure(name: str, path: Any) -> dict[str, Any]:
    """MASE, sMAPE and scaled quantile loss of every row on one set."""
    mark = read(name, path)
    answers = ours(mark)
    for peer in ASKED:
        found = answered(peer, PEERS[peer], mark.history, mark.horizon, mark.season, only_kept=False)
        answers |= {peer: found} if found else {}
    rows = {row: measured(mark, mark.truth, answer) for row, answer in answers.items()}
    shown: dict[str, Any] = {row: {key: values[key] for key in SHOWN} for row, values in rows.items()}
    for row, published in PUBLISHED.items():
        smape, mase = published[name]
        shown[row] = {"mase": mase, "smape": smape, "published": True}
    return {"series": len(mark.history), "horizon": mark.horizon, "rows": shown}


def read(name: str, path: Any) -> Mark:
    """One set of the competition: its training part, and its test part as the truth."""
    horizon, season = SETS[name]
    frame = polars.read_parquet(path).with_columns(polars.col("split").cast(polars.String))
    known, hidden = (frame.filter((polars.col("split") == "train") == train) for train in (True, False))
    panel = build_panel(*_columns(known), frequency=name)
    ids, ds, y = _columns(hidden)
    return Mark(panel, Observations(np.array(ids), ds, y), horizon, season)


def _columns(frame: Any) -> tuple[list[str], Any, Any]:
    return (
        frame["unique_id"].to_list(),
        frame["ds"].to_numpy().astype(np.int64),
        frame["y"].to_numpy().astype(np.float64),
    )


if __name__ == "__main__":
    main()
