"""Recipes: what a kitchen makes, how much of it one batch gives, and what goes in.

Knows: portions, yields, ingredients with the place they were written, steps; how to compare two names of a food.
Does not know: how the lines were read (applications.reading), or which file format they come from (formats).
Start at: RecipeText, a recipe whose parts are told apart; Recipe is one whose ingredient lines were read as well.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient

_NOT_A_WORD = re.compile(r"[\W_]+")
_KEEPS_S = re.compile(r"(ss|us|is)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One ingredient line as written; `ingredient` is known already where the format itself says it (Cooklang)."""

    row: int  # line number in the file, from 1
    text: str
    ingredient: Ingredient | None = None
    group: str | None = None  # the heading that it stands under: "For the sauce"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeText:
    """A recipe whose parts are told apart, but whose ingredient lines nobody has read yet.

    `step_groups` is empty or has the heading above each step, None where there is none. `extra` keeps, by the name of
    the format, what that format says besides, so that writing the recipe in the same format again loses nothing.
    """

    title: str
    source: str  # the file, relative to the kitchen folder
    portions: Fraction | None
    yields: Amount | None
    lines: tuple[SourceLine, ...]
    steps: tuple[str, ...]
    step_groups: tuple[str | None, ...] = ()
    yield_text: str | None = None  # the yield as written: "4 servings"
    description: str | None = None
    notes: tuple[str, ...] = ()
    prep_s: int | None = None  # stated times, in seconds
    cook_s: int | None = None
    total_s: int | None = None
    tools: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    author: str | None = None
    url: str | None = None
    image: str | None = None
    language: str | None = None  # "en", where the format says so
    extra: Mapping[str, Any] = field(default_factory=dict)

    def read(self, ingredients: tuple[Ingredient, ...]) -> "Recipe":
        """The recipe with one Ingredient per line."""
        return Recipe(
            title=self.title,
            source=self.source,
            portions=self.portions,
            yields=self.yields,
            ingredients=ingredients,
            rows=tuple(line.row for line in self.lines),
            steps=self.steps,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What one batch takes and gives. Sold by the portion; used in other recipes by the portion or by `yields`."""

    title: str
    source: str
    portions: Fraction | None  # "Serves 4", "Makes 12 buns"
    yields: Amount | None  # "Makes 2 kg"
    ingredients: tuple[Ingredient, ...]
    rows: tuple[int, ...]  # the line of each ingredient in `source`
    steps: tuple[str, ...]


@lru_cache(maxsize=1 << 14)  # a kitchen asks for the same few hundred names again and again
def name_key(name: str) -> str:
    """What two spellings of one food or dish share: case, accents, hyphens and plural endings are gone."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(_singular(word) for word in _NOT_A_WORD.sub(" ", plain).split())


_IN_F = frozenset(("calves", "halves", "leaves", "loaves", "sheaves", "shelves"))  # but olives, cloves, endives


def _singular(word: str) -> str:
    if len(word) <= 3 or _KEEPS_S.search(word):
        return word
    if word in _IN_F:
        return word.removesuffix("ves") + "f"
    for ending, instead in (("ies", "y"), ("oes", "o"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word
