"""Additions: sentences that take in listed foods which no step has mentioned, worded by what kind of food each is.

What must be cooked gets a time and, where food.doneness asks for one, its temperature; herbs and nuts are sprinkled,
salt and spices season, liquids and fats are stirred in; tools are used. Only names that stand in the lines are written.
Start at: additions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from seqchef.applications.writing.constraints.doneness_words import listed, told
from seqchef.applications.writing.constraints.line_foods import mentioned
from seqchef.applications.writing.constraints.mentions import UNITS
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.doneness import Doneness, needed
from seqchef.food.lexicon import NOT_FOODS, Foodstuff, folded_words, lexicon

TOGETHER = 4  # foods in one sentence
COOKED = {  # kinds of food.doneness: usual minutes for what is cut for a pan
    "poultry": 20, "stuffing": 20, "leftovers": 10, "ground meat": 10, "game": 30, "eggs": 10, "whole meat": 20,
    "fish": 10,
}  # fmt: skip
TENDER = {  # categories of the lexicon: minutes until tender
    "vegetable": 10, "grain": 15, "pasta": 10, "legume": 20, "meat": 10, "poultry": 20, "fish": 10, "shellfish": 10,
}  # fmt: skip
EATEN_RAW = frozenset(("lettuce", "arugula", "salad greens", "watercress", "cucumber", "radish", "avocado", "cress"))
ALWAYS_COOKED = frozenset(("grain", "pasta", "legume"))
GROUPS = {  # how foods of other categories are added
    "stir": "dairy plant_dairy plant_egg fat sauce drink alcohol sweetener sweet stock soup baking",
    "season": "spice salt",
    "sprinkle": "herb nut seed",
}
STIRRED = ("sauce", "paste", "juice", "stock", "powder")  # whatever they are made of
THICKENS = ("flour", "starch", "cornstarch")
NO_KIND = UNITS | frozenset(("or", "and", "of", "the", "a", "an", "with", "for", "into"))
ORDER = ("use", "cook", "thicken", "tender", "stir", "add", "season", "sprinkle")


@dataclass(frozen=True, slots=True)
class Named:
    """A food as its line names it, and how it is added; `minutes` for what is cooked."""

    name: str
    how: str  # one of ORDER
    minutes: int = 0
    need: Doneness | None = None


@lru_cache(maxsize=1 << 10)
def named(line: str, words: tuple[frozenset[str], ...]) -> tuple[Named, ...]:
    """The foods of a line by names that hold one word of each of `words`."""
    needs = needed([line])
    found = [_named(_written(line, one.start, one.end), _category(one.food), needs) for one in mentioned(line)]
    for wanted in words:
        if not any(word in wanted for one in found for word, _, _ in folded_words(one.name)):
            name = _word_of(line, wanted)
            is_tool = not found and NOT_FOODS.issuperset(word for word, _, _ in folded_words(name)[-1:])
            found.append(Named(name, "use") if is_tool else _named(name, "", needs))
    used = [one for one in found if not words or _holds(one.name, words)]
    return tuple(used)


def _category(food: Foodstuff) -> str:
    """By which a food is cooked or not; "" for one that is eaten raw."""
    return food.category if EATEN_RAW.isdisjoint(lexicon().kinds(food)) else ""


def _holds(name: str, words: tuple[frozenset[str], ...]) -> bool:
    own = {word for word, _, _ in folded_words(name)}
    return any(own & wanted for wanted in words)


def _written(line: str, start: int, end: int) -> str:
    """A name as a sentence has it: small letters where it begins the line, else as the line has it."""
    name = line[start:end]
    return name.lower() if not line[:start].strip() and not name.isupper() else name


def _named(name: str, category: str, needs: Sequence[Doneness]) -> Named:
    for need in needs:
        if need.words in name.lower() or len(needs) == 1:
            return Named(name, "cook", COOKED[need.kind], need)
    if name.lower().endswith(THICKENS):
        return Named(name, "thicken", 5)
    if name.lower().endswith(("noodle", "noodles")):
        category = "pasta"
    elif name.lower().endswith(STIRRED):
        category = "sauce"
    if category in TENDER:
        return Named(name, "cook" if category in ALWAYS_COOKED else "tender", TENDER[category])
    return Named(name, next((how for how, names in GROUPS.items() if category in names.split()), "add"))


def _word_of(line: str, wanted: frozenset[str]) -> str:
    """The last word of a line that may stand for its food, as it is written, with the one that says which kind."""
    words = folded_words(line)
    at = max((at for at, (word, _, _) in enumerate(words) if word in wanted), default=None)
    if at is None:
        return min(wanted, key=lambda word: (len(word), word))
    _, start, end = words[at]
    if at and words[at - 1][0].isalpha() and words[at - 1][0] not in NO_KIND and line[words[at - 1][2] : start] == " ":
        start = words[at - 1][1]
    return _written(line, start, end)


def additions(foods: Iterable[Named], *, hot: bool, most: int | None, units: UnitSystem) -> tuple[str, ...]:
    """Sentences that name all of `foods`, what takes longest first.

    `hot`: whether anything is heated in this recipe, else vegetables stay raw; `most`: minutes for each sentence.
    """
    groups: dict[tuple[str, int, tuple[int, int] | None], list[Named]] = {}
    for food in foods:
        how = "add" if food.how == "tender" and not hot else food.how
        degrees = (food.need.fahrenheit, food.need.celsius) if food.need else None
        groups.setdefault((how, food.minutes if how in {"cook", "thicken", "tender"} else 0, degrees), []).append(food)
    ordered = sorted(groups.items(), key=lambda item: (ORDER.index(item[0][0]), -item[0][1]))
    return tuple(
        _sentence(how, names, minutes if most is None else min(minutes, most), degrees, units)
        for (how, minutes, degrees), together in ordered
        for names in _parts(together)
    )


def _parts(foods: Sequence[Named]) -> Iterator[list[str]]:
    names = list(dict.fromkeys(food.name for food in foods))
    for start in range(0, len(names), TOGETHER):
        yield names[start : start + TOGETHER]


def _sentence(how: str, names: list[str], minutes: int, degrees: tuple[int, int] | None, units: UnitSystem) -> str:
    foods = f"the {listed(names)}"
    time = f"{minutes} minute{'' if minutes == 1 else 's'}"
    if degrees is not None:
        fahrenheit, celsius = degrees
        return f"Add {foods} and cook for {time}, until the middle has reached {told(celsius, fahrenheit, units)}."
    return {
        "use": f"Use {foods} as needed.",
        "cook": f"Add {foods} and cook for {time}, until tender.",
        "thicken": f"Stir in {foods} and cook for {time}, stirring.",
        "tender": f"Add {foods} and cook for {time}, until tender.",
        "stir": f"Stir in {foods}.",
        "season": f"Season with {foods}.",
        "sprinkle": f"Sprinkle with {foods}.",
        "add": f"Add {foods}.",
    }[how]
