"""`seqchef compare`: sequence models side by side, measured on this machine."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.errors import BadInput, MissingPart
from seqchef.interfaces.cli.console import out, say

if TYPE_CHECKING:
    from seqchef.formats.compare_say import Say
    from seqchef.learning.compare.records import Comparison

DATA = Path(os.environ.get("SEQCHEF_DATA", "../shared/data"))
FILE = "compare.json"


def command(
    stacks: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[STACK]...",
            help='Lines such as "lstm(64)*2" or bare names such as lstm; else the usual ones of each task.',
            show_default=False,
        ),
    ] = None,
    tasks: Annotated[
        str | None,
        typer.Option(help="Memory tasks, label, forecast, generate; commas between; else every memory task."),
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Runs of every stack on every task.")] = 3,
    budget: Annotated[float | None, typer.Option(help="CPU seconds of a run; else by task.")] = None,
    steps: Annotated[int, typer.Option(min=1, help="Steps of a run at least, whatever they cost.")] = 1,
    quick: Annotated[
        bool, typer.Option("--quick", help="One seed, a quarter of the budgets: a look, no result.")
    ] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Runs at a time; else one per core.")] = None,
    to: Annotated[Path, typer.Option("--out", "-o", help="Where compare.json and the page go.")] = Path("comparison"),
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    language: Annotated[str, typer.Option(help="Of tables and page: en or zh.")] = "en",
    again: Annotated[
        Path | None, typer.Option("--from", help="Run nothing: tables and page of this compare.json.")
    ] = None,
    data: Annotated[
        Path,
        typer.Option(
            "--data",
            help="For label, forecast: the folder with corpora; for label, generate: a file.",
            show_default=False,
        ),
    ] = DATA,
) -> None:
    """Compare sequence models: what they remember, what they cost, how fast they learn (needs the extra `train`).

    By default six stacks on six memory tasks with three seeds each: about a quarter of an hour on two cores. The result
    is a table, a compare.json and one page with plots that opens anywhere.
    """
    from seqchef.formats.compare_say import Say

    words = Say(language)
    comparison = _read(again) if again else _run(words, stacks, tasks, seeds, budget, steps, quick, workers, data)
    _write(comparison, to, language)
    if as_json:
        out(json.dumps(comparison.to_dict(), ensure_ascii=False))
    else:
        from seqchef.interfaces.cli.compare_board import show

        show(comparison, words)
    if not comparison.complete and not again:
        say("seqchef: interrupted; what was finished is reported")
        raise typer.Exit(130)


def _run(
    words: "Say",
    stacks: list[str] | None,
    tasks: str | None,
    seeds: int,
    budget: float | None,
    steps: int,
    quick: bool,
    workers: int | None,
    data: Path,
) -> "Comparison":
    try:
        from seqchef.learning.compare.contest import CompareConfig, compare
    except ModuleNotFoundError as error:
        raise MissingPart(f'{error.name} is not installed; run: pip install "seqchef[train]"') from error
    from seqchef.interfaces.cli.compare_board import watched

    asked = {"tasks": tuple(name.strip() for name in tasks.split(",") if name.strip())} if tasks is not None else {}
    config = CompareConfig(
        stacks=tuple(stacks or ()),
        seeds=seeds,
        budget=budget,
        steps=steps,
        quick=quick,
        workers=workers or _cores(),
        data=str(data),
        **asked,
    )
    with watched(config.facts(), words) as report:
        return compare(config, report)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(path: Path) -> "Comparison":
    from seqchef.learning.compare.records import Comparison

    try:
        return Comparison.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: {error}; expected a compare.json of seqchef compare") from error
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from error


def _write(comparison: "Comparison", folder: Path, language: str) -> None:
    from seqchef.files import atomic_write
    from seqchef.formats.compare_page import compare_page

    page = "compare.html" if language == "en" else f"compare.{language}.html"
    atomic_write(folder / FILE, json.dumps(comparison.to_dict(), ensure_ascii=False, indent=1) + "\n")
    atomic_write(folder / page, compare_page(comparison, language))
    say(f"written: {folder / FILE}, {folder / page}")
