"""Generated places about new dishes and sold-out days: tables from the recorded numbers of the benchmarks.

Knows: which page shows what. Does not know: how a page is filled (generate.py). Start at: BLOCKS.
"""

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results"
HISTORIES = {
    "demand": "demand itself (never known)",
    "completed": "sold-out days completed",
    "as_sold": "sales as they are",
    "left_out": "sold-out days left out",
}
TREATED = ("completed", "as_sold", "left_out")
SHOWN = "dispersion 0.1"  # of the three in the file


def results(name: str) -> Any:
    return json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))["numbers"]


def table(headers: list[str], rows: list[list[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def figures_newcomers() -> str:
    rows = [
        [
            age,
            *(f"{found[who]:.2f}" if who in found else "–" for who in ("borrowed", "average", "own", "known")),
            f"{100 * found['cover_80']:.0f} %",
        ]
        for age, found in results("newcomers")["by_days_of_sales"].items()
    ]
    headers = ["days sold", "plan", "average product", "own days alone", "whole past known", "in the plan's 80 % range"]
    return table(headers, rows)


def figures_stockouts() -> str:
    found = results("stockouts")
    sets = {"made up": found["made_up_forecasts"], **found["real"]}
    rows = [
        [
            words,
            *(
                f"{numbers['empirical'][how]['wql']:.3f}, {100 * numbers['empirical'][how]['over_090']:.0f} %"
                for numbers in sets.values()
            ),
        ]
        for how, words in HISTORIES.items()
    ]
    return table(["forecast from", *sets], rows)


def figures_stockout_bias() -> str:
    cases = {case: found for case, found in results("stockouts")["made_up"].items() if SHOWN in case}
    rows = []
    for case, found in cases.items():
        biases = (f"{100 * found['bias'][how]:+.1f} %".replace("-", "−") for how in TREATED)
        rows.append([case, f"{100 * found['sold_out']:.0f} %", *biases])
    return table(["demand", "days sold out", *(HISTORIES[how] for how in TREATED)], rows)


BLOCKS = {
    "figures newcomers": figures_newcomers,
    "figures stockouts": figures_stockouts,
    "figures stockout bias": figures_stockout_bias,
}
