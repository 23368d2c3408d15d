"""Names of foods in a finished text: every form of the lexicon that stands in it, the longest first."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from seqchef.applications.writing.chinese.food_words import NO_FOODS, OTHER_NAMES
from seqchef.food.lexicon import Foodstuff, lexicon

HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Named:
    """A food, and its words as they stand in the plain text."""

    words: str
    food: Foodstuff
    start: int
    end: int


def plain(text: str) -> str:
    """Lower-case words without accents, one space between them and at both ends; other marks become " | ".

    So a form is found as " form ", and a comma keeps two foods apart.
    """
    text = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    text = re.sub(r"['’\-_/\s]+", " ", text)
    return f" {' '.join(re.sub(r'[^a-z0-9㐀-鿿 ]+', ' | ', text).split())} "


@lru_cache(maxsize=1024)
def named(text: str) -> tuple[Named, ...]:
    """The foods of a text in order. A form inside a longer one is no food of its own: peanut butter is no butter."""
    line = plain(text)
    longest: list[Named] = []
    for found in sorted(_every(line), key=lambda one: one.start - one.end):
        if not any(other.start <= found.start and found.end <= other.end for other in longest):
            longest.append(found)
    return tuple(sorted(longest, key=lambda one: one.start))


@lru_cache(maxsize=1024)
def told(text: str) -> tuple[Named, ...]:
    """The words of a text that tell of a food outside the names of foods: "breaded"."""
    line = plain(text)
    longer = list(named(text))
    found = []
    for words, food in _telling():
        for match in re.finditer(f" {words}(?= )", line):
            one = Named(words, food, match.start() + 1, match.end())
            if not any(other.start <= one.start and one.end <= other.end for other in longer):
                longer.append(one)
                found.append(one)
    return tuple(found)


@cache
def _telling() -> list[tuple[str, Foodstuff]]:
    """The longest first."""
    return sorted(((" ".join(words), food) for words, food in lexicon().telling.items()), key=lambda one: -len(one[0]))


def _every(line: str) -> Iterator[Named]:
    """All forms that stand in a plain line, overlapping ones too."""
    for word in set(line.split()):
        for form, food in _forms().get(word, ()):
            at = line.find(f" {form} ")
            while at >= 0:
                yield Named(form, food, at + 1, at + 1 + len(form))
                at = line.find(f" {form} ", at + 1)
    if HAN.search(line):
        for chinese, food in _chinese():
            at = line.find(chinese)
            while at >= 0:
                yield Named(chinese, food, at, at + len(chinese))
                at = line.find(chinese, at + 1)


@cache
def _forms() -> dict[str, list[tuple[str, Foodstuff]]]:
    """Forms by their last word."""
    known = lexicon()
    forms: dict[str, list[tuple[str, Foodstuff]]] = {}
    for words, name in known.phrases.items():
        forms.setdefault(words[-1], []).append((" ".join(words), known.foods[name]))
    return forms


@cache
def _chinese() -> list[tuple[str, Foodstuff]]:
    """Every Chinese name; of those beside the lexicon's own the long ones, for 面 stands in 表面 too."""
    own = [(food.chinese, food) for food in lexicon().foods.values() if food.chinese]
    own = [one for one in own if one[0] not in NO_FOODS]
    known = {name for name, _ in own}
    others = ((name, lexicon().named(english)) for name, english in OTHER_NAMES.items() if name not in known)
    return own + [(name, food) for name, food in others if food is not None and len(name) > 1]


def with_parents(food: Foodstuff) -> frozenset[str]:
    """The names of a food and of everything that it is a kind of."""
    names, waiting = {food.name}, list(food.parents)
    while waiting:
        parent = waiting.pop()
        if parent not in names:
            names.add(parent)
            waiting += lexicon().foods[parent].parents
    return frozenset(names)
