"""Markdown recipes: headings for the parts, lists for ingredients and steps, front matter for the rest.

Knows: what the parts are called in six languages, numbered and bulleted lists, paragraphs as steps.
Does not know: how a recipe is written (markdown_out).
Start at: read_parts.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats import front_matter
from seqchef.formats.recipe_documents import KEPT
from seqchef.formats.recipe_metadata import fields_in, flat

HEADING = re.compile(r"(#{1,6})\s+(.*)$")
ITEM = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(.*)$")
RULE = frozenset("-*_=|: ")  # lines of these alone divide
BOX = re.compile(r"\[[ xX]\]\s+")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
STRONG_LINE = re.compile(r"(?:\*\*|__)([^*_]{1,80}?)[:：]?(?:\*\*|__)[:：]?$")
LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)\)")
PARTS = {
    "ingredients": (
        "ingredients|ingredient list|zutaten|ingrédients|ingredientes|ingredienti|原料|食材|用料|材料|配料|计算|用量"
    ),
    "tools": "equipment|tools|utensils|geräte|ustensiles|utensilios|attrezzatura|工具|厨具",
    "both": "必备原料和工具|原料和工具",
    "steps": (
        "steps|method|direction|directions|instruction|instructions|preparation|procedure|zubereitung|anleitung"
        "|préparation|étapes|preparación|instrucciones|preparazione|procedimento|操作|做法|步骤|制作步骤|制作"
    ),
    "notes": (
        "note|notes|tip|tips|hint|hints|notizen|tipp|tipps|hinweise|astuce|astuces|notas|consejos|附加内容|小贴士|贴士"
        "|备注|注意事项"
    ),
}
PART = {name: part for part, words in PARTS.items() for name in words.split("|")}
Line = tuple[int, list[str], str | None]  # row, text and what continues it, heading above it


@dataclass(slots=True)
class Parts:
    """What stands under each kind of heading, filled line by line."""

    title: str = ""
    about: list[str] = field(default_factory=list)
    lines: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in PARTS})
    part: str = ""  # the one that is open, "" before the first and after the last
    level: int = 0  # of its heading
    group: str | None = None
    in_item: bool = False

    def heading(self, name: str, level: int) -> None:
        """Open a part, or a group inside the part that is open."""
        named = PART.get(name.lower().strip(" :："))
        self.in_item = False
        if named:
            self.part, self.group, self.level = named, None, level
        elif not self.title:
            self.title = name
        elif self.part and level <= self.level:
            self.part, self.group = "", None
        else:
            self.group = name.strip(" :：") or None

    def line(self, row: int, line: str) -> None:
        """Add a line to the part that is open; an indented one goes on with the item above it."""
        item = ITEM.match(line)
        text = plain(BOX.sub("", item[2] if item else line).strip())
        if not text or set(text) <= RULE:
            self.in_item = self.in_item and bool(text)
        elif not self.part:
            self.about.append(text)
        elif self.in_item and not item and line[:1].isspace():
            self.lines[self.part][-1][1].append(text)
        else:
            self.lines[self.part].append((row, [text], self.group))
            self.in_item = item is not None


def recipe_of(text: str, source: str) -> tuple[RecipeText, dict[str, Any]]:
    """The recipe of a Markdown text, and its front matter; parts that are absent are empty."""
    lines = text.splitlines()
    front, first = front_matter.split(lines)
    parts = read_parts(lines[first:], first + 1)
    fields = fields_in(flat({key: value for key, value in front.items() if key != KEPT}))
    ingredients = parts.lines["ingredients"] or parts.lines["both"]
    steps = parts.lines["steps"]
    recipe = RecipeText(
        **fields
        | {
            "title": parts.title or fields["title"],
            "description": fields["description"] or "\n".join(parts.about) or None,
            "tools": tuple("\n".join(text) for _, text, _ in parts.lines["tools"]) or fields["tools"],
        },
        source=source,
        lines=tuple(SourceLine(row=row, text="\n".join(text), group=group) for row, text, group in ingredients),
        steps=tuple("\n".join(text) for _, text, _ in steps),
        step_groups=tuple(group for *_, group in steps) if any(group for *_, group in steps) else (),
        notes=tuple("\n".join(text) for _, text, _ in parts.lines["notes"]),
    )
    return recipe, front


def read_parts(lines: list[str], first_row: int) -> Parts:
    """The parts by their headings; a heading that names no part, or a line in bold, is a group in the part above it."""
    parts = Parts()
    for row, line in enumerate(lines, start=first_row):
        heading = HEADING.match(line)
        strong = STRONG_LINE.match(line.strip()) if parts.part else None
        if heading:
            parts.heading(plain(heading[2].rstrip().rstrip("#").rstrip()), len(heading[1]))
        elif strong:
            parts.group, parts.in_item = strong[1].strip(" :：") or None, False
        else:
            parts.line(row, line)
    return parts


def plain(text: str) -> str:
    """A line without bold marks and with links as their words."""
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", text))
