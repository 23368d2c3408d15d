"""Generated places about prices: what the command answers, and tables from the recorded numbers of the benchmark.

Knows: which page shows what. Does not know: how a page is filled (generate.py). Start at: blocks.
"""

import json
import math
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results"
GROUPS = {"unseen": "last 12 months, never seen", "earlier": "ten years before, seen in training"}
NEVER_SEEN = "never seen"  # a set of which all is unseen
METHODS = ("seqchef", "random walk")


def results() -> Any:
    return json.loads((RESULTS / "prices.json").read_text(encoding="utf-8"))["numbers"]


def percent(share: float, digits: int = 0) -> str:
    text = f"{100 * share:.{digits}f}"
    return f"{0.0:.{digits}f} %" if float(text) == 0 else f"{text.replace('-', '−')} %"


def table(headers: list[str], rows: list[list[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def cells() -> list[tuple[str, str, Any]]:
    """(country and group, method, numbers) in the order of the tables."""
    return [(where, method, found[method]) for where, found in groups() for method in METHODS]


def groups() -> list[tuple[str, Any]]:
    """(set and group in words, numbers of all methods)."""
    return [
        (f"{place}, {GROUPS[group] if len(found) > 1 else NEVER_SEEN}", numbers)
        for place, found in results().items()
        for group, numbers in found.items()
    ]


def figures_ranges() -> str:
    rows = [
        [
            where,
            method,
            f"{found['points']:,}",
            percent(found["cov80"]),
            percent(found["cov50"]),
            *(percent(found["cov80_by_month"][month - 1]) for month in (1, 6, 12)),
        ]
        for where, method, found in cells()
    ]
    months = [f"80 % range, month {month}" for month in (1, 6, 12)]
    return table(["prices", "forecast by", "points", "in the 80 % range", "in the 50 % range", *months], rows)


def figures_chances() -> str:
    rows = [
        [
            where,
            method,
            f"{found['brier']:.3f}",
            f"{found['brier_half']:.3f}",
            f"{found['brier_base']:.3f}",
            percent(found["base_rate"]),
        ]
        for where, method, found in cells()
    ]
    headers = ["prices", "forecast by", "Brier score", "always 50 %", "the share that rose, by hindsight", "that share"]
    return table(headers, rows)


def figures_reliability() -> str:
    rows = []
    for where, method, found in cells():
        if method == "seqchef":
            happened = (percent(one["happened"]) if one["points"] else "–" for one in found["bins"])
            rows.append(
                [where, *(f"{share} of {one['points']:,}" for share, one in zip(happened, found["bins"], strict=True))]
            )
    said = [f"{100 * low:.0f}–{100 * (low + 0.2):.0f} %" for low in (0, 0.2, 0.4, 0.6, 0.8)]
    return table(["chance of a rise said to be", *said], rows)


def figures_advice() -> str:
    rows = [
        [
            where,
            str(found["prices"]),
            _worth(found["seqchef"]["buy_now"]),
            _worth(found["seqchef"]["wait"]),
            percent(found["seqchef"]["saved"], 1),
            percent(found["random walk"]["saved"], 1),
            percent(found["ahead"]["saved"], 1),
        ]
        for where, found in groups()
    ]
    headers = [
        "prices",
        "how many",
        "buy now",
        "wait",
        "saved by the advice",
        "by the random walk",
        "always 6 months ahead",
    ]
    return table(headers, rows)


def _worth(found: Any) -> str:
    if not found["count"]:
        return "never"
    share = f"{percent(found['hit'])} of {found['count']} came true"
    return f"{share}, {percent(found['real'], 1)} where {percent(found['expected'], 1)} was expected"


def sample() -> str:
    """Four years of invented prices: butter that wanders, tomatoes with a season."""
    rows = ["date,butter,tomatoes"]
    for n in range(48):
        butter = 8 + 0.9 * math.sin(n / 7) + 0.25 * math.sin(2.1 * n)
        tomatoes = 2.2 + 0.8 * math.cos(2 * math.pi * (n - 1) / 12) + 0.05 * math.sin(3 * n)
        rows.append(f"{2022 + n // 12}-{n % 12 + 1:02d},{butter:.2f},{tomatoes:.2f}")
    return "\n".join(rows[:46]) + "\n"


def blocks(run: Callable[..., str], fenced: Callable[..., str]) -> Mapping[str, Callable[[], str]]:
    """The blocks by name; `run` answers a command in a folder, `fenced` frames a text."""

    def shown() -> str:
        arguments = ("prices", "prices.csv", "--shelf-life-months", "4", "--use-per-month", "30")
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "prices.csv").write_text(sample(), encoding="utf-8")
            return fenced(f"$ seqchef {' '.join(arguments)}\n{run(*arguments, folder=Path(folder))}")

    return {
        "prices table": shown,
        "figures price ranges": figures_ranges,
        "figures price chances": figures_chances,
        "figures price reliability": figures_reliability,
        "figures price advice": figures_advice,
    }
