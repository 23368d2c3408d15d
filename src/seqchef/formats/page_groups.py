"""Groups of ingredients on a page: JSON-LD lists the lines, but only the page itself shows the headings between them.

Knows: where on a page the known lines stand one after the other, and which headings stand between them.
Does not know: what the lines say (applications.reading).
Start at: groups_of.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seqchef.formats.markdown import PART
from seqchef.formats.microdata import BREAKS, TAG, UNREAD
from seqchef.formats.words import one_line

HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6", "dt", "legend"])
HEADING_CLASS = re.compile(
    r"\bclass\s{0,3}=\s{0,3}[\"']?[^\"'<>]{0,200}?(?:group|section)[-_]{0,2}(?:name|title|heading|header)",
    re.IGNORECASE,
)
BLOCKS = (BREAKS - {"br"}) | HEADINGS
NOT_IN_A_KEY = re.compile(r"[\W_]+")
MOST_TRIES = 5
MOST_BETWEEN = 4  # blocks between two lines that are neither a line nor a heading
LONGEST_HEADING = 80


class Block(NamedTuple):
    """A piece of a page between two block elements."""

    text: str
    is_heading: bool


def groups_of(page: str, lines: Sequence[str]) -> list[str | None] | None:
    """The heading that each line stands under; None when the page does not show the lines with headings between."""
    keys = [_key(line) for line in lines]
    if len(keys) < 2 or not all(keys):
        return None
    blocks = list(_blocks(page))
    starts = [at for at, block in enumerate(blocks) if _key(block.text) == keys[0]]
    found = (_from(blocks, at, keys) for at in starts[:MOST_TRIES])
    return next((groups for groups in found if groups is not None and len(set(groups)) > 1), None)


def _from(blocks: Sequence[Block], at: int, keys: Sequence[str]) -> list[str | None] | None:
    """The headings of the lines when they all follow one another from block `at`."""
    groups: list[str | None] = []
    heading, between = _before(blocks, at), 0
    for block in blocks[at:]:
        if block.is_heading:
            heading, between = _named(block.text), 0
        elif _key(block.text) == keys[len(groups)]:
            groups.append(heading)
            between = 0
        else:
            between += 1
        if len(groups) == len(keys):
            return groups
        if between > MOST_BETWEEN:
            return None
    return None


def _before(blocks: Sequence[Block], at: int) -> str | None:
    """The heading right above the first line."""
    near = blocks[max(0, at - MOST_BETWEEN) : at]
    return next((_named(block.text) for block in reversed(near) if block.is_heading), None)


def _named(heading: str) -> str | None:
    """The heading as the name of a group; None for "Ingredients"."""
    name = heading.strip(" :：")
    return None if name.lower() in PART else name


def _blocks(page: str) -> Iterator[Block]:
    """Every piece of text between block elements, without scripts."""
    begin, unread, heading = 0, "", ""
    for match in TAG.finditer(page):
        closes, tag = bool(match[1] or match[5]), (match[2] or "!--").lower()
        if unread:
            if closes and tag == unread:
                unread = ""
                begin = match.end()
            continue
        if tag in UNREAD or tag in BLOCKS or (not closes and HEADING_CLASS.search(match[3] or "")):
            text = one_line(page[begin : match.start()])
            if text:
                yield Block(text, len(text) <= LONGEST_HEADING and (bool(heading) or text.endswith((":", "："))))
            begin = match.end()
            unread = tag if tag in UNREAD and not closes else ""
            heading = _heading(heading, tag, match[3] or "", closes=closes)


def _heading(current: str, tag: str, attributes: str, *, closes: bool) -> str:
    """The element that makes what follows a heading; "" outside of one."""
    if closes:
        return "" if tag == current else current
    return tag if tag in HEADINGS or HEADING_CLASS.search(attributes) else current


def _key(text: str) -> str:
    return NOT_IN_A_KEY.sub("", text.lower())
