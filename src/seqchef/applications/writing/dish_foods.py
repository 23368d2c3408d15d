"""Dish foods: what a dish is usually made of, by the words of its title: a risotto of rice.

Knows: the foods that at least half of the training recipes with such a title have; `python -m benchmarks.dish_foods`
prints them from the data.
Does not know: what a wish leaves out (asking). Start at: usual_foods.
"""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

from seqchef.food.lexicon import folded_words
from seqchef.food.lexicon.plurals import singular

OTHERWISE = re.compile(r"less\b|\b(?:no|not|without|free|mock|faux|substitute|alternative)\b", re.I)
BESIDE = re.compile(r"\b(?:with|and|in|on|of|from|for|over|or|a la|alla)\b|[,(:&+/]| - ", re.I)


def title_words(title: str) -> list[str]:
    """The words of a title, folded and in the singular."""
    return [singular(word) for word, _, _ in folded_words(title) if word.isalpha()]


def usual_foods(title: str) -> tuple[str, ...]:
    """Names of the lexicon, by the last words that a title says before "with": of "mushroom risotto" those of risotto.

    None for a dish that says it is without something: nobody knows without what.
    """
    if OTHERWISE.search(title):
        return ()
    words = title_words(BESIDE.split(title.strip())[0])
    terms = [*map(" ".join, reversed(list(pairwise(words)))), *reversed(words)]
    return next((table()[term] for term in terms if term in table()), ())


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Names of foods by one or two words of titles."""
    lines = (files(__package__) / "dish_foods.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(": ") for line in lines)
    return {term: tuple(names.split(", ")) for term, _, names in rows}
