"""`seqchef demo`: read, forecast, plan and write on the sample kitchen, as a cook would see it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.errors import BadInput
from seqchef.interfaces.cli.console import out

if TYPE_CHECKING:
    from seqchef.formats.order_tables import Heading
    from seqchef.interfaces.kitchen_loop import Loop


def command(
    to: Annotated[Path, typer.Option("--out", "-o", help="Where the kitchen and its sheets go.")] = Path(
        "seqchef-demo"
    ),
    language: Annotated[str, typer.Option(help="Of the sheets: en or zh.")] = "en",
) -> None:
    """Show the whole loop on a sample kitchen: recipes read, dishes forecast, orders planned, a recipe written."""
    from seqchef.formats.kitchen import read_kitchen
    from seqchef.interfaces.cli.demo_dish import write_dish
    from seqchef.interfaces.cli.init import write_sample
    from seqchef.interfaces.cli.plan import heading_of, write_sheets
    from seqchef.interfaces.kitchen_loop import plan_kitchen

    if to.exists() and not _is_demo(to):
        raise BadInput(f"{to} is there already and is no earlier demo as it was written; expected a new folder (--out)")
    write_sample(to)
    kitchen = read_kitchen(to)
    loop = plan_kitchen(kitchen)
    heading = heading_of(kitchen, language)
    written = (write_recipes(loop, to / "plan" / "ingredients.jsonl"), *write_sheets(loop, heading, to / "plan"))
    show(loop, heading)
    dish = write_dish(loop, to / "plan", language)
    out()
    for path in (*written, *([dish] if dish else [])):
        out(str(path))


def show(loop: "Loop", heading: "Heading") -> None:
    """What a cook wants to see this evening, to stdout."""
    from seqchef.interfaces.cli.board import Board

    board = Board(loop.plan, heading)
    board.title()
    out(heading.words.say("demo_steps", **_counts(loop)))
    out()
    board.tomorrow()
    out()
    board.deliveries(reasons=False)
    board.reminders()
    out()


def write_recipes(loop: "Loop", path: Path) -> Path:
    """Every ingredient line as it was read, one JSON object each."""
    import json

    from seqchef.files import atomic_write

    lines = [
        json.dumps({"recipe": recipe.title, **ingredient.to_dict()}, ensure_ascii=False)
        for recipe in loop.recipes
        for ingredient in recipe.ingredients
    ]
    atomic_write(path, "\n".join(lines) + "\n")
    return path


def _counts(loop: "Loop") -> dict[str, str]:
    plan = loop.plan
    return {
        "recipes": str(len(loop.recipes)),
        "lines": str(sum(len(recipe.ingredients) for recipe in loop.recipes)),
        "dishes": str(len(plan.demand.dishes)),
        "days": str(len(plan.demand.days)),
        "past": str(len(plan.demand.past_days)),
        "foods": str(len(plan.orders)),
        "suppliers": str(len({line.offer.supplier for line in plan.orders})),
        "futures": str(len(plan.demand.paths)),
    }


def _is_demo(folder: Path) -> bool:
    """Whether a demo may be written there: the folder is empty, or holds the sample kitchen as it was written."""
    from seqchef.interfaces.cli.init import sample_files

    if not folder.is_dir():
        return False
    return not any(folder.iterdir()) or all(
        (folder / name).is_file() and (folder / name).read_bytes() == content for name, content in sample_files()
    )
