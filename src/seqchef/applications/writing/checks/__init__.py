"""Checks: a finished recipe and its wish in, whether each promise was kept out.

Knows: every promise once more, read from the finished text alone and in the plainest way: regular expressions, and
the longest names first. Of the food room it takes data (names, allergens, temperatures), of amounts the table.
Does not know: how a recipe was written. It shares no code with constraints, so that a mistake of the one is seen by the
other.
Start at: check.
"""

from collections.abc import Callable
from typing import Protocol

from seqchef.applications.writing.checks.contents import allergens, amounts, diets
from seqchef.applications.writing.checks.heat import ovens, safe_temperatures, times
from seqchef.applications.writing.checks.listing import ingredients_used, nothing_unlisted
from seqchef.applications.writing.checks.structure import structure
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import PROMISES, Check, WrittenRecipe
from seqchef.text.copied_words import copied_words

__all__ = ["LONGEST_COPY", "Guard", "check"]

LONGEST_COPY = 25  # words in a row that may also stand in a training text


class Guard(Protocol):
    """What knows the training texts: inference.copy_guard.CopyGuard, or a stand-in."""

    def longest_run(self, words: list[str]) -> int:
        """The most words in a row that may stand in a training text."""
        ...


CHECKS: dict[str, Callable[[WrittenRecipe, Wish], str | None]] = {
    "structure": structure,
    "ingredients used": ingredients_used,
    "nothing unlisted": nothing_unlisted,
    "amounts": amounts,
    "allergens": allergens,
    "diets": diets,
    "safe temperatures": safe_temperatures,
    "oven temperatures": ovens,
    "times": times,
}


def check(recipe: WrittenRecipe, wish: Wish, guard: Guard | None = None) -> tuple[Check, ...]:
    """One check for each of PROMISES, in their order; `found` says what broke it.

    Without a guard the longest overlap that the recipe states is believed. Raises UnknownName for a diet or an allergen
    that nobody knows.
    """
    found = {promise: looks(recipe, wish) for promise, looks in CHECKS.items()}
    found["not copied"] = _copied(recipe, guard)
    return tuple(Check(promise=promise, found=found[promise]) for promise in PROMISES)


def _copied(recipe: WrittenRecipe, guard: Guard | None) -> str | None:
    """Steps alone: titles and ingredient lists are facts that many recipes share."""
    longest = recipe.longest_overlap
    if guard is not None:
        longest = guard.longest_run(copied_words(" ".join(recipe.steps)))
    return f"{longest} words in a row as in a training text" if longest > LONGEST_COPY else None
