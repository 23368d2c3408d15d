"""Mealie: its recipes as JSON, as its API and its export give them (https://docs.mealie.io).

Knows: camelCase keys, headings as the `title` of the first ingredient or step under them.
Does not know: the parser's answers (mealie_parser).
Start at: SHAPE.
"""

import re
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.durations import seconds, spoken
from seqchef.formats.mealie_parser import mealie_ingredient
from seqchef.formats.recipe_documents import Shape
from seqchef.formats.words import lines_of, list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield

NOT_IN_A_SLUG = re.compile(r"[\W_]+")


def is_recipe(document: Mapping[str, Any]) -> bool:
    """Whether an object is one of Mealie's recipes."""
    return any(key in document for key in ("recipeIngredient", "recipe_ingredient", "recipeInstructions"))


def read(document: Mapping[str, Any]) -> RecipeText:
    """The recipe that an object states; exports of older versions write recipe_ingredient for recipeIngredient."""
    document = {_camel(key): value for key, value in document.items()}
    yield_text = _yield_text(document)
    portions, amount = read_yield(yield_text)
    steps, groups = _steps(document.get("recipeInstructions"))
    return RecipeText(
        title=one_line(document.get("name")),
        source="",
        portions=portions,
        yields=amount,
        lines=_lines(document.get("recipeIngredient")),
        steps=steps,
        step_groups=groups,
        yield_text=yield_text,
        description=paragraphs(document.get("description")),
        notes=tuple(_notes(document.get("notes"))),
        prep_s=seconds(document.get("prepTime")),
        cook_s=seconds(document.get("performTime") or document.get("cookTime")),
        total_s=seconds(document.get("totalTime")),
        tools=_names(document.get("tools")),
        tags=_names(document.get("tags")),
        url=text_of(document.get("orgURL") or document.get("orgUrl")).strip() or None,
        image=text_of(document.get("image")).strip() or None,
    )


def write(recipe: RecipeText) -> dict[str, Any]:
    """The keys that Mealie has."""
    return {
        "name": recipe.title,
        "slug": slug(recipe.title),
        "description": recipe.description or "",
        "image": recipe.image,
        "recipeYield": recipe.yield_text or ("" if recipe.portions is None else f"{recipe.portions} servings"),
        "recipeServings": 0 if recipe.portions is None else round(float(recipe.portions), 3),
        "prepTime": _time(recipe.prep_s),
        "performTime": _time(recipe.cook_s),
        "totalTime": _time(recipe.total_s),
        "orgURL": recipe.url,
        "tags": [{"name": tag, "slug": slug(tag)} for tag in recipe.tags],
        "tools": [{"name": tool, "slug": slug(tool)} for tool in recipe.tools],
        "recipeIngredient": _ingredients(recipe),
        "recipeInstructions": _instructions(recipe),
        "notes": [{"title": "", "text": note} for note in recipe.notes],
    }


def slug(name: str) -> str:
    """The name as part of an address: `leek-soup`."""
    return NOT_IN_A_SLUG.sub("-", name.lower()).strip("-")


def _camel(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(word.title() for word in rest) if first and rest else key


def _yield_text(document: Mapping[str, Any]) -> str | None:
    text = one_line(document.get("recipeYield"))
    number = one_line(document.get("recipeYieldQuantity") or document.get("recipeServings"))
    if number in ("", "0") or any(c.isdigit() for c in text):
        return text or None
    return f"{number} {text or 'servings'}"


def _lines(value: object) -> tuple[SourceLine, ...]:
    group, found = None, list[SourceLine]()
    for one in list_of(value):
        if isinstance(one, Mapping):
            group = one_line(one.get("title")) or group
            text = one_line(one.get("originalText")) or one_line(one.get("display")) or _composed(one)
        else:
            text = one_line(one)
        if text:
            found.append(SourceLine(row=len(found) + 1, text=text, group=group))
    return tuple(found)


def _composed(one: Mapping[str, Any]) -> str:
    """A line out of quantity, unit, food and note."""
    names = (part.get("name") if isinstance(part, Mapping) else part for part in (one.get("unit"), one.get("food")))
    quantity = one_line(one.get("quantity"))
    parts = ["" if quantity == "0" else quantity, *map(one_line, names), one_line(one.get("note"))]
    return " ".join(filter(None, parts))


def _steps(value: object) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    group: str | None = None
    steps, groups = list[str](), list[str | None]()
    for one in list_of(value):
        if isinstance(one, Mapping):
            group = one_line(one.get("title")) or group
        text = paragraphs(one.get("text") if isinstance(one, Mapping) else one)
        if text:
            steps.append(text)
            groups.append(group)
    return tuple(steps), tuple(groups) if any(groups) else ()


def _notes(value: object) -> list[str]:
    """Each note with its title before it, if it has one."""
    found = []
    for one in list_of(value):
        title, text = (one.get("title"), one.get("text")) if isinstance(one, Mapping) else ("", one)
        if lines := (*filter(None, [one_line(title)]), *lines_of(text)):
            found.append("\n".join(lines))
    return found


def _names(value: object) -> tuple[str, ...]:
    names = (one_line(one.get("name") if isinstance(one, Mapping) else one) for one in list_of(value))
    return tuple(filter(None, names))


def _time(duration_s: int | None) -> str | None:
    return None if duration_s is None else spoken(duration_s)


def _ingredients(recipe: RecipeText) -> list[dict[str, Any]]:
    found, group = list[dict[str, Any]](), None
    for number, line in enumerate(recipe.lines):
        title = line.group if line.group != group else None
        group = line.group
        reference = str(uuid5(NAMESPACE_URL, f"{recipe.title}/{number}/{line.text}"))
        found.append({"title": title, **mealie_ingredient(line.text, line.ingredient, reference)})
    return found


def _instructions(recipe: RecipeText) -> list[dict[str, Any]]:
    found, group = list[dict[str, Any]](), None
    for text, name in zip(recipe.steps, recipe.step_groups or (None,) * len(recipe.steps), strict=True):
        found.append({"title": name if name and name != group else "", "text": text})
        group = name
    return found


SHAPE = Shape(
    name="mealie",
    read=read,
    write=write,
    places={
        "name": ("title",),
        "slug": ("title",),
        "description": ("description",),
        "image": ("image",),
        "recipeYield": ("yield_text", "portions", "yields"),
        "recipeServings": ("yield_text", "portions", "yields"),
        "recipeYieldQuantity": ("yield_text", "portions", "yields"),
        "prepTime": ("prep_s",),
        "performTime": ("cook_s",),
        "cookTime": ("cook_s",),
        "totalTime": ("total_s",),
        "orgURL": ("url",),
        "tags": ("tags",),
        "tools": ("tools",),
        "recipeIngredient": ("lines", "line_groups"),
        "recipe_ingredient": ("lines", "line_groups"),
        "recipeInstructions": ("steps", "step_groups"),
        "recipe_instructions": ("steps", "step_groups"),
        "notes": ("notes",),
    },
)
