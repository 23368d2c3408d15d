"""Written recipes as text for people: title, how much and how long, the list, numbered steps, notes, what was checked.

Knows: the order of the blocks, the words of each language around the recipe.
Does not know: how wide a line may be (the caller breaks lines), or any mark of Markdown (written_recipes).
Start at: blocks, to_text.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from seqchef.applications.writing.written import WrittenRecipe
from seqchef.formats.written_words import load

HOUR = 60  # minutes


class Row(NamedTuple):
    """One row of text; where it has to be broken, further lines begin `hang` columns in."""

    text: str
    hang: int = 0


def to_text(recipe: WrittenRecipe) -> str:
    """The recipe as text, one row for each ingredient and step, an empty line between the blocks."""
    return "\n\n".join("\n".join(row.text for row in block) for block in blocks(recipe)) + "\n"


def blocks(recipe: WrittenRecipe) -> Iterator[list[Row]]:
    """The blocks of a recipe that have rows: head, list, steps, notes, what was checked."""
    words = load(recipe.language)
    yield [Row(text) for text in (recipe.title, _head(recipe, words)) if text]
    if recipe.ingredients:
        yield [Row(line, 2) for line in recipe.ingredients]
    if recipe.steps:
        signs = [f"{number}. " for number, _ in enumerate(recipe.steps, start=1)]
        yield [Row(sign + step, len(sign)) for sign, step in zip(signs, recipe.steps, strict=True)]
    if recipe.notes:
        yield [Row(words["notes"]), *(Row(words["note"].format(note=note), 2) for note in recipe.notes)]
    yield [Row(checked(recipe))]


def checked(recipe: WrittenRecipe) -> str:
    """One line: the promises that were checked, those that do not hold, and where the recipe comes from."""
    words = load(recipe.language)
    kept = words["list"].join(words[one.promise] for one in recipe.checks if one.passed)
    broken = words["list"].join(
        words["broken_by"].format(promise=words[one.promise], found=one.found)
        for one in recipe.checks
        if not one.passed
    )
    templates = words["list"].join(str(number + 1) for number in recipe.from_template)
    parts = [
        words["checked"].format(promises=kept) if kept else "",
        words["broken"].format(promises=broken) if broken else "",
        words["from_template"].format(steps=templates) if templates else "",
        words["origin"].format(model=recipe.model, seed=recipe.seed, overlap=recipe.longest_overlap),
    ]
    return ("" if recipe.language == "zh" else " ").join(filter(None, parts))


def _head(recipe: WrittenRecipe, words: Mapping[str, str]) -> str:
    """For how many, and how long."""
    serves = words["serves"].format(servings=recipe.servings) if recipe.servings else ""
    return words["head"].join(filter(None, (serves, _time(recipe.minutes, words))))


def _time(minutes: int | None, words: Mapping[str, str]) -> str:
    if not minutes:
        return ""
    hours, rest = divmod(minutes, HOUR)
    key = "takes_minutes" if not hours else "takes_hours" if rest else "takes_whole_hours"
    return words[key].format(hours=hours, minutes=rest)
