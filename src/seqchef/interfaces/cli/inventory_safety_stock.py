"""`seqchef inventory safety-stock`: what to hold beyond the mean need until delivery."""

from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import AsJson, LeadTime, against_mean, answer, given, one_of, shown


def command(
    mean: Annotated[float, typer.Option(help="Mean demand of one period.")],
    sd: Annotated[float, typer.Option("--sd", help="Its standard deviation.")],
    lead_time: LeadTime,
    lead_time_sd: Annotated[float, typer.Option(help="Standard deviation of the lead time, in periods.")] = 0.0,
    service_level: Annotated[float | None, typer.Option(help="Share of cycles without a stock-out.")] = None,
    fill_rate: Annotated[float | None, typer.Option(help="Share of demand met at once, instead.")] = None,
    quantity: Annotated[float | None, typer.Option(help="With --fill-rate: what is ordered at a time.")] = None,
    as_json: AsJson = False,
) -> None:
    """Safety stock and reorder point by a service level or a fill rate; demand and lead time may both vary.

    Example: seqchef inventory safety-stock --mean 120 --sd 35 --lead-time 6 --lead-time-sd 1.5 --service-level 0.95
    """
    from seqchef.applications.planning.inventory.safety_stock import by_cycle_service, by_fill_rate, lead_time_spread

    one_of(service_level=service_level, fill_rate=fill_rate)
    if service_level is not None:
        found = by_cycle_service(
            mean=mean, sd=sd, lead_time=lead_time, lead_time_sd=lead_time_sd, service_level=service_level
        )
    else:
        spread = lead_time_spread(mean=mean, sd=sd, lead_time=lead_time, lead_time_sd=lead_time_sd)
        found = by_fill_rate(
            quantity=given("quantity", quantity), sd=spread, mean=mean * lead_time, fill_rate=fill_rate or 0.0
        )
    answer(
        f"Order when stock and open orders are down to {shown(found.reorder_point)}, "
        f"{against_mean(found.safety)} the mean need until delivery.",
        found,
        as_json,
    )
