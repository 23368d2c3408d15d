"""`seqchef plan`: what to order, what to prepare, what to use up, for one kitchen folder."""

from dataclasses import replace
from datetime import date, time
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.errors import BadInput
from seqchef.interfaces.cli.console import finish, out, say

if TYPE_CHECKING:
    from seqchef.applications.planning.sheet.steady import EarlierLine
    from seqchef.formats.kitchen import Kitchen
    from seqchef.formats.order_tables import Heading
    from seqchef.interfaces.kitchen_loop import Loop

FORMATS = ("table", "json")


def command(
    kitchen: Annotated[Path, typer.Argument(help="A kitchen folder; seqchef init writes one to start from.")],
    today: Annotated[str | None, typer.Option(help="Plan on the evening of this day; default: last day sold.")] = None,
    to: Annotated[Path | None, typer.Option("--out", "-o", help="Write sheets (CSV, JSON, HTML) here.")] = None,
    shape: Annotated[str, typer.Option("--format", help="On stdout: table or json.")] = "table",
    language: Annotated[str | None, typer.Option(help="Of the sheets: en or zh; default: kitchen.toml.")] = None,
    method: Annotated[str, typer.Option(help="Of the forecast: auto, zero-shot, smoothing, ...")] = "auto",
    seed: Annotated[int, typer.Option(help="Of the sample paths.")] = 0,
    previous: Annotated[
        str | None,
        typer.Option(
            help="plan.json of the evening before, or none; default: the one in --out. Its lines stay if near."
        ),
    ] = None,
    budget: Annotated[
        float | None, typer.Option(min=0, help="Money for this evening's orders; default: kitchen.toml.")
    ] = None,
    now: Annotated[str | None, typer.Option(help="HH:MM, against cut-off times; default: kitchen.toml.")] = None,
    backtest: Annotated[
        int | None, typer.Option(help="Live the last so many days again: what the plan would have been worth.")
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV files with a byte order mark, for Excel.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when something had to be left out.")] = False,
) -> None:
    """Read the recipes, forecast what sells, and say what to order from whom, by when and why."""
    import json

    from seqchef.formats.forecast_log import append_log
    from seqchef.formats.kitchen import read_kitchen
    from seqchef.formats.order_tables import plan_json
    from seqchef.interfaces.cli.board import Board
    from seqchef.interfaces.kitchen_loop import last_day_of_sales, plan_kitchen

    if shape not in FORMATS:
        raise BadInput(f'format is "{shape}"; expected {" or ".join(FORMATS)}')
    if backtest is not None:
        from seqchef.interfaces.cli.plan_backtest import run

        run(
            kitchen,
            backtest,
            today=_day(today),
            to=to,
            shape=shape,
            language=language,
            method=method,
            seed=seed,
            bom=bom,
            strict=strict,
        )
        return
    files = _with_budget(read_kitchen(kitchen), budget)
    heading = heading_of(files, language)
    evening = _day(today) or last_day_of_sales(files.sales)
    loop = plan_kitchen(
        files, today=evening, method=method, seed=seed, now=_clock(now), earlier=earlier_lines(previous, to, evening)
    )
    written = write_sheets(loop, heading, to, bom=bom) if to is not None else []
    if shape == "json":
        out(json.dumps(plan_json(loop.plan, heading), ensure_ascii=False, indent=2))
    else:
        board = Board(loop.plan, heading)
        board.title()
        out()
        board.tomorrow()
        out()
        board.deliveries(reasons=True)
        board.reminders()
    if to is not None:
        written.append(append_log(kitchen, loop.plan.demand, evening))
    for path in written:
        say(str(path))
    finish(loop.rejections, kitchen, strict=strict)


def heading_of(kitchen: "Kitchen", language: str | None) -> "Heading":
    """Whose plan it is, in which words: those asked for, or the kitchen's. Raises UnknownName."""
    from seqchef.applications.planning.wording import load
    from seqchef.formats.order_tables import Heading

    settings = kitchen.settings
    return Heading(
        kitchen=settings.name,
        currency=settings.currency,
        words=load(language or settings.language, settings.currency),
        spoilage_level=settings.spoilage_level,
        terms=kitchen.terms,
    )


def write_sheets(loop: "Loop", heading: "Heading", folder: Path, *, bom: bool = False) -> list[Path]:
    """The plan as files in `folder`, each written whole; their paths. With `bom`, CSV files are ready for Excel."""
    import json

    from seqchef.files import atomic_write
    from seqchef.formats.order_page import order_page
    from seqchef.formats.order_tables import orders_csv, plan_json, prep_csv
    from seqchef.formats.prep_page import prep_page
    from seqchef.formats.series import forecasts_csv
    from seqchef.formats.total_tables import totals_csv

    sheets = {
        "order-sheet.html": order_page(loop.plan, heading, loop.kitchen.opening, loop.kitchen.sales),
        "prep-list.html": prep_page(loop.plan, heading, loop.kitchen.opening),
        "orders.csv": orders_csv(loop.plan, heading, bom=bom),
        "prepare.csv": prep_csv(loop.plan, bom=bom),
        "forecast.csv": forecasts_csv(loop.forecasts, bom=bom),
        "forecast_totals.csv": totals_csv(loop.plan.demand, bom=bom),
        "plan.json": json.dumps(plan_json(loop.plan, heading), ensure_ascii=False, indent=2) + "\n",
    }
    for name, text in sheets.items():
        atomic_write(folder / name, text)
    return [folder / name for name in sheets]


def earlier_lines(previous: str | None, folder: Path | None, today: date) -> "tuple[EarlierLine, ...]":
    """The lines of the plan that was named, else of the one that lies where this one will be written."""
    from seqchef.formats.earlier_plans import read_earlier

    if previous is not None:
        return () if previous == "none" else read_earlier(Path(previous))
    found = folder / "plan.json" if folder is not None else None
    return read_earlier(found, today) if found is not None and found.is_file() else ()


def _with_budget(kitchen: "Kitchen", budget: float | None) -> "Kitchen":
    """The kitchen with that budget instead of its own."""
    if budget is None:
        return kitchen
    if not isfinite(budget):
        raise BadInput(f"budget is {budget}; expected money, 0 or more")
    return replace(kitchen, settings=replace(kitchen.settings, budget=budget))


def _clock(text: str | None) -> time | None:
    if text is None:
        return None
    from seqchef.formats.rows import UnusableError, clock

    try:
        return clock(text, "now")
    except UnusableError as unusable:
        raise BadInput(f"{unusable.found}; expected {unusable.expected}") from None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f'today is "{text}"; expected an ISO date such as 2026-03-14') from None
