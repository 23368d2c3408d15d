"""`seqchef shopping`: what several recipes need, as one list."""

import json
from pathlib import Path
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import finish, out, say, table


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Recipe files of any format.")],
    catalogue: Annotated[
        Path | None, typer.Option(help="Your own foods and units, a CSV table (docs/reference/units.md).")
    ] = None,
    packs: Annotated[
        Path | None, typer.Option(help="A CSV table of packs: ingredient, pack_quantity, pack_unit.")
    ] = None,
    measures: Annotated[str, typer.Option(help="Whose cups and spoons: us, metric, australia, japan, ...")] = "us",
    units: Annotated[str, typer.Option(help="How amounts are shown: metric or imperial.")] = "metric",
    as_json: Annotated[bool, typer.Option("--json", help="JSON with exact amounts and every source.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when a row of a table cannot be used.")] = False,
) -> None:
    """Add up the ingredients of recipes: each food once, where its amounts can be added, rounded up to whole packs."""
    from seqchef.errors import Rejection
    from seqchef.food.catalogue import Catalogue
    from seqchef.food.measures import named
    from seqchef.food.shopping import shopping_list
    from seqchef.formats.foods import read_catalogue, read_packs
    from seqchef.formats.scaled import SHOPPING_HEADERS, shopping_row
    from seqchef.interfaces.recipe_lines import read_files, system_named

    system, own_units = system_named(units), named(measures)
    rejections: list[Rejection] = []
    foods = read_catalogue(catalogue, rejections) if catalogue else Catalogue()
    packed = read_packs(packs, rejections) if packs else ()
    recipes = [(recipe.title, recipe.ingredients) for recipe in read_files(files)]
    found = shopping_list(recipes, foods, packed, foods.conversions(own_units))
    if as_json:
        out(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        table(SHOPPING_HEADERS, [shopping_row(row, system, own_units) for row in found.rows])
        for source in found.left_out:
            say(f'not on the list: "{source.text}" ({source.recipe})')
    finish(rejections, catalogue or packs or Path("shopping"), strict=strict)
