"""What the docs show of the bakery's backtest (benchmarks/results/bakery_loop.json), for docs/generate.py."""

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results" / "bakery_loop.json"
SHOWN = "the last 90 days"
WEEKLY = "par levels set every week"
KINDS = {
    "par levels": "par levels +0%",
    WEEKLY: f"{WEEKLY} +0%",
    "last week": "last week + 0%",
}  # and its usual setting
HEADERS = [
    "orders by",
    "served",
    "days with a stock-out",
    "margin lost, EUR",
    "thrown away, EUR",
    "together, EUR",
    "dearer than seqchef, EUR (nine draws of ten)",
]


def money() -> str:
    """Our plan, each other way as it is usual, and the best of it in hindsight, over SHOWN."""
    buyers = _windows()[SHOWN]["buyers"]
    rows = [_row("seqchef", buyers["seqchef"])]
    for kind, usual in KINDS.items():
        same = [name for name in buyers if name.startswith(kind) and (kind == WEEKLY or WEEKLY not in name)]
        best = min(same, key=lambda name: buyers[name]["together_eur"])
        share = best.removeprefix(kind).replace(" ", "").replace("-", "−").replace("%", " %")
        rows.append(_row("same as last week" if kind == "last week" else kind, buyers[usual]))
        rows.append(_row(f"{kind} {share}, the best in hindsight", buyers[best]))
    return _table(HEADERS, rows)


def equal_service() -> str:
    """In every window: waste and lost margin of each way, set so that it serves as many as our plan."""
    rows = []
    for name, found in _windows().items():
        ours, others = found["buyers"]["seqchef"], found["at_our_service"]
        shown = [f"{ours['together_eur']:,}", *(_together(others[kind]) for kind in KINDS)]
        rows.append([name, f"{100 * ours['service']:.1f} %", *shown])
    return _table(["", "served by all", "seqchef, EUR", *(f"{kind}, EUR" for kind in KINDS)], rows)


def dependence() -> str:
    """Whole futures beside their two simplifications."""
    names = {
        "seqchef": "whole futures",
        "sum of daily quantiles": "the sum of daily quantiles",
        "independent days and dishes": "independent days and dishes",
    }
    rows = [
        _row(f"{shown}, {window}", _windows()[window]["buyers"][name])
        for window in ("the last 28 days", "the last 90 days", "all 118 days")
        for name, shown in names.items()
    ]
    return _table([*HEADERS[:-1], "dearer than whole futures, EUR (nine draws of ten)"], rows)


def _windows() -> Any:
    return json.loads(RESULTS.read_text(encoding="utf-8"))["numbers"]["windows"]


def _row(name: str, found: Any) -> list[str]:
    amount, low, high = found["dearer_than_seqchef_eur"]
    return [
        name,
        f"{100 * found['service']:.1f} %",
        str(found["days_with_a_stock_out"]),
        f"{found['lost_margin_eur']:,}",
        f"{found['thrown_away_eur']:,}",
        f"{found['together_eur']:,}",
        f"{_signed(amount)} ({_signed(low)} to {_signed(high)})" if amount or low or high else "",
    ]


def _signed(amount: int) -> str:
    return f"{amount:,}".replace("-", "−")


def _together(found: Any) -> str:
    return "–" if found is None else f"{found['together_eur']:,}"


def _table(headers: list[str], rows: list[list[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


BLOCKS = {
    "figures bakery": money,
    "figures equal service": equal_service,
    "figures dependence": dependence,
}
