"""`seqchef scale`: a recipe for more or fewer people."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from seqchef.errors import BadInput
from seqchef.interfaces.cli.console import out, say


def command(
    file: Annotated[Path, typer.Argument(help="A recipe file of any format.")],
    to: Annotated[str | None, typer.Option(help="The number of portions that are wanted.")] = None,
    by: Annotated[str | None, typer.Option(help="A factor instead: 2, 1/2, 0.75.")] = None,
    measures: Annotated[str, typer.Option(help="Whose cups and spoons: us, metric, australia, japan, ...")] = "us",
    units: Annotated[
        str | None, typer.Option(help="Show amounts as metric or imperial; without it in the recipe's own units.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One line of JSON for each recipe, with exact amounts.")
    ] = False,
) -> None:
    """Scale the ingredients of a recipe to a number of portions or by a factor, to amounts that can be measured."""
    from seqchef.food.measures import named
    from seqchef.food.scaling import factor_to, in_the_kitchen, written
    from seqchef.formats.scaled import wording
    from seqchef.interfaces.recipe_lines import read_files, system_named

    if (to is None) == (by is None):
        raise typer.BadParameter("expected --to PORTIONS or --by FACTOR, one of the two")
    system, own_units = system_named(units) if units else None, named(measures)
    for recipe in read_files([file]):
        factor = _number("by", by) if by else factor_to(recipe.portions, _number("to", to or ""), recipe.title)
        portions = None if recipe.portions is None else recipe.portions * factor
        lines = [
            in_the_kitchen(line, factor, system=system, units=own_units, wording=wording(line.language))
            for line in recipe.ingredients
        ]
        if as_json:
            head = {"title": recipe.title, "factor": str(factor), "portions": portions and str(portions)}
            out(json.dumps({**head, "ingredients": [line.to_dict() for line in lines]}, ensure_ascii=False))
            continue
        out(recipe.title if portions is None else f"{recipe.title}, for {written(portions)}")
        out()
        for line in lines:
            out(line.text)
            if line.note:
                say(f"{line.exact.name}: {line.note}")


def _number(option: str, text: str) -> Fraction:
    """A number above 0. Raises BadInput."""
    try:
        found = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        found = Fraction(0)
    if found <= 0:
        raise BadInput(f'{option} is "{text}"; expected a number above 0, such as 6 or 3/2')
    return found
