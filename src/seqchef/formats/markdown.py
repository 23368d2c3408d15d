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
from seqchef.formats.cooklang_recipe import PLACES, YIELDS
from seqchef.formats.durations import seconds
from seqchef.formats.words import list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield

HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
ITEM = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(.*)$")
BOX = re.compile(r"\[[ xX]\]\s+")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
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
Line = tuple[int, str, str | None]  # row, text, heading above it


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
    values = {key.lower(): value for key, value in front.items()}
    found = {name: next((values[key] for key in keys if values.get(key)), None) for name, keys in PLACES.items()}
    yield_text = next((one_line(values[key]) for key in YIELDS if values.get(key)), None)
    portions, amount = read_yield(yield_text)
    ingredients = parts.lines["ingredients"] or parts.lines["both"]
    steps = parts.lines["steps"]
    tools = tuple(text for _, text, _ in parts.lines["tools"])
    recipe = RecipeText(
        title=parts.title or one_line(found["title"]),
        source=source,
        portions=portions,
        yields=amount,
        lines=tuple(SourceLine(row=row, text=text, group=group) for row, text, group in ingredients),
        steps=tuple(text for _, text, _ in steps),
        step_groups=tuple(group for *_, group in steps) if any(group for *_, group in steps) else (),
        yield_text=yield_text,
        description=paragraphs(found["description"]) or "\n".join(parts.about) or None,
        notes=tuple(text for _, text, _ in parts.lines["notes"]),
        prep_s=seconds(found["prep_s"]),
        cook_s=seconds(found["cook_s"]),
        total_s=seconds(found["total_s"]),
        tools=tools,
        tags=tuple(filter(None, map(one_line, _several(found["tags"])))),
        author=one_line(found["author"]) or None,
        url=text_of(found["url"]).strip() or None,
        image=text_of(next(iter(list_of(found["image"])), None)).strip() or None,
        language=one_line(found["language"]) or None,
    )
    return recipe, front


def read_parts(lines: list[str], first_row: int) -> Parts:
    """The parts by their headings; a heading that names no part is a group inside the part above it."""
    parts, part, group, in_item, top = Parts(), "", None, False, 0
    for row, line in enumerate(lines, start=first_row):
        heading = HEADING.match(line)
        strong = STRONG_LINE.match(line.strip())
        if heading or (strong and part):
            level, name = (len(heading[1]), plain(heading[2])) if heading else (6, plain(strong[1] if strong else ""))
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
            before = parts.lines[part][-1]
            parts.lines[part][-1] = (before[0], f"{before[1]}\n{text}", before[2])
        else:
            parts.lines[part].append((row, text, group))
            in_item = item is not None
    return parts


def plain(text: str) -> str:
    """A line without bold marks and with links as their words."""
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", text))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else text_of(value).split(",")
