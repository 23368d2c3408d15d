"""`seqchef inventory order-up-to`: the level to fill up to on every order day."""

from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import (
    AsJson,
    LeadTime,
    Mean,
    Samples,
    Spread,
    against_mean,
    answer,
    demand_of,
    one_of,
    percent,
    shown,
)


def command(
    mean: Mean = None,
    sd: Spread = None,
    samples: Samples = None,
    lead_time: LeadTime = 0.0,
    review: Annotated[float, typer.Option(help="Periods from one order day to the next.")] = 1.0,
    service_level: Annotated[float | None, typer.Option(help="Share of cycles without a stock-out.")] = None,
    fill_rate: Annotated[float | None, typer.Option(help="Share of demand met at once, instead.")] = None,
    as_json: AsJson = False,
) -> None:
    """The level of stock and open orders to fill up to on every order day; it lasts for lead time and review.

    Example: seqchef inventory order-up-to --mean 40 --sd 12 --lead-time 2 --review 7 --service-level 0.98
    """
    from seqchef.applications.planning.inventory.base_stock import order_up_to

    demand = demand_of(mean, sd, samples)
    one_of(service_level=service_level, fill_rate=fill_rate)
    found = order_up_to(demand, lead_time=lead_time, review=review, service_level=service_level, fill_rate=fill_rate)
    covered = f"{against_mean(found.safety)} the mean need of {shown(lead_time + review)} periods"
    answer(
        f"Order up to {shown(found.level)}, {covered}. {percent(found.service)} of cycles have no stock-out, and "
        f"{percent(found.fill_rate)} of demand is met at once.",
        found,
        as_json,
        safety=found.safety,
    )
