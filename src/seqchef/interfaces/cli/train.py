"""`seqchef train RUN.toml`: rebuild a bundle from its run file."""

import os
from pathlib import Path
from typing import Annotated

import typer

from seqchef.errors import MissingPart
from seqchef.interfaces.cli.console import out, say

DATA = Path(os.environ.get("SEQCHEF_DATA", "../shared/data"))


def command(
    run: Annotated[Path, typer.Argument(metavar="RUN.toml", help="What to train: a file such as runs/label-en.toml.")],
    out_folder: Annotated[Path, typer.Option("--out", help="Where the bundle goes.")] = Path("bundles"),
    data: Annotated[Path, typer.Option("--data", help="The folder with the corpora.", show_default=False)] = DATA,
    work: Annotated[Path, typer.Option("--checkpoints", help="Checkpoints; a run goes on where it stopped.")] = Path(
        "checkpoints"
    ),
    threads: Annotated[int, typer.Option(min=1, help="Threads of the matrix products.")] = 1,
) -> None:
    """Train the model that a run file describes and write its bundle (needs the extra `train`)."""
    try:
        from seqchef.learning.runs import read_run, rebuild
        from seqchef.learning.train import Progress
    except ModuleNotFoundError as error:
        raise MissingPart(f'{error.name} is not installed; run: pip install "seqchef[train]"') from error
    import json

    def report(progress: Progress) -> None:
        scores = "  ".join(f"{name} {value:.4f}" for name, value in progress.scores.items())
        best = "  best" if progress.best else ""
        say(
            f"step {progress.step:6d}  loss {progress.loss:.4f}  gradient {progress.gradient_norm:6.2f}  "
            f"{scores}  {progress.seconds:5.0f} s{best}"
        )

    name = read_run(run)["name"]
    scores = rebuild(run, data=data, out=out_folder / name, work=work / name, threads=threads, report=report)
    say(f"bundle written to {out_folder / name}")
    out(json.dumps(scores))
