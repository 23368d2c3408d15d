"""`seqchef inventory schedule`: what to order in which period, when the needs are known."""

from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import AsJson, HoldingCost, OrderCost, answer, shown


def command(
    needs: Annotated[str, typer.Argument(help="The need of each period: 90,120,80,70, or a file; - is stdin.")],
    order_cost: OrderCost,
    holding_cost: HoldingCost,
    as_json: AsJson = False,
) -> None:
    """The orders of least cost for needs that are known, such as banquets (Wagner and Whitin).

    Example: seqchef inventory schedule 90,120,80,70 --order-cost 500 --holding-cost 2
    """
    from seqchef.applications.planning.inventory.lot_schedule import wagner_whitin
    from seqchef.formats.inventory_items import read_numbers

    found = wagner_whitin(read_numbers("needs", needs), order_cost=order_cost, holding_cost=holding_cost)
    orders = [f"{shown(lot)} in period {period}" for period, lot in enumerate(found.orders, start=1) if lot]
    answer(f"Order {', '.join(orders) or 'nothing'}. Cost {shown(found.cost)} in all.", found, as_json)
