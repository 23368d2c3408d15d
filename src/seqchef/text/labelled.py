"""Labelled lines: JSON Lines with `id`, `tokens` and `labels`, or CoNLL; plain or .gz.

Here, below models, because training and evaluation read the same files. A row that cannot be used is rejected and the
rest goes on. Start at: read_labelled.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput, Rejection
from seqchef.text import conll
from seqchef.text.json_lines import opened

JSON_SUFFIXES = (".jsonl", ".json", ".ndjson")
EXPECTED = "JSON Lines with id, tokens, labels, or CoNLL (plain or .gz)"


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """The tokens of one line, in the spelling that models see, and the label of each."""

    id: str
    tokens: tuple[str, ...]
    labels: tuple[str, ...]
    row: int = field(default=0, compare=False)  # where it stands in its file, from 1
    split: str | None = field(default=None, compare=False)  # train or dev, where the file says so


def read_labelled(path: Path, *, split: str | None = None) -> tuple[list[LabelledLine], list[Rejection]]:
    """The usable lines (of one split) and the others. Raises BadInput when the file cannot be read at all.

    CoNLL knows no splits: its lines are of every split.
    """
    lines: list[LabelledLine] = []
    rejections: list[Rejection] = []
    try:
        with opened(path) as stream:
            is_conll = _is_conll(path, stream)
            stream.seek(0)
            for made in _conll_lines(path.name, stream) if is_conll else _json_lines(path.name, stream, split):
                if isinstance(made, Rejection):
                    rejections.append(made)
                else:
                    lines.append(made)
    except OSError as error:
        reason = error.strerror or "not a whole gzip file"
        raise BadInput(f"{path}: {reason}; expected {EXPECTED}") from None
    except EOFError:
        raise BadInput(f"{path}: the file ends too early; expected a whole gzip file") from None
    return lines, rejections


def to_jsonl(lines: Iterable[LabelledLine], labels: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows with `id` and `labels`."""
    for line, found in zip(lines, labels, strict=True):
        yield json.dumps({"id": line.id, "labels": found}, ensure_ascii=False)


def _is_conll(path: Path, stream: Iterable[bytes]) -> bool:
    """Whether a file is CoNLL: by its suffix, else by its first row of text, which in JSON Lines begins with `{`."""
    suffix = Path(path.name.lower().removesuffix(".gz")).suffix
    if suffix in JSON_SUFFIXES or suffix in conll.SUFFIXES:
        return suffix in conll.SUFFIXES
    first = next((raw for raw in stream if raw.strip()), b"{").removeprefix(b"\xef\xbb\xbf").lstrip()
    return not first.startswith((b"{", b"["))


def _conll_lines(file: str, stream: Iterable[bytes]) -> Iterator[LabelledLine | Rejection]:
    for sentence in conll.sentences(stream):
        if sentence.problem is None:
            yield LabelledLine(str(sentence.row), tuple(sentence.tokens), tuple(sentence.labels), sentence.row)
        else:
            yield Rejection(file, *sentence.problem)


def _json_lines(file: str, stream: Iterable[bytes], split: str | None) -> Iterator[LabelledLine | Rejection]:
    for row, raw in enumerate(stream, start=1):
        if raw.strip():
            made = _line(raw, row, split)
            if made is not None:
                yield made if isinstance(made, LabelledLine) else Rejection(file, row, *made)


def _line(raw: bytes, row: int, split: str | None) -> LabelledLine | tuple[str, str] | None:
    """One line; None when it is of another split; what was found and expected when it cannot be used."""
    try:
        cells: Any = json.loads(raw.decode("utf-8-sig"))
    except ValueError:
        return "no JSON", 'an object such as {"id": "1", "tokens": ["2", "egg"], "labels": ["QTY", "NAME"]}'
    if not isinstance(cells, dict):
        return f"a {type(cells).__name__}", "an object with id, tokens and labels"
    own = cells.get("split")
    if split is not None and own != split:
        return None
    name = str(cells.get("id", row))
    return _problem(cells) or LabelledLine(name, tuple(cells["tokens"]), tuple(cells["labels"]), row, own)


def _problem(cells: dict[str, Any]) -> tuple[str, str] | None:
    """What is wrong with the columns of a row, and what was expected."""
    for column in ("tokens", "labels"):
        if not isinstance(cells.get(column), list) or not all(isinstance(text, str) for text in cells[column]):
            return f"{column} is {json.dumps(cells.get(column))[:40]}", f"{column}: a list of texts"
    if len(cells["tokens"]) != len(cells["labels"]):
        return f"{len(cells['tokens'])} tokens and {len(cells['labels'])} labels", "one label for each token"
    return None if cells["tokens"] else ("no tokens", "1 token or more")
