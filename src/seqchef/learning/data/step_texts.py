"""Texts to learn steps from: spans in one or several layers, classes, or both.

Knows: the corpora of steps in the data folder, and the project's own labels, which have ids and offsets alone and take
their texts from the corpora.
Does not know: tokens, models.
Start at: read_corpora.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput
from seqchef.food.ingredients import Span

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


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as rows:
            yield from map(json.loads, rows)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or 'not a whole gzip file'}; expected JSON Lines") from None


def _corpus(path: Path) -> Iterator[StepText]:
    for row in _rows(path):
        kinds = SCHEMES.get(row["scheme"])
        if kinds:
            name = "native" if row["scheme"] == "r-ne" else "kind"
            spans = tuple(Span(s["start"], s["end"], s[name]) for s in row["spans"] if s[name] in kinds)
            yield StepText(row["id"], row["text"], row["split"], {row["scheme"]: spans})


def _own(path: Path, data: Path) -> Iterator[StepText]:
    labelled = list(_rows(path))
    texts = {corpus: _texts(data / corpus) for corpus in sorted({row["corpus"] for row in labelled})}
    for row in labelled:
        text = _text(texts[row["corpus"]].get(row["id"], {}), row)
        if text is None or hashlib.sha256(text.encode()).hexdigest()[:12] != row["digest"]:
            raise BadInput(f"{path.name}: {row['id']} is not in {row['corpus']} as it was labelled")
        layers = {}
        if row.get("spans") is not None:
            spans = [Span(*span) for span in row["spans"]]
            layers[OWN] = tuple(span for span in spans if span.label != NESTED)
            layers[OWN_CONDITIONS] = tuple(span for span in spans if span.label == NESTED)
        classes = row.get("classes")
        yield StepText(row["id"], text, row["split"], layers, None if classes is None else tuple(classes))


def _texts(path: Path) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in _rows(path)}


def _text(cells: Mapping[str, Any], row: Mapping[str, Any]) -> str | None:
    """The text that a row of labels is about: a place in a list, or a piece of a text."""
    if "field" in row:
        lines = cells.get(row["field"], ())
        return str(lines[row["row"]]) if row["row"] < len(lines) else None
    return str(cells["text"])[row["start"] : row["end"]] if "text" in cells else None
