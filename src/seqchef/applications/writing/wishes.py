"""Wishes: what somebody wants cooked, and what must not be in it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from seqchef.errors import BadInput

UnitSystem = Literal["metric", "us"]
LONGEST_LIST = 40  # ingredients
LONGEST_TEXT = 200  # characters of a title or a line
MOST_SERVINGS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class OnHand:
    """A food that a kitchen has; `expires` None: it keeps."""

    name: str
    quantity: Fraction | None = None
    unit: str | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One recipe that is asked for.

    `lines` are an ingredient list that is kept as it is: then only steps are written, for the title `dish`. All `foods`
    must be used; of the `pantry` what expires first is. `without` holds names of food.allergens, `diets` of food.diets.
    """

    dish: str | None = None
    foods: tuple[str, ...] = ()
    pantry: tuple[OnHand, ...] = ()
    lines: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    diets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # cuisines and courses, as trained: "italian", "dessert"
    servings: int | None = None
    max_minutes: int | None = None
    units: UnitSystem | None = None  # None: as the model writes them
    language: Literal["en", "zh"] = "en"

    def __post_init__(self) -> None:
        """Raises BadInput for numbers and sizes that no recipe has."""
        if not (self.dish or self.foods or self.pantry or self.lines):
            raise BadInput("nothing is asked for; expected a dish, ingredients or a pantry")
        if self.servings is not None and not 1 <= self.servings <= MOST_SERVINGS:
            raise BadInput(f"servings is {self.servings}; expected 1 to {MOST_SERVINGS}")
        if self.max_minutes is not None and self.max_minutes < 1:
            raise BadInput(f"max minutes is {self.max_minutes}; expected 1 or more")
        for what, texts in (("ingredient", self.foods), ("ingredient line", self.lines)):
            if len(texts) > LONGEST_LIST:
                raise BadInput(f"{len(texts)} {what}s; expected {LONGEST_LIST} at most")
            for number, text in enumerate(texts, start=1):
                _expect_short(f"{what} {number}", text)
        _expect_short("dish", self.dish or "")


def _expect_short(what: str, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise BadInput(f'{what} has {len(text)} characters ("{text[:20]}..."); expected {LONGEST_TEXT} at most')
