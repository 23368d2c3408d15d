"""Allowed: which foods the steps of a recipe may name, and which neither they nor its list may."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from seqchef.applications.writing.constraints._food_words import FoodWords, in_every_number
from seqchef.applications.writing.constraints._phrases import runs
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import Lexicon

RESULT = "preparation"  # category of the lexicon
NOTHING = Restriction()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedFoods:
    """What the steps for some ingredient lines may name.

    The foods of the lines in all their forms, what they are kinds of (cheddar is cheese), what a cook gets out of them,
    what recipes themselves make (batter), and head words of the lines that are no foods; nothing that the restriction
    excludes, and no word that heads ingredient lines elsewhere unless it stands in one of these, so beef is no "meat"
    and a scallion no "green onion".
    """

    lines: tuple[str, ...]
    restriction: Restriction = NOTHING

    def nodes(self, words: FoodWords) -> frozenset[int]:
        """The phrases that may be named."""
        names = [
            name for name in self._names(words.lexicon) if not self.restriction.excludes(words.lexicon.foods[name])
        ]
        said = _said(self.lines)
        nodes = [node for name in names for node in words.by_food.get(name, ())]
        nodes += [*_things(words, self.restriction), *telling(words, self.restriction)]
        headed = frozenset(node for node in nodes if said.issuperset(words.heads_in[node]))
        bare = frozenset(node for node in words.bare if words.phrases.paths[node][0] in said)
        return bare | made(words, self.restriction) | headed

    def _names(self, foods: Lexicon) -> frozenset[str]:
        """The listed foods, what a cook gets out of them, what those are kinds of, and what recipes make."""
        listed = [mention.food for line in self.lines for mention in foods.mentions(line)]
        given = frozenset[str]().union(*map(foods.parts, listed))
        listed += [foods.foods[name] for name in given if name in foods.foods]
        return frozenset(results(foods)).union(*map(foods.kinds, listed))


@lru_cache(maxsize=4)
def results(foods: Lexicon) -> tuple[str, ...]:
    """Foods that a recipe itself makes: batter, dough."""
    return tuple(name for name, food in foods.foods.items() if food.category == RESULT)


@lru_cache(maxsize=16)
def unrestricted(words: FoodWords, restriction: Restriction) -> frozenset[int]:
    """The phrases that titles and ingredient lines may name; a head word that is no known food may be any food."""
    foods = words.lexicon.foods
    nodes = {node for name in foods if not restriction.excludes(foods[name]) for node in words.by_food.get(name, ())}
    bare = frozenset[int]() if restriction else words.bare
    return (
        frozenset(nodes) | made(words, restriction) | telling(words, restriction) | _things(words, restriction) | bare
    )


@lru_cache(maxsize=16)
def made(words: FoodWords, restriction: Restriction) -> frozenset[int]:
    """The words made of foods ("buttered") that may be written."""
    foods = words.lexicon.foods
    return frozenset[int]().union(
        *(nodes for name, nodes in words.by_made.items() if not restriction.excludes(foods[name]))
    )


@lru_cache(maxsize=16)
def telling(words: FoodWords, restriction: Restriction) -> frozenset[int]:
    """The words that tell of what nothing leaves out: "breaded", where gluten may be in the dish."""
    return frozenset(node for node, food in words.telling.items() if not restriction.excludes(food))


@lru_cache(maxsize=16)
def _things(words: FoodWords, restriction: Restriction) -> frozenset[int]:
    """Things that are named after a food ("muffin tin"), but for those named after an excluded one."""
    foods = words.lexicon
    excluded = {
        form[0] for form, name in foods.phrases.items() if not form[1:] and restriction.excludes(foods.foods[name])
    }
    return frozenset(node for node in words.things if excluded.isdisjoint(words.phrases.paths[node]))


def _said(texts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(in_every_number(word) for text in texts for word in runs(text)))
