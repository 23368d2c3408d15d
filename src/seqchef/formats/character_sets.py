"""Character sets: bytes to text, and which encoding they were in.

Knows: UTF-8, UTF-16 with a mark, GB18030 (old Chinese files), Windows-1252 (old Western ones: `½` is one byte).
Does not know: lines or files.
Start at: decode.
"""

import re
from typing import NamedTuple

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# Bytes of a Western word that GB18030 takes for a Chinese character: `crème` becomes `cr鑝e`.
LATIN_IN_DISGUISE = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """A text, and the encoding that its bytes were in."""

    text: str
    encoding: str  # "utf-8", "utf-8 with a mark", "utf-16-le", "utf-16-be", "gb18030" or "windows-1252"


def decode(raw: bytes, before: str = "utf-8") -> Decoded:
    """The text of any bytes; `before` is the encoding of what came earlier in the same file."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            said = "utf-8 with a mark" if encoding == "utf-8" else encoding
            return Decoded(raw[len(mark) :].decode(encoding, errors="replace"), said)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("gb18030")
        if before == "gb18030" or _is_chinese(text):
            return Decoded(text, "gb18030")
    except UnicodeDecodeError:
        pass
    return Decoded(raw.decode("windows-1252", errors="replace"), "windows-1252")


def _is_chinese(text: str) -> bool:
    """Whether few of the characters outside ASCII touch a Latin letter."""
    disguised = sum(1 for _ in LATIN_IN_DISGUISE.finditer(text))
    return disguised * 3 < sum(1 for _ in NOT_ASCII.finditer(text))
