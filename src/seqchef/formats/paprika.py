"""Paprika: `.paprikarecipe` (JSON in gzip) and `.paprikarecipes` (a zip of those), as the Paprika app exports them.

Knows: ingredients and directions as one text each, headings as lines that end in a colon.
Does not know: archives coming in (archives).
Start at: SHAPE; to_paprika writes a file.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.durations import seconds, spoken
from seqchef.formats.packing import pack
from seqchef.formats.recipe_documents import Shape, write_document
from seqchef.formats.words import lines_of, list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield

COLONS = (":", "：")
LONGEST_HEADING = 60


def is_recipe(document: Mapping[str, Any]) -> bool:
    """Whether an object is one of Paprika's recipes."""
    return "directions" in document or isinstance(document.get("ingredients"), str)


def read(document: Mapping[str, Any]) -> RecipeText:
    """The recipe that an object states."""
    yield_text = one_line(document.get("servings")) or None
    portions, amount = read_yield(yield_text)
    lines = _under_headings(document.get("ingredients"))
    steps = _under_headings(document.get("directions"))
    return RecipeText(
        title=one_line(document.get("name")),
        source="",
        portions=portions,
        yields=amount,
        lines=tuple(SourceLine(row=row, text=text, group=group) for row, (text, group) in enumerate(lines, start=1)),
        steps=tuple(text for text, _ in steps),
        step_groups=tuple(group for _, group in steps) if any(group for _, group in steps) else (),
        yield_text=yield_text,
        description=paragraphs(document.get("description")),
        notes=tuple(filter(None, [paragraphs(document.get("notes"))])),
        prep_s=seconds(document.get("prep_time")),
        cook_s=seconds(document.get("cook_time")),
        total_s=seconds(document.get("total_time")),
        tags=tuple(filter(None, map(one_line, list_of(document.get("categories"))))),
        author=one_line(document.get("source")) or None,
        url=text_of(document.get("source_url")).strip() or None,
        image=text_of(document.get("image_url")).strip() or None,
    )


def write(recipe: RecipeText) -> dict[str, Any]:
    """The keys that Paprika has, all of them: it refuses a recipe that lacks some."""
    found = {
        "uid": str(uuid5(NAMESPACE_URL, f"{recipe.title}/{recipe.url}")).upper(),
        "name": recipe.title,
        "description": recipe.description or "",
        "ingredients": _text([(line.text, line.group) for line in recipe.lines], "\n"),
        "directions": _text(list(zip(recipe.steps, _groups(recipe), strict=True)), "\n\n"),
        "notes": "\n\n".join(recipe.notes),
        "servings": recipe.yield_text or ("" if recipe.portions is None else str(recipe.portions)),
        "prep_time": _time(recipe.prep_s),
        "cook_time": _time(recipe.cook_s),
        "total_time": _time(recipe.total_s),
        "categories": list(recipe.tags),
        "source": recipe.author or "",
        "source_url": recipe.url or "",
        "image_url": recipe.image or "",
        "nutritional_info": "",
        "difficulty": "",
        "rating": 0,
    }
    return found | {"hash": hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest().upper()}


def to_paprika(recipes: Sequence[RecipeText]) -> bytes:
    """A `.paprikarecipes` file."""
    return pack((f"{number:03} {recipe.title}.paprikarecipe", to_one(recipe)) for number, recipe in enumerate(recipes))


def to_one(recipe: RecipeText) -> bytes:
    """A `.paprikarecipe` file."""
    return gzip.compress(json.dumps(write_document(SHAPE, recipe)).encode(), mtime=0)


def _under_headings(value: object) -> list[tuple[str, str | None]]:
    """(line, heading above it)."""
    group, found = None, list[tuple[str, str | None]]()
    for line in lines_of(value):
        if line.endswith(COLONS) and len(line) <= LONGEST_HEADING and line.rstrip(":： "):
            group = line.rstrip(":： ")
        else:
            found.append((line, group))
    return found


def _text(pairs: list[tuple[str, str | None]], between: str) -> str:
    blocks = []
    for group, inside in groupby(pairs, key=lambda pair: pair[1]):
        blocks.append(between.join([f"{group}:"] * bool(group) + [text for text, _ in inside]))
    return f"{between}{between[:1]}".join(blocks) if len(blocks) > 1 else "".join(blocks)


def _groups(recipe: RecipeText) -> tuple[str | None, ...]:
    return recipe.step_groups or (None,) * len(recipe.steps)


def _time(duration_s: int | None) -> str:
    return "" if duration_s is None else spoken(duration_s)


SHAPE = Shape(
    name="paprika",
    read=read,
    write=write,
    places={
        "name": ("title",),
        "description": ("description",),
        "ingredients": ("lines", "line_groups"),
        "directions": ("steps", "step_groups"),
        "notes": ("notes",),
        "servings": ("yield_text", "portions", "yields"),
        "prep_time": ("prep_s",),
        "cook_time": ("cook_s",),
        "total_time": ("total_s",),
        "categories": ("tags",),
        "source": ("author",),
        "source_url": ("url",),
        "image_url": ("image",),
    },
)
