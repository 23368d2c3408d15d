"""The project's own labels: ids and offsets without any text, which comes from the corpora in the data folder.

Knows: where a labelled text stands, and that it is still the text that was labelled.
Does not know: what labels mean. Start at: read_project_labels.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput


def read_project_labels(path: Path, data: Path) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each row of a file of labels with its text. Raises BadInput for a text that is missing or another one."""
    labelled = list(read_rows(path))
    corpora = {
        corpus: {row["id"]: row for row in read_rows(data / corpus)} for corpus in {row["corpus"] for row in labelled}
    }
    for row in labelled:
        text = _text(corpora[row["corpus"]].get(row["id"], {}), row)
        if text is None or digest(text) != row["digest"]:
            raise BadInput(f"{path.name}: {row['id']} is not in {row['corpus']} as it was labelled")
        yield row, text


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, plain or .gz. Raises BadInput when it cannot be read."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as rows:
            yield from map(json.loads, rows)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or 'not a whole gzip file'}; expected JSON Lines") from None


def digest(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _text(cells: Mapping[str, Any], row: Mapping[str, Any]) -> str | None:
    """The text that a row of labels is about: a place in a list, or a piece of a text."""
    if "field" in row:
        lines = cells.get(row["field"], ())
        return str(lines[row["row"]]) if row["row"] < len(lines) else None
    return str(cells["text"])[row["start"] : row["end"]] if "text" in cells else None
