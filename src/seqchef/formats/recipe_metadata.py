"""Metadata of recipes that people write as text: the keys that the Cooklang specification names, in Markdown too.

Knows: which keys mean which field (https://cooklang.org/docs/spec#canonical-metadata), and what to write.
Does not know: where the metadata stands (cooklang, markdown).
Start at: fields_in, metadata_of.
"""

from collections.abc import Mapping
from typing import Any

from seqchef.food.recipes import RecipeText
from seqchef.formats.durations import seconds, spoken
from seqchef.formats.words import first, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield

YIELDS = ("servings", "serves", "yield", "makes")
PLACES: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "description": ("description", "introduction"),
    "author": ("author", "source.author"),
    "url": ("source", "source.url", "url"),
    "image": ("image", "images", "picture", "pictures"),
    "language": ("locale", "language", "lang"),
    "prep_s": ("prep time", "preptime", "time.prep"),
    "cook_s": ("cook time", "cooktime", "time.cook"),
    "total_s": ("time required", "time", "duration", "total time"),
    "tags": ("tags",),
    "tools": ("tools",),
}
KNOWN = (*YIELDS, *(key for keys in PLACES.values() for key in keys))


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Every key in lower case; a mapping inside a key as `key.inner`."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, Mapping):
            found |= {f"{key}.{inner}".lower(): one for inner, one in value.items()}
        else:
            found[key.lower()] = value
    return found


def fields_in(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of RecipeText that flat metadata states; of servings `4|8` the first number counts."""
    found = {field: next((metadata[key] for key in keys if metadata.get(key)), None) for field, keys in PLACES.items()}
    fields: dict[str, Any] = {name: seconds(found[name]) for name in ("prep_s", "cook_s", "total_s")}
    fields |= {name: _texts(found[name]) for name in ("tags", "tools")}
    fields |= {name: one_line(found[name]) or None for name in ("author", "language")}
    fields |= {name: text_of(first(found[name])).strip() or None for name in ("url", "image")}
    fields |= {"title": one_line(found["title"]), "description": paragraphs(found["description"])}
    return fields | _yield(metadata)


def metadata_of(recipe: RecipeText) -> dict[str, Any]:
    """What to write of a recipe, by key; what it does not say is None or empty."""
    amount = recipe.yields if read_yield(recipe.yield_text).amount is None else None
    times = {"prep time": recipe.prep_s, "cook time": recipe.cook_s, "time required": recipe.total_s}
    return {
        "title": recipe.title,
        "description": recipe.description,
        "servings": recipe.yield_text or (None if recipe.portions is None else str(recipe.portions)),
        "yield": None if amount is None else f"{amount.quantity} {amount.unit_text or amount.unit or ''}".strip(),
        **{key: None if time is None else spoken(time) for key, time in times.items()},
        "author": recipe.author,
        "source": recipe.url,
        "image": recipe.image,
        "locale": recipe.language,
        "tags": list(recipe.tags),
        "tools": list(recipe.tools),
    }


def _texts(value: Any) -> tuple[str, ...]:
    """A list, or the parts of a text between its commas."""
    parts = value if isinstance(value, list) else text_of(value).split(",")
    return tuple(filter(None, map(one_line, parts)))


def _yield(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Portions, amount, and the first yield as written."""
    portions, amount, written = None, None, None
    for key in YIELDS:
        text = one_line(metadata.get(key))
        found = read_yield(text.split("|")[0])
        portions, amount, written = found.portions or portions, found.amount or amount, written or text or None
    return {"portions": portions, "yields": amount, "yield_text": written}
