"""Recipes as our own JSON, one line each: every field of RecipeText (docs/reference/recipe-formats.md).

Start at: to_dict; to_json is one line of JSON Lines.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.json_text import dump
from seqchef.formats.recipe_fields import fields_of, with_fields

NAME = "seqchef"
SCHEMA_VERSION = 1


def to_dict(recipe: RecipeText) -> dict[str, Any]:
    """The recipe as a JSON object."""
    fields = fields_of(recipe)
    del fields["line_groups"]
    lines = [{"row": line.row, "text": line.text, "group": line.group} for line in recipe.lines]
    return {
        "schema_version": SCHEMA_VERSION,
        "source": recipe.source,
        **fields,
        "lines": lines,
        "extra": dict(recipe.extra),
    }


def to_json(recipe: RecipeText) -> str:
    """One line of JSON Lines, without the line end."""
    return dump(to_dict(recipe))


def is_own(document: Mapping[str, Any]) -> bool:
    """Whether an object is a recipe that `to_dict` made."""
    return all(isinstance(document.get(key), list) for key in ("lines", "steps")) and "schema_version" in document


def from_dict(document: Mapping[str, Any], source: str) -> RecipeText:
    """The recipe of such an object; a field of the wrong type counts as absent."""
    lines = tuple(
        SourceLine(row=one["row"] if type(one.get("row")) is int else row, text=one["text"], group=_text(one, "group"))
        for row, one in enumerate(document["lines"], start=1)
        if isinstance(one, Mapping) and isinstance(one.get("text"), str)
    )
    steps = tuple(step for step in document["steps"] if isinstance(step, str))
    empty = RecipeText(title="", source=source, portions=None, yields=None, lines=lines, steps=steps)
    recipe = with_fields(empty, {key: value for key, value in document.items() if key != "lines"})
    extra = document.get("extra")
    return replace(recipe, extra=extra) if isinstance(extra, Mapping) else recipe


def _text(one: Mapping[str, Any], key: str) -> str | None:
    value = one.get(key)
    return value if isinstance(value, str) else None
