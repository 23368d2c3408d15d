"""Whole recipes: a RecipeText in, a RecipeReading out: lines, steps, links, balance, timeline.

Knows: the lines of all recipes are labelled together, and so are their steps; headings among the lines name groups.
Does not know: how lines and steps are read (lines, steps), or what links them (links).
Start at: read_recipe, read_recipes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from seqchef.applications.reading.lines import Labeller, read_lines
from seqchef.applications.reading.links import link_steps
from seqchef.applications.reading.steps import StepLabeller, read_steps
from seqchef.applications.reading.timeline import timeline_of
from seqchef.applications.reading.uses import balance_of
from seqchef.food.ingredients import Ingredient
from seqchef.food.readings import RecipeReading
from seqchef.food.recipes import RecipeText
from seqchef.food.steps import Step
from seqchef.languages import names
from seqchef.text.language import language_of
from seqchef.text.notation import decimal_comma

CHUNK = 256  # recipes at a time


def read_recipe(
    text: RecipeText, labeller: Labeller, step_labeller: StepLabeller, *, language: str = "auto"
) -> RecipeReading:
    """What one recipe says."""
    return next(read_recipes([text], labeller, step_labeller, language=language))


def read_recipes(
    texts: Iterable[RecipeText], labeller: Labeller, step_labeller: StepLabeller, *, language: str = "auto"
) -> Iterator[RecipeReading]:
    """One RecipeReading for each recipe, in order, while they come in; each is what it is when read alone."""
    remaining = iter(texts)
    while chunk := list(islice(remaining, CHUNK)):
        ways = [_Way.of(text, language) for text in chunk]
        lines: dict[_Way, Iterator[Ingredient]] = {}
        steps: dict[_Way, Iterator[Step]] = {}
        for way in dict.fromkeys(ways):
            own = [text for text, other in zip(chunk, ways, strict=True) if other == way]
            written = [line.text for text in own for line in text.lines]
            lines[way] = iter(read_lines(written, labeller, language=way.language, decimal_comma=way.comma))
            said = [step for text in own for step in text.steps]
            steps[way] = iter(read_steps(said, step_labeller, language=way.language))
        for text, way in zip(chunk, ways, strict=True):
            own_lines = zip(text.lines, list(islice(lines[way], len(text.lines))), strict=True)
            ingredients = [line.ingredient or read for line, read in own_lines]
            yield understand(text, ingredients, list(islice(steps[way], len(text.steps))), language=way.language)


class _Way(NamedTuple):
    """How a recipe is written."""

    language: str
    comma: bool | None  # whether a comma divides decimals

    @classmethod
    def of(cls, text: RecipeText, language: str) -> "_Way":
        comma = decimal_comma([line.text for line in text.lines])
        return cls(spoken_in(text) if language == "auto" else language, comma)


def understand(
    text: RecipeText, ingredients: Sequence[Ingredient], steps: Sequence[Step], *, language: str
) -> RecipeReading:
    """The reading of a recipe whose lines and steps were read already."""
    links = link_steps(
        steps,
        ingredients,
        step_groups=text.step_groups,
        line_groups=line_groups(text, ingredients),
        language=language,
    )
    return RecipeReading(
        text=text,
        language=language,
        ingredients=tuple(ingredients),
        steps=tuple(steps),
        links=links,
        balance=balance_of(ingredients, links.links, text.steps),
        timeline=timeline_of(steps, links.flows, stated_total_s=text.total_s, language=language),
    )


def line_groups(text: RecipeText, ingredients: Sequence[Ingredient]) -> list[str | None]:
    """The group of each line: its own, else the heading above it, else what the line says that it is for."""
    groups: list[str | None] = []
    heading: str | None = None
    for line, ingredient in zip(text.lines, ingredients, strict=True):
        if ingredient.kind == "heading":
            heading = ingredient.text
        groups.append(line.group or heading or ingredient.purpose)
    return groups


def spoken_in(text: RecipeText) -> str:
    """The language that the recipe says, else the one its words show."""
    if text.language and (code := text.language[:2].lower()) in names():
        return code
    return language_of((text.title, *(line.text for line in text.lines), *text.steps))
