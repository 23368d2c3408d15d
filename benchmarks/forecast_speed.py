"""How fast forecasts are: series per second, what one more series costs, and how much memory 100,000 series take.

    python -m benchmarks.forecast_speed          both parts; each is recorded by itself
    python -m benchmarks.forecast_speed rates    series per second, and what one more costs: some two minutes
    python -m benchmarks.forecast_speed large    100,000 series: some six minutes

All series are made up: 512 days of counts with a week in them, a price and promotions; 28 days are forecast. Rates are
per second of processor time, for others may work on the same machine; the best of several rounds counts. The large
table is Parquet, and `seqchef forecast` a process of its own, of which the peak memory is measured. Peers forecast some
of the same series.
"""

import argparse
import cProfile
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import polars

from benchmarks.record import record
from seqchef.formats.series_chunks import read_panels
from seqchef.formats.series_out import csv_pieces, write_parts
from seqchef.inference.forecast import METHODS, forecast
from seqchef.scale.forecasting import Request, forecast_panels
from seqchef.series.tables import Panel

HISTORY, HORIZON = 512, 28
FIRST = np.datetime64("2024-01-01")
RATED, ROUNDS = 512, 3  # series of a round
GROWTH = (100, 1_000, 10_000)
AT_ONCE = 2_000  # series that are made up together
PEER_SERIES = {"SeasonalNaive": 500, "AutoETS": 30}
BARE = "zero-shot"  # also measured on series with nothing beside their values
SEQCHEF = Path(sys.executable).with_name("seqchef")


def made_up(first: int, count: int) -> polars.DataFrame:
    """Rows of the series `first` to `first + count`, each a function of its number."""
    rng = np.random.default_rng(first)
    day = np.arange(HISTORY)
    level = rng.gamma(2.0, 15.0, (count, 1))
    week = rng.dirichlet(np.full(7, 5.0), count)[:, day % 7] * 7
    promoted = rng.random((count, HISTORY)) < 0.06
    sold = rng.poisson(level * week * np.where(promoted, 1.5, 1.0)).astype(np.float64)
    return polars.DataFrame(
        {
            "unique_id": np.repeat([f"series {number:06d}" for number in range(first, first + count)], HISTORY),
            "ds": np.tile(FIRST + day, count),
            "y": sold.ravel(),
            "price": np.round(np.repeat(rng.uniform(2, 9, count), HISTORY) * np.where(promoted.ravel(), 0.8, 1.0), 2),
            "promotion": promoted.ravel().astype(np.int8),
        }
    )


def written(folder: Path, count: int) -> Path:
    """A Parquet file of so many series, sorted by series."""
    path = folder / f"sales-{count}.parquet"
    parts = folder / f"parts-{count}"
    parts.mkdir()
    for first in range(0, count, AT_ONCE):
        made_up(first, min(AT_ONCE, count - first)).write_parquet(parts / f"{first:08d}.parquet")
    polars.scan_parquet(parts / "*.parquet").sink_parquet(path)
    for part in parts.iterdir():
        part.unlink()
    return path


def seconds(work: Callable[..., object], *arguments: Any, rounds: int = 1) -> float:
    """The least processor time of several rounds."""
    best = np.inf
    for _ in range(rounds):
        began = time.process_time()
        work(*arguments)
        best = min(best, time.process_time() - began)
    return float(best)


def rates(panel: Panel) -> dict[str, int]:
    """Series per second of each method."""
    none = np.zeros(HISTORY, dtype=np.bool_)
    bare = replace(panel, series=tuple(replace(one, promotion=none, covariates={}) for one in panel.series))
    work = {method: partial(forecast, panel, HORIZON, method=method) for method in METHODS}
    work[f"{BARE}, no price or promotion told"] = partial(forecast, bare, HORIZON, method=BARE)
    return {method: round(len(panel) / seconds(one, rounds=ROUNDS)) for method, one in work.items()}


def stages(folder: Path, count: int) -> dict[str, float]:
    """Milliseconds for each of so many series: reading, forecasting, writing."""
    path = written(folder, count)
    spent: dict[str, float] = {}
    panels = [one.panel for one in _timed(spent, "reading", lambda: list(read_panels(path)))]
    request = Request(HORIZON, "zero-shot")
    made = _timed(spent, "forecasting", lambda: list(forecast_panels(panels, request)))
    _timed(spent, "writing Parquet", lambda: write_parts(folder / "out.parquet", made))
    _timed(spent, "writing CSV", lambda: sum(map(len, csv_pieces(made))))
    return {name: round(1_000 * one / count, 3) for name, one in spent.items()}


