"""Degrees that steps state: of an oven, of food inside, of oil and sugar, and within which bounds each may be."""

import re
from dataclasses import dataclass
from functools import lru_cache

OVEN_C, OVEN_F = (80, 290), (175, 550)
INSIDE_C = (50, 110)  # the middle of a food, where no food of the list asks for more
OIL_C, SYRUP_C, YEAST_C = (160, 200), (105, 177), (35, 50)
AGREE_C = 5  # between Fahrenheit and Celsius beside each other
_SCALE = r"fahrenheit|celsius|centigrade|[FC](?![A-Za-z])"
_DEGREES = re.compile(  # of a range the upper end
    r"(?<![\d/.-])(?:\d{2,3}\s*(?:-|to|–)\s*)?(?P<number>\d{2,4})\s*"
    rf"(?:(?:degrees?|°|º|˚)\s*(?P<scale>{_SCALE})?|(?:deg\.?\s*)?(?P<bare>{_SCALE}))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d[\d.]*\s*[dD°º˚fFcC]")
_INSIDE = re.compile(
    r"thermometer|internal|inside|register|\breads?\b|reach|cent(?:er|re)\b|thickest|middle|core\b", re.I
)
_OIL = re.compile(r"\b(?:oil|fat|lard|shortening|fryer|fry|frying)\b", re.I)
_SYRUP = re.compile(
    r"\b(?:candy|syrup|sugar|caramel|soft[- ]ball|hard[- ](?:ball|crack)|firm[- ]ball|fudge|boil)\b", re.I
)
_YEAST = re.compile(r"\b(?:yeast|water|milk|liquid|lukewarm)\b", re.I)
_HOT_AIR = re.compile(r"\b(?:oven|preheated?|bake|baking|roast|grill|broil\w*|smoker)\b", re.I)


@dataclass(frozen=True, slots=True)
class Degrees:
    """A temperature that a sentence states, `sentence[start:end]`. `scale` "" where none is named."""

    start: int
    end: int
    number: float
    scale: str  # "F", "C" or ""

    @property
    def celsius(self) -> float:
        """In degrees Celsius."""
        return celsius(self.number) if self.in_fahrenheit else self.number

    @property
    def in_fahrenheit(self) -> bool:
        """Whether it is in degrees Fahrenheit; without a scale where no oven has so many degrees Celsius."""
        return self.scale == "F" or (not self.scale and self.number > OVEN_C[1])

    @property
    def inside_celsius(self) -> float:
        """In degrees Celsius, read as one of the inside of a food: without a scale, above INSIDE_C it is Fahrenheit."""
        by_size = not self.scale and self.number > INSIDE_C[1]
        return celsius(self.number) if by_size or self.scale == "F" else self.number


@lru_cache(maxsize=1 << 13)
def degrees(sentence: str) -> tuple[Degrees, ...]:
    """Every temperature in degrees that a sentence states, from the left."""
    if not _DIGIT.search(sentence):
        return ()
    return tuple(
        Degrees(one.start(), one.end(), float(one["number"]), (one["scale"] or one["bare"] or "")[:1].upper())
        for one in _DEGREES.finditer(sentence)
    )


def kinds_of(sentence: str, foods: frozenset[str]) -> frozenset[str]:
    """What temperatures in a sentence may be of: "oven", "inside", "oil", "syrup", "yeast".

    `foods`: what the recipe has of "oil", "sugar" and "yeast"; without it there is no temperature of it.
    """
    found = set()
    if _INSIDE.search(sentence):
        found.add("inside")
    if "sugar" in foods and _SYRUP.search(sentence):
        found.add("syrup")
    if "oil" in foods and _OIL.search(sentence):
        found.add("oil")
    if "yeast" in foods and _YEAST.search(sentence):
        found.add("yeast")
    if not found or _HOT_AIR.search(sentence):
        found.add("oven")
    return frozenset(found)


def within(one: Degrees, kind: str, least_c: float) -> bool:
    """Whether a temperature may stand as one of a kind. `least_c`: what the foods ask for inside, degrees C."""
    if kind == "oven":
        low, high = OVEN_F if one.in_fahrenheit else OVEN_C
        return low <= one.number <= high
    if kind == "inside":
        return max(INSIDE_C[0], least_c) - 0.5 <= one.inside_celsius <= INSIDE_C[1]
    low, high = {"oil": OIL_C, "syrup": SYRUP_C, "yeast": YEAST_C}[kind]
    return low - 1 <= one.celsius <= high + 1


def disagree(sentence: str, first: Degrees, second: Degrees) -> bool:
    """Whether two temperatures beside each other say the same in two scales, and do not."""
    beside = second.start - first.end <= 4 and {first.scale, second.scale} == {"F", "C"}
    return beside and abs(first.celsius - second.celsius) > AGREE_C


def celsius(fahrenheit_: float) -> float:
    """Degrees Fahrenheit in Celsius."""
    return (fahrenheit_ - 32) / 1.8


def fahrenheit(celsius_: float) -> float:
    """Degrees Celsius in Fahrenheit."""
    return celsius_ * 1.8 + 32
