"""Contradictions: a food that is asked for and must not be in the dish.

Knows: that a dish is refused for what its name states (dish_names), not for what such a dish commonly has ("chocolate
chip cookies" without milk): that is left out, and said in a note.
Does not know: what a model makes of it. Start at: contradiction.
"""

from collections.abc import Iterator
from dataclasses import replace

from seqchef.applications.writing.dish_foods import usual_foods
from seqchef.applications.writing.dish_names import FREE, INSTEAD_OF_IT, claims, stated
from seqchef.applications.writing.known import foods_in, foods_of
from seqchef.applications.writing.refusals.wording import Words
from seqchef.applications.writing.substitutes import substitutes
from seqchef.applications.writing.wishes import Wish
from seqchef.food.allergens import ALLERGENS
from seqchef.food.diets import Restriction, diet_named, restriction
from seqchef.food.lexicon import Foodstuff, lexicon

MOST_SUBSTITUTES = 2


def contradiction(wish: Wish, words: Words) -> str | None:
    """One sentence on the first food that does not go with a diet or an allergen that is left out; None: all do."""
    for asked, allergens, diets in _asked(wish, words):
        for said, food, held in _held(wish, restriction(diets, allergens)):
            what = words.messages["comma"].join(_in_words(one, wish, words) for one in sorted(held))
            instead = _instead(food, wish, words) or _called(wish, words)
            return words.say("contradiction", food=words.listed([said]), asked=asked, what=what, instead=instead)
    return None


def gone_without(wish: Wish, words: Words) -> Iterator[str]:
    """A note for each food of the dish's name that commonly has what is left out, and one on its other usual foods."""
    if INSTEAD_OF_IT.search((wish.dish or "").casefold()):
        return
    limits = restriction(wish.diets, wish.without)
    told = frozenset[str]()
    for one in lexicon().mentions(wish.dish or ""):
        said = (wish.dish or "")[one.start : one.end]
        held = limits.found_in(one.food) - lexicon().states(said, one.food)
        if held:
            what = words.messages["comma"].join(_in_words(each, wish, words) for each in sorted(held))
            yield words.say("gone_without", food=words.listed([said]), what=what)
            told |= held
    usual = [] if wish.lines else [lexicon().foods[name] for name in usual_foods(wish.dish or "")]
    if excluded := [food for food in usual if limits.found_in(food) - told]:
        names = [food.chinese or food.name if wish.language == "zh" else food.name for food in excluded]
        yield words.say("usual_without", foods=words.messages["comma"].join(names))


def claimed_wrongly(wish: Wish, words: Words) -> Iterator[str]:
    """A note for each diet that a title says and the list with it does not keep: the list stays as it was given."""
    for diet in claims(wish.dish or "") if wish.lines else ():
        held = [said for said, _, _ in _held(replace(wish, dish=None), restriction([diet]))]
        if held and diet not in wish.diets:
            yield words.say("claimed_wrongly", diet=_in_words(diet, wish, words), foods=words.listed(held))


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


def _called(wish: Wish, words: Words) -> str:
    """The name under which the dish may be asked for: "vegan carbonara"; "" for a list, and where none helps."""
    limits = restriction(wish.diets, wish.without)
    free = (one for allergens, said in FREE if not allergens.isdisjoint(wish.without) for one in said)
    claims = (*wish.diets, *(one.replace(" free", "-free") for one in free))
    named = (f"{claim} {wish.dish}" for claim in claims if wish.dish and wish.dish.isascii())
    found = next((name for name in named if not any(stated(name, limits))), None)
    alone = not wish.lines and not any(limits.excludes(food) for name in wish.foods for food in foods_of(name))
    return words.say("called", name=found) if found and alone else ""


def asked_for(wish: Wish, words: Words) -> str:
    """All that is asked for, in words: "vegan and without milk"."""
    return words.messages["comma"].join(asked for asked, _, _ in _asked(wish, words))


def _asked(wish: Wish, words: Words) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for diet in wish.diets:
        yield _in_words(diet_named(diet), wish, words), (), (diet,)
    for allergen in sorted(wish.without):
        yield words.say("without", name=_in_words(allergen, wish, words)), (allergen,), ()


def _held(wish: Wish, limits: Restriction) -> Iterator[tuple[str, Foodstuff, frozenset[str]]]:
    """What must be in the dish and must not: foods, what lines name or tell, and what the dish's name states."""
    found = [(name, food) for name in wish.foods for food in foods_of(name)]
    for line in wish.lines:
        found += foods_in(line)
        found += [(line[one.start : one.end], one.food) for one in lexicon().told(line)]
    for said, food in found:
        if held := limits.found_in(food):
            yield said, food, held
    yield from stated(wish.dish or "", limits)


def _in_words(name: str, wish: Wish, words: Words) -> str:
    """An allergen, a diet or what one leaves out, as people say it; plain English names need no table."""
    if wish.language == "zh" and name in ALLERGENS:
        return ALLERGENS[name][1].removeprefix("含")
    return words.names.get(name, name)
