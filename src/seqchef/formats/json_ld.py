"""schema.org JSON-LD to recipes: what web pages say of themselves (https://schema.org/Recipe).

Knows: the many ways in which a page gives ingredients, instructions, yields, people and pictures.
Does not know: pages (html_page) or how a recipe is written (json_ld_out).
Start at: recipes_in, then read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.durations import seconds
from seqchef.formats.json_ld_steps import read_steps
from seqchef.formats.words import first, lines_of, list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield

PREFIXES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/", "schema:")
DEEPEST_LIST = 8
OWN = ("@graph", "mainEntity", "mainEntityOfPage")  # what a page says of itself


def recipes_in(values: list[Any]) -> list[dict[str, Any]]:
    """Every object of type Recipe, each once; the page's own before those that it only mentions.

    Those with ingredients come first. What is said twice of one recipe is put together.
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
    return [recipe for recipe, _ in sorted(found, key=lambda one: (not _ingredients(one[0]), one[1]))]


def _agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two objects can be one recipe: the same ingredients, or only one of them has some."""
    left, right = _ingredients(one), _ingredients(other)
    return not left or not right or left == right


def is_type(node: Mapping[str, Any], name: str) -> bool:
    """Whether an object is of a schema.org type, in any of the ways to write it."""
    types = (_short(text_of(one)) for one in list_of(node.get("@type")))
    return any(one.lower() == name.lower() for one in types)


def is_whole(document: Mapping[str, Any]) -> bool:
    """Whether a recipe has ingredients and instructions."""
    return bool(_ingredients(document)) and bool(document.get("recipeInstructions"))


def completed(document: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The recipe with what only the other one says; ingredients that nobody can read count as not said."""
    said = {key: value for key, value in document.items() if value}
    if not _ingredients(document):
        said.pop("recipeIngredient", None)
    return {**other, **said}


def read(document: Mapping[str, Any]) -> RecipeText:
    """The recipe that an object states; a value of the wrong type counts as absent."""
    document = {_short(key): value for key, value in document.items()}
    steps = read_steps(document.get("recipeInstructions") or document.get("instructions"))
    yield_text = _yield_text(document.get("recipeYield") or document.get("yield"))
    portions, amount = read_yield(yield_text)
    rows = enumerate(_ingredients(document), start=1)
    return RecipeText(
        title=one_line(first(document.get("name")) or first(document.get("headline"))),
        source="",
        portions=portions,
        yields=amount,
        lines=tuple(SourceLine(row=row, text=text, group=group) for row, (text, group) in rows),
        steps=tuple(text for text, _ in steps),
        step_groups=tuple(group for _, group in steps) if any(group for _, group in steps) else (),
        yield_text=yield_text,
        description=paragraphs(first(document.get("description"))),
        notes=tuple(_notes(document.get("comment"))),
        prep_s=_time(document.get("prepTime")),
        cook_s=_time(document.get("cookTime")),
        total_s=_time(document.get("totalTime")),
        tools=tuple(_names(document.get("tool"))),
        tags=_tags(document),
        author=", ".join(_names(document.get("author"))) or None,
        url=_link(document.get("url")) or _link(document.get("mainEntityOfPage")),
        image=_link(document.get("image")),
        language=one_line(_named(document.get("inLanguage"))) or None,
    )


def _short(name: str) -> str:
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


def _ingredients(document: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    """(line, group) in order."""
    for key in ("recipeIngredient", "ingredients", "recipeIngredients"):
        value = document.get(key)
        found: list[tuple[str, str | None]]
        if isinstance(value, str):
            found = [(line, None) for line in lines_of(value)]
        elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and value[0].count("\n") > 1:
            found = [(line, None) for line in lines_of(value[0])]
        else:
            found = list(_lines(value, None, 0))
        if found:
            return found
    return []


def _lines(value: Any, group: str | None, depth: int) -> Iterator[tuple[str, str | None]]:
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
            parts = [value.get("value"), value.get("unitText") or value.get("unitCode"), _named(value)]
            if line := " ".join(filter(None, map(one_line, parts))):
                yield line, group
        else:
            yield from _lines(list(value.values()), group, depth + 1)
    elif line := one_line(value):
        yield line, group


def _named(value: Any) -> object:
    """The name or text of an object, or the value itself."""
    if not isinstance(value, dict):
        return first(value)
    return next((first(value[key]) for key in ("name", "text", "@value", "alternateName") if value.get(key)), "")


def _names(value: Any) -> list[str]:
    return [name for one in list_of(value) if (name := one_line(_named(one)))]


def _link(value: Any) -> str | None:
    value = first(value)
    if isinstance(value, dict):
        value = first(value.get("url") or value.get("contentUrl") or value.get("@id"))
    return (text_of(value).strip() or None) if isinstance(value, str) else None


def _time(value: Any) -> int | None:
    value = first(value)
    if isinstance(value, dict):
        value = value.get("maxValue") or value.get("value") or value.get("@value")
    return seconds(value)


def _yield_text(value: Any) -> str | None:
    """The yield in words; of several the first that is more than a number."""
    found = []
    for one in list_of(value):
        parts = (one.get("value"), one.get("unitText") or one.get("name")) if isinstance(one, dict) else (one,)
        found.append(" ".join(filter(None, map(one_line, parts))))
    return next((text for text in found if text and not text.isdecimal()), next(filter(None, found), None))


def _tags(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Keywords, then category and cuisine, each once; a text of keywords is divided at its commas."""
    found: dict[str, None] = {}
    for key in ("keywords", "recipeCategory", "recipeCuisine"):
        for one in list_of(document.get(key)):
            words = one_line(_named(one))
            found |= dict.fromkeys(tag.strip() for tag in words.split(",") if tag.strip())
    return tuple(found)


def _notes(value: Any) -> Iterator[str]:
    """Comments that are called "Note"; what readers of a page write is no note of the recipe."""
    for one in list_of(value):
        if isinstance(one, dict) and one.get("name") == "Note" and (text := paragraphs(one.get("text"))):
            yield text
