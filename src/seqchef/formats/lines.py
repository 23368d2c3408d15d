"""Lines of text, from a file or a stream, one at a time, in the encoding that they are in.

UTF-8 with or without a mark is expected. Old recipe files are often GB18030 (Chinese) or Windows-1252 (`½` is one
byte): a line that is not UTF-8 is read as one of these, and `Lines.encoding` says which. What is no text is refused.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from seqchef.errors import BadInput

# Bytes of a Western word that GB18030 takes for a Chinese character: `crème` becomes `cr鑝e`.
LATIN_IN_DISGUISE = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Lines:
    """The lines of a binary stream, without their line ends. Raises BadInput, with the row, for what is no text."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream, self.name = stream, name
        self.encoding = "utf-8"

    def __iter__(self) -> Iterator[str]:
        for row, raw in enumerate(self.stream, start=1):
            line = self._decode(raw.removeprefix(b"\xef\xbb\xbf") if row == 1 else raw)
            if NOT_TEXT.search(line):
                raise BadInput(
                    f"{self.name}, row {row}: control characters; expected text, one ingredient on each line"
                )
            yield line.removesuffix("\n").removesuffix("\r")

    def _decode(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
        try:
            text = raw.decode("gb18030")
            if self.encoding == "gb18030" or not LATIN_IN_DISGUISE.search(text):
                self.encoding = "gb18030"
                return text
        except UnicodeDecodeError:
            pass
        self.encoding = "windows-1252"
        return raw.decode("windows-1252", errors="replace")


def open_lines(path: Path) -> Lines:
    """The lines of a file. Raises BadInput when there is no such file."""
    try:
        return Lines(path.open("rb"), path.name)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}; expected a text file, one ingredient on each line") from None
