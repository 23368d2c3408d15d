"""Archives: the files inside a zip or gzip file, read one at a time and never larger than a limit; nothing is unpacked
to disk, so a name inside can point nowhere.

Knows: zip bombs (many members, huge members, members that declare a false size, archives in archives), broken and
encrypted files.
Does not know: what the files hold.
Start at: members.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from seqchef.errors import BadInput

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 20_000
LARGEST_MEMBER = 64 * MEGABYTE
LARGEST_TOTAL = 512 * MEGABYTE
LARGEST_RATIO = 250  # text shrinks 3 to 20 times; zeros 1,000 times
SMALL = MEGABYTE  # below this no ratio is suspicious
CHUNK = 64 * 1024
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
    OverflowError, IndexError, KeyError, MemoryError,
)  # fmt: skip


@dataclass(slots=True)
class Budget:
    """How many bytes may still come out of one file and the archives inside it."""

    left: int = LARGEST_TOTAL
    members: int = MOST_MEMBERS


def is_zip(raw: bytes) -> bool:
    """Whether the bytes begin as a zip file does."""
    return raw[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def is_gzip(raw: bytes) -> bool:
    """Whether the bytes begin as a gzip file does."""
    return raw[:2] == b"\x1f\x8b"


def members(raw: bytes, name: str, budget: Budget, suffixes: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """(name, content) of every member with one of these suffixes, in order. Raises BadInput for a bomb or a wreck."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except BROKEN as error:
        raise BadInput(f"{name}: a broken zip file ({error}); expected a zip file of recipes") from None
    with archive:
        entries = archive.infolist()
        budget.members -= len(entries)
        if budget.members < 0:
            raise BadInput(f"{name} holds more than {MOST_MEMBERS:,} files; expected at most that many recipes")
        for entry in entries:
            if not entry.is_dir() and entry.filename.lower().endswith(suffixes):
                yield entry.filename, _content(archive, entry, f"{name}: {_shown(entry.filename)}", budget)


def unzipped(raw: bytes, name: str, budget: Budget) -> bytes:
    """The content of a gzip file. Raises BadInput when it is broken or swells beyond the limits."""
    stream = zlib.decompressobj(wbits=31)
    pieces: list[bytes] = []
    size, waiting, at = 0, b"", 0
    try:
        while (waiting or at < len(raw)) and not stream.eof and not _beyond(size, len(raw), budget):
            waiting, at = (waiting, at) if waiting else (raw[at : at + CHUNK], at + CHUNK)
            pieces.append(stream.decompress(waiting, CHUNK))
            size, waiting = size + len(pieces[-1]), stream.unconsumed_tail
    except zlib.error as error:
        raise BadInput(f"{name}: a broken gzip file ({error}); expected a recipe") from None
    _limited(size, len(raw), name, budget)
    if not stream.eof:
        raise BadInput(f"{name}: a gzip file that is cut off; expected a whole one")
    return b"".join(pieces)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str, budget: Budget) -> bytes:
    """One member, read in pieces until its end or a limit."""
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(entry) as stream:
            while piece := stream.read(CHUNK):
                size += len(piece)
                if _beyond(size, entry.compress_size, budget):
                    break
                pieces.append(piece)
    except BROKEN as error:
        raise BadInput(f"{place}: cannot be read ({error}); expected a recipe") from None
    _limited(size, entry.compress_size, place, budget)
    return b"".join(pieces)


def _beyond(size: int, packed: int, budget: Budget) -> bool:
    """Whether so much has come out that reading stops."""
    return size > min(LARGEST_MEMBER, budget.left) or _swollen(size, packed)


def _swollen(size: int, packed: int) -> bool:
    return size > SMALL and size > LARGEST_RATIO * max(packed, 1)


def _limited(size: int, packed: int, place: str, budget: Budget) -> None:
    """Count what came out. Raises BadInput beyond a limit."""
    if _swollen(size, packed):
        raise BadInput(f"{place} swells {LARGEST_RATIO} times and more; expected a recipe, not a zip bomb")
    if size > LARGEST_MEMBER:
        raise BadInput(f"{place} is larger than {LARGEST_MEMBER // MEGABYTE} MB; expected a recipe")
    budget.left -= size
    if budget.left < 0:
        raise BadInput(f"{place}: more than {LARGEST_TOTAL // MEGABYTE} MB in all; expected recipes")


def _shown(name: str) -> str:
    """A member's name in a message: one line, not too long."""
    return "".join(c if c.isprintable() else "?" for c in name[-80:])
