"""Wrapping: a text in lines of a terminal, in scripts with and without spaces.

Knows: that Chinese may break between any two letters but not before its punctuation, and that a number and its unit
belong together. Does not know: colours, tables (rich).
Start at: wrapped.
"""

import re

from rich.cells import cell_len

WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
NOT_FIRST = "，。；：！？、）》」』”’%…"  # no line begins with these
NOT_LAST = "（《「『“‘"  # no line ends with these
LETTER = "\u4e00-\u9fff"
KEPT = "\ue000"  # stands for a space at which no line breaks; as wide as one
PIECE = re.compile(
    rf"\d+月\d+日(?:周[{LETTER}])?|[^{WIDE}\s]*{KEPT}[{LETTER}]{{1,2}}(?![{LETTER}])|[^{WIDE}\s]+|[{WIDE}]|\s+"
)
AMOUNT = re.compile(r"(?<=\d) (?=[^\W\d]|[%×])|(?<=×) (?=\d)")  # between a number and its unit, around ×


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; a word that is wider than that has a line of its own."""
    lines = [""]
    for piece in _pieces(AMOUNT.sub(KEPT, text)):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip().replace(KEPT, " ") for line in lines]


def _pieces(text: str) -> list[str]:
    """What no line break parts: words with the spaces after them, single Chinese letters with their punctuation."""
    pieces: list[str] = []
    for piece in PIECE.findall(text):
        last = pieces[-1] if pieces else ""
        joined = piece.isspace() or piece[0] in NOT_FIRST or last.endswith((KEPT, *NOT_LAST)) or piece[0] == KEPT
        if pieces and joined and not (last[-1:].isspace() and not piece.isspace()):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
