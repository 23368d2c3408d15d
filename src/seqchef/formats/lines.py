"""Lines of text, from a file or a stream, one at a time, in the encoding that they are in.

UTF-8 with or without a mark is expected. A line that is not UTF-8 is read as one of the older encodings
(formats.character_sets), and `Lines.encoding` says which. What is no text is refused.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from seqchef.errors import BadInput
from seqchef.formats.character_sets import NOT_TEXT, decode

MOST_CONTROLS = 2  # characters that no text has, in one line: a stray one is read, a picture is refused


class Lines:
    """The lines of a binary stream, without their line ends. Raises BadInput, with the row, for what is no text."""

    def __init__(self, stream: Iterable[bytes], name: str) -> None:
        self.stream, self.name = stream, name
        self.encoding = "utf-8"

    def __iter__(self) -> Iterator[str]:
        for row, raw in enumerate(self.stream, start=1):
            line = self._decode(raw.removeprefix(b"\xef\xbb\xbf") if row == 1 else raw)
            if len(NOT_TEXT.findall(line)) > MOST_CONTROLS:
                raise BadInput(
                    f"{self.name}, row {row}: control characters; expected text, one ingredient on each line"
                )
            yield line.removesuffix("\n").removesuffix("\r")

    def _decode(self, raw: bytes) -> str:
        text, encoding = decode(raw, self.encoding)
        if encoding != "utf-8":
            self.encoding = encoding
        return text


def open_lines(path: Path) -> Lines:
    """The lines of a file. Raises BadInput when there is no such file."""
    try:
        return Lines(path.open("rb"), path.name)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}; expected a text file, one ingredient on each line") from None
