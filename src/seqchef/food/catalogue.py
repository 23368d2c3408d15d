"""Catalogue: the foods and units that somebody already has, and which of them an ingredient line means.

Knows: names, other names, weights, shopping units; a line is `matched` with a score or `new`, and nothing is invented.
Does not know: how a catalogue is stored (formats.foods).
Start at: Catalogue.match.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from fractions import Fraction
from functools import cached_property
from typing import Literal

from seqchef.food.conversions import Conversions, Rule
from seqchef.food.ingredients import Ingredient
from seqchef.food.known_foods import widened
from seqchef.food.recipes import name_key
from seqchef.food.units import MEASURES, Unit, Units

Status = Literal["matched", "new"]
NEAR_ENOUGH = 0.9  # likeness, 0 to 1: "tomatos" is 0.93 near "tomato", "cream" 0.71 near "ice cream"
WORTH_A_HINT = 0.65
SHORT = 4  # letters
# Words for how a food is, not for which food it is.
STATES = frozenset(("cold", "hot", "warm", "lukewarm", "chilled", "fresh", "freshly", "ripe", "raw"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Food:
    """One food of a catalogue. `unit` is what it is bought or counted in: "g", "can"; None leaves that open."""

    name: str
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    weights: tuple[Rule, ...] = ()  # what a millilitre, a piece, a clove of it weighs
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnUnit:
    """A unit of a catalogue: `size` in g, ml or mm, or a count that has none."""

    name: str
    aliases: tuple[str, ...] = ()
    dimension: str = "count"
    size: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Which food a name means. `name` is the catalogue's where `matched`, else the line's own.

    `score`, 0 to 1, is the likeness of the two names; `nearest` of a `new` food is the one that it may have meant.
    """

    status: Status
    name: str
    score: float
    nearest: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The match as in JSON."""
        return {"status": self.status, "name": self.name, "score": self.score, "nearest": self.nearest}


@dataclass(frozen=True)
class Catalogue:
    """Foods and units that are known, to be found by the words of a line."""

    foods: tuple[Food, ...] = ()
    units: tuple[OwnUnit, ...] = ()
    _found: dict[str, Match] = field(default_factory=dict, repr=False, compare=False)

    def match(self, ingredient: Ingredient) -> tuple[Ingredient, Match | None]:
        """The ingredient with the catalogue's reading of its name and units, and its match; None without a name.

        A known name that stands in the line and contains what was read as its name wins over that, numbers included:
        "21 Seasoning Salute" is no 21 of anything. Of a choice ("butter or margarine") the first one known counts.
        """
        ingredient = self._own_units(widened(ingredient, self._names))
        candidates = [name for name in (ingredient.name, *ingredient.names) if name]
        if not candidates or ingredient.kind != "ingredient":
            return ingredient, None
        matches = [self.find(name) for name in candidates]
        return ingredient, next((match for match in matches if match.status == "matched"), matches[-1])

    def find(self, name: str) -> Match:
        """The food that a name means."""
        if name not in self._found:
            self._found[name] = self._search(name)
        return self._found[name]

    def food(self, name: str) -> Food | None:
        """The food with exactly that name."""
        return self._by_name.get(name)

    def conversions(self, units: Units = MEASURES, rules: Iterable[Rule] = ()) -> Conversions:
        """The weights and units of this catalogue before the general tables."""
        own = {one.name: Unit(one.name, one.dimension, one.size) for one in self.units}
        return Conversions([*rules, *(rule for food in self.foods for rule in food.weights)], units={**units, **own})

    @cached_property
    def _by_name(self) -> Mapping[str, Food]:
        return {food.name: food for food in self.foods}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Every spelling, as name_key has it, to the food's name; a food's own name comes before an alias."""
        aliases = {name_key(alias): food.name for food in self.foods for alias in food.aliases}
        return {**aliases, **{name_key(food.name): food.name for food in self.foods}}

    @cached_property
    def _sorted_words(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        return tuple((tuple(sorted(key.split())), name) for key, name in self._names.items())

    @cached_property
    def _unit_words(self) -> Mapping[str, str]:
        return {name_key(word): one.name for one in self.units for word in (one.name, *one.aliases)}

    def _search(self, name: str) -> Match:
        for key in (name_key(name), plain_key(name)):
            if key in self._names:
                return Match(status="matched", name=self._names[key], score=1.0)
        best, score = self._nearest(plain_key(name))
        if best is not None and score >= NEAR_ENOUGH:
            return Match(status="matched", name=best, score=score)
        return Match(status="new", name=name, score=score if best else 0.0, nearest=best)

    def _nearest(self, key: str) -> tuple[str | None, float]:
        """The food with the likest spelling from WORTH_A_HINT on, whatever the order of its words; and how like it is.

        Short words are not misspelt, they are others ("beef", "beet"): where they differ the likeness stays below
        NEAR_ENOUGH.
        """
        words = sorted(key.split())
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(" ".join(words))
        best, best_score = None, WORTH_A_HINT
        for own_words, name in self._sorted_words:
            matcher.set_seq1(" ".join(own_words))
            if matcher.real_quick_ratio() <= best_score or matcher.quick_ratio() <= best_score:
                continue
            score = matcher.ratio()
            if any(len(word) <= SHORT for word in set(words) ^ set(own_words)):
                score = min(score, NEAR_ENOUGH - 0.01)
            if score > best_score:
                best, best_score = name, score
        return best, round(best_score, 4)

    def _own_units(self, ingredient: Ingredient) -> Ingredient:
        """The ingredient with this catalogue's names for its units."""
        amounts = tuple(
            replace(amount, unit=self._unit_words.get(name_key(amount.unit_text), amount.unit))
            for amount in ingredient.amounts
        )
        return ingredient if amounts == ingredient.amounts else replace(ingredient, amounts=amounts)


def plain_key(name: str) -> str:
    """The key of a name without words for its state: "cold unsalted butter" is unsalted butter."""
    words = name_key(name).split()
    return " ".join([word for word in words if word not in STATES] or words)
