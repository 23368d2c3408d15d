"""Recipes among the objects of a page: which object is the page's recipe, and what belongs together.

Start at: recipes_in.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from seqchef.formats.json_ld_lines import ingredients
from seqchef.formats.words import list_of, one_line, text_of

PREFIXES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/", "schema:")
OWN = ("@graph", "mainEntity", "mainEntityOfPage")  # what a page says of itself


def recipes_in(values: list[Any]) -> list[dict[str, Any]]:
    """Every object of type Recipe, each once, those with ingredients first.

    What is said twice of one recipe is put together. Beside a recipe of its own with ingredients, those that a page
    only mentions (in a list of others, as a part of it) are left out.
    """
    people = {node["@id"]: node for node, _ in _nodes(values) if isinstance(node.get("@id"), str) and "name" in node}
    found: list[tuple[dict[str, Any], bool]] = []
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for node, mentioned in _nodes(values):
        if not is_type(node, "Recipe"):
            continue
        recipe = _with_people(node, people)
        names = [(key, text) for key in ("@id", "name") if (text := one_line(recipe.get(key)))]
        same = next((known[name] for name in names if name in known and _agree(known[name], recipe)), None)
        if same is None:
            found.append((recipe, mentioned))
        else:
            same.update({key: value for key, value in recipe.items() if not same.get(key)})
        known |= dict.fromkeys(names, recipe if same is None else same)
    own = [recipe for recipe, mentioned in found if not mentioned]
    if not any(ingredients(recipe) for recipe in own):
        own = [recipe for recipe, _ in sorted(found, key=lambda one: one[1])]
    return sorted(own, key=lambda recipe: not ingredients(recipe))


def _agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two objects can be one recipe: the same ingredients, or only one of them has some."""
    left, right = ingredients(one), ingredients(other)
    return not left or not right or left == right


def is_type(node: Mapping[str, Any], name: str) -> bool:
    """Whether an object is of a schema.org type, in any of the ways to write it."""
    types = (short(text_of(one)) for one in list_of(node.get("@type")))
    return any(one.lower() == name.lower() for one in types)


def is_whole(document: Mapping[str, Any]) -> bool:
    """Whether a recipe has ingredients and instructions."""
    return bool(ingredients(document)) and bool(document.get("recipeInstructions"))


def completed(document: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The recipe with what only the other one says; ingredients that nobody can read count as not said."""
    said = {key: value for key, value in document.items() if value}
    if not ingredients(document):
        said.pop("recipeIngredient", None)
    return {**other, **said}


def short(name: str) -> str:
    """A name without the address of schema.org."""
    for prefix in PREFIXES:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name


def _nodes(values: list[Any]) -> Iterator[tuple[dict[str, Any], bool]]:
    """(object, whether it only stands inside something else), outer ones first, in the order of the text."""
    waiting = [(value, False) for value in reversed(values)]
    while waiting:
        value, mentioned = waiting.pop()
        if isinstance(value, dict):
            yield value, mentioned
            waiting.extend((one, mentioned or key not in OWN) for key, one in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend((one, mentioned) for one in reversed(value))


def _with_people(node: dict[str, Any], people: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A copy in which an author given by reference has a name."""
    author = node.get("author")
    one = author[0] if isinstance(author, list) and len(author) == 1 else author
    if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str) and one["@id"] in people:
        return {**node, "author": people[one["@id"]]}
    return dict(node)
