"""Texts to learn steps from: spans in one or several layers, classes, or both.

Knows: the corpora of steps in the data folder, and the project's own labels, which have ids and offsets alone and take
their texts from the corpora.
Does not know: tokens, models.
Start at: read_corpora.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from seqchef.food.ingredients import Span
from seqchef.learning.data.project_labels import read_project_labels, read_rows

NESTED = "CONDITION"  # may contain the other kinds, so it is a layer of its own
OWN, OWN_CONDITIONS = "key", "condition"
# Which kinds of a corpus are learned, and as which layer.
SCHEMES: Mapping[str, tuple[str, ...]] = {
    "r-ne": ("Ac", "F", "T", "D", "Q", "Sf", "St", "Af", "Ac2", "At"),
    "risec": ("ACTION", "INGREDIENT", "TOOL", "DURATION", "TEMPERATURE"),
}


@dataclass(frozen=True, slots=True)
class StepText:
    """A text; `layers` has the spans of every layer that was labelled, `classes` is None where nobody gave any."""

    id: str
    text: str
    split: str  # train or dev
    layers: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    classes: tuple[str, ...] | None = None


def read_corpora(data: Path, corpora: Sequence[str], own: Sequence[Path]) -> list[StepText]:
    """The texts of corpora of steps (paths in the folder `data`) and of files of own labels, in order.

    Raises BadInput for what is missing, or where a text is not the one that was labelled.
    """
    texts = [text for corpus in corpora for text in _corpus(data / corpus)]
    return texts + [text for path in own for text in _own(path, data)]


def _corpus(path: Path) -> Iterator[StepText]:
    for row in read_rows(path):
        kinds = SCHEMES.get(row["scheme"])
        if kinds:
            name = "native" if row["scheme"] == "r-ne" else "kind"
            spans = tuple(Span(s["start"], s["end"], s[name]) for s in row["spans"] if s[name] in kinds)
            yield StepText(row["id"], row["text"], row["split"], {row["scheme"]: spans})


def _own(path: Path, data: Path) -> Iterator[StepText]:
    for row, text in read_project_labels(path, data):
        layers = {}
        if row.get("spans") is not None:
            spans = [Span(*span) for span in row["spans"]]
            layers[OWN] = tuple(span for span in spans if span.label != NESTED)
            layers[OWN_CONDITIONS] = tuple(span for span in spans if span.label == NESTED)
        classes = row.get("classes")
        yield StepText(row["id"], text, row["split"], layers, None if classes is None else tuple(classes))
