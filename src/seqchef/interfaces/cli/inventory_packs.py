"""`seqchef inventory packs`: from a minimum and a maximum to whole packs."""

from typing import Annotated

import typer

from seqchef.interfaces.cli.inventory import AsJson, answer, shown


def command(
    on_hand: Annotated[float, typer.Option(help="What is there.")],
    maximum: Annotated[float, typer.Option(help="Order up to this.")],
    minimum: Annotated[float | None, typer.Option(help="Order only when this much or less is there.")] = None,
    pack: Annotated[float, typer.Option(help="Units in a pack.")] = 1.0,
    on_order: Annotated[float, typer.Option(help="What is ordered and has not come.")] = 0.0,
    least_order: Annotated[float, typer.Option(help="The smallest quantity that the supplier sends.")] = 0.0,
    within: Annotated[
        bool, typer.Option("--within", help="Never go above the maximum: a shelf holds no more.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """How many packs bring stock up to its maximum.

    Example: seqchef inventory packs --on-hand 0 --maximum 20 --pack 3
    """
    from seqchef.applications.planning.inventory.packs import min_max_order

    found = min_max_order(
        on_hand,
        maximum=maximum,
        minimum=minimum,
        pack=pack,
        on_order=on_order,
        least_order=least_order,
        exceed=not within,
    )
    packs = "1 pack" if found.packs == 1 else f"{found.packs} packs"
    text = f"Order {packs}, {shown(found.quantity)} in all; stock and open orders are then {shown(found.position)}."
    answer(text if found.packs else f"Order nothing: {shown(found.position)} is enough.", found, as_json)
