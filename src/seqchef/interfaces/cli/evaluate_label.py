"""`seqchef evaluate label`: how many labels a bundle finds, as JSON, on lines whose labels are known."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.errors import Rejection, UnknownLabel
from seqchef.interfaces.cli.console import finish, out

if TYPE_CHECKING:
    from seqchef.text.labelled import LabelledLine


def command(
    data: Annotated[Path, typer.Argument(help="JSON Lines with id, tokens, labels, or CoNLL; plain or .gz.")],
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

    labeller = Labeller.load(bundle)
    lines, rejections = read_labelled(data, split=split)
    lines, foreign = _known(lines, data.name, labeller.labels)
    found = [labelling.labels for labelling in labeller.label([line.tokens for line in lines])]
    if predictions is not None:
        atomic_write(predictions, "".join(f"{row}\n" for row in to_jsonl(lines, found)))
    out(json.dumps(score_labels([line.labels for line in lines], found), indent=2))
    finish(sorted([*rejections, *foreign], key=lambda one: one.row), data, strict=strict)


def _known(
    lines: list["LabelledLine"], file: str, labels: tuple[str, ...]
) -> tuple[list["LabelledLine"], list[Rejection]]:
    """The lines whose labels the bundle has, and the others rejected. Raises UnknownLabel when it has those of none."""
    unknown = {line.row: label for line in lines for label in reversed(line.labels) if label not in labels}
    if unknown and len(unknown) == len(lines):
        raise UnknownLabel(file, lines[0].row, unknown[lines[0].row], known=labels)
    expected = f"a label of the bundle: {', '.join(labels)}"
    rejections = [Rejection(file, row, f'label "{label}"', expected) for row, label in unknown.items()]
    return [line for line in lines if line.row not in unknown], rejections
