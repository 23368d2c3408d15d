"""`seqchef evaluate overrides`: who was nearer on the days set by hand, the kitchen or the forecast; JSON."""

import json
from pathlib import Path
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import finish, out, say


def command(
    kitchen: Annotated[Path, typer.Argument(help="A kitchen folder with overrides.csv and forecast-log.csv.")],
    language: Annotated[str | None, typer.Option(help="Of the sentence: en or zh; default: kitchen.toml.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """Compare days set by hand with the forecast of the evening before, once it is known what was sold."""
    from seqchef.applications.planning.override_scores import compare, score, sentence
    from seqchef.applications.planning.wording import load
    from seqchef.formats.forecast_log import read_log
    from seqchef.formats.kitchen import read_kitchen

    files = read_kitchen(kitchen)
    words = load(language or files.settings.language)
    rejections = list(files.rejections)
    found = compare(files.overrides, read_log(kitchen, rejections), files.sales, files.menu)
    said = sentence(found, words)
    scores = _rounded(score(found.days).to_dict()) if found.days else {"days": 0}
    left_out = {"not_over": found.not_over, "not_logged": found.not_logged, "sold_out": found.sold_out}
    out(json.dumps({**scores, "left_out": left_out, "sentence": said}, indent=2, ensure_ascii=False))
    say(said)
    finish(rejections, kitchen, strict=strict)


def _rounded(values: dict[str, object]) -> dict[str, object]:
    return {
        name: _rounded(value) if isinstance(value, dict) else round(value, 3) if isinstance(value, float) else value
        for name, value in values.items()
    }
