"""Tables of forecasts beside those of other libraries, from recorded numbers.

Knows: which rows and columns the page on forecasts shows. Does not know: how a page is filled (generate.py), or how
the numbers were measured (benchmarks/forecast_peers.py). Start at: BLOCKS.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results"
SETS = {
    "bakery": "bakery",
    "restaurants, 150 of them": "restaurants",
    "orange juice, 150 of them": "orange juice",
    "prices": "prices",
}
UNSEEN = [name for name in SETS if name != "prices"]  # in all windows: the model learned from prices but the last year
OURS = {"auto", "zero-shot", "smoothing", "empirical", "seasonal-naive"}
PLAIN = {"last 8 days", "half-life 60 days, weekday x 50", "half-life 200 days"}
M4 = ("weekly", "hourly")


def peers() -> str:
    """The last horizon: scaled quantile loss and coverage on every set, and the time that a restaurant takes."""
    windows = _numbers("forecast_peers")
    sets = {title: windows["0 earlier"][name] for name, title in SETS.items()}
    headers = [
        "forecast by",
        *(f"{title}, {found['series']} series" for title, found in sets.items()),
        "ms of CPU a series",
    ]
    lines = []
    for row in _rows(sets):
        cells = [_loss_and_coverage(found["rows"].get(row)) for found in sets.values()]
        lines.append([_title(row), *cells, _milliseconds(sets["restaurants"], row)])
    return _table(headers, lines)


def windows() -> str:
    """The mean over windows, where all rows were measured, of each row's loss over statsforecast's seasonal naive's."""
    found = _numbers("forecast_peers")
    asked = {name: set(found["0 earlier"][name]["rows"]) for name in UNSEEN}
    whole = [window for window in found.values() if all(asked[name] <= set(window[name]["rows"]) for name in UNSEEN)]
    lines = []
    for row in _rows({name: found["0 earlier"][name] for name in UNSEEN}):
        cells = [
            f"{mean(window[name]['rows'][row]['ratio'] for window in whole):.3f}" if row in asked[name] else ""
            for name in UNSEEN
        ]
        lines.append([_title(row), *cells])
    return _table([f"mean of {len(whole)} windows", *(SETS[name] for name in UNSEEN)], lines)


def m4() -> str:
    """sMAPE and MASE on the two sets of the M4 competition, ours, peers' and what was published."""
    sets = _numbers("forecast_m4")
    headers = ["forecast by", *(f"{name}: {measure}" for name in M4 for measure in ("sMAPE", "MASE"))]
    lines = []
    for row, first in sets[M4[0]]["rows"].items():
        cells = [sets[name]["rows"][row] for name in M4]
        shown = [text for cell in cells for text in (f"{cell['smape']:.2f}", f"{cell['mase']:.3f}")]
        lines.append([f"{row}, published" if first.get("published") else _title(row), *shown])
    return _table(headers, lines)


def speed() -> str:
    """Series per second of each method and of peers, and what one more series costs."""
    numbers = _numbers("forecast_speed")
    rates = {f"`{name}`": rate for name, rate in numbers["series_per_second"].items()} | {
        f"statsforecast {name}": rate for name, rate in numbers["peers_series_per_second"].items()
    }
    rows = [[name, f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"] for name, rate in rates.items()]
    costs = numbers["milliseconds_per_series"]
    steps = [*next(iter(costs.values()))]
    lines = [[f"{int(count):,}", *(f"{cost[step]:.2f}" for step in steps)] for count, cost in costs.items()]
    return (
        _table(["forecast by", "series per second of processor time"], rows)
        + "\n"
        + _table(["series", *(f"{step}, ms a series" for step in steps)], lines)
    )


def large() -> str:
    """What a large table takes."""
    numbers = _numbers("forecast_large")
    cells = [
        f"{numbers['series']:,} series, {numbers['rows']:,} rows",
        f"{numbers['file_mb']:.0f} MB",
        f"{numbers['peak_memory_mb']:,} MB",
        f"{numbers['processor_seconds']:.0f} s",
    ]
    command = "`seqchef forecast sales.parquet --method zero-shot`"
    return _table([command, "the file", "peak memory", "processor time"], [cells])


def _numbers(name: str) -> Any:
    return json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))["numbers"]


def _rows(sets: Mapping[str, Any]) -> list[str]:
    """Every row of any set: ours, then those of ten lines, then other libraries'."""
    names = list(dict.fromkeys(name for found in sets.values() for name in found["rows"]))
    return sorted(names, key=lambda name: 0 if name in OURS else 1 if name in PLAIN else 2)


def _title(row: str) -> str:
    return f"`{row}`" if row in OURS else row


def _loss_and_coverage(row: Mapping[str, float] | None) -> str:
    return f"{row['sql']:.3f} ({100 * row['cov80']:.0f} %)" if row else ""


def _milliseconds(found: Mapping[str, Any], row: str) -> str:
    """Of processor time, which other programs on the machine do not stretch as they do the clock's."""
    return f"{1000 * found['rows'][row]['cpu_s'] / found['series']:.1f}" if row in found["rows"] else ""


def _table(headers: list[str], rows: list[list[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


BLOCKS: Mapping[str, Callable[[], str]] = {
    "figures forecast peers": peers,
    "figures forecast windows": windows,
    "figures forecast m4": m4,
    "figures forecast speed": speed,
    "figures forecast large": large,
}
