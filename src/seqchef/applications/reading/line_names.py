"""Names of a recipe's lines: which lines a word of a step may mean.

Knows: whole names, last words ("flour" for plain flour), other words of a name ("chicken" for chicken thighs), foods of
a kind ("cheese" for Parmesan), alternatives, Chinese beginnings and endings, and near spellings as the last resort.
Does not know: which of several lines is meant at its place (walk). Start at: LineNames.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.food import densities
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import name_key

WHOLE, LAST_WORDS, OTHER_WORDS, BESIDE_THE_NAME, OF_A_KIND = 5, 4, 3, 2, 1  # the higher, the surer
NEAR_ENOUGH = 88.0  # fuzz.ratio, 0..100
SHORTEST_NEAR = 5  # characters; shorter words are near too many others
FORMULA_NAME = re.compile(r"^\s*[-*]?\s*([^=＝\d(（*]*[^=＝\d(（*\s])")
FORMULA_END = re.compile(r"(?:的?用量|的?数量|的?量)(?:为|是)?$|为$")  # "the amount of"
SEVERAL = re.compile(r",|、|\s+and\s+|和")  # "salt and pepper" on one line
WORD = re.compile(r"[^\W\d_]+")
IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Named:
    """The lines that a phrase may mean, the surest ones; `several` says that it means all of them."""

    rank: int
    lines: tuple[int, ...]
    several: bool = False


def names_of(ingredient: Ingredient) -> tuple[str, ...]:
    """The foods of a line: its alternatives, its name and the parts of it; that of a formula stands before the sign."""
    if ingredient.kind == "formula":
        found = FORMULA_NAME.match(ingredient.text)
        return (FORMULA_END.sub("", found[1]),) if found else ()
    if ingredient.kind != "ingredient" or not ingredient.name:
        return ()
    parts = (part.strip() for part in SEVERAL.split(ingredient.name))
    return tuple(dict.fromkeys((*ingredient.names, ingredient.name, *filter(None, parts))))


class LineNames:
    """Phrases of one recipe, each with the lines that it may mean."""

    def __init__(self, ingredients: Sequence[Ingredient], words: RecipeWords) -> None:
        self._words = words
        self._parts = _characters if words.code == "zh" else _words
        self.keys = [tuple(filter(None, map(name_key, names_of(one)))) for one in ingredients]
        self.phrases: dict[str, Named] = {}
        for line, ingredient in enumerate(ingredients):
            for key in self.keys[line]:
                for phrase, rank in self._parts(key, words):
                    self._put(phrase, rank, line)
            if self.keys[line]:
                self._beside(ingredient, line)
        for kind, foods in words.foods.items():
            self._kind(name_key(kind), foods)

    def near(self, phrase: str) -> Named | None:
        """The line whose name is spelt nearly so."""
        key = name_key(phrase)
        if len(key) < SHORTEST_NEAR:
            return None
        scores = [(fuzz.ratio(key, name), line) for line, keys in enumerate(self.keys) for name in keys]
        score, line = max(scores, default=(0.0, 0))
        return Named(OF_A_KIND, (line,)) if score >= NEAR_ENOUGH else None

    def _put(self, phrase: str, rank: int, line: int) -> None:
        known = self.phrases.get(phrase)
        if known is None or rank > known.rank:
            self.phrases[phrase] = Named(rank, (line,))
        elif rank == known.rank and line not in known.lines:
            self.phrases[phrase] = Named(rank, (*known.lines, line))

    def _beside(self, ingredient: Ingredient, line: int) -> None:
        """Foods that stand in the line, but not in its name: "juice of 1 lemon", "water or stock"."""
        keys = [name_key(word) for word in WORD.findall(ingredient.text)]
        for key in keys:
            if key in KNOWN and key not in self._words.descriptions and len(keys) > 1:
                self._put(key, BESIDE_THE_NAME, line)

    def _kind(self, kind: str, foods: frozenset[str]) -> None:
        """A word for foods of a kind means the lines of that kind."""
        same = kind in self._words.same
        wanted = {name_key(form) for food in foods for form in (food, f"{food}s")} | ({kind} if same else set())
        lines = tuple(
            line
            for line, keys in enumerate(self.keys)
            if any(
                part in wanted for key in keys for part, rank in self._parts(key, self._words) if rank >= OTHER_WORDS
            )
        )
        if same and lines:
            for food in sorted(wanted):
                self.phrases.setdefault(food, Named(OF_A_KIND, lines))
        own = self.phrases.get(kind)
        if kind in self._words.collective and lines and (own is None or own.rank < LAST_WORDS):
            self.phrases[kind] = Named(OF_A_KIND, lines, several=True)
        elif lines and own is None:
            self.phrases[kind] = Named(OF_A_KIND, lines)


def _words(key: str, words: RecipeWords) -> Iterator[tuple[str, int]]:
    """The phrases of an English name, each with its rank."""
    parts = [part for part in key.split() if part not in words.joining and not part.isdigit()] or key.split()
    silent = words.descriptions
    if len(parts) == 2:
        yield " ".join(reversed(parts)), LAST_WORDS  # "whites of eggs" are egg whites
    for first in range(len(parts)):
        for end in range(first + 1, len(parts) + 1):
            inside = parts[first:end]
            if first == 0 and end == len(parts):
                yield " ".join(parts), WHOLE
            elif end == len(parts):
                yield " ".join(inside), LAST_WORDS
            elif all(part in silent or len(part) < 3 for part in inside):
                continue
            elif parts[-1] not in words.heads_only and inside[-1] not in silent:
                yield " ".join(inside), OTHER_WORDS


def _characters(key: str, words: RecipeWords) -> Iterator[tuple[str, int]]:
    """The endings and beginnings of a Chinese name, each with its rank; a name in Latin letters is taken by words."""
    if not IDEOGRAPH.search(key):
        yield from _words(key, words)
        return
    key = key.replace(" ", "")
    yield key, WHOLE
    for at in range(1, len(key)):
        ending, beginning = key[at:], key[:at]
        names_food = len(ending) > 1 or ending in words.foods
        if names_food and ending not in words.descriptions and ending not in words.heads_only:
            yield ending, LAST_WORDS
        if len(beginning) > 1 and beginning not in words.descriptions and key[-1] not in words.heads_only:
            yield beginning, OTHER_WORDS


# Words that are foods by themselves wherever they stand.
KNOWN = frozenset(densities.GRAMS_PER_CUP) | {
    "lemon",
    "lime",
    "orange",
    "stock",
    "broth",
    "zest",
    "salt",
    "pepper",
    "cayenne",
}
