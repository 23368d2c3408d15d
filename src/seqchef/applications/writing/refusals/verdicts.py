"""Verdicts: whether a recipe is written for a wish, and what is said with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from seqchef.applications.writing.chinese.foods import simplified
from seqchef.applications.writing.dish_foods import usual_foods
from seqchef.applications.writing.known import food_named, foods_in, foods_of, is_dish, nearest
from seqchef.applications.writing.refusals.cautions import notes, touched
from seqchef.applications.writing.refusals.contradictions import asked_for, claimed_wrongly, contradiction, gone_without
from seqchef.applications.writing.refusals.not_food import not_food
from seqchef.applications.writing.refusals.strange_text import strange
from seqchef.applications.writing.refusals.wording import MOST_NAMES, Words, load
from seqchef.applications.writing.wishes import Wish
from seqchef.food.diets import restriction
from seqchef.food.doneness import needed
from seqchef.food.lexicon import Foodstuff


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refused`: one sentence that says what was found, why, and what to do instead; None: a recipe may be written.

    `notes` go with the recipe.
    """

    refused: str | None = None
    notes: tuple[str, ...] = ()


def judge(wish: Wish) -> Verdict:
    """What is said before anything is written. The pantry is never a reason to refuse: what is no food stays there.

    Raises UnknownName for a diet or an allergen that nobody knows.
    """
    wish, words = _simplified(wish), load(wish.language)
    for why in REASONS:
        refused = why(wish, words)
        if refused is not None:
            return Verdict(refused=refused)
    return Verdict(notes=tuple(_notes(wish, words)))


def _simplified(wish: Wish) -> Wish:
    """The wish in simplified characters, in which all words of refusals are: 嬰兒 is 婴儿."""
    foods, lines = (tuple(map(simplified, texts)) for texts in (wish.foods, wish.lines))
    return replace(wish, dish=simplified(wish.dish) if wish.dish else wish.dish, foods=foods, lines=lines)


def _strange(wish: Wish, words: Words) -> str | None:
    for text in (wish.dish or "", *wish.foods, *wish.lines, *wish.tags):
        found = strange(text) if text or text in wish.foods else None
        if found is not None:
            return words.say(found[0], found=found[1])
    return None


def _no_food(wish: Wish, words: Words) -> str | None:
    texts = [(wish.dish or "", False), *((food, True) for food in wish.foods), *((line, False) for line in wish.lines)]
    for text, whole in texts:
        found = not_food(text, whole=whole)
        if found is not None:
            return words.say("not_food", found=found[0], kind=words.kinds[found[1]])
    return None


def _dangerous(wish: Wish, words: Words) -> str | None:
    topic = next(touched(wish.dish or "", [*wish.foods, *wish.lines], refused=True), None)
    return None if topic is None else words.say(topic.key)


def _unknown(wish: Wish, words: Words) -> str | None:
    unknown = [food for food in wish.foods if food_named(food) is None]
    if unknown:
        key = "unknown_food" if len(wish.foods) == 1 else "unknown_foods"
        names = words.listed(unknown) + _meant(unknown, words)
        return words.say(key, unknown=len(unknown), all=len(wish.foods), names=names)
    strangers = _unknown_lines(wish)
    if strangers and restriction(wish.diets, wish.without):
        return words.say("unknown_restricted", names=words.listed(strangers), asked=asked_for(wish, words))
    if len(strangers) * 2 > len(wish.lines):
        return words.say("unknown_foods", unknown=len(strangers), all=len(wish.lines), names=words.listed(strangers))
    return None


def _meant(unknown: list[str], words: Words) -> str:
    """The known names that are spelt like unknown ones, in brackets."""
    likely = [name for name in map(nearest, unknown[:MOST_NAMES]) if name is not None]
    return words.say("meant", names=words.listed(likely)) if likely else ""


def _unknown_dish(wish: Wish, words: Words) -> str | None:
    alone = wish.dish and not (wish.foods or wish.pantry or wish.lines)
    if alone and not is_dish(wish.dish or "") and not usual_foods(wish.dish or ""):
        return words.say("unknown_dish", found=(wish.dish or "")[:40])
    return None


def _pantry(wish: Wish, words: Words) -> str | None:
    """Only where nothing but a pantry is given and nothing of it can be used."""
    if not wish.pantry or wish.dish or wish.foods or wish.lines:
        return None
    known = [food for food in (_on_hand(one.name) for one in wish.pantry) if food is not None]
    if not known:
        return words.say("pantry_no_food")
    limits = restriction(wish.diets, wish.without)
    if all(any(map(limits.excludes, foods_of(one.name))) for one in wish.pantry if _on_hand(one.name) is not None):
        return words.say("pantry_empty", asked=asked_for(wish, words))
    return None


def _too_short(wish: Wish, words: Words) -> str | None:
    """Where something that has to be cooked through cannot be in the minutes that are wished for."""
    if wish.max_minutes is None:
        return None
    needs = needed([wish.dish or "", *wish.foods, *wish.lines])
    longest = max(needs, key=lambda need: LEAST_MINUTES[need.kind], default=None)
    if longest is None or LEAST_MINUTES[longest.kind] <= wish.max_minutes:
        return None
    return words.say("too_short", food=longest.words, least=LEAST_MINUTES[longest.kind], most=wish.max_minutes)


LEAST_MINUTES = {  # in which thin pieces are cooked through, by kind of food.doneness; judged by the authors
    "poultry": 8, "stuffing": 8, "leftovers": 3, "game": 8, "ground meat": 6, "whole meat": 5, "fish": 4, "eggs": 2,
}  # fmt: skip
REASONS: tuple[Callable[[Wish, Words], str | None], ...] = (
    _strange,
    _no_food,
    _dangerous,
    _unknown,
    _unknown_dish,
    contradiction,
    _too_short,
    _pantry,
)


def _notes(wish: Wish, words: Words) -> Iterator[str]:
    if wish.without or wish.diets:
        yield words.say("labels")
        yield from gone_without(wish, words)
    yield from claimed_wrongly(wish, words)
    strangers = _unknown_lines(wish)
    if strangers:
        yield words.say("unknown_lines", names=words.listed(strangers))
    left = [one.name for one in wish.pantry if _on_hand(one.name) is None]
    if left:
        yield words.say("pantry_left_out", names=words.listed(left))
    yield from notes(wish.dish or "", [*wish.foods, *wish.lines], wish.language)


def _on_hand(name: str) -> Foodstuff | None:
    """The food of a pantry that may be used: known, and nothing that is no food under a food's name."""
    return None if not_food(name, whole=True) or strange(name) else food_named(name)


def _unknown_lines(wish: Wish) -> list[str]:
    """The lines that name no food that is known; those that end with ":" head a part of the list."""
    lines = (line for line in wish.lines if line.strip() and not line.rstrip().endswith(":"))
    return [line for line in lines if not foods_in(line)]
