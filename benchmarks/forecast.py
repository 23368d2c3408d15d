"""Forecasts of the last horizon of four real sets that no model was trained on, beside two that learn nothing.

Closed days (bakery), public holidays (restaurants) and prices and promotions (orange juice) of the held-out steps are
known, as they are to a kitchen; `auto, nothing known beside` is the same without any covariate.
Scaled quantile loss (SQL) is compared with the seasonal naive of each set (orange juice: the naive, season 1).
`model_alone` is the shipped model without what a panel has in common: each series forecast by itself. `experts` are the
simple forecasts that it weighs, each by itself. `right_level` is the model with every series scaled by the factor that
would have been right, which only hindsight knows: what better levels could gain at most.
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
from seqchef.inference.zero_shot import ZeroShot, sights
from seqchef.learning.data.series_marks import SOURCES, Mark, read_marks
from seqchef.series.experts import EXPERTS
from seqchef.series.tables import LEVELS, Floats

METHODS = ("auto", "zero-shot", "smoothing", "seasonal-naive", "empirical")
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
    if mark.history.covariates:
        blind = replace(mark.history, series=tuple(replace(one, covariates={}) for one in mark.history.series))
        made = score(mark.truth, forecast(blind, mark.horizon, bundle=bundle), mark.history, mark.season)
        found["auto, nothing known beside"] = {"sql": round(made.sql or 0.0, 4), "cov80": round(made.cov80, 4)}
    for method in METHODS:
        found[method]["ratio"] = round(found[method]["sql"] / found["seasonal-naive"]["sql"], 4)
    naive = found["seasonal-naive"]["sql"]
    model = ZeroShot.load(bundle)
    found["model_alone"] = {"ratio": round(alone(mark, model) / naive, 4)}
    found["right_level"] = {"ratio": round(with_right_level(mark, model) / naive, 4)}
    found["experts"] = {name: round(loss / naive, 4) for name, loss in experts(mark).items()}
    return found


def alone(mark: Mark, model: ZeroShot) -> float:
    """SQL of the model when it sees one series at a time."""
    panels = (replace(mark.history, series=(one,)) for one in mark.history.series)
    return loss_of(mark, np.concatenate([model.quantiles(panel, mark.horizon) for panel in panels]))


def with_right_level(mark: Mark, model: ZeroShot) -> float:
    """SQL of the model with each series scaled to what was sold in the end, within a factor of 5."""
    quantiles = model.quantiles(mark.history, mark.horizon)
    made = as_forecasts(mark.history, quantiles)
    expected = dict(zip(zip(made.ids.tolist(), made.ds.astype(np.int64).tolist(), strict=True), made.mean, strict=True))
    sold, forecasted = (dict.fromkeys(mark.history.ids, 0.0) for _ in range(2))
    for name, stamp, y in zip(
        mark.truth.ids.tolist(), mark.truth.ds.astype(np.int64).tolist(), mark.truth.y, strict=True
    ):
        sold[name] += y
        forecasted[name] += expected[name, stamp]
    factors = [sold[name] / forecasted[name] if forecasted[name] > 0 else 1.0 for name in mark.history.ids]
    return loss_of(mark, quantiles * np.clip(factors, 0.2, 5.0)[:, None, None])


def experts(mark: Mark) -> dict[str, float]:
    """SQL of each expert by itself."""
    quantiles = np.empty((len(mark.history), mark.horizon, len(EXPERTS), len(LEVELS)))
    for rows, sight in sights(mark.history, mark.horizon):
        scaled = sight.experts[:, : mark.horizon].astype(np.float64)
        quantiles[rows] = scaled * sight.scale[:, None, None, None] + sight.location[:, None, None, None]
    return {name: loss_of(mark, quantiles[:, :, k]) for k, name in enumerate(EXPERTS)}


def loss_of(mark: Mark, quantiles: Floats) -> float:
    """SQL of quantiles (series, H, 9)."""
    return score(mark.truth, as_forecasts(mark.history, quantiles), mark.history, mark.season).sql or 0.0


if __name__ == "__main__":
    main()
