"""Dish foods: what a dish is usually made of, by the words of its title: a risotto of rice.

Knows: the foods that at least half of the training recipes with such a title have (`python -m benchmarks.dish_foods`
prints them from the data), and well-known dishes that the data have no or too few recipes of, judged by the authors.
Does not know: what a wish leaves out (asking). Start at: usual_foods.
"""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

from seqchef.food.lexicon import folded_words
from seqchef.food.lexicon.plurals import singular

CLAIM = re.compile(
    r"\b(?:gluten|wheat|dairy|milk|egg|nut|soy|fish|shellfish|sesame|pork|beef|meat)[- ]free\b|eggless", re.I
)
OTHERWISE = re.compile(r"less\b|\b(?:no|not|without|free|mock|faux|substitute|alternative)\b", re.I)
BESIDE = re.compile(r"\b(?:with|and|in|on|of|from|for|over|or|a la|alla)\b|[,(:&+/]| - ", re.I)
BEHIND = re.compile(r"\b(?:with|in|on|of|from|for|over|a la|alla)\b|[(:]| - ", re.I)  # and what "and" may join


def title_words(title: str) -> list[str]:
    """The words of a title, folded and in the singular; none of one letter ("shepherd's")."""
    return [singular(word) for word, _, _ in folded_words(title) if word.isalpha() and len(word) > 1]


def usual_foods(title: str) -> tuple[str, ...]:
    """Names of the lexicon, by the last words that a title says before "with": of "mushroom risotto" those of risotto.

    None for a dish that says it is without something: nobody knows without what, but for a diet that it names.
    """
    return table().get(usual_term(title), ())


def usual_term(title: str) -> str:
    """The words of a title by which its foods are known: "toad in the hole", "risotto". "" for none."""
    title = CLAIM.sub("", title)
    if OTHERWISE.search(title):
        return ""
    whole = f" {' '.join(title_words(title))} "
    names = (title_words(mark.split(title.strip())[0]) for mark in (BESIDE, BEHIND))  # of "leek and ham pie" also "pie"
    terms = (term for words in names for term in (*map(" ".join, reversed(list(pairwise(words)))), *reversed(words)))
    return next((term for term in (*_long_terms(), *terms) if term in table() and f" {term} " in whole), "")


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Names of foods by the words of titles."""
    counted, judged = _rows("dish_foods.txt"), _rows("well_known_dishes.txt")
    return counted | {" ".join(title_words(dish)): foods for dish, foods in judged.items()}


@cache
def _long_terms() -> tuple[str, ...]:
    """The names of dishes of three words and more, which may have "and" in them; the longest first."""
    return tuple(sorted((term for term in table() if term.count(" ") > 1), key=len, reverse=True))


def _rows(name: str) -> dict[str, tuple[str, ...]]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    rows = (line.partition(": ") for line in lines)
    return {term: tuple(names.split(", ")) for term, _, names in rows}
