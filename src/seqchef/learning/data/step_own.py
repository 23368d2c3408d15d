"""Somebody's own steps to learn from: JSON Lines as `seqchef read --steps` writes them, corrected by hand.

Knows: `text`, `spans` with start, end and label, `classes`, `split`; every refusal names file and row.
Does not know: tokens, models. Start at: read_own_steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput
from seqchef.food.ingredients import Span
from seqchef.food.steps import CLASSES
from seqchef.learning.data.division import held_out
from seqchef.learning.data.step_texts import NESTED, OWN, OWN_CONDITIONS, StepText
from seqchef.text.json_lines import objects, opened

EXPECTED = (
    '{"text": "Chop it.", "spans": [{"start": 0, "end": 4, "label": "ACTION"}], "classes": ["prepare"]}'  # of a row
)


@dataclass(frozen=True, kw_only=True)
class OwnSteps:
    """[data] of a run on somebody's own steps, beside the files themselves: it has no options."""


def read_own_steps(files: Sequence[Path], dev_files: Sequence[Path]) -> list[StepText]:
    """The steps of the files, each train or dev: by dev files, else by `split`, else a tenth by the hash of the text.

    Raises BadInput for a row that cannot be used, and where one of the two would be empty.
    """
    texts = [text for path in files for text in _texts(path)]
    if dev_files:
        texts = [replace(text, split="train") for text in texts]
        texts += [replace(text, split="dev") for path in dev_files for text in _texts(path)]
    elif not all(text.split for text in texts):
        apart = held_out([text.text for text in texts])
        texts = [replace(text, split="dev" if away else "train") for text, away in zip(texts, apart, strict=True)]
    for split in ("train", "dev"):
        if not any(text.split == split for text in texts):
            raise BadInput(f"{', '.join(path.name for path in files)}: no {split} row; expected some of train and dev")
    return texts


def _texts(path: Path) -> Iterator[StepText]:
    try:
        with opened(path) as stream:
            for row, found in objects(stream):
                yield _text(found, f"{path.name}, row {row}")
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or 'not a whole gzip file'}; expected JSON Lines") from None


def _text(cells: dict[str, Any] | str, place: str) -> StepText:
    if isinstance(cells, str) or not isinstance(cells.get("text"), str) or not cells["text"].strip():
        raise BadInput(f"{place}: no text; expected {EXPECTED}")
    text, classes, split = cells["text"], cells.get("classes"), cells.get("split")
    if classes is not None and (not isinstance(classes, list) or not set(classes) <= set(CLASSES)):
        raise BadInput(f"{place}: classes is {classes}; expected some of {', '.join(CLASSES)}")
    if split not in (None, "train", "dev"):
        raise BadInput(f'{place}: split is {split}; expected "train" or "dev"')
    layers = {}
    if cells.get("spans") is not None:
        spans = [_span(span, len(text), place) for span in cells["spans"]]
        layers[OWN] = tuple(span for span in spans if span.label != NESTED)
        layers[OWN_CONDITIONS] = tuple(span for span in spans if span.label == NESTED)
    return StepText(place, text, split or "", layers, None if classes is None else tuple(classes))


def _span(cells: Any, length: int, place: str) -> Span:
    try:
        span = Span(int(cells["start"]), int(cells["end"]), str(cells["label"]))
    except (KeyError, TypeError, ValueError):
        raise BadInput(f"{place}: a span is {cells}; expected start, end and label") from None
    if not 0 <= span.start < span.end <= length:
        raise BadInput(f"{place}: a span from {span.start} to {span.end}; expected one inside {length} characters")
    return span
