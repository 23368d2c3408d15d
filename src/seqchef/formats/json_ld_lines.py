"""Ingredient lines of JSON-LD: texts, lists of lists, properties with a value, named lists, to lines under headings.

Start at: ingredients.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from seqchef.formats.words import first, lines_of, one_line

DEEPEST_LIST = 8
Line = tuple[str, str | None]  # a line, and the name of the list that it is in


def ingredients(document: Mapping[str, Any]) -> list[Line]:
    """Every line in order. A text, or a list of one text of several lines, is divided at its line ends."""
    for key in ("recipeIngredient", "ingredients", "recipeIngredients"):
        value = document.get(key)
        found: list[Line]
        if isinstance(value, str):
            found = [(line, None) for line in lines_of(value)]
        elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and value[0].count("\n") > 1:
            found = [(line, None) for line in lines_of(value[0])]
        else:
            found = list(_lines(value, None, 0))
        if found:
            return found
    return []


def _lines(value: Any, group: str | None, depth: int) -> Iterator[Line]:
    """Lines out of texts, properties with a value, lists of lists and lists with a name."""
    if depth > DEEPEST_LIST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _lines(one, group, depth + 1)
    elif isinstance(value, dict):
        inner = value.get("itemListElement") or value.get("recipeIngredient") or value.get("item")
        if inner is not None:
            yield from _lines(inner, one_line(value.get("name")) or group, depth + 1)
        elif "@type" in value or any(key in value for key in ("name", "text", "@value")):
            parts = [value.get("value"), value.get("unitText") or value.get("unitCode"), named(value)]
            if line := " ".join(filter(None, map(one_line, parts))):
                yield line, group
        else:
            yield from _lines(list(value.values()), group, depth + 1)
    elif line := one_line(value):
        yield line, group


def named(value: Any) -> object:
    """The name or text of an object, or the value itself."""
    if not isinstance(value, dict):
        return first(value)
    return next((first(value[key]) for key in ("name", "text", "@value", "alternateName") if value.get(key)), "")
