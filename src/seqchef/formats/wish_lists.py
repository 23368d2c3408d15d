"""Wish lists: ingredient lists that steps are wanted for, out of a text file or JSON Lines.

Knows: a text is one list, one ingredient on each line, without bullets and its own heading; a row of JSON has
`title` and `ingredients`.
Does not know: whether a recipe can be written for a list (applications.writing).
Start at: read_wish_lists.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from seqchef.errors import BadInput, Rejection
from seqchef.formats.lines import Lines
from seqchef.text.json_lines import objects

BULLET = re.compile(r"^\s*[*•·▪‣-]\s+(?=\S)")  # as pages have them in front of each line
HEADING = re.compile(r"\s*#*\s*ingredients\s*:?\s*$", re.I)  # of the whole list: no ingredient
EXPECTED = 'an object with "title", a text, and "ingredients", a list of texts'


@dataclass(frozen=True, slots=True, kw_only=True)
class WishList:
    """A title and its ingredient lines, as they were given.

    `row` is the row of JSON Lines that the list stands in, None for a text of its own; `id` is what the row says.
    """

    title: str
    lines: tuple[str, ...]
    row: int | None = None
    id: object = None


def read_wish_lists(stream: Iterable[bytes], name: str, title: str | None) -> Iterator[WishList | Rejection]:
    """The lists of a stream, in order: JSON Lines (plain) where the first character is a brace, else one text.

    A text needs a `title`; rows of JSON have their own, and one that cannot be used is a Rejection. Raises BadInput
    for a text without a title or without a line.
    """
    begin, rest = list[bytes](), iter(stream)
    for line in rest:
        begin.append(line)
        if line.strip():
            break
    whole = chain(begin, rest)
    if not begin or not begin[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return iter((_one(whole, name, title),))
    if title is not None:
        raise BadInput(f"{name} has titles of its own; expected no --dish beside JSON Lines")
    return _rows(whole, name)


def _one(stream: Iterable[bytes], name: str, title: str | None) -> WishList:
    lines = tuple(BULLET.sub("", line) for line in Lines(stream, name) if line.strip() and not HEADING.match(line))
    if not title:
        raise BadInput(f"{name} has no title; expected --dish TITLE beside a list, or JSON Lines with titles")
    if not lines:
        raise BadInput(f"{name} is empty; expected one ingredient on each line")
    return WishList(title=title, lines=lines)


def _rows(stream: Iterable[bytes], name: str) -> Iterator[WishList | Rejection]:
    for row, found in objects(stream):
        yield Rejection(name, row, found, EXPECTED) if isinstance(found, str) else _list(found, name, row)


def _list(found: dict[str, Any], name: str, row: int) -> WishList | Rejection:
    title, lines = found.get("title"), found.get("ingredients")
    if not isinstance(title, str) or not title.strip():
        return Rejection(name, row, "no title", EXPECTED)
    if not isinstance(lines, list) or not lines or not all(isinstance(line, str) and line.strip() for line in lines):
        return Rejection(name, row, f'"{title[:40]}" has no list of ingredient lines', EXPECTED)
    return WishList(title=title, lines=tuple(lines), row=row, id=found.get("id"))
