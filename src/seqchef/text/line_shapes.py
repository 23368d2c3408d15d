"""Shapes of lines: what a line of a pasted recipe looks like, before anybody knows what it is.

Knows: bullets and numbers at the start, stops at the end, lengths, units among the words, blank lines around, place.
Does not know: what that means (applications.reading.segment_rules, inference.segment).
LINE_KINDS are what a line can be: "ingredients", "steps", "notes", "tools" are headings of parts, groups those inside.
Start at: pasted, encoded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from seqchef.languages import load, names
from seqchef.text.features import Integers
from seqchef.text.part_words import part_of_heading, says

LINE_KINDS = (
    "title", "description", "yield", "time", "ingredients", "ingredient_group", "ingredient", "steps", "step_group",
    "step", "notes", "note", "tools", "tool", "other",
)  # fmt: skip
PIECES = 40  # kept of a line
FIRST_WORDS, PAIRS = 9, 12
SEEN = 300  # characters of a line
BULLET = re.compile(r"^\s*(?:[-*+•·●○◦▪▢□☐–—]\s*|[^\w\s\"'(#½⅓⅔¼¾⅛（【《“‘]{1,2}\s+|\[[ xX]?\]\s*)++(?=\S)")
NUMBERED = re.compile(
    r"^\s*(?:(?:step|schritt|étape|第)\s*)?(?:[(\[]?\d{1,2}(?:[.):、）．\]]|\s[-–—]\s)|[①-⑳]|第?[一二三四五六七八九十]{1,3}[、.．步]|"
    r"(?:step|schritt|étape)\s+\d{1,2}\b[.:)]?)\s*(?=\S)(?!\d)",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"^\s*(?:about |ca\.? |约)?(?:\d|[½⅓⅔¼¾⅛]|(?:a|an|one|two|three|half|ein|eine|un|une|deux)\s)", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+")
HAN = re.compile(r"[\u3400-\u9fff]")
HAN_AMOUNT = re.compile(
    r"(?:[\d½半两一二三四五六七八九十]+\s*(?:克|g|斤|两|个|只|勺|匙|杯|片|根|瓣|块|毫升|ml|颗|把|条|袋|盒|朵|张))|适量|少许|若干"
)
ENDS = {".": "stop", "。": "stop", "!": "stop", "！": "stop", ":": "colon", "：": "colon", ",": "comma", "，": "comma"}


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line that is not blank: its row (from 1), its text without spaces around it, how many blank ones precede it."""

    row: int
    text: str
    blanks: int

    @property
    def content(self) -> str:
        """The text without its bullet or number."""
        return NUMBERED.sub("", BULLET.sub("", self.text)).strip() or self.text


def pasted(text: str) -> list[PastedLine]:
    """The lines of a text that are not blank."""
    found, blanks = list[PastedLine](), 0
    for row, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            found.append(PastedLine(row, " ".join(line.split()), blanks))
            blanks = 0
        else:
            blanks += 1
    return found


@cache
def unit_words() -> frozenset[str]:
    """Words for units in every language."""
    return frozenset(
        word.lower() for name in names() for table in (load(name).measures, load(name).counts) for word in table
    ) | frozenset(word for name in names() for word in load(name).plural_units | set(load(name).plurals))


@cache
def verbs() -> frozenset[str]:
    """Words that begin an instruction in any language."""
    return frozenset(word for name in names() for word in load(name).imperatives)


def has_amount(line: PastedLine) -> bool:
    """Whether a line states a number with a unit, or begins with a number."""
    if HAN.search(line.text[:SEEN]):
        return HAN_AMOUNT.search(line.text[:SEEN]) is not None
    content = BULLET.sub("", line.text[:SEEN])
    return AMOUNT.match(content) is not None and NUMBERED.match(content) is None


def shape(lines: Sequence[PastedLine], at: int) -> list[str]:
    """What a line looks like, as words."""
    line = lines[at]
    content = line.content
    words = WORD.findall(content.lower())
    han = len(HAN.findall(content))
    size = han or len(words)
    found = [
        f"size {min(size, 12) if size < 12 else min(size // 6 * 6, 60)}",
        f"end {ENDS.get(line.text[-1:], 'other')}",
        f"blanks {min(line.blanks, 2)}",
        f"after {min(lines[at + 1].blanks, 2) if at + 1 < len(lines) else 'last'}",
        f"place {10 * at // len(lines)}",
        f"row {min(at, 4)}",
        f"amount {has_amount(line)}",
        f"units {min(sum(word in unit_words() for word in words), 3)}",
        f"stops {min(len(re.findall(r'[.。!；;]', content)), 3)}",
        f"digits {min(len(re.findall(r'[0-9]+', content)), 4)}",
        f"case {content[:1].isupper()} {content.isupper()}",
    ]
    found += [f"says {mark}" for mark in says(line.text)]
    found += [f"marked {name}" for name, p in (("bullet", BULLET), ("number", NUMBERED)) if p.match(line.text)]
    if part := part_of_heading(content):
        found.append(f"heads {part}")
    if words and words[0] in verbs():
        found.append("verb")
    return found


def pieces(lines: Sequence[PastedLine], at: int) -> list[str]:
    """What a model sees of a line: its shape and its words."""
    return (shape(lines, at) + lexical(lines[at]))[:PIECES]


def lexical(line: PastedLine) -> list[str]:
    """The first words of a line and the last one, or pairs of characters where words have no gaps."""
    content = line.content[:SEEN].lower()
    found = list[str]()
    words = re.findall(r"[^\W\d_]+|\d+|[^\w\s]", re.sub(r"\d", "0", content))
    found += [f"first {word}" for word in words[:1]]
    found += [f"word {word}" for word in words[:FIRST_WORDS]]
    found += [f"last {word}" for word in words[-1:]]
    if HAN.search(content):
        found += [f"pair {content[i : i + 2]}" for i in range(min(len(content), PAIRS))]
        found.append(f"behind {content[-2:]}")
    return found


def encoded(texts: Sequence[Sequence[PastedLine]], buckets: int) -> tuple[Integers, npt.NDArray[np.int32]]:
    """Texts -> hashed pieces of their lines (B, T, PIECES), 1 to `buckets`, 0 where there is none; lengths (B,)."""
    lengths = np.array([len(lines) for lines in texts], dtype=np.int32)
    found = np.zeros((len(texts), int(lengths.max(initial=0)), PIECES), dtype=np.int64)
    for row, lines in enumerate(texts):
        for at in range(len(lines)):
            numbers = [1 + crc32(piece.encode("utf-8", "replace")) % buckets for piece in pieces(lines, at)]
            found[row, at, : len(numbers)] = numbers
    return found, lengths
