"""Amounts of a written recipe: for more or fewer people and in other units, the same in the list and in the steps.

Knows: what the steps say of a food grows with its line; a count in a step grows where it is the whole line; oven and
core temperatures stand in both scales; the sizes of vessels and pieces, and what goes on each of several things, stay.
Does not know: how amounts are rounded and converted (food.scaling), or who wants how much (writing).
Start at: measured.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from seqchef.applications.reading.shipped import read_many
from seqchef.applications.reading.step_amounts import amounts_in
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.food.lexicon import lexicon
from seqchef.food.lexicon.plurals import plural, singular
from seqchef.food.recipes import name_key
from seqchef.food.rounding import System
from seqchef.food.scaling import Scaled, in_the_kitchen
from seqchef.food.temperatures import both_scales
from seqchef.formats.scaled import wording

CLAUSE_END = re.compile(r"[.,;:()]\s|[.,;:()，。；：、（）]$|[，。；：、（）]")
NUMBER = re.compile(r"\d")
FOR_EACH = re.compile(r"\b(?:each|per|apiece|at a time)\b|每")
WATER = frozenset(("water", "水", "清水", "开水"))
NEAR = 6  # words, or Chinese characters, in which a food stands beside its amount
ONE = (None, "piece")
CAN = re.compile(r"(?<=\) )(?P<name>(?:can|package|packet|jar|bottle|container|bag|box|carton|envelope)(?:e?s)?)\b")
SPOONS = {"tbsp": "tablespoon", "tsp": "teaspoon"}  # as the recipes of the model write them


def measured(recipe: WrittenRecipe, factor: Fraction, system: System | None) -> WrittenRecipe:
    """The recipe with `factor` times its amounts, in the units of `system` where one is given.

    What a cook has to know of it (1 1/2 eggs cannot be halved) joins the notes.
    """
    if factor == 1 and system is None:
        return recipe
    lines = tuple(read_many(recipe.ingredients, language=recipe.language))
    scaled = [_scaled(line, factor, system) for line in lines]
    notes = tuple(f"{one.exact.name}: {one.note}" for one in scaled if one.note)
    steps = tuple(_step(step, lines, factor, system, recipe.language) for step in recipe.steps)
    return replace(recipe, ingredients=tuple(map(_counted, lines, scaled)), steps=steps, notes=(*recipe.notes, *notes))


def _scaled(line: Ingredient, factor: Fraction, system: System | None) -> Scaled:
    words = wording(line.language)
    return in_the_kitchen(
        line, factor, system=system, wording=lambda word, number: words(SPOONS.get(word, word), number), tidy=True
    )


def _counted(line: Ingredient, scaled: Scaled) -> str:
    """The text of a scaled line, what it counts in the singular or plural: 2 onions, 2 (14 ounce) cans."""
    before, after = (
        next((one.quantity_max or one.quantity for one in of.amounts), None) for of in (line, scaled.exact)
    )
    if line.language != "en" or before is None or after is None or (before > 1) == (after > 1):
        return scaled.text
    name = line.name if line.amounts[0].unit in ONE and line.name and lexicon().named(line.name) else None
    counts = CAN.search(scaled.text) if name is None else re.search(rf"\b(?P<name>{re.escape(name)})\b", scaled.text)
    if counts is None:
        return scaled.text
    first, gap, last = counts["name"].rpartition(" ")
    word = plural(last.lower()) if after > 1 else singular(last.lower())
    word = last if word == last.lower() else word
    return f"{scaled.text[: counts.start()]}{first}{gap}{word}{scaled.text[counts.end() :]}"


def _step(step: str, lines: Sequence[Ingredient], factor: Fraction, system: System | None, language: str) -> str:
    """A step with its amounts changed like those of the lines that they are of."""
    pieces, at = list[str](), 0
    for amount in amounts_in(step, language):
        line = _line_of(step, amount, lines, language)
        if amount.unit in ONE and (line is None or amount.quantity != line.amounts[0].quantity):
            continue
        pieces += [step[at : amount.start], _changed(step, amount, line, factor, system, language)]
        at = amount.end
    text = "".join([*pieces, step[at:]])
    return text if system is None else both_scales(text)


def _changed(
    step: str, amount: Amount, line: Ingredient | None, factor: Fraction, system: System | None, language: str
) -> str:
    """The words of one amount; they grow where they are a line's, or of water, and not for each of several things."""
    words = step[amount.start : amount.end]
    own = replace(amount, start=0, end=len(words))
    alone = Ingredient(
        text=words, kind="ingredient", amounts=(own,), name=None if line is None else line.name, language=language
    )
    before, behind = _beside(step, amount)
    is_water = not WATER.isdisjoint(_names(behind, language)) or before.rstrip().endswith(tuple(WATER))
    grows = (line is not None or is_water) and not FOR_EACH.search(behind)
    return _scaled(alone, factor if grows else Fraction(1), system).text


def _line_of(step: str, amount: Amount, lines: Sequence[Ingredient], language: str) -> Ingredient | None:
    """The line with an amount whose food stands nearest to an amount of a step."""
    before, behind = _beside(step, amount)
    counted = [line for line in lines if line.name and line.amounts]
    if language == "zh":
        inside = [line for line in counted if (line.name or "") in behind[: 2 * NEAR]]
        at_end = (line for line in counted if before.rstrip().endswith(line.name or ""))
        return next(at_end, None) or min(inside, key=lambda line: behind.index(line.name or ""), default=None)
    heads = {head: line for line in reversed(counted) for head in _heads(line)}
    return next((heads[word] for word in _names(behind, language) if word in heads), None)


def _heads(line: Ingredient) -> list[str]:
    """The last word of each food that a line names, folded."""
    names = (name_key(name).split() for name in (line.name or "", *line.names))
    return [words[-1] for words in names if words]


def _beside(step: str, amount: Amount) -> tuple[str, str]:
    """The words before and behind an amount, up to the ends of its clause."""
    before = CLAUSE_END.split(step[: amount.start])[-1]
    behind = CLAUSE_END.split(step[amount.end :])[0]
    return before, behind


def _names(text: str, language: str) -> list[str]:
    """The folded words at the beginning of a text up to the next number; in Chinese those of WATER that are there."""
    text = NUMBER.split(text)[0]
    if language == "zh":
        return [word for word in WATER if word in text[:NEAR]]
    return name_key(text).split()[:NEAR]
