"""`seqchef train`: a run file, or a task and somebody's own data, to a bundle."""

import os
from pathlib import Path
from typing import Annotated

import typer

from seqchef.errors import UnknownName
from seqchef.interfaces.cli.training import Wishes, train_own, train_run_file

DATA = Path(os.environ.get("SEQCHEF_DATA", "../shared/data"))
OWN = "Your own data"


def command(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="RUN.toml | TASK DATA...",
            help="A run file, or a task (forecast, label, ...) and files of your own data.",
            show_default=False,
        ),
    ],
    stack: Annotated[str | None, typer.Option(help='The model, e.g. "bilstm(128)*2".', rich_help_panel=OWN)] = None,
    name: Annotated[str | None, typer.Option(help="Of the model; TASK-DATA without it.", rich_help_panel=OWN)] = None,
    dev: Annotated[
        list[Path] | None,
        typer.Option(help="Data to choose the best step by; else a part of DATA.", rich_help_panel=OWN),
    ] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="Else by the size of the data.", rich_help_panel=OWN)] = None,
    learning_rate: Annotated[float | None, typer.Option(help="The highest.", rich_help_panel=OWN)] = None,
    batch_size: Annotated[int | None, typer.Option(min=1, help="Rows of a step.", rich_help_panel=OWN)] = None,
    precision: Annotated[str | None, typer.Option(help="Of products: fp32 or bf16.", rich_help_panel=OWN)] = None,
    seed: Annotated[int | None, typer.Option(help="Another one gives another model.", rich_help_panel=OWN)] = None,
    patience: Annotated[
        int | None,
        typer.Option(min=0, help="Stop after so many evaluations without a better one.", rich_help_panel=OWN),
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="OPTION=VALUE", help="Any other option of the run.", rich_help_panel=OWN),
    ] = None,
    tune: Annotated[int, typer.Option(min=0, help="Search settings in so many trials first.")] = 0,
    to: Annotated[
        Path | None, typer.Option("--out", "-o", help="The bundle's folder; bundles/NAME without it.")
    ] = None,
    work: Annotated[Path, typer.Option("--checkpoints", help="Checkpoints; a run goes on where it stopped.")] = Path(
        "checkpoints"
    ),
    tensorboard: Annotated[Path | None, typer.Option(help="Log curves for TensorBoard in this folder.")] = None,
    threads: Annotated[int, typer.Option(min=1, help="Threads of the matrix products.")] = 1,
    device: Annotated[str, typer.Option(help="Where to train: cpu or cuda.")] = "cpu",
    data: Annotated[
        Path, typer.Option("--data", help="The folder with the corpora of a run file.", show_default=False)
    ] = DATA,
) -> None:
    """Train a model and write its bundle, from a run file or on your own data (needs the extra `train`).

    Your data are labelled lines (JSON Lines or CoNLL) for label, tables of series (CSV or
    Parquet) for forecast, texts (JSON Lines) for generate. A run file is written with the
    bundle; train it to repeat the run.
    """
    own = {
        "stack": stack,
        "steps": steps,
        "learning_rate": learning_rate,
        "batch_size": batch_size,
        "precision": precision,
        "seed": seed,
        "patience": patience,
    }
    options = {option: str(value) for option, value in own.items() if value is not None} | _settings(sets or [])
    wishes = Wishes(to, work, data, tune, tensorboard, threads, device)
    if what[0].endswith(".toml"):
        if len(what) > 1 or options or dev or name:
            raise typer.BadParameter(f"{what[0]} says everything itself; expected no data and none of their options")
        train_run_file(Path(what[0]), wishes)
    else:
        _expect_task(what)
        train_own(what[0], [Path(file) for file in what[1:]], dev or [], options, wishes, name=name)


def _settings(texts: list[str]) -> dict[str, str]:
    """`OPTION=VALUE` texts as a table."""
    found = {}
    for text in texts:
        option, sign, value = text.partition("=")
        if not sign or not option.strip():
            raise typer.BadParameter(f'--set is "{text}"; expected OPTION=VALUE, such as dropout=0.2')
        found[option.strip().replace("-", "_")] = value.strip()
    return found


def _expect_task(what: list[str]) -> None:
    from seqchef.learning import tasks

    if what[0] not in tasks.names():
        if Path(what[0]).is_file():
            names = " or ".join(tasks.names())
            raise typer.BadParameter(f"{what[0]} is a file; expected a task before it ({names}), or a run file")
        raise UnknownName("task", what[0], known=tasks.names())
    if len(what) == 1:
        raise typer.BadParameter(f"{what[0]} needs data; expected one file or more: seqchef train {what[0]} FILE")
