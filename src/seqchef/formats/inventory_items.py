"""Inventory items: lists of numbers, and CSV tables of foods with their demand and costs.

Knows: which columns there are (docs/reference/inventory.md), which rows and words cannot be used.
Does not know: policies (applications.planning.inventory).
Start at: read_numbers, read_budget_items, read_joint_items.
"""

import sys
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from seqchef.applications.planning.inventory.budgets import BudgetItem
from seqchef.applications.planning.inventory.distributions import Normal, Poisson
from seqchef.errors import BadInput, Rejection
from seqchef.formats.rows import Row, read_rows, read_text

BUDGET_COLUMNS = ("item", "mean", "underage", "overage", "price")
JOINT_COLUMNS = ("item", "demand", "holding_cost", "item_cost")


@dataclass(frozen=True, slots=True)
class JointItem:
    """A food that may share its orders with others; per period."""

    name: str
    demand: float
    holding_cost: float
    item_cost: float


def read_numbers(name: str, given: str) -> list[float]:
    """`12,15,9`, or a file with one number a line (- is stdin); a header line is skipped. Raises BadInput."""
    if given == "-":
        return _numbers("standard input", sys.stdin.read().splitlines(), header=True)
    if Path(given).is_file():
        return _numbers(given, read_text(Path(given)).splitlines(), header=True)
    if not any(sign.isdigit() for sign in given.partition(",")[0]):
        raise BadInput(f'{name} is "{given}"; expected numbers such as 12,15,9 or a file with one number a line')
    return _numbers(name, given.split(","))


def read_budget_items(path: Path, rejections: list[Rejection]) -> list[tuple[str, BudgetItem]]:
    """item, mean, underage, overage, price; sd (normal demand; Poisson without it) and pack may be empty."""
    return list(read_rows(path, BUDGET_COLUMNS, _budget_item, rejections))


def read_joint_items(path: Path, rejections: list[Rejection]) -> list[JointItem]:
    """item, demand, holding_cost, item_cost."""
    return list(read_rows(path, JOINT_COLUMNS, _joint_item, rejections))


def _budget_item(row: Row) -> tuple[str, BudgetItem]:
    mean = float(row.number("mean"))
    demand = Normal(mean, float(row.number("sd"))) if row.get("sd") else Poisson(mean)
    item = BudgetItem(
        demand=demand,
        underage=float(row.number("underage")),
        overage=float(row.number("overage", above=0)),
        price=float(row.number("price", above=0)),
        pack=float(row.number("pack", above=0)) if row.get("pack") else 1.0,
    )
    return row.text("item"), item


def _joint_item(row: Row) -> JointItem:
    return JointItem(
        row.text("item"),
        demand=float(row.number("demand", above=0)),
        holding_cost=float(row.number("holding_cost", above=0)),
        item_cost=float(row.number("item_cost")),
    )


def _numbers(source: str, words: list[str], *, header: bool = False) -> list[float]:
    """Every word that is not empty. Raises BadInput for one that is no number from 0."""
    found: list[float] = []
    for line, word in enumerate(words, start=1):
        text = word.strip().rstrip(",")
        if not text:
            continue
        try:
            value = float(text)
        except ValueError:
            if header and not found and line == 1:
                continue
            value = -1.0
        if not isfinite(value) or value < 0:
            place = f"row {line}" if header else f"number {line}"
            raise BadInput(f'{source}, {place}: found "{text}"; expected a number, 0 or more')
        found.append(value)
    if not found:
        raise BadInput(f"{source} has no numbers; expected at least one")
    return found
