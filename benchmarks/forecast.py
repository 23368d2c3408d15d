"""Forecasts of the last horizon of four real sets that no model was trained on, beside two that learn nothing.

Scaled quantile loss (SQL) is compared with the seasonal naive of each set (orange juice: the naive, season 1).
`model_alone` is the shipped model without what a panel has in common: each series forecast by itself.
"""

import argparse
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.record import DATA, record
from seqchef.evaluation.forecasts import score
from seqchef.inference.forecast import forecast
from seqchef.inference.quantiles import as_forecasts
from seqchef.inference.zero_shot import ZeroShot
from seqchef.learning.data.series_marks import SOURCES, Mark, read_marks

METHODS = ("zero-shot", "seasonal-naive", "empirical")
WANTED = {"bakery": 0.70, "restaurants": 0.70, "orange juice": 0.45, "prices": 0.85}  # SQL over seasonal naive, at most


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", default="forecast", help="name or folder of the trained model")
    parser.add_argument("--earlier", type=int, default=0, help="cut so many horizons before the last one")
    options = parser.parse_args()
    marks = read_marks(DATA / "series", earlier=options.earlier)
    numbers = {name: measure(mark, options.bundle) for name, mark in marks.items()}
    for name, found in numbers.items():
        found["wanted_ratio"] = WANTED[name]
    files = [DATA / "series" / f"{source.file}.parquet" for source in SOURCES.values()]
    name = "forecast" if options.earlier == 0 else f"forecast_{options.earlier}_earlier"
    config = {"bundle": Path(options.bundle).name, "earlier": options.earlier, "threads": 1}
    record(name, numbers, config=config, data_files=files)


def measure(mark: Mark, bundle: str) -> dict[str, Any]:
    """Scores of every method, their SQL as a ratio to the seasonal naive's, and series per second."""
    found: dict[str, Any] = {"series": len(mark.history), "points": len(mark.truth.y), "horizon": mark.horizon}
    for method in METHODS:
        began = time.perf_counter()
        forecasts = forecast(mark.history, mark.horizon, method=method, bundle=bundle)
        seconds = time.perf_counter() - began
        scores = score(mark.truth, forecasts, mark.history, mark.season).to_dict()
        kept = {name: round(scores[name] or 0.0, 4) for name in ("mase", "rmsse", "sql", "wql", "bias", "cov80")}
        found[method] = {**kept, "series_per_second": round(len(mark.history) / seconds)}
    for method in METHODS:
        found[method]["ratio"] = round(found[method]["sql"] / found["seasonal-naive"]["sql"], 4)
    found["model_alone"] = {"sql": round(alone(mark, bundle), 4)}
    found["model_alone"]["ratio"] = round(found["model_alone"]["sql"] / found["seasonal-naive"]["sql"], 4)
    return found


def alone(mark: Mark, bundle: str) -> float:
    """SQL of the model when it sees one series at a time."""
    model = ZeroShot.load(bundle)
    panels = (replace(mark.history, series=(one,)) for one in mark.history.series)
    quantiles = np.concatenate([model.quantiles(panel, mark.horizon) for panel in panels])
    return score(mark.truth, as_forecasts(mark.history, quantiles), mark.history, mark.season).sql or 0.0


if __name__ == "__main__":
    main()
