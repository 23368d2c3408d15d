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
    """What stands under each kind of heading."""

    title: str = ""
    about: list[str] = field(default_factory=list)
    lines: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in PARTS})


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
    """The parts by their headings; a heading that names no part is a group inside the part above it."""
    parts, part, group, in_item, top = Parts(), "", None, False, 0
    for row, line in enumerate(lines, start=first_row):
        heading = HEADING.match(line)
        strong = STRONG_LINE.match(line.strip())
        if heading or (strong and part):
            level, name = (
                (len(heading[1]), plain(heading[2].rstrip().rstrip("#").rstrip()))
                if heading
                else (6, plain(strong[1] if strong else ""))
            )
            named = PART.get(name.lower().strip(" :：")) if heading else None
            if named:
                part, group, top = named, None, level
            elif not parts.title and heading:
                parts.title = name
            elif part and level <= top:
                part, group = "", None
            else:
                group = name.strip(" :：") or None
            in_item = False
            continue
        item = ITEM.match(line)
        text = plain(BOX.sub("", item[2] if item else line).strip())
        if not text or set(text) <= set("-*_=|: "):
            in_item = in_item and bool(text)
        elif not part:
            parts.about.append(text)
        elif in_item and not item and line[:1].isspace():
            parts.lines[part][-1][1].append(text)
        else:
            parts.lines[part].append((row, [text], group))
            in_item = item is not None
    return parts


def plain(text: str) -> str:
    """A line without bold marks and with links as their words."""
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", text))
