"""Recipe documents: one JSON object of some program to a recipe and back, without losing a key or a word.

Knows: keys that another program wrote stay as they were while their fields stay the same; what a format has no place
for goes under one key, `seqchef`, which other programs ignore, and counts only while the rest was not edited.
Does not know: the keys of any format (json_ld, mealie, paprika, tandoor, scrapers).
Start at: read_document, write_document.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from seqchef.food.recipes import RecipeText
from seqchef.formats.recipe_fields import differences, restored

KEPT = "seqchef"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How one program writes a recipe as a JSON object."""

    name: str
    read: Callable[[Mapping[str, Any]], RecipeText]
    write: Callable[[RecipeText], dict[str, Any]]
    places: Mapping[str, tuple[str, ...]]  # key -> the fields that it holds


def read_document(shape: Shape, document: Mapping[str, Any], source: str) -> RecipeText:
    """The recipe; `extra[shape.name]` is the document."""
    recipe, other = native(shape, document, source), _kept_extra(document)
    return replace(recipe, extra={**other, shape.name: {k: v for k, v in document.items() if k != KEPT}})


def native(shape: Shape, document: Mapping[str, Any], source: str = "") -> RecipeText:
    """The recipe without `extra`."""
    return restored(replace(shape.read(document), source=source), document.get(KEPT))


def write_document(shape: Shape, recipe: RecipeText) -> dict[str, Any]:
    """The document of a recipe; reading it again gives the same recipe."""
    document = shape.write(recipe)
    original = recipe.extra.get(shape.name)
    if isinstance(original, Mapping):
        document = _over(original, document, shape, recipe)
    kept: dict[str, Any] = dict(differences(shape.read(document), recipe))
    other = {name: one for name, one in recipe.extra.items() if name != shape.name}
    if other:
        kept["extra"] = other
    return document | {KEPT: kept} if kept else document


def _over(original: Mapping[str, Any], document: Mapping[str, Any], shape: Shape, recipe: RecipeText) -> dict[str, Any]:
    """The original with the keys replaced whose fields have changed since it was read."""
    changed = set(differences(shape.read(original), recipe))
    fixed = {key: value for key, value in document.items() if key not in shape.places}
    result = fixed | {key: value for key, value in original.items() if key != KEPT}
    for key, fields in shape.places.items():
        if changed & set(fields):
            result.pop(key, None)
            if key in document:
                result[key] = document[key]
    return result


def _kept_extra(document: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = document.get(KEPT)
    extra = kept.get("extra") if isinstance(kept, Mapping) else None
    return extra if isinstance(extra, Mapping) else {}
