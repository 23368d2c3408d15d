"""schema.org JSON-LD to recipes: what web pages say of themselves (https://schema.org/Recipe).

Knows: the many ways in which a page gives yields, times, people, pictures and words.
Does not know: pages (html_page), which object is a recipe (json_ld_find), how a recipe is written (json_ld_out).
Start at: read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.durations import seconds
from seqchef.formats.json_ld_find import short
from seqchef.formats.json_ld_lines import ingredients, named
from seqchef.formats.json_ld_steps import read_steps
from seqchef.formats.words import first, list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield


def read(document: Mapping[str, Any]) -> RecipeText:
    """The recipe that an object states; a value of the wrong type counts as absent."""
    document = {short(key): value for key, value in document.items()}
    steps = read_steps(document.get("recipeInstructions") or document.get("instructions"))
    yield_text = _yield_text(document.get("recipeYield") or document.get("yield"))
    portions, amount = read_yield(yield_text)
    rows = enumerate(ingredients(document), start=1)
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
        language=one_line(named(document.get("inLanguage"))) or None,
    )


def _names(value: Any) -> list[str]:
    return [name for one in list_of(value) if (name := one_line(named(one)))]


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
            words = one_line(named(one))
            found |= dict.fromkeys(tag.strip() for tag in words.split(",") if tag.strip())
    return tuple(found)


def _notes(value: Any) -> Iterator[str]:
    """Comments that are called "Note"; what readers of a page write is no note of the recipe."""
    for one in list_of(value):
        if isinstance(one, dict) and one.get("name") == "Note" and (text := paragraphs(one.get("text"))):
            yield text
