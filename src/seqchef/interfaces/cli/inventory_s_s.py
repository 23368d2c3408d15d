"""`seqchef inventory s-S`: a minimum and a maximum for dry goods."""

from dataclasses import replace
from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import (
    AsJson,
    HoldingCost,
    LeadTime,
    Mean,
    OrderCost,
    Samples,
    Spread,
    StockoutCost,
    answer,
    demand_of,
    shown,
    whole_number,
)


def command(
    order_cost: OrderCost,
    holding_cost: HoldingCost,
    stockout_cost: StockoutCost,
    mean: Mean = None,
    sd: Spread = None,
    samples: Samples = None,
    lead_time: LeadTime = 0.0,
    unit: Annotated[float, typer.Option(help="With --samples: the step of the levels, such as a pack.")] = 1.0,
    as_json: AsJson = False,
) -> None:
    """The minimum s and the maximum S: at s or below, order up to S.

    Exact for Poisson demand and for samples; with --sd, demand is normal and the power approximation is used.
    Example: seqchef inventory s-S --mean 6 --order-cost 5 --holding-cost 1 --stockout-cost 4
    """
    from seqchef.applications.planning.inventory.demand_tables import Table, in_steps
    from seqchef.applications.planning.inventory.distributions import Normal
    from seqchef.applications.planning.inventory.min_max import best_min_max, power_approximation

    demand = demand_of(mean, sd, samples)
    costs = {"order_cost": order_cost, "holding_cost": holding_cost, "stockout_cost": stockout_cost}
    if isinstance(demand, Normal):
        found = power_approximation(mean=demand.mean, sd=demand.sd, lead_time=lead_time, **costs)
    elif isinstance(demand, Table):
        steps = in_steps(demand.values, demand.probabilities, unit)
        scaled = {**costs, "holding_cost": holding_cost * unit, "stockout_cost": stockout_cost * unit}
        found = best_min_max(steps, lead_time=whole_number("lead time", lead_time), **scaled)
        found = replace(found, low=found.low * unit, high=found.high * unit)
    else:
        found = best_min_max(demand, lead_time=whole_number("lead time", lead_time), **costs)
    money = "" if found.cost is None else f" Expected cost {shown(found.cost)} a period."
    answer(f"At {shown(found.low)} or below, order up to {shown(found.high)}.{money}", found, as_json)
