"""Recipes as Markdown: a page that people read and edit; and the same without marks, as plain text.

Start at: to_markdown, to_text.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from seqchef.food.recipes import RecipeText
from seqchef.formats import front_matter
from seqchef.formats.markdown import recipe_of
from seqchef.formats.recipe_documents import KEPT
from seqchef.formats.recipe_metadata import KNOWN, metadata_of
from seqchef.formats.text_documents import TextShape, read_text_document, write_text_document

NAME = "markdown"
Pairs = list[tuple[str, str | None]]  # a line, and its heading


def to_markdown(recipe: RecipeText) -> str:
    """The recipe as Markdown; reading it again gives the same recipe."""
    return write_text_document(SHAPE, recipe)


def read_markdown(text: str, source: str) -> Iterator[RecipeText]:
    """The recipe of a Markdown text; none when it has neither ingredients nor steps."""
    recipe = read_text_document(SHAPE, text, source)
    if recipe.lines or recipe.steps:
        yield recipe


def to_text(recipe: RecipeText) -> str:
    """The recipe as plain text: title, yield, ingredients, steps and notes, with an empty line between them."""
    blocks = ["\n".join(filter(None, [recipe.title, _serves(recipe)]))]
    blocks += ["\n".join(rows) for rows in _blocks(_lines(recipe), "")]
    blocks += ["\n".join(["Method:", *rows][index != 0 :]) for index, rows in enumerate(_blocks(_steps(recipe), ""))]
    blocks += ["\n".join(["Notes:", *recipe.notes])] if recipe.notes else []
    return "\n\n".join(blocks) + "\n"


def _write(recipe: RecipeText, more: Mapping[str, Any]) -> str:
    parts: list[str] = [f"# {_line(recipe.title)}", *([recipe.description] if recipe.description else [])]
    lists: tuple[tuple[str, Pairs, bool], ...] = (
        ("Equipment", [(tool, None) for tool in recipe.tools], False),
        ("Ingredients", _lines(recipe), False),
        ("Steps", _steps(recipe), True),
        ("Notes", [(note, None) for note in recipe.notes], False),
    )
    for title, pairs, numbered in lists:
        if pairs:
            parts += [f"## {title}", *_listed(pairs, numbered)]
    return front_matter.write({**_metadata(recipe), **more}) + "\n" + "\n\n".join(parts) + "\n"


def _listed(pairs: Pairs, numbered: bool) -> Iterator[str]:
    """A heading and a list for each group."""
    number = 0
    for group, inside in groupby(pairs, key=lambda pair: pair[1]):
        if group:
            yield f"### {_line(group)}"
        rows = []
        for text, _ in inside:
            number += 1
            sign = f"{number}. " if numbered else "- "
            rows.append(sign + f"\n{' ' * len(sign)}".join(text.splitlines()))
        yield "\n".join(rows)


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(recipe: RecipeText) -> Pairs:
    return [(line.text, line.group) for line in recipe.lines]


def _steps(recipe: RecipeText) -> Pairs:
    return list(zip(recipe.steps, recipe.step_groups or (None,) * len(recipe.steps), strict=True))


def _blocks(pairs: Pairs, sign: str) -> Iterator[list[str]]:
    """A run of lines for each group, its heading first."""
    for group, inside in groupby(pairs, key=lambda pair: pair[1]):
        yield [*([f"{group}:"] if group else []), *(sign + text for text, _ in inside)]


def _serves(recipe: RecipeText) -> str:
    if recipe.yield_text:
        return f"Yield: {recipe.yield_text}" if recipe.yield_text[0].isdigit() else recipe.yield_text
    if recipe.yields is not None:
        return f"Makes {recipe.yields.quantity} {recipe.yields.unit_text or recipe.yields.unit or ''}".strip()
    return "" if recipe.portions is None else f"Serves {recipe.portions}"


def _metadata(recipe: RecipeText) -> dict[str, Any]:
    """What has no place on the page itself."""
    return {key: value for key, value in metadata_of(recipe).items() if key not in ("title", "description", "tools")}


SHAPE = TextShape(name=NAME, read=recipe_of, write=_write, known=(*KNOWN, KEPT))
