"""Segments: the lines of a pasted recipe, in any order, put together into its parts. Nothing of the paste is lost.

Knows: headings that name no part are groups, wrapped lines are one step, a line may hold times and yield at once.
Does not know: how the kinds of lines were found (inference.segment), what a yield or a time says (formats.recipe_text).
Start at: parts_of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from seqchef.food.recipes import SourceLine
from seqchef.inference.segment import Segmenter
from seqchef.text.line_shapes import PastedLine, pasted
from seqchef.text.part_words import bare, part_of_heading

BUNDLE = "segment"
CLOSED = (".", "!", "?", "。", "！", "？", ":", "：", ";", "；")
MEMBERS = {"ingredients": "ingredient", "steps": "step", "notes": "note", "tools": "tool"}
LISTED = re.compile(r"[、；;]|, |，")
LONGEST_PIECE = 6  # words of one of several ingredients on a line
WRAPPED = 50  # characters from which a line may go on in the next one


@dataclass(slots=True)
class Parts:
    """The lines of each kind, put together; usual headings of parts ("Method") are not kept, they say nothing else."""

    title: str = ""
    description: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)  # yields and times
    lines: list[SourceLine] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    step_groups: list[str | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)  # of parts, in unusual words
    other: list[str] = field(default_factory=list)


@cache
def segmenter(bundle: str = BUNDLE) -> Segmenter:
    """The segmenter of a bundle, loaded once. Raises MissingPart."""
    return Segmenter.load(bundle)


def parts_of(text: str, *, bundle: str = BUNDLE) -> Parts:
    """The parts of a pasted text; any text has some."""
    lines = pasted(text)
    return put_together(lines, settled(segmenter(bundle).kinds(lines)))


def settled(kinds: Sequence[str]) -> list[str]:
    """The kinds, but what looks like a step above the ingredients is description where steps have a heading below."""
    first = next((at for at, kind in enumerate(kinds) if kind.startswith("ingredient")), 0)
    headed = "steps" in kinds and kinds.index("steps") > first
    return ["description" if headed and at < first and kind == "step" else kind for at, kind in enumerate(kinds)]


def put_together(lines: Sequence[PastedLine], kinds: Sequence[str]) -> Parts:
    """The parts of lines whose kinds are known."""
    parts = Parts()
    groups: dict[str, str | None] = {}  # the open heading of ingredients and of steps
    before: PastedLine | None = None  # the line above, where it is of the same kind
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        same = at > 0 and kinds[at - 1] == kind
        before = lines[at - 1] if same else None
        if kind in MEMBERS:
            groups[MEMBERS[kind]] = None
            _open(parts, line, MEMBERS[kind])
        elif kind.endswith("_group"):
            named = None if part_of_heading(line.content) else _heading(line)
            groups[kind.removesuffix("_group")] = named
        else:
            _put(parts, line, kind, groups.get(kind), before)
    if not parts.title and parts.description:
        parts.title = parts.description.pop(0)
    return parts


def _open(parts: Parts, line: PastedLine, member: str) -> None:
    """A heading of a part; what stands behind its colon is the part's: "Ingredients: flour, 2 eggs"."""
    heading, colon, rest = line.content.replace("：", ":", 1).partition(":")
    if not part_of_heading(heading) and not part_of_heading(line.content):
        parts.headings.append(line.text)
    elif colon and bare(rest):
        pieces = [piece.strip() for piece in LISTED.split(rest) if piece.strip()] if member == "ingredient" else [rest]
        whole = any(len(piece.split()) > LONGEST_PIECE for piece in pieces)
        for piece in [rest.strip()] if whole else pieces:
            _put(parts, PastedLine(line.row, piece.strip(), 0), member, None, None)


def _put(parts: Parts, line: PastedLine, kind: str, group: str | None, before: PastedLine | None) -> None:
    """Add one line to its part."""
    if kind == "title" and not parts.title:
        parts.title = line.text.strip("#*_= ") or line.text
    elif kind == "ingredient":
        parts.lines.append(SourceLine(row=line.row, text=line.content, group=group))
    elif kind == "step" and parts.steps and _goes_on(line, before):
        parts.steps[-1] += f" {line.text}"
    elif kind == "step":
        parts.steps.append(line.content)
        parts.step_groups.append(group)
    else:
        own = {
            "yield": parts.about,
            "time": parts.about,
            "note": parts.notes,
            "tool": parts.tools,
            "other": parts.other,
        }
        text = line.content if kind in ("note", "tool") else line.text
        own.get(kind, parts.description).append(text)


def _goes_on(line: PastedLine, before: PastedLine | None) -> bool:
    """Whether a line is the rest of the one above: that was long and not at its end, and nothing marks a new step."""
    if before is None or line.blanks or line.content != line.text:
        return False
    return len(before.text) >= WRAPPED and (not before.text.endswith(CLOSED) or line.text[:1].islower())


def _heading(line: PastedLine) -> str:
    """A heading without the signs around it, as it was written otherwise."""
    inner = bare(line.content)
    at = line.content.lower().find(inner)
    return line.content[at : at + len(inner)] if inner and at >= 0 else line.content
