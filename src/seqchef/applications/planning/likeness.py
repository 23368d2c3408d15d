"""Likeness: which dishes a new one will probably sell like, and how much each of them has to say.

Knows: names that are spelled alike, a category in common, ingredients in common, prices near each other.
Does not know: sales, or what is borrowed from whom (newcomers).
Start at: lenders.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from rapidfuzz import fuzz

from seqchef.food.catalogue import plain_key
from seqchef.food.menu import MenuItem
from seqchef.food.recipes import Recipe, name_key

MOST_LENDERS = 4
LEAST_LIKENESS = 0.3  # below it two dishes have nothing to do with each other
CHANCE = 0.4  # how alike two names are that have nothing to do with each other (0 to 1)
WEIGHTS = {"name": 0.4, "category": 0.25, "ingredients": 0.25, "price": 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is known of a dish besides its sales."""

    name: str
    category: str = ""
    ingredients: frozenset[str] = frozenset()
    price: float | None = None


def traits_of(
    dish: str, item: MenuItem | None, recipe: Recipe | None, attributes: Mapping[str, str] | None = None
) -> Traits:
    """What the menu, the recipe and the sales file say of a dish."""
    category = (item.category if item else "") or (attributes or {}).get("category", "")
    words = [one.name for one in recipe.ingredients if one.kind == "ingredient" and one.name] if recipe else []
    return Traits(
        name=dish,
        category=name_key(category) if category else "",
        ingredients=frozenset(plain_key(word) for word in words),
        price=float(item.price) if item and item.price else None,
    )


def lenders(dish: Traits, others: Sequence[Traits]) -> dict[str, float]:
    """Names of the most similar of the other dishes with their weights, which sum to 1; empty when none is like it."""
    found = {other.name: likeness(dish, other) for other in others if other.name != dish.name}
    near = sorted((name for name, how in found.items() if how >= LEAST_LIKENESS), key=lambda name: -found[name])
    squares = {name: found[name] ** 2 for name in near[:MOST_LENDERS]}
    total = sum(squares.values())
    return {name: square / total for name, square in squares.items()}


def likeness(one: Traits, other: Traits) -> float:
    """0 to 1: the weighted mean of what can be compared."""
    found = {"name": _names(one.name, other.name)}
    if one.category and other.category:
        found["category"] = float(one.category == other.category)
    if one.ingredients and other.ingredients:
        found["ingredients"] = len(one.ingredients & other.ingredients) / len(one.ingredients | other.ingredients)
    if one.price and other.price:
        found["price"] = exp(-2 * abs(log(one.price / other.price)))
    return sum(WEIGHTS[key] * value for key, value in found.items()) / sum(WEIGHTS[key] for key in found)


def _names(one: str, other: str) -> float:
    """0 to 1: how alike two names are beyond chance; the last word of a name, or the last sign, counts as any other."""
    keys = name_key(one), name_key(other)
    alike = max(fuzz.token_set_ratio(*keys), fuzz.token_sort_ratio(*keys), fuzz.ratio(*keys)) / 100
    return max(0.0, alike - CHANCE) / (1 - CHANCE)
