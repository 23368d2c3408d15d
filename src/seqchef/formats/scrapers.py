"""recipe-scrapers JSON: what `to_json()` of that library gives (https://docs.recipe-scrapers.com).

Start at: SHAPE.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.durations import minutes, seconds
from seqchef.formats.recipe_documents import Shape
from seqchef.formats.words import lines_of, list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield

SIGNS = ("instructions_list", "instructions", "yields", "host", "ingredient_groups", "canonical_url", "total_time")


def is_recipe(document: Mapping[str, Any]) -> bool:
    """Whether an object is one of that library's."""
    return isinstance(document.get("ingredients"), list) and any(sign in document for sign in SIGNS)


def read(document: Mapping[str, Any]) -> RecipeText:
    """The recipe that an object states."""
    yield_text = one_line(document.get("yields")) or None
    portions, amount = read_yield(yield_text)
    steps = [one_line(step) for step in list_of(document.get("instructions_list"))]
    return RecipeText(
        title=one_line(document.get("title")),
        source="",
        portions=portions,
        yields=amount,
        lines=_lines(document),
        steps=tuple(filter(None, steps)) or lines_of(document.get("instructions")),
        yield_text=yield_text,
        description=paragraphs(document.get("description")),
        prep_s=seconds(document.get("prep_time")),
        cook_s=seconds(document.get("cook_time")),
        total_s=seconds(document.get("total_time")),
        tools=_texts(document.get("equipment")),
        tags=_texts(document.get("keywords")),
        author=one_line(document.get("author")) or None,
        url=text_of(document.get("canonical_url")).strip() or None,
        image=text_of(document.get("image")).strip() or None,
        language=one_line(document.get("language")) or None,
    )


def write(recipe: RecipeText) -> dict[str, Any]:
    """The keys that the library has; what a recipe does not say is left out."""
    portions = None if recipe.portions is None else f"{recipe.portions} servings"
    found = {
        "title": recipe.title,
        "author": recipe.author,
        "canonical_url": recipe.url,
        "cook_time": minutes(recipe.cook_s),
        "description": recipe.description,
        "equipment": list(recipe.tools),
        "image": recipe.image,
        "ingredient_groups": [
            {"purpose": group, "ingredients": [line.text for line in lines]}
            for group, lines in groupby(recipe.lines, key=lambda line: line.group)
        ],
        "ingredients": [line.text for line in recipe.lines],
        "instructions": "\n".join(recipe.steps),
        "instructions_list": list(recipe.steps),
        "keywords": list(recipe.tags),
        "language": recipe.language,
        "prep_time": minutes(recipe.prep_s),
        "total_time": minutes(recipe.total_s),
        "yields": recipe.yield_text or portions,
    }
    return {key: value for key, value in found.items() if value is not None}


def _lines(document: Mapping[str, Any]) -> tuple[SourceLine, ...]:
    """Ingredients with their groups where the groups hold the same lines."""
    texts = _texts(document.get("ingredients"))
    grouped = [
        (text, one_line(group.get("purpose")) or None)
        for group in list_of(document.get("ingredient_groups"))
        if isinstance(group, Mapping)
        for text in _texts(group.get("ingredients"))
    ]
    if [text for text, _ in grouped] != list(texts):
        grouped = [(text, None) for text in texts]
    return tuple(SourceLine(row=row, text=text, group=group) for row, (text, group) in enumerate(grouped, start=1))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for one in list_of(value) if (text := one_line(one)))


SHAPE = Shape(
    name="recipe-scrapers",
    read=read,
    write=write,
    places={
        "title": ("title",),
        "author": ("author",),
        "canonical_url": ("url",),
        "cook_time": ("cook_s",),
        "description": ("description",),
        "equipment": ("tools",),
        "image": ("image",),
        "ingredient_groups": ("lines", "line_groups"),
        "ingredients": ("lines", "line_groups"),
        "instructions": ("steps",),
        "instructions_list": ("steps",),
        "keywords": ("tags",),
        "language": ("language",),
        "prep_time": ("prep_s",),
        "total_time": ("total_s",),
        "yields": ("yield_text", "portions", "yields"),
    },
)
