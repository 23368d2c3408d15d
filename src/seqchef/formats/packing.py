"""Packing: files into a zip file that is the same for the same content.

Start at: pack.
"""

import io
import zipfile
from collections.abc import Iterable

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can say


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of (name, content) in this order; a name keeps only what every file system takes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(safe_name(name), date_time=EPOCH), content)
    return buffer.getvalue()


def safe_name(name: str) -> str:
    """The name without slashes, dots at the front and control characters, at most 100 characters long."""
    stem, dot, suffix = name.rpartition(".")
    kept = "".join(c if c.isalnum() or c in " -_()" else "_" for c in stem).strip()[:100]
    return f"{kept or 'recipe'}{dot}{suffix}"
