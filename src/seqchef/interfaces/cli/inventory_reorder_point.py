"""`seqchef inventory reorder-point`: when to order, and how much at a time."""

from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import (
    AsJson,
    HoldingCost,
    LeadTime,
    OrderCost,
    StockoutCost,
    against_mean,
    answer,
    shown,
)


def command(
    mean: Annotated[float, typer.Option(help="Mean demand of one period. Alone: Poisson demand, in whole units.")],
    order_cost: OrderCost,
    holding_cost: HoldingCost,
    stockout_cost: StockoutCost,
    lead_time: LeadTime,
    sd: Annotated[float | None, typer.Option(help="Its standard deviation: normal demand.")] = None,
    method: Annotated[
        str, typer.Option(help="exact, expected-inventory, backorders, safety-stock or loss-function.")
    ] = "exact",
    as_json: AsJson = False,
) -> None:
    """The reorder point R and the quantity Q of least cost: as soon as stock and open orders are at R, order Q.

    Example: seqchef inventory reorder-point --mean 1300 --sd 150 --lead-time 0.0833 --order-cost 8
    --holding-cost 0.225 --stockout-cost 7.5
    """
    from seqchef.applications.planning.inventory.reorder_points import METHODS, Rates, best_reorder_point
    from seqchef.applications.planning.inventory.reorder_points_poisson import best_poisson_reorder_point
    from seqchef.errors import UnknownName

    if method not in METHODS:
        raise UnknownName("method", method, known=tuple(METHODS))
    if sd is not None:
        found = best_reorder_point(Rates(order_cost, holding_cost, stockout_cost, mean, sd, lead_time), method)
    elif method != "exact":
        raise typer.BadParameter("expected --sd with this method: it is for normal demand")
    else:
        found = best_poisson_reorder_point(
            order_cost=order_cost,
            holding_cost=holding_cost,
            stockout_cost=stockout_cost,
            demand=mean,
            lead_time=lead_time,
        )
    answer(
        f"Order {shown(found.quantity)} as soon as stock and open orders are down to {shown(found.level)}, "
        f"{against_mean(found.safety)} the mean need until delivery. Expected cost {shown(found.cost)} a period.",
        found,
        as_json,
    )
