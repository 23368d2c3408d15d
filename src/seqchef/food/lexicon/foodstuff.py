"""A food as the lexicon knows it, and a place in a text where one is named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Foodstuff:
    """One food. Its allergens are complete: what nobody could say is not in the lexicon."""

    name: str  # canonical English, singular, lower case: "cheddar cheese"
    parents: tuple[str, ...]  # what it is a kind of: ("cheese",)
    category: str  # the section of the tables in which it stands
    allergens: frozenset[str]  # names of food.allergens: what it usually or commonly contains
    contains: frozenset[str]  # what diets ask for, as food.diets lists it
    chinese: str | None  # simplified characters
    common: frozenset[str] = frozenset()  # of both: what it commonly has and need not, so that it can be cooked without


@dataclass(frozen=True, slots=True)
class Mention:
    """A food that a text names, with its place in the text."""

    start: int
    end: int
    food: Foodstuff
