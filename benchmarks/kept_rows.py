"""Kept rows: what a long benchmark of the writer has so far, as JSON Lines, so that it goes on after an interruption.

Rows are kept under a name that is another one for another model or other code, so that no result mixes two writers.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.record import PROJECT
from seqchef.files import atomic_write
from seqchef.inference.bundles import Bundle, digest
from seqchef.text.json_lines import objects

ROOMS = ("text", "languages", "food", "inference", "applications/writing")  # whose code and tables decide
Row = dict[str, Any]


def writer_key(bundle: str | Path, *judges: Path) -> str:
    """Letters and digits that stand for a bundle, the code and the tables that write with it, and files that judge."""
    model = digest(Bundle.load(bundle, task="write").folder / "manifest.json")
    rooms = (PROJECT / "src" / "seqchef" / room for room in ROOMS)
    files = [file for room in rooms for file in sorted(room.rglob("*")) if _is_source(file)]
    code = sha256(b"".join(file.read_bytes() for file in (*files, *judges))).hexdigest()
    return f"{model[:12]}-{code[:12]}"


def _is_source(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


def resumed(kept: Path) -> list[Row]:
    """The whole rows of a file; afterwards it has no others, so that more can be added."""
    rows = list(rows_of(kept))
    atomic_write(kept, "".join(map(line_of, rows)))
    return rows


def rows_of(kept: Path) -> Iterator[Row]:
    """The rows of a file, none where there is no file; one that was cut short is left out."""
    if kept.exists():
        with kept.open("rb") as file:
            yield from (found for _, found in objects(file) if isinstance(found, dict))


def line_of(row: Row) -> str:
    """A row as it is kept."""
    return json.dumps(row, ensure_ascii=False) + "\n"
