"""Cooklang: a recipe as steps with marked ingredients, cookware and timers (https://cooklang.org/docs/spec).

Knows: @ingredient{quantity%unit}(preparation), #cookware{}, ~timer{}, sections, notes, comments, metadata.
Does not know: what an amount means (formats.cooklang_recipe makes ingredients of it).
Start at: parse.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from seqchef.errors import BadInput
from seqchef.formats.front_matter import FENCE, split

Kind = Literal["ingredient", "cookware", "timer"]
Quantity = Fraction | str  # text where it is no number: "a few"

KINDS: dict[str, Kind] = {"@": "ingredient", "#": "cookware", "~": "timer"}
UNSAID: dict[Kind, Quantity] = {"ingredient": "some", "cookware": Fraction(1), "timer": ""}
COMMENT = re.compile(r"(?<!-)--(?!-).*")
LONG_NAME = re.compile(r"(?P<name>[^\s@#~{}][^@#~{}\n]*?|)\{(?P<amount>[^{}\n]*)\}(?:\((?P<note>[^()\n]*)\))?")
MODIFIERS = re.compile(r"[?&+-]*")
NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?|0?\.\d+")
FRACTION = re.compile(r"(?:([1-9]\d*)\s+)?([1-9]\d*)\s*/\s*([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Component:
    """Something marked in a step."""

    kind: Kind
    name: str
    quantity: Quantity
    unit: str
    note: str = ""  # "@onion{1}(peeled)"
    optional: bool = False  # "@?thyme"
    row: int = 0  # line number in the file, from 1; of the step's first line
    modifiers: str = ""  # "?", "&", "-", "+" as written
    path: str = ""  # of another recipe: "@./sauces/Hollandaise{150%g}"


Part = str | Component
Step = tuple[Part, ...]


@dataclass(slots=True)
class Document:
    """A file's metadata, and its steps in order.

    `front_matter` has the values of the YAML block with their lists; `sections` has the section that each step is in.
    """

    metadata: dict[str, str] = field(default_factory=dict)
    front_matter: dict[str, Any] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    sections: list[str | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def parse(text: str, source: str = "recipe.cook") -> Document:
    """The document a Cooklang text describes; any text is one. Raises BadInput when front matter never ends."""
    document = Document()
    lines = text.splitlines()
    first = _front_matter(lines, document, source)
    lines = _without_block_comments("\n".join(lines[first:])).split("\n")
    for row, paragraph, section in _paragraphs(lines, first + 1, document):
        step = tuple(_parts(paragraph, row))
        if step:
            document.steps.append(step)
            document.sections.append(section)
    return document


def components(document: Document, kind: Kind) -> tuple[Component, ...]:
    """Every component of one kind, in order."""
    return tuple(part for step in document.steps for part in step if isinstance(part, Component) and part.kind == kind)


def plain(step: Step) -> str:
    """A step as a cook reads it: names instead of marks, times with their units."""
    return "".join(part if isinstance(part, str) else _spoken(part) for part in step).strip()


def _spoken(component: Component) -> str:
    if component.kind != "timer":
        return component.name
    return f"{component.quantity} {component.unit}".strip() or component.name


def _without_block_comments(text: str) -> str:
    """The text without `[- ... -]`; the line ends inside them stay."""
    pieces, at = list[str](), 0
    while (start := text.find("[-", at)) >= 0 and (end := text.find("-]", start + 2)) >= 0:
        pieces += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 2
    return "".join([*pieces, text[at:]])


def _front_matter(lines: list[str], document: Document, source: str) -> int:
    """Read the YAML front matter; the number of lines it takes."""
    if not lines or lines[0].strip() != FENCE:
        return 0
    document.front_matter, taken = split([FENCE, *(FENCE if line.strip() == FENCE else line for line in lines[1:])])
    if not taken:
        raise BadInput(f"{source}, row 1: the front matter opens with --- and never ends; expected a second --- line")
    for line in lines[1 : taken - 1]:
        if not line[:1].isspace():
            _metadata_line(line, document.metadata)
    return taken


def _metadata_line(line: str, metadata: dict[str, str]) -> None:
    key, colon, value = line.partition(":")
    if colon and key.strip():
        metadata[key.strip()] = value.strip().strip("\"'")


def _paragraphs(lines: list[str], first_row: int, document: Document) -> Iterator[tuple[int, str, str | None]]:
    """(row, text, section): lines between blank lines, joined by a space; `> notes` go to the document."""
    open_row, open_lines, section, note = 0, list[str](), None, list[str]()
    for row, line in enumerate([*lines, ""], start=first_row):
        if line.startswith(">>"):
            _metadata_line(line[2:], document.metadata)
        elif line.strip() and not line.startswith(("=", ">")):
            text = COMMENT.sub("", line)
            if text.strip() or open_lines:
                open_row = open_row or row
                open_lines.append(text)
        elif open_lines:
            yield open_row, " ".join(open_lines), section
            open_row, open_lines = 0, []
        if line.startswith(">") and not line.startswith(">>"):
            note.append(line[1:].strip())
        elif note:
            document.notes.append("\n".join(note))
            note = []
        if line.startswith("="):
            section = line.strip("= \t") or None


def _parts(text: str, row: int) -> Iterator[Part]:
    """Text and components in turn; a mark that names nothing is text."""
    begin = at = 0
    while at < len(text):
        found = _component(text, at, row) if text[at] in KINDS else None
        if found is None:
            at += 1
            continue
        component, end = found
        if text[begin:at]:
            yield text[begin:at]
        yield component
        begin = at = end
    if text[begin:].strip():
        yield text[begin:]


def _component(text: str, at: int, row: int) -> tuple[Component, int] | None:
    """The component whose mark stands at `at`, and where it ends; None when it names nothing."""
    kind = KINDS[text[at]]
    modifiers = MODIFIERS.match(text, at + 1) if kind == "ingredient" else None
    start = modifiers.end() if modifiers else at + 1
    written = modifiers.group() if modifiers else ""
    long = LONG_NAME.match(text, start)
    if long and (long["name"] or kind == "timer"):
        number, _, unit = long["amount"].partition("%")
        quantity = _quantity(number) if number.strip() else UNSAID[kind]
        path = long["name"].strip() if long["name"].startswith(".") else ""
        name = path.rpartition("/")[2] or long["name"].strip()
        note, optional = (long["note"] or "").strip(), "?" in written
        return Component(kind, name, quantity, unit.strip(), note, optional, row, written, path), long.end()
    end = start
    while end < len(text) and not text[end].isspace() and unicodedata.category(text[end])[0] != "P":
        end += 1
    if end == start:
        return None
    return Component(kind, text[start:end], UNSAID[kind], "", "", "?" in written, row, written), end


def _quantity(text: str) -> Quantity:
    """A number, exactly, or the text itself: "01/2" and "7 k" are no numbers."""
    text = text.strip().removeprefix("=").strip()
    fraction = FRACTION.fullmatch(text)
    if fraction:
        return int(fraction[1] or 0) + Fraction(int(fraction[2]), int(fraction[3]))
    return Fraction(text) if NUMBER.fullmatch(text) else text
