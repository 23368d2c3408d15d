"""Kinds of recipe text: which of page, JSON and kinds of plain text a text is, and who reads it.

Knows: what gives each format away.
Does not know: bytes and archives (recipe_files), or what the formats hold.
Start at: kind_of.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from seqchef.errors import BadInput
from seqchef.food.recipes import RecipeText
from seqchef.formats import html_page, json_ld_find, mealie, paprika, scrapers, tandoor
from seqchef.formats.character_sets import NOT_TEXT
from seqchef.formats.cooklang_out import read_cooklang
from seqchef.formats.json_ld_out import SHAPE as JSON_LD
from seqchef.formats.json_text import load
from seqchef.formats.markdown_out import read_markdown
from seqchef.formats.page_groups import groups_of
from seqchef.formats.recipe_documents import Shape, read_document
from seqchef.formats.recipe_json import NAME as OWN
from seqchef.formats.recipe_json import from_dict, is_own

UNKNOWN = "json"
SHAPES: Mapping[str, Shape] = {
    shape.name: shape for shape in (JSON_LD, mealie.SHAPE, paprika.SHAPE, tandoor.SHAPE, scrapers.SHAPE)
}
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson", ".paprikarecipe")
LINES_SUFFIXES = (".jsonl", ".ndjson")
JSON_BEGINS = re.compile(r"\s*[{\[]\s*[\"{\[\]}]")
PAGE_BEGINS = re.compile(r"\s*<[!?a-zA-Z]")
COOKLANG_MARK = re.compile(r"[@#~][^\s@#~{}][^@#~{}\n]{0,80}\{[^{}\n]{0,80}\}|^>> *\w[^:\n]{0,40}:", re.MULTILINE)
MARKDOWN_HEADING = re.compile(r"^#{1,3} +\S", re.MULTILINE)
LONGEST_WRITTEN = 2_000_000  # what a person writes of one recipe
LOOKED_AT = 200_000  # characters of a text that decide what it is


def kind_of(text: str, name: str) -> str:
    """ "html", "json", "cooklang", "markdown" or "text". Raises BadInput for what is no text, or empty."""
    head = text[:LOOKED_AT]
    if not head.strip():
        raise BadInput(f"{name} is empty; expected a recipe")
    suffix = name.lower()
    if PAGE_BEGINS.match(head) or suffix.endswith((".html", ".htm")):
        return "html"
    if JSON_BEGINS.match(head) or suffix.endswith(JSON_SUFFIXES):
        return "json"
    if len(text) > LONGEST_WRITTEN:
        found = f"{len(text):,} characters of text"
        raise BadInput(f"{name}: {found}; expected one recipe, at most {LONGEST_WRITTEN:,} characters")
    control = NOT_TEXT.search(text)
    if control:
        row = text.count("\n", 0, control.start()) + 1
        raise BadInput(f"{name}, row {row}: control characters; expected a recipe as text")
    if "application/ld+json" in head:
        return "html"
    if suffix.endswith(".cook") or (COOKLANG_MARK.search(head) and not suffix.endswith(".md")):
        return "cooklang"
    return "markdown" if suffix.endswith((".md", ".markdown")) or MARKDOWN_HEADING.search(head) else "text"


def json_format(text: str, name: str) -> str:
    """Which program's JSON a text is; "json" when it holds no recipe."""
    values = load(text, name)
    if json_ld_find.recipes_in(values):
        return JSON_LD.name
    return next((shape for shape, _ in _documents(values)), UNKNOWN)


def _page(text: str, name: str) -> Iterator[RecipeText]:
    """Recipes of a page: JSON-LD, with ingredients and steps from microdata where it has none."""
    found = json_ld_find.recipes_in(html_page.objects_of(text, name))
    marked = (
        json_ld_find.recipes_in(html_page.microdata_of(text))
        if not found or not json_ld_find.is_whole(found[0])
        else []
    )
    if found and marked:
        found[0] = json_ld_find.completed(found[0], marked[0])
    for document in found or marked:
        yield _grouped(read_document(JSON_LD, document, name), text)


def _grouped(recipe: RecipeText, page: str) -> RecipeText:
    """The recipe with the headings that the page shows between its ingredients."""
    if any(line.group for line in recipe.lines):
        return recipe
    groups = groups_of(page, [line.text for line in recipe.lines])
    if groups is None:
        return recipe
    lines = (replace(line, group=group) for line, group in zip(recipe.lines, groups, strict=True))
    return replace(recipe, lines=tuple(lines))


def _json(text: str, name: str) -> Iterator[RecipeText]:
    if name.lower().endswith(LINES_SUFFIXES):
        for row, line in enumerate(text.splitlines(), start=1):
            yield from _recipes(load(line, f"{name}, row {row}"), name) if line.strip() else ()
    else:
        yield from _recipes(load(text, name), name)


def _recipes(values: list[Any], name: str) -> Iterator[RecipeText]:
    """JSON-LD, or else any program's."""
    documents = json_ld_find.recipes_in(values)
    for document in documents:
        yield read_document(JSON_LD, document, name)
    for shape, document in _documents(values) if not documents else ():
        yield from_dict(document, name) if shape == OWN else read_document(SHAPES[shape], document, name)


def _documents(values: list[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(format, object) of every object that is some program's recipe; recipes inside recipes are not looked for."""
    waiting = list(reversed(values))
    while waiting:
        value = waiting.pop()
        name = _shape(value) if isinstance(value, dict) else None
        if name is not None:
            yield name, value
        elif isinstance(value, dict | list):
            waiting.extend(reversed(list(value.values() if isinstance(value, dict) else value)))


def _shape(document: dict[str, Any]) -> str | None:
    """The format of an object; None when it is no recipe."""
    if is_own(document):
        return OWN
    tests = (tandoor.is_recipe, paprika.is_recipe, mealie.is_recipe, scrapers.is_recipe)
    shapes = (tandoor.SHAPE, paprika.SHAPE, mealie.SHAPE, scrapers.SHAPE)
    return next((shape.name for test, shape in zip(tests, shapes, strict=True) if test(document)), None)


def _pasted(text: str, name: str) -> Iterator[RecipeText]:
    from seqchef.formats.pasted import segment  # loads a model

    yield segment(text, name)


READERS: Mapping[str, Callable[[str, str], Iterator[RecipeText]]] = {
    "html": _page,
    "json": _json,
    "cooklang": lambda text, name: iter((read_cooklang(text, name),)),
    "markdown": read_markdown,
    "text": _pasted,
}
