"""Contradictions: a food that is asked for and must not be in the dish."""

import re
from collections.abc import Iterator

from seqchef.applications.writing.refusals.known import food_named, foods_in
from seqchef.applications.writing.refusals.wording import Words
from seqchef.applications.writing.substitutes import substitutes
from seqchef.applications.writing.wishes import Wish
from seqchef.food.allergens import ALLERGENS
from seqchef.food.diets import diet_named, restriction
from seqchef.food.lexicon import Foodstuff, lexicon

MOST_SUBSTITUTES = 2
INSTEAD_OF_IT = re.compile(
    r"\b(vegan|vegetarian|veggie|meatless|mock|faux|imitation|plant[- ]based|dairy[- ]free|gluten[- ]free|egg[- "
    r"]free|"
    r"eggless|nut[- ]free|no|without|free)\b|[素无]"
)


def contradiction(wish: Wish, words: Words) -> str | None:
    """One sentence on the first food that does not go with a diet or an allergen that is left out; None: all do."""
    for asked, allergens, diets in _asked(wish, words):
        limits = restriction(diets, allergens)
        for said, food in _foods(wish):
            found = sorted(limits.found_in(food))
            if found:
                what = words.messages["comma"].join(_in_words(one, wish, words) for one in found)
                instead = _instead(food, wish, words)
                return words.say("contradiction", food=words.listed([said]), asked=asked, what=what, instead=instead)
    return None


def _instead(food: Foodstuff, wish: Wish, words: Words) -> str:
    """What may be taken for it under everything that is asked for; "" where nothing is known."""
    allowed = substitutes(food.name, restriction(wish.diets, wish.without))[:MOST_SUBSTITUTES]
    if not allowed:
        return ""
    names = dict.fromkeys(one.food for one in allowed)
    if wish.language == "zh":
        known = (lexicon().named(name) for name in names)
        names = dict.fromkeys(one.chinese for one in known if one is not None and one.chinese)
    return words.say("instead", names=words.messages["or"].join(names)) if names else ""


def asked_for(wish: Wish, words: Words) -> str:
    """All that is asked for, in words: "vegan and without milk"."""
    return words.messages["comma"].join(asked for asked, _, _ in _asked(wish, words))


def _asked(wish: Wish, words: Words) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for diet in wish.diets:
        yield _in_words(diet_named(diet), wish, words), (), (diet,)
    for allergen in sorted(wish.without):
        yield words.say("without", name=_in_words(allergen, wish, words)), (allergen,), ()


def _foods(wish: Wish) -> Iterator[tuple[str, Foodstuff]]:
    """What must be in the dish: its foods, its lines, and its name unless that says itself that they are replaced."""
    for name in wish.foods:
        food = food_named(name)
        if food is not None:
            yield name, food
    for line in wish.lines:
        yield from foods_in(line)
    if wish.dish and not INSTEAD_OF_IT.search(wish.dish.casefold()):
        yield from foods_in(wish.dish)


def _in_words(name: str, wish: Wish, words: Words) -> str:
    """An allergen, a diet or what one leaves out, as people say it; plain English names need no table."""
    if wish.language == "zh" and name in ALLERGENS:
        return ALLERGENS[name][1].removeprefix("含")
    return words.names.get(name, name)
