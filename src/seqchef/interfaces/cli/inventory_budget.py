"""`seqchef inventory budget`: how to spend what there is on several foods."""

from math import inf
from pathlib import Path
from typing import Annotated

import typer

from seqchef.errors import BadInput, Rejection
from seqchef.interfaces.cli.console import finish
from seqchef.interfaces.cli.inventory import AsJson, answer, shown


def command(
    items: Annotated[
        Path, typer.Argument(help="CSV: item, mean, underage, overage, price; sd and pack where they are known.")
    ],
    budget: Annotated[float | None, typer.Option(help="What there is to spend, or the volume of a shelf.")] = None,
    marginal: Annotated[
        bool, typer.Option("--marginal", help="Marginal analysis only: fast, nearly the best.")
    ] = False,
    as_json: AsJson = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """How much of each food to buy when the budget is too small for all, in whole packs, at the least expected cost.

    Example: seqchef inventory budget items.csv --budget 70
    """
    from seqchef.applications.planning.inventory.budgets import within_budget
    from seqchef.formats.inventory_items import read_budget_items

    rejections: list[Rejection] = []
    rows = read_budget_items(items, rejections)
    if not rows:
        raise BadInput(f"{items.name} has no rows that can be used; expected at least one item")
    names = [name for name, _ in rows]
    found = within_budget([item for _, item in rows], inf if budget is None else budget, exact=not marginal)
    bought = ", ".join(f"{shown(q)} {name}" for name, q in zip(names, found.quantities, strict=True))
    text = f"Buy {bought}, for {shown(found.spent)}. Expected cost of shortage and leftovers {shown(found.cost)}."
    if found.worth:
        text += f" A little more to spend would save {shown(found.worth)} for each unit of money."
    answer(text, found, as_json, items=names)
    finish(rejections, items, strict=strict)
