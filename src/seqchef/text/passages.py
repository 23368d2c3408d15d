"""Passages: texts to learn to write, alone or each as the answer to a source; JSON Lines, plain or .gz.

Here, below models, because training and evaluation read the same files. A row that cannot be used is rejected and the
rest goes on. Start at: read_passages.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput, Rejection
from seqchef.text.json_lines import objects, opened

ALONE = 'an object such as {"text": "Whisk the eggs."}'
EXPECTED = f'JSON Lines (plain or .gz): {ALONE}, or {{"source": "eggs, butter", "target": "Scramble them."}}'


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and what it answers to where it is one of a pair."""

    text: str
    source: str | None = None
    row: int = field(default=0, compare=False)  # where it stands in its file, from 1
    split: str | None = field(default=None, compare=False)  # train or dev, where the file says so


def read_passages(path: Path, *, split: str | None = None) -> tuple[list[Passage], list[Rejection]]:
    """The usable passages (of one split) and the others; all are texts, or all are pairs, as the first one is.

    Raises BadInput when the file cannot be read at all.
    """
    passages: list[Passage] = []
    rejections: list[Rejection] = []
    try:
        with opened(path) as stream:
            for row, found in objects(stream):
                made = (found, EXPECTED) if isinstance(found, str) else _passage(found, row, passages)
                if isinstance(made, tuple):
                    rejections.append(Rejection(path.name, row, *made))
                elif split is None or made.split == split:
                    passages.append(made)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or 'not a whole gzip file'}; expected {EXPECTED}") from None
    except EOFError:
        raise BadInput(f"{path}: the file ends too early; expected a whole gzip file") from None
    return passages, rejections


def _passage(cells: dict[str, Any], row: int, before: list[Passage]) -> Passage | tuple[str, str]:
    """One passage, or what was found and expected where it cannot be used."""
    paired = "source" in cells or "target" in cells
    if before and paired != (before[0].source is not None):
        kinds = ("a text", "a pair")
        return kinds[paired], f"{kinds[not paired]}, as in row {before[0].row}"
    for column in ("source", "target") if paired else ("text",):
        if not isinstance(cells.get(column), str) or not cells[column]:
            return f"{column} is {json.dumps(cells.get(column), ensure_ascii=False)[:40]}", f"{column}: a text"
    split = cells.get("split")
    if paired:
        return Passage(cells["target"], cells["source"], row, split)
    return Passage(cells["text"], None, row, split)
