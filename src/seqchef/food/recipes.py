"""Recipes: what a kitchen makes, how much of it one batch gives, and what goes in.

Knows: portions, yields, ingredients with the place they were written, steps; how to compare two names of a food.
Does not know: how the lines were read (applications.reading), or which file format they come from (formats).
Start at: Recipe.
"""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeText:
    """A recipe whose parts are told apart, but whose ingredient lines nobody has read yet."""

    title: str
    source: str  # the file, relative to the kitchen folder
    portions: Fraction | None
    yields: Amount | None
    lines: tuple[SourceLine, ...]
    steps: tuple[str, ...]

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


def name_key(name: str) -> str:
    """What two spellings of one food or dish share: case, accents, hyphens and plural endings are gone."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(_singular(word) for word in _NOT_A_WORD.sub(" ", plain).split())


def _singular(word: str) -> str:
    if len(word) <= 3 or _KEEPS_S.search(word):
        return word
    for ending, instead in (("ies", "y"), ("oes", "o"), ("ches", "ch"), ("shes", "sh"), ("ves", "f"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word
