"""`seqchef forecast`: what will sell in the next days, weeks or months, as nine quantiles for every series."""

from pathlib import Path
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import finish, out, say


def command(
    sales: Annotated[Path, typer.Argument(help="CSV or Parquet: unique_id,ds,y or date,burger,fries,...")],
    horizon: Annotated[int, typer.Option("--horizon", "-n", min=1, help="How many steps to forecast.")] = 28,
    to: Annotated[Path | None, typer.Option("--out", "-o", help="Write CSV or Parquet here, not to stdout.")] = None,
    method: Annotated[str, typer.Option(help="auto, zero-shot, empirical or seasonal-naive.")] = "auto",
    frequency: Annotated[str | None, typer.Option(help="hourly, daily, weekly, ...; guessed if absent.")] = None,
    season: Annotated[int | None, typer.Option(min=1, help="Steps of the short cycle, e.g. 7 for days.")] = None,
    bundle: Annotated[str, typer.Option(help="Name or folder of the trained model.")] = "forecast",
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """Forecast every series of a table of sales or prices: columns unique_id, ds, mean and quantiles 0.1 to 0.9."""
    from seqchef.formats.series import forecasts_csv, read_panel, write_forecasts
    from seqchef.inference.forecast import forecast

    table = read_panel(sales, frequency=frequency, season=season)
    for note in table.notes:
        say(note)
    forecasts = forecast(table.panel, horizon, method=method, bundle=bundle)
    if to is None:
        out(forecasts_csv(forecasts).rstrip("\n"))
    else:
        write_forecasts(to, forecasts)
        say(f"{len(table.panel)} series, {horizon} {table.panel.frequency.name} steps each: {to}")
    finish(table.rejections, sales, strict=strict)
