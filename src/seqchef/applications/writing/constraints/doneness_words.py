"""Doneness in words: sentences about safe temperatures, and whether a text holds one."""

from collections.abc import Iterable, Sequence

from seqchef.applications.writing.constraints.degrees import INSIDE_C, OVEN_C, degrees, kinds_of
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.doneness import Doneness


def told(celsius: int, fahrenheit: int, units: UnitSystem) -> str:
    """A temperature in both scales: "165 degrees F (74 degrees C)"."""
    both = (f"{fahrenheit} degrees F", f"{celsius} degrees C")
    first, second = both if units == "us" else both[::-1]
    return f"{first} ({second})"


def advice(needs: Sequence[Doneness], units: UnitSystem) -> tuple[str, ...]:
    """How far each food has to be cooked: a text for each temperature, one sentence or, where it rests, two.

    "Before serving, make sure that the thickest part of the chicken has reached 165 degrees F (74 degrees C)."
    """
    groups: dict[tuple[int, int, int, bool], list[str]] = {}
    for one in needs:
        groups.setdefault((one.celsius, one.fahrenheit, one.rest_minutes, one.kind == "eggs"), []).append(one.words)
    return tuple(
        _advised(listed(words), told(celsius, fahrenheit, units), rest, eggs=eggs)
        for (celsius, fahrenheit, rest, eggs), words in groups.items()
    )


def _advised(foods: str, degrees_: str, rest: int, *, eggs: bool) -> str:
    place = "the middle of the dish with" if eggs else "the thickest part of"
    after = f" Let the {foods} rest for {rest} minutes." if rest else ""
    return f"Before serving, make sure that {place} the {foods} has reached {degrees_}.{after}"


def listed(words: Iterable[str]) -> str:
    """Names as a list: "chicken, the pork and the eggs"; the article before the first one is the caller's."""
    once = dict.fromkeys(words)
    *before, last = [word for word in once if f"{word}s" not in once]
    return f"{', the '.join(before)} and the {last}" if before else last


def said(need: Doneness, sentences: Iterable[str], needs: Sequence[Doneness]) -> bool:
    """Whether a sentence tells that a food has to be cooked far enough: it names it, or no other food that needs it."""
    return any(_says(sentence, need, needs) for sentence in sentences if degrees(sentence))


def _says(sentence: str, need: Doneness, needs: Sequence[Doneness]) -> bool:
    kinds, lower = kinds_of(sentence, frozenset()), sentence.lower()
    if "inside" not in kinds:
        return False
    if need.words not in lower and any(one.words in lower for one in needs):
        return False
    high = OVEN_C[0] - 0.5 if "oven" in kinds else INSIDE_C[1]  # what an oven may have is no temperature inside
    return any(need.celsius - 0.5 <= one.inside_celsius <= high for one in degrees(sentence))
