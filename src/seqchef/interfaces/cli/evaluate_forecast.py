"""`seqchef evaluate forecast`: how good forecasts were, as JSON, once the truth is known."""

import json
from pathlib import Path
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import finish, out, say


def command(
    truth: Annotated[Path, typer.Argument(help="What happened: unique_id,ds,y or date,burger,...; CSV or Parquet.")],
    forecasts: Annotated[Path, typer.Argument(help="The forecasts: unique_id, ds, mean, 0.1 ... 0.9.")],
    history: Annotated[Path | None, typer.Option(help="What was known before; scaled measures need it.")] = None,
    season: Annotated[int | None, typer.Option(min=1, help="Season of the naive forecast that scales.")] = None,
    frequency: Annotated[str | None, typer.Option(help="hourly, daily, weekly, ...; guessed if absent.")] = None,
    duplicates: Annotated[
        str, typer.Option(help="Several rows for a step: reject, sum, mean, first or last of them.")
    ] = "reject",
    negative: Annotated[bool, typer.Option("--allow-negative", help="Values may be below 0.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """Measure forecasts: MASE, RMSSE, scaled and weighted quantile loss, bias and coverage of the 80 % interval."""
    from seqchef.evaluation.forecasts import score
    from seqchef.formats.series import read_forecasts, read_observations, read_panel

    observed = read_observations(truth, frequency=frequency, duplicates=duplicates, negative=negative)
    past = (
        read_panel(history, frequency=frequency, duplicates=duplicates, negative=negative)
        if history is not None
        else None
    )
    for note in (*observed.notes, *(past.notes if past else ())):
        say(note)
    scores = score(observed.observations, read_forecasts(forecasts), past.panel if past else None, season)
    out(json.dumps({name: _rounded(value) for name, value in scores.to_dict().items()}, indent=2))
    finish((*observed.rejections, *(past.rejections if past else ())), truth, strict=strict)


def _rounded(value: float | int | None) -> float | int | None:
    return round(value, 4) if isinstance(value, float) else value
