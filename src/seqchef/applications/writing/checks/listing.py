"""Listing: whether every ingredient is used, and whether the steps name a food that is not listed."""

import re
from functools import lru_cache

from seqchef.applications.writing.checks.names import named, plain, with_parents
from seqchef.applications.writing.checks.ordinary import (
    COMPOUNDS,
    FREE,
    MADE,
    MADE_CATEGORIES,
    NO_FOOD,
    OF_EGGS,
    ORDINARY,
    PARTS,
    SHAPES,
)
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.food_names import in_english

EVERYTHING = re.compile(
    r" (?:all|remaining|other|rest|following|next|first|last|these|dry|wet|above)(?: \w+){0,3} ingredients? |"
    r" everything "
)


def ingredients_used(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The lines that no step names, and the foods asked for that no line names; None: there are none."""
    unused = [
        line for line in recipe.ingredients if not line.rstrip().endswith(":") and not _is_used(line, recipe.steps)
    ]
    if unused:
        return f"never used: {'; '.join(unused)}"
    lines = tuple(recipe.ingredients)
    missing = [food for food in wish.foods if not _is_listed(in_english(food), lines)]
    return f"asked for and not listed: {'; '.join(missing)}" if missing else None


def nothing_unlisted(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The foods that steps name and no line does.

    A kind stands for its foods ("cheese" for cheddar), and a food for what is cut, pressed or made of it.
    """
    listed = plain(" | ".join(recipe.ingredients))
    allowed = FREE.union(*(with_parents(one.food) for line in recipe.ingredients for one in named(line)))
    allowed |= {one.food.name for one in named(recipe.title) if one.food.category in MADE_CATEGORIES}
    found = [
        one.words
        for one in named(NO_FOOD.sub(" | ", plain(" | ".join(recipe.steps))))
        if not (one.food.name in allowed or one.food.category == "preparation") and not _is_made(one.words, listed)
    ]
    return f"not listed: {'; '.join(dict.fromkeys(found))}" if found else None


def _is_used(line: str, steps: tuple[str, ...]) -> bool:
    text = " | ".join(plain(step) for step in steps)
    words = heads(line)
    if not words or EVERYTHING.search(text) or any(f" {word} " in text for word in words):
        return True  # a line without a name cannot be looked for
    kinds = {kind for one in named(line) for kind in with_parents(one.food)}
    return any(one.food.name in kinds for one in named(text))


def _is_listed(food: str, lines: tuple[str, ...]) -> bool:
    """Whether a line names a food that was asked for, or a kind of it: chicken breasts for chicken."""
    meant = {one.food.name for one in named(food)}
    return _is_used(food, lines) or any(meant & with_parents(one.food) for line in lines for one in named(line))


@lru_cache(maxsize=4096)
def heads(line: str) -> frozenset[str]:
    """The last word of a line's name in both numbers: of "2 cups chopped red onions (or leeks), diced" onion, onions.

    The name stands in the first part, up to a comma, that names a known food; of alternatives each will do.
    """
    parts = [part for part in re.split(r"[(),;:]| - | for ", line) if part.strip()]
    parts = next(([part] for part in parts if named(part)), parts)
    found = set()
    for name in re.split(r"\bor\b|,", ",".join(parts)):
        words = [word for word in plain(name).split() if word not in SHAPES and word.isalpha() and len(word) > 1]
        found |= _numbers(words[-1]) if words else set()
    return frozenset(found)


def _numbers(word: str) -> set[str]:
    """A word in both numbers, as far as endings tell."""
    stem = re.sub(r"(?<=[^aeious])ies$|(?<=[^aeiou])y$", "y", word)
    stem = re.sub(r"(?<=(?:ch|sh|to|ss))es$|(?<=[^su])s$", "", stem)
    many = {f"{stem[:-1]}ies"} if stem.endswith("y") else {f"{stem}s", f"{stem}es"}
    halves = {stem.removesuffix("ves") + "f", stem.removesuffix("ves") + "fe"} if stem.endswith("ve") else set()
    return {word, stem, *many, *halves}


def _is_made(words: str, listed: str) -> bool:
    """Whether a name stands for what is being made, for an order ("roast"), or for a part of what is listed.

    "lemon zest" is a part of lemons, "chopped tomatoes" are tomatoes, "mushroom sauce" is made of mushrooms.
    """
    *before, last = words.split()
    if not before:
        return bool(_numbers(last) & (MADE | ORDINARY)) or (last in OF_EGGS and " egg" in listed)
    if _numbers(last) & (COMPOUNDS | PARTS):
        before = [word for word in before if word not in ORDINARY]
        return all(any(f" {form} " in listed for form in _numbers(word)) for word in before)
    return before[0].endswith("ed") and any(f" {form} " in listed for form in _numbers(last))
