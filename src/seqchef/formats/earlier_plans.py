"""Earlier plans: what plan.json keeps for the next evening, and how it is read again.

Knows: the keys of an order line beside the figures that people see.
Does not know: when an earlier line stays (applications.planning.sheet.steady), or the other keys (order_tables).
Start at: read_earlier.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.sheet.steady import EarlierLine
from seqchef.errors import BadInput
from seqchef.formats.rows import read_text

COUNTS = ("brought_forward", "postponed", "cut_by_budget", "cut_by_space")


def line_details(line: OrderLine) -> dict[str, object]:
    """What was decided about a line, for plan.json."""
    return {
        "policy": line.policy,
        "aimed_at": float(f"{line.service:.6g}"),
        "waste": float(f"{line.waste:.6g}"),
        "waste_cost": round(line.waste_cost, 2),
        "kept": line.kept,
        "coming_along": line.coming_along,
        "rounded_down": line.rounded_down,
        **{name: getattr(line, name) for name in COUNTS},
        "needed_by": None if line.needed_by is None else line.needed_by.isoformat(),
        "unit_cost": None if line.unit_cost is None else float(f"{line.unit_cost:.6g}"),
        "alternatives": [
            {
                "supplier": other.supplier,
                "unit_cost": float(f"{other.unit_cost:.6g}"),
                "arrives": other.arrives.isoformat(),
                "in_time": other.in_time,
            }
            for other in line.alternatives
        ],
    }


def read_earlier(path: Path, today: date | None = None) -> tuple[EarlierLine, ...]:
    """The order lines of a plan.json; none when it was made after `today`. Raises BadInput for any other file."""
    try:
        plan = json.loads(read_text(path))
        made, orders = date.fromisoformat(plan["today"]), plan["orders"]
        lines = tuple(_line(order) for order in orders)
    except (ValueError, KeyError, TypeError):
        expected = "the plan.json of an earlier seqchef plan --out, or --previous none"
        raise BadInput(f"{path} is no plan; expected {expected}") from None
    return lines if today is None or made <= today else ()


def _line(order: dict[str, Any]) -> EarlierLine:
    counts = {name: order.get(name, 0) for name in COUNTS}
    for name, count in (("packs", order["packs"]), *counts.items()):
        if type(count) is not int or count < 0:
            raise ValueError(name)
    needed_by = order.get("needed_by")
    return EarlierLine(
        supplier=str(order["supplier"]),
        ingredient=str(order["ingredient"]),
        arrives=date.fromisoformat(order["arrives"]),
        packs=order["packs"],
        needed_by=date.fromisoformat(needed_by) if needed_by else None,
        coming_along=float(order.get("coming_along", 0.0)),
        **counts,
    )
