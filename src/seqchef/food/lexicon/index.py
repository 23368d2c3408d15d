"""The lexicon itself: foods by every form in which they are written, found in texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from types import MappingProxyType

from seqchef.food.allergens import ALLERGENS, MEANT_BY_ALLERGEN
from seqchef.food.lexicon.folding import Words, folded_words
from seqchef.food.lexicon.foodstuff import Foodstuff, Mention
from seqchef.food.lexicon.free_from import free_from
from seqchef.food.lexicon.not_foods import AFTER_A_NAME, THINGS
from seqchef.food.lexicon.parts import parts_table
from seqchef.food.lexicon.plurals import plurals
from seqchef.food.lexicon.tables import read_tables
from seqchef.food.lexicon.telling import TELLING, telling_words

Openings = tuple[tuple[int, Mapping[Words, Foodstuff | None]], ...]  # forms by their number of words
MADE = frozenset({"preparation", "soup"})  # categories of what a recipe itself makes, with or without
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
        self.telling = MappingProxyType(telling_words())
        named = {form: self.foods[name] for form, name in phrases.items()}
        self._openings = _openings({**named, **dict.fromkeys(self.things)})
        self._all_openings = _openings({**self.telling, **named, **dict.fromkeys(self.things)})
        self._longest = max(map(len, phrases), default=0)
        self._kinds: dict[str, frozenset[str]] = {}
        self._parts = parts_table()

    def mentions(self, text: str) -> list[Mention]:
        """The foods that a text names, from the left, the longest form first; they never overlap.

        No form goes across a comma or a bracket: "garlic, salt" are two.
        """
        return self._found(text, self._openings)

    def told(self, text: str) -> list[Mention]:
        """The telling words of a text that belong to no food's name, as foods of category TELLING."""
        return [one for one in self._found(text, self._all_openings) if one.food.category == TELLING]

    def states(self, words: str, food: Foodstuff) -> frozenset[str]:
        """What a food holds for certain, or its name says: no recipe that is called so goes without it.

        A "chocolate chip cookie" commonly has milk and can do without, a "milk chocolate chip" cannot. `words` is the
        name as it is written.
        """
        held = food.allergens | food.contains
        form = tuple(word for word, _, _ in folded_words(words))
        sure = held - food.common
        if food.category in MADE:  # a cake can be made without eggs, a meatball not without meat
            sure -= ALLERGENS.keys() | set(MEANT_BY_ALLERGEN.values())
        for start, end in combinations(range(len(form) + 1), 2):
            sure |= self._promised(form[start:end], whole=end - start == len(form))
        return sure & held

    def _promised(self, form: Words, *, whole: bool) -> frozenset[str]:
        """What a part of a food's name says that the food holds."""
        told, food = self.telling.get(form), self.foods.get(self.phrases.get(form, ""))
        promised = told.allergens | told.contains if told else frozenset[str]()
        if food is None or whole or food.category in MADE:
            return promised
        return promised | ((food.allergens | food.contains) - food.common)

    @staticmethod
    def _found(text: str, openings: Mapping[str, Openings]) -> list[Mention]:
        places = folded_words(text)
        words = tuple(word for word, _, _ in places)
        found = []
        at = 0
        while at < len(words):
            size = 1
            for length, forms in openings.get(words[at], ()):
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


def _openings(forms: Mapping[Words, Foodstuff | None]) -> Mapping[str, Openings]:
    """For each first word the forms that begin with it, the longest first."""
    found: dict[str, dict[int, dict[Words, Foodstuff | None]]] = {}
    for words, food in forms.items():
        found.setdefault(words[0], {}).setdefault(len(words), {})[words] = food
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
