"""`seqchef inventory joint`: one rhythm of orders for several foods of one supplier."""

from pathlib import Path
from typing import Annotated

import typer

from seqchef.errors import BadInput, Rejection
from seqchef.interfaces.cli.console import finish
from seqchef.interfaces.cli.inventory import AsJson, OrderCost, answer, shown


def command(
    items: Annotated[Path, typer.Argument(help="CSV: item, demand, holding_cost, item_cost, per period.")],
    order_cost: OrderCost,
    as_json: AsJson = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """How often to order from a supplier, and which foods come with every order, every second one, and so on.

    Example: seqchef inventory joint items.csv --order-cost 600
    """
    from seqchef.applications.planning.inventory.joint_orders import joint_replenishment
    from seqchef.formats.inventory_items import read_joint_items

    rejections: list[Rejection] = []
    foods = read_joint_items(items, rejections)
    if not foods:
        raise BadInput(f"{items.name} has no rows that can be used; expected at least one food")
    found = joint_replenishment(
        order_cost=order_cost,
        item_costs=[food.item_cost for food in foods],
        holding_costs=[food.holding_cost for food in foods],
        demands=[food.demand for food in foods],
    )
    lots = ", ".join(
        f"{shown(quantity)} {food.name} ({_often(multiple)})"
        for food, multiple, quantity in zip(foods, found.multiples, found.quantities, strict=True)
    )
    text = f"Order every {shown(found.interval)} periods: {lots}. Cost {shown(found.cost)} a period."
    answer(text, found, as_json, items=[food.name for food in foods])
    finish(rejections, items, strict=strict)


def _often(multiple: int) -> str:
    return "every time" if multiple == 1 else f"one time in {multiple}"
