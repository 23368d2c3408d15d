"""`seqchef evaluate label`: how many labels a bundle finds, as JSON, on lines whose labels are known."""

import json
from pathlib import Path
from typing import Annotated

import typer

from seqchef.interfaces.cli.console import finish, out


def command(
    data: Annotated[Path, typer.Argument(help="JSON Lines with id, tokens, labels; plain or .gz.")],
    bundle: Annotated[str, typer.Option(help="Name or folder of the trained model.")] = "label-en",
    split: Annotated[str | None, typer.Option(help="Only rows whose split is this, e.g. dev.")] = None,
    predictions: Annotated[Path | None, typer.Option(help="Write id and found labels here, as JSON Lines.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """Measure labels: token and line accuracy, and precision, recall and F1 of every label."""
    from seqchef.evaluation.labels import score_labels
    from seqchef.files import atomic_write
    from seqchef.inference.label import Labeller
    from seqchef.text.labelled import read_labelled, to_jsonl

    lines, rejections = read_labelled(data, split=split)
    found = [labelling.labels for labelling in Labeller.load(bundle).label([line.tokens for line in lines])]
    if predictions is not None:
        atomic_write(predictions, "".join(f"{row}\n" for row in to_jsonl(lines, found)))
    out(json.dumps(score_labels([line.labels for line in lines], found), indent=2))
    finish(rejections, data, strict=strict)
