"""`seqchef forecast`: what will sell in the next days, weeks or months, as nine quantiles for every series."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.errors import BadInput, UnknownName
from seqchef.interfaces.cli.console import finish, out, say

if TYPE_CHECKING:
    from seqchef.interfaces.cli.forecast_chart import Chart
    from seqchef.interfaces.cli.forecast_totals import Totals
    from seqchef.series.tables import Forecasts

FORMATS = ("table", "csv", "json")


def command(
    sales: Annotated[Path, typer.Argument(help="CSV or Parquet: unique_id,ds,y or date,burger,fries,...")],
    horizon: Annotated[
        int, typer.Option("--horizon", "-n", min=1, max=10_000, help="How many steps to forecast.")
    ] = 28,
    to: Annotated[Path | None, typer.Option("--out", "-o", help="Write here: .csv, .parquet or .json.")] = None,
    method: Annotated[str, typer.Option(help="auto, zero-shot, smoothing, empirical or seasonal-naive.")] = "auto",
    frequency: Annotated[str | None, typer.Option(help="hourly, daily, weekly, ...; guessed if absent.")] = None,
    season: Annotated[int | None, typer.Option(min=1, help="Steps of the short cycle, e.g. 7 for days.")] = None,
    quantiles: Annotated[str, typer.Option(help="Which to write, e.g. 0.1,0.5,0.9; all nine if absent.")] = "",
    format_: Annotated[
        str | None, typer.Option("--format", help="table, csv or json; a terminal gets a table, a pipe CSV.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    duplicates: Annotated[
        str, typer.Option(help="Several rows for a step: reject, sum, mean, first or last of them.")
    ] = "reject",
    negative: Annotated[bool, typer.Option("--allow-negative", help="Values may be below 0.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that forecast; results stay the same.")] = 1,
    shard: Annotated[str, typer.Option(help="Do only this part of a large file, e.g. 2/8.")] = "1/1",
    chart: Annotated[
        Path | None, typer.Option(help="Write a page of fan charts here (HTML to print), of the 40 largest series.")
    ] = None,
    language: Annotated[str, typer.Option(help="Of the chart: en or zh.")] = "en",
    holidays: Annotated[
        str, typer.Option(help="Mark the holidays of this country, e.g. FR, DE-BY or CN, past and ahead.")
    ] = "",
    totals: Annotated[
        str,
        typer.Option(help="Add totals that add up, by columns of the table: category,shop,shop/category; or total."),
    ] = "",
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for Excel.")] = False,
    bundle: Annotated[str, typer.Option(help="Name or folder of the trained model.")] = "forecast",
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """Forecast every series of a table of sales or prices: columns unique_id, ds, mean and quantiles 0.1 to 0.9."""
    from seqchef.formats.series_chunks import Shard, read_panels
    from seqchef.interfaces.cli.forecast_watch import Reading
    from seqchef.scale.forecasting import Request

    form = _form(format_, to, as_json=as_json)
    levels = _levels(quantiles)
    request, part = Request(horizon, method, bundle, holidays), Shard.from_text(shard)
    read = partial(read_panels, sales, frequency=frequency, season=season, duplicates=duplicates, negative=negative)
    if part.of > 1:  # every part learns from the same chunk, the first of all
        request = request.learned(next(read(shard=Shard(1, part.of))).panel)
    panels = read(shard=part)
    page = _chart(chart, language)
    sums = _totals(totals)
    for passing in (page, sums):
        panels = passing.read(panels) if passing else panels
    reading = Reading(panels, horizon)
    answers = reading.answers(request, workers=workers)
    for passing in (page, sums):
        answers = passing.answered(answers) if passing else answers
    _write(answers, form, levels, to, bom=bom)
    if to is not None:
        say(f"{reading.series} series, {horizon} {reading.frequency} steps each: {to}")
    if page is not None:
        page.write(sales.name)
        say(str(page.path))
    reading.say_what_is_known_ahead()
    finish(reading.rejections, sales, strict=strict)


def _chart(path: Path | None, language: str) -> "Chart | None":
    """The page that is wanted, if one is. Raises UnknownName for a language that is not there."""
    if path is None:
        return None
    from seqchef.interfaces.cli.forecast_chart import Chart

    return Chart(path, language)


def _totals(levels: str) -> "Totals | None":
    """Totals by these levels, if any are wanted."""
    if not levels.strip():
        return None
    from seqchef.interfaces.cli.forecast_totals import Totals

    return Totals(levels)


def _form(name: str | None, to: Path | None, *, as_json: bool) -> str:
    """The format that is wanted. Raises UnknownName."""
    form = "json" if as_json and name is None else name
    if form is not None and form not in FORMATS:
        raise UnknownName("format of forecasts", form, known=FORMATS)
    if to is not None:
        ending = {".parquet": "parquet", ".json": "json", ".csv": "csv", ".txt": "csv", "": "csv"}.get(
            to.suffix.lower()
        )
        if ending is None:
            raise BadInput(f"{to} ends in {to.suffix}; expected a file that ends in .csv, .parquet or .json")
        if form not in (None, ending):
            raise BadInput(f"{to} is a file for {ending}; expected a name that ends as {form} does, or no --format")
        return ending
    return form or ("table" if sys.stdout.isatty() else "csv")


def _levels(text: str) -> tuple[float, ...]:
    """Which quantiles are wanted, in order. Raises BadInput."""
    from seqchef.series.tables import LEVELS

    if not text.strip():
        return LEVELS
    known = {f"{level:g}": level for level in LEVELS}
    words = [word.strip() for word in text.split(",")]
    for word in words:
        if word not in known:
            raise BadInput(f'quantile "{word}" is not forecast; expected some of {", ".join(known)}')
    return tuple(sorted({known[word] for word in words}))


def _write(answers: "Iterator[Forecasts]", form: str, levels: tuple[float, ...], to: Path | None, *, bom: bool) -> None:
    from seqchef.formats.series_out import csv_pieces, json_pieces, write_parts

    if to is not None:
        write_parts(to, answers, levels, bom=bom)
    elif form == "table":
        from seqchef.interfaces.cli.forecast_table import show

        show(answers)
    else:
        for piece in json_pieces(answers, levels) if form == "json" else csv_pieces(answers, levels, bom=bom):
            out(piece)
