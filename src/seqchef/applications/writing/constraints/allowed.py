"""Allowed: which foods the steps of a recipe may name, and which neither they nor its list may."""

from collections.abc import Iterable
from dataclasses import dataclass

from seqchef.applications.writing.constraints._food_words import FoodWords, in_every_number
from seqchef.applications.writing.constraints._phrases import runs
from seqchef.food.diets import Restriction

NOTHING = Restriction()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedFoods:
    """What the steps for some ingredient lines may name.

    The foods of the lines in all their forms, what they are kinds of (cheddar is cheese), and head words of the lines
    that are no foods; nothing that the restriction excludes. `strict`: besides, no word that heads ingredient lines
    elsewhere unless it stands in one of these, so beef is no "meat" and a scallion no "green onion". `beside` holds
    names of foods that are named all the same.
    """

    lines: tuple[str, ...]
    restriction: Restriction = NOTHING
    strict: bool = True
    beside: frozenset[str] = frozenset()

    def nodes(self, words: FoodWords) -> frozenset[int]:
        """The phrases that may be named."""
        foods = words.lexicon
        mentioned = [mention.food for line in self.lines for mention in foods.mentions(line)]
        kinds = frozenset(self.beside).union(*map(foods.kinds, mentioned))
        names = [name for name in kinds if name in foods.foods and not self.restriction.excludes(foods.foods[name])]
        said = _said((*self.lines, *self.beside))
        nodes = {node for name in names for node in words.by_food.get(name, ()) if self._listed(words, node, said)}
        nodes |= {node for node in words.bare if words.phrases.paths[node][0] in said}
        return frozenset(nodes | made(words, self.restriction))

    def _listed(self, words: FoodWords, node: int, said: frozenset[str]) -> bool:
        path = words.phrases.paths[node]
        return not self.strict or all(word in said or not in_every_number(word) & words.heads for word in path)


def unrestricted(words: FoodWords, restriction: Restriction) -> frozenset[int]:
    """The phrases that titles and ingredient lines may name; a head word that is no known food may be any food."""
    foods = words.lexicon.foods
    nodes = {node for name in foods if not restriction.excludes(foods[name]) for node in words.by_food.get(name, ())}
    return frozenset(nodes | made(words, restriction) | (frozenset() if restriction else words.bare))


def made(words: FoodWords, restriction: Restriction) -> frozenset[int]:
    """The words made of foods ("buttered") that may be written."""
    foods = words.lexicon.foods
    return frozenset[int]().union(
        *(nodes for name, nodes in words.by_made.items() if not restriction.excludes(foods[name]))
    )


def _said(texts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(in_every_number(word) for text in texts for word in runs(text)))
