"""The lexicon itself: foods by every form in which they are written, found in texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from seqchef.food.lexicon.folding import Words, folded_words
from seqchef.food.lexicon.foodstuff import Foodstuff, Mention
from seqchef.food.lexicon.free_from import free_from
from seqchef.food.lexicon.not_foods import AFTER_A_NAME, THINGS
from seqchef.food.lexicon.parts import parts_table
from seqchef.food.lexicon.plurals import plurals
from seqchef.food.lexicon.tables import read_tables

Openings = tuple[tuple[int, Mapping[Words, Foodstuff | None]], ...]  # forms by their number of words
BREAK = re.compile(r"[,;:()\[\]/\n]|\. ")  # no food's name goes across these


class Lexicon:
    """Foods and their written forms. A longer form wins: "peanut butter" is no butter, "muffin tin" no muffin.

    `phrases` are all forms as folded words, with the canonical name; `things` are forms that begin with a food and are
    none, which hide it.
    """

    def __init__(self, foods: Mapping[str, Foodstuff], phrases: Mapping[Words, str], things: Iterable[Words]) -> None:
        self.foods = MappingProxyType(dict(foods))  # by canonical name
        self.phrases = MappingProxyType(dict(phrases))
        self.things = frozenset(things)
        self._openings = _openings({**phrases, **dict.fromkeys(self.things, "")}, foods)
        self._longest = max(map(len, phrases), default=0)
        self._kinds: dict[str, frozenset[str]] = {}
        self._parts = parts_table()

    def mentions(self, text: str) -> list[Mention]:
        """The foods that a text names, from the left, the longest form first; they never overlap.

        No form goes across a comma or a bracket: "garlic, salt" are two.
        """
        places = folded_words(text)
        words = tuple(word for word, _, _ in places)
        found = []
        at = 0
        while at < len(words):
            size = 1
            for length, forms in self._openings.get(words[at], ()):
                form = words[at : at + length]
                if form in forms and (length == 1 or _unbroken(text, places[at : at + length])):
                    food, size = forms[form], length
                    if food is not None:
                        found.append(Mention(places[at][1], places[at + length - 1][2], food))
                    break
            at += size
        return found

    def named(self, name: str) -> Foodstuff | None:
        """What an ingredient's name means: the longest known form that ends at its last word; None: unknown.

        Words that say how a food is cut ("chicken breast halves", "tomatoes, peeled and diced") are no last words.
        """
        places = folded_words(name)
        words = tuple(word for word, _, _ in places)
        for end in range(len(words), 0, -1):
            for start in range(max(0, end - self._longest), end):
                food = self.phrases.get(words[start:end])
                if food is not None and _unbroken(name, places[start:end]):
                    return self.foods[food]
            if not _follows_a_name(words[end - 1]):
                return None
        return None

    def parts(self, food: Foodstuff) -> frozenset[str]:
        """The names of foods that a cook gets out of one: the juice of a lemon, the white of an egg."""
        return frozenset().union(*(self._parts.get(kind, ()) for kind in self.kinds(food)))

    def kinds(self, food: Foodstuff) -> frozenset[str]:
        """The names of a food and of all that it is a kind of: cheddar cheese is cheese."""
        if food.name not in self._kinds:
            parents = (self.kinds(self.foods[parent]) for parent in food.parents)
            self._kinds[food.name] = frozenset({food.name}).union(*parents)
        return self._kinds[food.name]


@cache
def lexicon() -> Lexicon:
    """The one lexicon, read at the first call."""
    foods, forms = read_tables()
    for food, new in tuple(free_from(foods, forms)):
        foods[food.name] = food
        forms[food.name] = new
    return Lexicon(foods, _phrases(forms), (form for thing in THINGS for form in (thing, *_in_plural(thing))))


def _openings(forms: Mapping[Words, str], foods: Mapping[str, Foodstuff]) -> Mapping[str, Openings]:
    """For each first word the forms that begin with it, the longest first."""
    found: dict[str, dict[int, dict[Words, Foodstuff | None]]] = {}
    for words, name in forms.items():
        found.setdefault(words[0], {}).setdefault(len(words), {})[words] = foods.get(name)
    return {first: tuple(sorted(lengths.items(), reverse=True)) for first, lengths in found.items()}


def _unbroken(text: str, places: Sequence[tuple[str, int, int]]) -> bool:
    return not any(BREAK.search(text, one[2], other[1]) for one, other in pairwise(places))


def _phrases(forms: Mapping[str, tuple[Words, ...]]) -> dict[Words, str]:
    """Every form. As the tables write it, it means one food; a plural may be what another food is called."""
    written: dict[Words, str] = {}
    for name, several in forms.items():
        for form in several:
            if written.setdefault(form, name) != name:
                raise ValueError(f"lexicon: {' '.join(form)!r} is {written[form]!r} and {name!r}; expected one of them")
    plural = {more: name for form, name in written.items() for more in _in_plural(form)}
    return plural | written


def _in_plural(words: Words) -> Iterator[Words]:
    for plural in plurals(words[-1]):
        yield (*words[:-1], plural)


def _follows_a_name(word: str) -> bool:
    if word in AFTER_A_NAME or word.isdecimal():
        return True
    return len(word) > 4 and word.endswith(("ed", "ly")) and not word.endswith("seed")  # "peeled", "finely"
