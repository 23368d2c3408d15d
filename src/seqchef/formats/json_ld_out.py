"""Recipes as schema.org JSON-LD, as search engines want it (https://developers.google.com/search/docs/appearance/structured-data/recipe).

Knows: which key each field has; a group of steps is a HowToSection, times are ISO 8601.
Does not know: how it is read (json_ld).
Start at: SHAPE; to_json_ld and to_script write text.
"""

import json
from itertools import groupby
from typing import Any

from seqchef.food.recipes import RecipeText
from seqchef.formats import json_ld
from seqchef.formats.durations import iso
from seqchef.formats.recipe_documents import Shape, write_document

NAME = "json-ld"


def to_json_ld(recipe: RecipeText) -> str:
    """A JSON-LD document."""
    return json.dumps(write_document(SHAPE, recipe), ensure_ascii=False, indent=1)


def to_script(recipe: RecipeText) -> str:
    """The same as an element of a page; nothing in it can end the element."""
    text = to_json_ld(recipe).replace("<", "\\u003c")
    return f'<script type="application/ld+json">\n{text}\n</script>\n'


def write(recipe: RecipeText) -> dict[str, Any]:
    """The keys that schema.org has; what a recipe does not say is left out."""
    portions = None if recipe.portions is None else str(recipe.portions)
    found = {
        "@context": "https://schema.org",
        "@type": "Recipe",
        "name": recipe.title,
        "description": recipe.description,
        "author": {"@type": "Person", "name": recipe.author} if recipe.author else None,
        "url": recipe.url,
        "image": recipe.image,
        "inLanguage": recipe.language,
        "recipeYield": recipe.yield_text or _amount(recipe) or portions,
        "prepTime": _time(recipe.prep_s),
        "cookTime": _time(recipe.cook_s),
        "totalTime": _time(recipe.total_s),
        "keywords": ", ".join(recipe.tags),
        "recipeIngredient": [line.text for line in recipe.lines],
        "recipeInstructions": _instructions(recipe),
        "tool": [{"@type": "HowToTool", "name": tool} for tool in recipe.tools],
        "comment": [{"@type": "Comment", "name": "Note", "text": note} for note in recipe.notes],
    }
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def _amount(recipe: RecipeText) -> str | None:
    amount = recipe.yields
    return None if amount is None else f"{amount.quantity} {amount.unit_text or amount.unit or ''}".strip()


def _time(duration_s: int | None) -> str | None:
    return None if duration_s is None else iso(duration_s)


def _instructions(recipe: RecipeText) -> list[dict[str, Any]]:
    """Steps; those under a heading inside a section."""
    found: list[dict[str, Any]] = []
    groups = recipe.step_groups or (None,) * len(recipe.steps)
    for name, pairs in groupby(zip(recipe.steps, groups, strict=True), key=lambda pair: pair[1]):
        steps = [{"@type": "HowToStep", "text": text} for text, _ in pairs]
        if name is None:
            found.extend(steps)
        else:
            found.append({"@type": "HowToSection", "name": name, "itemListElement": steps})
    return found


SHAPE = Shape(
    name=NAME,
    read=json_ld.read,
    write=write,
    places={
        "name": ("title",),
        "headline": ("title",),
        "description": ("description",),
        "author": ("author",),
        "url": ("url",),
        "mainEntityOfPage": ("url",),
        "image": ("image",),
        "inLanguage": ("language",),
        "recipeYield": ("yield_text", "portions", "yields"),
        "yield": ("yield_text", "portions", "yields"),
        "prepTime": ("prep_s",),
        "cookTime": ("cook_s",),
        "totalTime": ("total_s",),
        "keywords": ("tags",),
        "recipeCategory": ("tags",),
        "recipeCuisine": ("tags",),
        "recipeIngredient": ("lines", "line_groups"),
        "ingredients": ("lines", "line_groups"),
        "recipeIngredients": ("lines", "line_groups"),
        "recipeInstructions": ("steps", "step_groups"),
        "instructions": ("steps", "step_groups"),
        "tool": ("tools",),
        "comment": ("notes",),
    },
)
