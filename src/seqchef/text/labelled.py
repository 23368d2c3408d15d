"""Labelled lines: JSON Lines (plain or .gz) with `id`, `tokens` and `labels`; a row that cannot be used is rejected.

Here, below models, because training and evaluation read the same files.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from seqchef.errors import BadInput, Rejection


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """The tokens of one line, in the spelling that models see, and the label of each."""

    id: str
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def read_labelled(path: Path, *, split: str | None = None) -> tuple[list[LabelledLine], list[Rejection]]:
    """The usable lines (of one split) and the others. Raises BadInput when the file cannot be read at all."""
    lines: list[LabelledLine] = []
    rejections: list[Rejection] = []
    try:
        with _open(path) as stream:
            for row, raw in enumerate(stream, start=1):
                if not raw.strip():
                    continue
                made = _line(raw, row, split)
                if isinstance(made, LabelledLine):
                    lines.append(made)
                elif made is not None:
                    rejections.append(Rejection(path.name, row, *made))
    except OSError as error:
        reason = error.strerror or "not a whole gzip file"
        raise BadInput(f"{path}: {reason}; expected JSON Lines with id, tokens, labels (plain or .gz)") from None
    except EOFError:
        raise BadInput(f"{path}: the file ends too early; expected a whole gzip file") from None
    return lines, rejections


def to_jsonl(lines: Iterable[LabelledLine], labels: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows with `id` and `labels`."""
    for line, found in zip(lines, labels, strict=True):
        yield json.dumps({"id": line.id, "labels": found}, ensure_ascii=False)


def _open(path: Path) -> BinaryIO | gzip.GzipFile:
    with path.open("rb") as file:
        is_gzip = file.read(2) == b"\x1f\x8b"
    return gzip.GzipFile(path, "rb") if is_gzip else path.open("rb")


def _line(raw: bytes, row: int, split: str | None) -> LabelledLine | tuple[str, str] | None:
    """One line; None when it is of another split; what was found and expected when it cannot be used."""
    try:
        cells: Any = json.loads(raw)
    except ValueError:
        return "no JSON", 'an object such as {"id": "1", "tokens": ["2", "egg"], "labels": ["QTY", "NAME"]}'
    if not isinstance(cells, dict):
        return f"a {type(cells).__name__}", "an object with id, tokens and labels"
    if split is not None and cells.get("split") != split:
        return None
    return _problem(cells) or LabelledLine(str(cells.get("id", row)), tuple(cells["tokens"]), tuple(cells["labels"]))


def _problem(cells: dict[str, Any]) -> tuple[str, str] | None:
    """What is wrong with the columns of a row, and what was expected."""
    for column in ("tokens", "labels"):
        if not isinstance(cells.get(column), list) or not all(isinstance(text, str) for text in cells[column]):
            return f"{column} is {json.dumps(cells.get(column))[:40]}", f"{column}: a list of texts"
    if len(cells["tokens"]) != len(cells["labels"]):
        return f"{len(cells['tokens'])} tokens and {len(cells['labels'])} labels", "one label for each token"
    return None if cells["tokens"] else ("no tokens", "1 token or more")
