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
    kept = front.get(KEPT)
    extra = kept.get("extra") if isinstance(kept, Mapping) else None
    return replace(restored(recipe, kept), extra={**_leftovers(extra), shape.name: text})


def write_text_document(shape: TextShape, recipe: RecipeText) -> str:
    """The text of a recipe; reading it again gives the same recipe, without the documents of other formats."""
    original = recipe.extra.get(shape.name)
    more: dict[str, Any] = {}
    if isinstance(original, str):
        front = shape.read(original, recipe.source)[1]
        again = read_text_document(shape, original, recipe.source)
        if not differences(again, recipe) and _leftovers(again.extra) == _leftovers(recipe.extra):
            return original
        more = {key: value for key, value in front.items() if key.lower() not in (*shape.known, KEPT)}
    plain = NOT_TEXT.sub("", shape.write(recipe, more))
    kept: dict[str, Any] = dict(differences(shape.read(plain, recipe.source)[0], recipe))
    if leftovers := _leftovers(recipe.extra):
        kept["extra"] = leftovers
    return NOT_TEXT.sub("", shape.write(recipe, {**more, KEPT: kept})) if kept else plain


def _leftovers(extra: object) -> dict[str, Any]:
    """Lines that found no place in a recipe go along; the whole documents of other programs do not."""
    return {name: one for name, one in extra.items() if isinstance(one, list)} if isinstance(extra, Mapping) else {}
