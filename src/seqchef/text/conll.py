"""CoNLL files: one token a row, its label in the last column, an empty row between lines.

Knows: columns (tabs, or any white space), comments, the rows that cannot be used.
Does not know: JSON Lines, or what labels mean; `B-` and `I-` stay part of them.
Start at: sentences.

A comment begins with `# `, or is `#` and one word, for tokens such as `#1$4` begin with `#` too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SUFFIXES = (".conll", ".conllu", ".bio", ".iob", ".iob2", ".tsv")
EXPECTED = "a token and, in the last column, its label"


@dataclass
class Sentence:
    """The rows between two empty ones."""

    row: int  # of the first token, from 1
    tokens: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    problem: tuple[int, str, str] | None = None  # the first row that cannot be used: row, found, expected


def sentences(rows: Iterable[bytes]) -> Iterator[Sentence]:
    """The sentences of a file in order, those that cannot be used with the reason."""
    current: Sentence | None = None
    width = 0
    for number, raw in enumerate(rows, start=1):
        text = _decoded(raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)
        if text is not None and not text.strip():
            if current is not None:
                yield current
            current = None
            continue
        cells = [] if text is None else text.split("\t") if "\t" in text else text.split()
        if text is not None and _is_comment(text, cells):
            continue
        current = current or Sentence(number)
        if current.problem is None:
            current.problem = _add(current, number, [cell.strip() for cell in cells], width)
        width = width or (len(cells) if current.problem is None else 0)
    if current is not None:
        yield current


def _decoded(raw: bytes) -> str | None:
    """The text of a row, or None."""
    try:
        return raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return None


def _is_comment(text: str, cells: list[str]) -> bool:
    if text.startswith("-DOCSTART-"):  # CoNLL-2003: begins a document
        return True
    return text.startswith("# ") or (text.startswith("#") and len(cells) == 1)


def _add(sentence: Sentence, row: int, cells: list[str], width: int) -> tuple[int, str, str] | None:
    """Add one token; the row and what is wrong with it when that cannot be done."""
    if not cells:
        return row, "no text in UTF-8", EXPECTED
    if len(cells) < 2:
        return row, f'"{cells[0][:40]}" alone', EXPECTED
    if width and len(cells) != width:
        return row, f"{len(cells)} columns", f"{width}, as before"
    if not cells[0] or not cells[-1]:
        return row, "an empty token or label", EXPECTED
    sentence.tokens.append(cells[0])
    sentence.labels.append(cells[-1])
    return None
