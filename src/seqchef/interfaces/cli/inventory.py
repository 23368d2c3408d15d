"""What the commands of `seqchef inventory` share: the demand they ask for, and how they answer.

Knows: options for demand and costs, sentences, JSON.
Does not know: policies (applications.planning.inventory).
Start at: demand_of, answer.

One file for each policy, inventory_<policy>.py.
"""

import json
from dataclasses import asdict
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

import typer

from seqchef.errors import BadInput
from seqchef.interfaces.cli.console import out

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from seqchef.applications.planning.inventory.demand_tables import Table
    from seqchef.applications.planning.inventory.distributions import Normal, Poisson

Mean = Annotated[float | None, typer.Option(help="Mean demand of one period. Alone: Poisson demand.")]
Spread = Annotated[float | None, typer.Option("--sd", help="Its standard deviation: normal demand.")]
Samples = Annotated[
    str | None, typer.Option(help="Past demand instead: 12,15,9, or a file with one number a line; - is stdin.")
]
LeadTime = Annotated[float, typer.Option(help="Periods from order to delivery.")]
OrderCost = Annotated[float, typer.Option(help="Cost of one order, whatever its size.")]
HoldingCost = Annotated[float, typer.Option(help="Cost of keeping one unit for one period.")]
StockoutCost = Annotated[float, typer.Option(help="Cost of one unit short for one period.")]
AsJson = Annotated[bool, typer.Option("--json", help="All figures, as one line of JSON.")]


def demand_of(mean: float | None, sd: float | None, samples: str | None) -> "Normal | Poisson | Table":
    """Demand of one period: normal with a mean and an sd, Poisson with a mean alone, a table of samples.

    Raises BadInput.
    """
    from seqchef.applications.planning.inventory.distributions import Normal

    if sd is None:
        return counted_demand_of(mean, samples)
    if samples is not None:
        raise typer.BadParameter("expected --samples, or --mean with or without --sd, not both")
    return Normal(given("mean", mean), sd)


def counted_demand_of(mean: float | None, samples: str | None) -> "Poisson | Table":
    """Demand of one period that is counted: Poisson with a mean, or a table of samples. Raises BadInput."""
    from seqchef.applications.planning.inventory.demand_tables import Table
    from seqchef.applications.planning.inventory.distributions import Poisson
    from seqchef.formats.inventory_items import read_numbers

    if (samples is None) == (mean is None):
        raise typer.BadParameter("expected --mean or --samples, one of the two")
    return Poisson(mean) if mean is not None else Table.samples(read_numbers("samples", samples or ""))


def answer(sentence: str, found: "DataclassInstance", as_json: bool, **more: Any) -> None:
    """One or two sentences, or every figure that was found as JSON; an infinite one is null."""
    if as_json:
        figures = {name: _plain(value) for name, value in {**asdict(found), **more}.items()}
        out(json.dumps(figures, ensure_ascii=False))
    else:
        out(sentence)


def shown(value: float) -> str:
    """A figure for people: two decimals at most, more for small ones."""
    if not isfinite(value):
        return "without end"
    if value and abs(value) < 0.095:
        return f"{value:.2g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share for people."""
    return f"{100 * share:.1f}".removesuffix(".0") + " %"


def against_mean(safety: float) -> str:
    """Where a level lies: `4.1 above`, `0.5 below`, `just`; of the mean need."""
    if not safety:
        return "just"
    return f"{shown(abs(safety))} {'above' if safety > 0 else 'below'}"


def one_of(**options: Any) -> None:
    """Raise a usage error unless exactly one option is given."""
    if sum(value is not None for value in options.values()) != 1:
        raise typer.BadParameter(f"expected one of {', '.join('--' + name.replace('_', '-') for name in options)}")


def given(name: str, value: float | None) -> float:
    """An option that the others make necessary. Raises a usage error when it is absent."""
    if value is None:
        raise typer.BadParameter(f"expected --{name} as well")
    return value


def whole_number(name: str, value: float) -> int:
    """A number of periods. Raises BadInput when it is not whole."""
    if not isfinite(value) or value != int(value):
        raise BadInput(f"{name} is {value:g}; expected a whole number of periods")
    return int(value)


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if isfinite(value) else None
    return list(value) if isinstance(value, tuple) else value
