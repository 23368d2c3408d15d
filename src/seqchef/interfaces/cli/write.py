"""`seqchef write`: recipes for a dish, for foods, for a pantry, and steps for an ingredient list."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.errors import BadInput, Rejection
from seqchef.interfaces.cli.console import finish, say

if TYPE_CHECKING:
    from seqchef.applications.writing.wishes import OnHand

ASKED, KEPT_OUT, SHAPE, DRAWN, OUTPUT = (
    "What to cook",
    "What must not be in it",
    "How it should be",
    "Which one of many",
    "Output",
)


def command(
    dish: Annotated[str | None, typer.Option(help="What it is called.", rich_help_panel=ASKED)] = None,
    ingredients: Annotated[
        list[str] | None,
        typer.Option(help="Foods that must be in it, with commas between them.", rich_help_panel=ASKED),
    ] = None,
    pantry: Annotated[
        Path | None,
        typer.Option(
            help="Foods on hand: a stock.csv or a kitchen folder. What expires first is used.", rich_help_panel=ASKED
        ),
    ] = None,
    expiring: Annotated[
        int | None,
        typer.Option(min=0, help="Only what expires within so many days has to go first.", rich_help_panel=ASKED),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            help="The day that the pantry is looked at; default: today, of a kitchen its last day sold.",
            rich_help_panel=ASKED,
        ),
    ] = None,
    ingredient_lines: Annotated[
        Path | None,
        typer.Option(
            help="A list that is kept as it is, one line each, with --dish; or JSON Lines with title and "
            "ingredients; - is stdin. Only steps are written.",
            rich_help_panel=ASKED,
        ),
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="Allergens: gluten,nuts,milk, ...", rich_help_panel=KEPT_OUT)
    ] = None,
    diet: Annotated[
        list[str] | None, typer.Option(help="vegan, vegetarian, pork-free, ...", rich_help_panel=KEPT_OUT)
    ] = None,
    substitute: Annotated[
        bool,
        typer.Option(
            "--substitute",
            help="Replace lines of the list that must not be in it, where there is a substitute.",
            rich_help_panel=KEPT_OUT,
        ),
    ] = False,
    tags: Annotated[
        list[str] | None, typer.Option(help="Cuisine or course: italian, dessert, ...", rich_help_panel=SHAPE)
    ] = None,
    servings: Annotated[int | None, typer.Option(help="For so many people.", rich_help_panel=SHAPE)] = None,
    max_minutes: Annotated[
        int | None, typer.Option(help="No longer than that, by the times of the steps.", rich_help_panel=SHAPE)
    ] = None,
    units: Annotated[str | None, typer.Option(help="metric or us.", rich_help_panel=SHAPE)] = None,
    language: Annotated[
        str | None, typer.Option(help="en or zh; else that of the dish and the foods.", rich_help_panel=SHAPE)
    ] = None,
    seed: Annotated[int, typer.Option(help="Another one writes another recipe.", rich_help_panel=DRAWN)] = 0,
    count: Annotated[
        int, typer.Option(min=1, max=1000, help="So many recipes, with the seeds that follow.", rich_help_panel=DRAWN)
    ] = 1,
    beam: Annotated[
        int, typer.Option(min=1, max=16, help="Drafts that are written; the likeliest is kept.", rich_help_panel=DRAWN)
    ] = 1,
    format_: Annotated[
        str, typer.Option("--format", help="text, markdown, cooklang, json-ld or jsonl.", rich_help_panel=OUTPUT)
    ] = "text",
    as_json: Annotated[
        bool, typer.Option("--json", help="The same as --format jsonl.", rich_help_panel=OUTPUT)
    ] = False,
    to: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.", rich_help_panel=OUTPUT)] = None,
    bundle: Annotated[str, typer.Option(help="Name or folder of the model.", rich_help_panel=OUTPUT)] = "write-en",
    threads: Annotated[int, typer.Option(min=1, help="Threads of the matrix products.", rich_help_panel=OUTPUT)] = 1,
) -> None:
    """Write a recipe that keeps its promises: what is listed is used, what is left out stays out, offline.

    Allergens and diets are kept by the names of foods. The labels of products decide;
    nothing here is medical advice.
    """
    from seqchef.interfaces.asked import foods_asked, lists_asked, named
    from seqchef.interfaces.cli.written import Drawing, run
    from seqchef.interfaces.writing import Terms, food_names

    terms = Terms.named(
        without=without or (),
        diets=diet or (),
        tags=tags or (),
        servings=servings,
        max_minutes=max_minutes,
        units=units,
        language=language,
    )
    rejections: list[Rejection] = []
    if ingredient_lines is not None:
        if ingredients or pantry or units:
            raise typer.BadParameter(
                "a list is kept as it is; expected no --ingredients, --pantry or --units beside --ingredient-lines"
            )
        asked = lists_asked(ingredient_lines, dish, terms, rejections, substitute=substitute)
    else:
        if substitute:
            raise typer.BadParameter("lines of a list are replaced; expected --ingredient-lines beside --substitute")
        foods = () if pantry is None else _pantry(pantry, _day(today), expiring, rejections)
        asked = foods_asked(terms, dish, food_names(ingredients or ()), foods)
    drawing = Drawing(seed=seed, count=count, beams=beam, bundle=bundle, threads=threads)
    run(asked, drawing, "jsonl" if as_json else format_, to, rejections)
    finish(rejections, named(ingredient_lines or pantry or Path("wishes")))


def _pantry(
    path: Path, today: date | None, expiring_days: int | None, rejections: list[Rejection]
) -> "Sequence[OnHand]":
    """What is on hand; what is past its day is said."""
    from seqchef.interfaces.asked import on_hand

    pantry = on_hand(path, today, expiring_days)
    if pantry.past:
        say(f"past their day on {pantry.today}, not used: {', '.join(one.name for one in pantry.past)}")
    rejections.extend(pantry.rejections)
    return pantry.foods


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f'today is "{text}"; expected a date such as 2026-03-14') from None