def _timed(spent: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    """What the work gives; its processor time is noted."""
    began = time.process_time()
    done = work()
    spent[name] = time.process_time() - began
    return done


def profile(panel: Panel) -> dict[str, float]:
    """Share of the time of zero-shot forecasts that is spent in each file of the package, and in the network."""
    profiler = cProfile.Profile()
    profiler.runcall(forecast, panel, HORIZON, method="zero-shot")
    spent: dict[str, float] = defaultdict(float)
    stats: Any = pstats.Stats(profiler)
    for (file, _, name), (_, _, own, _, callers) in stats.stats.items():
        if "onnxruntime" in name:
            spent["network"] += own
        elif "/seqchef/" in file:
            spent[file.rpartition("/seqchef/")[2]] += own
        else:  # NumPy and Python itself: told to who called them
            for (caller, _, _), (_, _, own_of_caller, _) in callers.items():
                inside = "/seqchef/" in caller
                spent[caller.rpartition("/seqchef/")[2] if inside else "elsewhere"] += own_of_caller
    total = sum(spent.values())
    ranked = sorted(spent.items(), key=lambda one: -one[1])
    return {name: round(time / total, 3) for name, time in ranked if time > 0.01 * total}


def large(folder: Path, count: int) -> dict[str, float]:
    """What a process of its own takes for a table of so many series."""
    path = written(folder, count)
    began = time.perf_counter()
    command = [str(SEQCHEF), "forecast", str(path), "-n", str(HORIZON), "--method", "zero-shot"]
    process = subprocess.Popen([*command, "-o", str(folder / "forecasts.parquet")], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"seqchef forecast ended with {process.returncode}")
    rows = polars.scan_parquet(folder / "forecasts.parquet").select(polars.len()).collect().item()
    if rows != count * HORIZON:
        sys.exit(f"{rows} rows were forecast; expected {count * HORIZON}")
    spent = usage.ru_utime + usage.ru_stime
    return {
        "series": count,
        "rows": count * HISTORY,
        "file_mb": round(path.stat().st_size / 1e6, 1),
        "peak_memory_mb": round(usage.ru_maxrss / 1024),
        "processor_seconds": round(spent, 1),
        "wall_seconds": round(time.perf_counter() - began, 1),
        "series_per_second": round(count / spent),
    }


def peers() -> dict[str, float]:
    """Series per second of other libraries, with an 80 % interval, after one round to warm up."""
    from statsforecast import StatsForecast
    from statsforecast.models import AutoETS, SeasonalNaive

    models = {"SeasonalNaive": SeasonalNaive(season_length=7), "AutoETS": AutoETS(season_length=7)}
    found = {}
    for name, model in models.items():
        count = PEER_SERIES[name]
        frame = made_up(0, count).select("unique_id", "ds", "y").to_pandas()
        engine = StatsForecast(models=[model], freq="D", n_jobs=1)
        warm = frame[frame["unique_id"] < "series 000002"]
        engine.forecast(df=warm, h=HORIZON, level=[80])
        spent = seconds(partial(engine.forecast, df=frame, h=HORIZON, level=[80]))
        found[name] = round(count / spent, 1)
    return found


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("rates", "large"), help="measure only this")
    parser.add_argument("--series", type=int, default=100_000, help="of the large table")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="seqchef-speed-") as name:
        folder = Path(name)
        if asked.part != "large":
            panel = next(read_panels(written(folder, RATED))).panel
            forecast(panel, HORIZON, method="zero-shot")  # the first call loads the model
            numbers: dict[str, Any] = {
                "series_per_second": rates(panel),
                "milliseconds_per_series": {str(count): stages(folder, count) for count in GROWTH},
                "share_of_time_zero_shot": profile(panel),
                "peers_series_per_second": peers(),
            }
            config = {"series": RATED, "rounds": ROUNDS, "peer_series": PEER_SERIES}
            record("forecast_speed", numbers, config={"history": HISTORY, "horizon": HORIZON, **config})
        if asked.part != "rates":
            config = {"method": "zero-shot", "workers": 1}
            record(
                "forecast_large", large(folder, asked.series), config={"history": HISTORY, "horizon": HORIZON, **config}
            )


if __name__ == "__main__":
    main()
