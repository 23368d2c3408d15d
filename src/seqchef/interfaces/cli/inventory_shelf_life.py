"""`seqchef inventory shelf-life`: what spoils and what is missed when stock ages."""

from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import AsJson, Samples, answer, counted_demand_of, given, shown, whole_number


def command(
    life: Annotated[int, typer.Option(min=1, help="Days on which a delivery can be used, the first included.")],
    mean: Annotated[float | None, typer.Option(help="Mean demand of a day: Poisson demand.")] = None,
    samples: Samples = None,
    level: Annotated[float | None, typer.Option(help="Filled up to this every morning.")] = None,
    waste_cost: Annotated[float | None, typer.Option(help="Find the best level: cost of a unit wasted.")] = None,
    lost_cost: Annotated[float | None, typer.Option(help="Find the best level: cost of a unit missed.")] = None,
    issue: Annotated[
        str, typer.Option(help="fifo: the oldest is used first; lifo: customers take the freshest.")
    ] = "fifo",
    as_json: AsJson = False,
) -> None:
    """What is wasted and missed each day when a shelf is filled up every morning, exactly; or the level of least cost.

    Example: seqchef inventory shelf-life --mean 6 --life 2 --level 9 --issue lifo
    """
    from seqchef.applications.planning.inventory.perishables import best_level, steady_state

    demand = counted_demand_of(mean, samples)
    if level is None:
        costs = {"waste_cost": given("waste-cost (or --level)", waste_cost), "lost_cost": given("lost-cost", lost_cost)}
        level = best_level(demand, life=life, issue=issue, **costs)
    elif waste_cost is not None or lost_cost is not None:
        raise typer.BadParameter("expected --level, or --waste-cost and --lost-cost, not both")
    found = steady_state(demand, whole_number("level", level), life=life, issue=issue)
    answer(
        f"Filled up to {shown(level)} every morning: {shown(found.ordered)} ordered a day, of which "
        f"{shown(found.wasted)} is wasted; {shown(found.lost)} a day is missed.",
        found,
        as_json,
        level=level,
        sold=found.sold,
    )
