"""JSON Lines, plain or .gz: one object per row, with the number of its row."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO


def opened(path: Path) -> BinaryIO | gzip.GzipFile:
    """The file's bytes, unpacked where it is gzip, whatever it is called. Raises OSError."""
    with path.open("rb") as file:
        is_gzip = file.read(2) == b"\x1f\x8b"
    return gzip.GzipFile(path, "rb") if is_gzip else path.open("rb")


def objects(stream: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Row numbers from 1, and the object there, or what was found instead; empty rows are left out."""
    for row, raw in enumerate(stream, start=1):
        if raw.strip():
            try:
                found: Any = json.loads(raw.decode("utf-8-sig"))
            except ValueError:
                yield row, "no JSON"
            else:
                yield row, found if isinstance(found, dict) else f"a {type(found).__name__}"
