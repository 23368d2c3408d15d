"""What a file of recipe words fills in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


def kinds(text: str) -> dict[str, frozenset[str]]:
    """Lines such as `cheese: parmesan, cream cheese` as {"cheese": {"parmesan", "cream cheese"}}."""
    found = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        kind, _, foods = line.partition(":")
        found[kind.strip()] = frozenset(food.strip() for food in foods.split(",") if food.strip())
    return found


@dataclass(frozen=True, kw_only=True)
class RecipeWords:
    """The words of one language that say how steps hang together; names are in the singular and in lower case.

    Patterns are searched in one sentence in lower case. A vessel is found by the pattern `vessel`; `new_vessel` says
    that another one than before begins, `same_vessel` that it is the one of before.
    """

    code: str
    sentence_end: re.Pattern[str]
    foods: Mapping[str, frozenset[str]]  # "cheese" -> foods of this kind
    same: frozenset[str]  # kinds whose foods are one food under several names: "scallion"
    fats: frozenset[str]  # "butter": what other foods are fried in
    collective: frozenset[str]  # kinds that mean all lines of the kind: "herb", "dry ingredient"
    descriptions: frozenset[str]  # "fresh", "ground": alone they name no food
    joining: frozenset[str]  # "of", "the": no names and no descriptions either
    heads_only: frozenset[str]  # "stock": chicken stock is no chicken
    products: frozenset[str]  # "dough": what steps make
    finished: frozenset[str]  # "cake": of several products the one with most in it
    mixtures: frozenset[str]  # "mixture": flour mixture holds the flour
    no_food_before: frozenset[str]  # "pan" in "bread pan"
    no_foods: frozenset[str]  # "oil temperature" in one word
    staples: frozenset[str]  # "water": used without a line
    asking: Mapping[str, re.Pattern[str]]  # several foods without a name, by what is meant; a word stands in a group:
    # "first" (four) ingredients, "remaining" ingredients, a "group" (dressing) of the list, "everything", "products"
    rest: re.Pattern[str]  # before a food: "remaining", "the rest of the"
    some: re.Pattern[str]  # before a food: "a little", "some of the"
    half: re.Pattern[str]  # before a food: "half of the"
    all_but: re.Pattern[str]  # before an amount: "all but"
    divided: re.Pattern[str]  # in an ingredient line: "divided"
    part: re.Pattern[str]  # after a number: "of the" makes it a share
    itself: re.Pattern[str]  # "sprinkle them with": what the sentence named is what others go to
    changing: re.Pattern[str]  # the oven gets another heat in the middle: "lower", "reduce"
    excepting: re.Pattern[str]  # beside "all ingredients": "except the butter", with (?P<foods>)
    set_aside: re.Pattern[str]  # what is done lies ready and takes part only when it is named
    heating: re.Pattern[str]  # only equipment: "preheat the oven"
    around: re.Pattern[str]  # before a food of no line that others are done in: "pack in"
    purpose: re.Pattern[str]  # before a food that is not handled: "water for the"
    vessel: re.Pattern[str]  # its word in the first group
    vessels: Mapping[str, str]  # "skillet" -> "pan": words for the same
    new_vessel: re.Pattern[str]
    same_vessel: re.Pattern[str]
    meanwhile: re.Pattern[str]  # what happens beside: "while the pasta cooks,"
    naming: re.Pattern[str]  # before what a step makes: "form a", "into"
    adding: re.Pattern[str]  # new foods go to what is there
    joining_in: re.Pattern[str]  # an order to add: also foods that lay ready go to what is there
    target: re.Pattern[str]  # before a food or a vessel: "to the", what others go to
    moving: re.Pattern[str]  # what there is goes elsewhere: "pour into"
    merging: re.Pattern[str]  # two products become one
    mixing: re.Pattern[str]  # new foods become one
    preparing: re.Pattern[str]  # foods stay apart
    handling: re.Pattern[str]  # an act on food, though none may be named
    attended: re.Pattern[str]  # hands are busy all the time: "stirring constantly"
    by_hand: re.Pattern[str]  # acts that last as long as somebody does them: "knead"
    oven: re.Pattern[str]

    @cached_property
    def acting(self) -> re.Pattern[str]:
        """Any act: what has none goes on with the sentence before it."""
        return re.compile("|".join(one.pattern for one in (self.mixing, self.preparing, self.handling)))

    @cached_property
    def known(self) -> frozenset[str]:
        """All foods that are named here, whether or not a recipe lists them."""
        return frozenset(self.foods).union(*self.foods.values())

    def vessel_of(self, found: re.Match[str] | None) -> str | None:
        """The vessel of a match of `vessel` or `same_vessel`, one word for all that are the same."""
        word = next(filter(None, found.groups()), None) if found and found.groups() else None
        return None if word is None else self.vessels.get(word, word)
