"""Whatever may be written without an allergen: no word of it is on the plain list of that allergen.

The list (benchmarks/allergen_words.py) shares nothing with the lexicon. Every word and phrase that could be written is
looked at, so that no draft has to be waited for that happens to leak.
"""

import random
from collections.abc import Sequence
from functools import cache

import pytest
from benchmarks.allergen_words import ALLERGENS, BUT, WORDS, leaks

from seqchef.applications.writing.checks.contents import allergens
from seqchef.applications.writing.constraints._food_words import food_words
from seqchef.applications.writing.constraints._phrases import runs
from seqchef.applications.writing.constraints._readings import START, Place, Readings
from seqchef.applications.writing.constraints.allowed import unrestricted
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import lexicon

FOODS = food_words()
KNOWN = frozenset(FOODS.words)
TEXTS, LENGTH = 300, 12
every_class = pytest.mark.parametrize("allergen", ALLERGENS)


@cache
def readings(allergen: str) -> Readings:
    return Readings(FOODS.phrases, unrestricted(FOODS, Restriction(frozenset({allergen}))))


def after(allergen: str, words: Sequence[str]) -> Place | None:
    """Where words lead, a comma behind one divides; None: they may not be written."""
    place: Place | None = START
    for word in words:
        plain = word.rstrip(",")
        if place is None or (plain.isalpha() and plain not in KNOWN):
            return None
        place = readings(allergen).step_both(place, plain)
        if place is not None and plain != word:
            place = readings(allergen).divided(place, surely=True)
    return place


def may_be_written(allergen: str, words: Sequence[str]) -> bool:
    place = after(allergen, words)
    return place is not None and readings(allergen).ends_both(place)


@every_class
def test_no_word_that_may_be_written_is_on_the_list(allergen: str) -> None:
    listed = [word for word in FOODS.words if leaks(word, allergen)]
    assert [word for word in listed if may_be_written(allergen, (word,))] == []


@every_class
def test_no_phrase_that_may_be_written_holds_a_word_of_the_list(allergen: str) -> None:
    allowed = (" ".join(FOODS.phrases.paths[node]) for node in readings(allergen).allowed)
    assert [phrase for phrase in allowed if leaks(phrase, allergen)] == []


@every_class
def test_nothing_on_the_list_may_be_written(allergen: str) -> None:
    named = (word.replace("_", " ") + ending for word in WORDS[allergen].split() for ending in ("", "s", "es"))
    assert [name for name in named if leaks(name, allergen) and may_be_written(allergen, runs(name))] == []


@every_class
def test_no_text_that_chance_writes_under_the_masks_and_that_passes_the_checks_leaks(allergen: str) -> None:
    chance = random.Random(allergen)
    texts = [written(allergen, chance) for _ in range(TEXTS)]
    assert sum(map(bool, texts)) > TEXTS / 2
    wish = Wish(dish="Supper", without=frozenset({allergen}))
    found = [text for text in texts if leaks(text, allergen)]
    recipes = [WrittenRecipe(title="", ingredients=(), steps=(text,)) for text in found]
    assert [recipe.steps for recipe in recipes if allergens(recipe, wish) is None] == []


def written(allergen: str, chance: random.Random) -> str:
    """Words that may stand one behind another, most of them from the list and from what only sounds like it."""
    words: list[str] = []
    place: Place | None = START
    while place is not None and len(words) < LENGTH:
        tried = [chosen(allergen, place, chance) for _ in range(20)]
        fits = (word for word in tried if (at := after(allergen, [*words, word])) and readings(allergen).live(at))
        word = next(fits, None)
        if word is None:
            break
        words.append(word)
        place = after(allergen, words)
    while words and not may_be_written(allergen, words):
        words.pop()
    return " ".join(words)


def chosen(allergen: str, place: Place, chance: random.Random) -> str:
    onward = sorted(FOODS.phrases.children[place[0]]) if place[0] else []
    word = chance.choice(onward if onward and chance.random() < 0.3 else near(allergen))
    return word + "," if chance.random() < 0.1 else word


@cache
def near(allergen: str) -> tuple[str, ...]:
    """The words of the list and of its exceptions, and as many others; "free" would be read in too many ways."""
    texts = [WORDS[allergen], *(text for pair in BUT[allergen] for text in pair)]
    words = {word + ending for text in texts for word in text.replace("_", " ").split() for ending in ("", "s")}
    words = (words & KNOWN) - {"free", "frees"}
    others = [word for word in FOODS.words if word.isalpha() and word != "free"]
    return (*sorted(words), *random.Random(0).sample(others, len(words)))


def test_a_word_that_tells_of_an_allergen_hides_no_food() -> None:
    known = lexicon()
    for form, told in known.telling.items():
        if len(form) > 1 and form not in known.phrases:
            inner = [one.food for one in known.mentions(" ".join(form))]
            assert all(food.allergens <= told.allergens for food in inner), form
