"""How long each step takes: minutes of hands and minutes of waiting, stated or usual.

Knows: a stated time belongs to the waiting of its step (resting, cooling, cooking without constant stirring), or to the
hands where they are busy all the time ("knead for 10 minutes", "stirring constantly"). A range counts with its middle.
Steps that state no time have the usual ones of their classes, docs/reference/recipe.md lists them.
Does not know: the order of the work (schedule). Start at: times_of.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from seqchef.applications.reading.mentions import sentences
from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.applications.reading.steps import repeats
from seqchef.food.steps import KeyPoint, Step

MINUTE = 60
LONGEST_WORD = 24  # characters before a duration in which "every" may stand
CLAUSE_END = re.compile(r"[,;，；、]|\bthen\b")
# Usual minutes of one step: hands, waiting. Judged by the authors; a stated time takes the place of both of a class
# that waits, and the waiting ones of a step do not add up where one of them is stated.
USUAL: Mapping[str, tuple[int, int]] = {
    "preheat": (0, 0),  # a turn of a switch
    "prepare": (5, 0),
    "measure": (1, 0),
    "combine": (3, 0),
    "shape": (5, 0),
    "marinate": (1, 30),
    "rest": (0, 15),
    "cook.dry": (1, 25),
    "cook.moist": (1, 15),
    "cook.fat": (6, 0),
    "cook.combined": (1, 45),
    "cool": (0, 20),
    "season": (1, 0),
    "serve": (2, 0),
    "store": (0, 0),
    "note": (0, 0),
}
WAITING = ("marinate", "rest", "cook.dry", "cook.moist", "cook.combined", "cool", "store", "cook.fat")
SHORTEST_WAIT_S = 180  # nobody turns to other work for less


@dataclass(frozen=True, slots=True)
class Times:
    """Of one step: seconds of hands and of waiting, and whether the step states a time."""

    active_s: Fraction
    passive_s: Fraction
    stated: bool


def times_of(step: Step, words: RecipeWords) -> Times:
    """The times of one step; frying counts as the hands' work below SHORTEST_WAIT_S and while somebody stirs."""
    timed = [point for point in step.key_points if _counts(point, step)]
    places = list(sentences(step.text, words)) if timed else []
    active = passive = Fraction(0)
    for point in timed:
        length = middle(point)
        if _is_attended(point, step, places, words) or length < SHORTEST_WAIT_S:
            active += length
        else:
            passive += length
    waiting = any(name in WAITING for name in step.classes)
    for name in step.classes:
        hands, wait = USUAL[name]
        if not timed or (name not in WAITING and (waiting or not active)):
            active += hands * MINUTE
            passive += wait * MINUTE
    return Times(active, passive, bool(timed))


def middle(point: KeyPoint) -> Fraction:
    """The length of a duration in seconds."""
    low = point.seconds or Fraction(0)
    return (low + (point.seconds_max or low)) / 2


def _counts(point: KeyPoint, step: Step) -> bool:
    """Whether a duration is a time of the step: not "every 2 minutes", not how long something keeps."""
    if point.seconds is None or step.classes in (("store",), ("note",)):
        return False
    return not repeats(step.text[max(0, point.start - LONGEST_WORD) : point.start], step.language)


def _is_attended(point: KeyPoint, step: Step, places: Sequence[tuple[int, int]], words: RecipeWords) -> bool:
    """Whether hands are busy during a duration: by the words of its sentence, or because the step does not wait."""
    if not any(name in WAITING for name in step.classes):
        return True
    place = bisect_right(places, point.start, key=lambda one: one[0]) - 1
    start, end = places[max(place, 0)]
    clause = CLAUSE_END.split(step.text[start : point.end].lower())[-1]
    return bool(words.attended.search(step.text[start:end].lower()) or words.by_hand.search(clause))
