"""Known foods: a line's name, widened to the longest name that this kitchen knows and that stands in the line.

Knows: "2 country loaves" may be read as two loaves of something called country, "cooked ham" as ham that is cooked, and
"21 Seasoning Salute" as 21 of a salute; where the kitchen has a recipe or a food of the longer name, that is what is
meant.
Does not know: near spellings (catalogue).
Start at: widened.
"""

import re
from collections.abc import Container
from dataclasses import replace
from itertools import pairwise

from seqchef.food.ingredients import Ingredient, Span
from seqchef.food.recipes import name_key

WORD = re.compile(r"[^\W_]+")
BETWEEN = re.compile(r"[\s'’-]*")  # what may stand between two words of a name: no comma, no bracket
LONGEST_WORDS = 6


def widened(ingredient: Ingredient, known: Container[str]) -> Ingredient:
    """The ingredient with the longer known name, if there is one around its name; `known` holds name_key forms.

    A unit that turns out to be a word of the name counts pieces instead; a number that does is no amount.
    """
    names = [span for span in ingredient.spans if span.label == "NAME"]
    if not names:
        return ingredient
    least = Span(names[0].start, names[-1].end, "NAME")
    best = max(_around(ingredient.text, least, known), key=lambda span: span.end - span.start, default=least)
    if best == least:
        return ingredient
    units = {
        ingredient.text[span.start : span.end]
        for span in ingredient.spans
        if span.label == "UNIT" and best.start <= span.start and span.end <= best.end
    }
    amounts = (
        replace(amount, unit=None, unit_text="") if amount.unit_text in units else amount
        for amount in ingredient.amounts
        if not best.start <= amount.start < best.end
    )
    return replace(ingredient, name=ingredient.text[best.start : best.end], names=(), amounts=tuple(amounts))


def _around(text: str, least: Span, known: Container[str]) -> list[Span]:
    """Known names that contain `least`, as spans of the line."""
    words = list(WORD.finditer(text))
    found = []
    for first, opening in enumerate(words):
        for closing in words[first : first + LONGEST_WORDS]:
            if opening.start() > least.start or closing.end() < least.end:
                continue
            inside = words[first : words.index(closing) + 1]
            gaps = (text[one.end() : other.start()] for one, other in pairwise(inside))
            if all(BETWEEN.fullmatch(gap) for gap in gaps) and name_key(text[opening.start() : closing.end()]) in known:
                found.append(Span(opening.start(), closing.end(), "NAME"))
    return found
