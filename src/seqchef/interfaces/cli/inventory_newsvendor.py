"""`seqchef inventory newsvendor`: how much to make of what does not keep."""

from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import AsJson, Mean, Samples, Spread, answer, demand_of, given, percent, shown


def command(
    mean: Mean = None,
    sd: Spread = None,
    samples: Samples = None,
    price: Annotated[float | None, typer.Option(help="What one unit sells for.")] = None,
    cost: Annotated[float | None, typer.Option(help="What one unit costs to make or buy.")] = None,
    salvage: Annotated[float, typer.Option(help="What a unit left over still brings.")] = 0.0,
    waste_fee: Annotated[float, typer.Option(help="What throwing a unit away costs.")] = 0.0,
    goodwill: Annotated[float, typer.Option(help="What a missed sale costs beyond its margin.")] = 0.0,
    holding_cost: Annotated[float | None, typer.Option(help="Without a price: cost of a unit left over.")] = None,
    stockout_cost: Annotated[float | None, typer.Option(help="Without a price: cost of a unit short.")] = None,
    lead_time: Annotated[float, typer.Option(help="Without a price: periods from order to delivery.")] = 0.0,
    level: Annotated[float | None, typer.Option(help="Judge this level instead of finding the best.")] = None,
    as_json: AsJson = False,
) -> None:
    """How much of a dish to have ready when nothing keeps until the next period.

    Example: seqchef inventory newsvendor --mean 50 --sd 8 --price 4 --cost 1.2 --salvage 0.5
    """
    from seqchef.applications.planning.inventory.newsvendor import newsvendor, newsvendor_profit

    demand = demand_of(mean, sd, samples)
    if price is not None or cost is not None:
        if holding_cost is not None or stockout_cost is not None or lead_time:
            raise typer.BadParameter("expected --price and --cost, or --holding-cost and --stockout-cost, not both")
        found = newsvendor_profit(
            demand,
            price=given("price", price),
            cost=given("cost", cost),
            salvage=salvage,
            waste_fee=waste_fee,
            goodwill=goodwill,
            level=level,
        )
    else:
        found = newsvendor(
            demand,
            holding_cost=given("holding-cost (or --price and --cost)", holding_cost),
            stockout_cost=given("stockout-cost", stockout_cost),
            lead_time=lead_time,
            level=level,
        )
    money = f"cost {shown(found.cost)}" if found.profit is None else f"profit {shown(found.profit)}"
    answer(
        f"Have {shown(found.level)} ready: enough {percent(found.service)} of the time, with {shown(found.shortage)} "
        f"short and {shown(found.leftover)} left over on average. Expected {money} a period.",
        found,
        as_json,
    )
