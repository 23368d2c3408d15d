"""`seqchef inventory eoq`: how much to order at a time when demand is steady."""

from typing import Annotated

import typer

from seqchef.errors import BadInput
from seqchef.interfaces.cli.inventory import AsJson, OrderCost, answer, given, shown


def command(
    demand: Annotated[float, typer.Option(help="Demand of one period.")],
    order_cost: OrderCost,
    holding_cost: Annotated[float | None, typer.Option(help="Cost of keeping one unit for one period.")] = None,
    stockout_cost: Annotated[float | None, typer.Option(help="Demand may wait, at this a unit and period.")] = None,
    production_rate: Annotated[float | None, typer.Option(help="Made, not bought: units made in one period.")] = None,
    price_break: Annotated[
        list[str] | None, typer.Option(metavar="QUANTITY:PRICE", help="Repeat: 0:500 200:475. Needs --holding-rate.")
    ] = None,
    holding_rate: Annotated[
        float | None, typer.Option(help="With price breaks: holding cost of a period, as a share of the price.")
    ] = None,
    incremental: Annotated[bool, typer.Option("--incremental", help="A price holds beyond its break only.")] = False,
    as_json: AsJson = False,
) -> None:
    """The economic order quantity: plain, with backorders, for batches, or with price breaks.

    Example: seqchef inventory eoq --demand 1300 --order-cost 8 --holding-cost 0.225
    """
    from seqchef.applications.planning.inventory import lot_sizes, price_breaks

    if sum(option is not None for option in (stockout_cost, production_rate, price_break)) > 1:
        raise typer.BadParameter("expected one of --stockout-cost, --production-rate, --price-break at most")
    if price_break:
        breaks = sorted(map(_break, price_break))
        discount = price_breaks.incremental_discount if incremental else price_breaks.all_units_discount
        lot = discount(
            order_cost=order_cost,
            holding_rate=given("holding-rate", holding_rate),
            demand=demand,
            breaks=[quantity for quantity, _ in breaks],
            prices=[price for _, price in breaks],
        )
        text = (
            f"Order {shown(lot.quantity)} at a time, at the price of {shown(breaks[lot.region][1])}. Cost "
            f"{shown(lot.cost)} a period, with purchases."
        )
        answer(text, lot, as_json)
        return
    costs = {"order_cost": order_cost, "holding_cost": given("holding-cost", holding_cost), "demand": demand}
    if stockout_cost is not None:
        found = lot_sizes.economic_order_quantity_with_backorders(stockout_cost=stockout_cost, **costs)
    elif production_rate is not None:
        found = lot_sizes.economic_production_quantity(production_rate=production_rate, **costs)
    else:
        found = lot_sizes.economic_order_quantity(**costs)
    text = f"Order {shown(found.quantity)} at a time, every {shown(found.interval)} periods."
    answer(f"{text} Cost {shown(found.cost)} a period.", found, as_json)


def _break(text: str) -> tuple[float, float]:
    """`200:475` -> (200, 475). Raises BadInput."""
    quantity, _, price = text.partition(":")
    try:
        return float(quantity), float(price)
    except ValueError:
        raise BadInput(f'price break is "{text}"; expected a quantity and a price, such as 200:475') from None
