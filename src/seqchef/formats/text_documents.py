"""Text documents: a recipe as a file that people write, to a recipe and back without losing a word.

Knows: a file whose recipe was not changed is written as it was; what the format has no place for goes into the front
matter under `seqchef`, and counts only while the rest was not edited.
Does not know: any format (cooklang_recipe, markdown).
Start at: read_text_document, write_text_document.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from seqchef.food.recipes import RecipeText
from seqchef.formats.character_sets import NOT_TEXT
from seqchef.formats.recipe_documents import KEPT
from seqchef.formats.recipe_fields import differences, restored


@dataclass(frozen=True, kw_only=True)
class TextShape:
    """How one format writes a recipe as text: `read` gives its front matter too, `write` takes more of it."""

    name: str
    read: Callable[[str, str], tuple[RecipeText, dict[str, Any]]]
    write: Callable[[RecipeText, Mapping[str, Any]], str]
    known: tuple[str, ...]  # keys of the front matter that have fields


def read_text_document(shape: TextShape, text: str, source: str) -> RecipeText:
    """The recipe; `extra[shape.name]` is the text."""
    recipe, front = shape.read(text, source)
    return replace(restored(recipe, front.get(KEPT)), extra={shape.name: text})


def write_text_document(shape: TextShape, recipe: RecipeText) -> str:
    """The text of a recipe; reading it again gives the same recipe, without what other formats said besides."""
    original = recipe.extra.get(shape.name)
    more: dict[str, Any] = {}
    if isinstance(original, str):
        before, front = shape.read(original, recipe.source)
        if not differences(restored(before, front.get(KEPT)), recipe):
            return original
        more = {key: value for key, value in front.items() if key.lower() not in (*shape.known, KEPT)}
    plain = NOT_TEXT.sub("", shape.write(recipe, more))
    kept = differences(shape.read(plain, recipe.source)[0], recipe)
    return NOT_TEXT.sub("", shape.write(recipe, {**more, KEPT: kept})) if kept else plain
