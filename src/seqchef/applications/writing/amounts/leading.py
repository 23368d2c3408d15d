"""The amount at the head of an English line: "1 1/2 cups", "2 (14 ounce) cans", "200 g"."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from seqchef.languages import load

NUMBER = re.compile(r"(?:(\d+) )?(\d+)/(\d+)|(\d+)(?:\.(\d+))?")
RANGE = re.compile(rf"\s?(?:to|-|–)\s?(?:{NUMBER.pattern})(?![-\d])")  # "8 to 9"
SIZE = re.compile(r"(?: ?\d+(?:\.\d+)?(?: \d/\d)?[- ](?:ounce|oz|inch|pound|lb|gram|g|ml)s?\b\.?)")  # "2 8-ounce"
BRACKET = re.compile(r" ?\([^)]*\)")
WORD = re.compile(r" ?([^\W\d_]+)\b(?!-)\.?")  # not the rib of a rib-eye
TWO_WORDS = {"fluid": ("ounce", "ounces"), "fl": ("oz", "ounce", "ounces")}  # one unit


@dataclass(frozen=True, slots=True)
class Leading:
    """The amount of a line, of a range its lower end; `unit` is a name of food.units, None where pieces are counted."""

    quantity: Fraction
    unit: str | None
    end: int  # characters: what follows is the rest of the line, without a space before it


@lru_cache(maxsize=1 << 12)
def leading(line: str) -> Leading | None:
    """The amount that a line begins with; None: it begins with none."""
    number = NUMBER.match(line)
    if number is None or number[3] == "0":
        return None
    end = number.end()
    for pattern in (RANGE, SIZE, BRACKET):
        if (found := pattern.match(line, end)) is not None:
            end = found.end()
    unit, end = _unit(line, end)
    return Leading(_value(number), unit, end + (line[end : end + 1] == " "))


def unit_of(word: str) -> str | None:
    """The canonical unit that a word means; None: it is no unit."""
    return unit_words().get(word.lower())


@cache
def unit_words() -> dict[str, str]:
    """Every word of a unit in lower case, singular and plural, and its canonical unit; of single letters g and l."""
    words = load("en")
    singular = {**words.counts, **words.measures}
    found = {word: unit for word, unit in singular.items() if (len(word) > 1 or word in "gl") and word.isalpha()}
    found.update({many: singular[one] for many, one in words.plurals.items() if one in singular})
    found.pop("in", None)
    return {word.lower(): unit for word, unit in found.items() if word.islower()}


def _unit(line: str, end: int) -> tuple[str | None, int]:
    match = WORD.match(line, end)
    if match is None:
        return None, end
    second = WORD.match(line, match.end())
    if second is not None and second[1].lower() in TWO_WORDS.get(match[1].lower(), ()):
        return "fl oz", second.end()
    unit = unit_of(match[1])
    return (unit, match.end()) if unit is not None else (None, end)


def _value(number: re.Match[str]) -> Fraction:
    whole, over, under, plain, decimals = number.groups()
    if plain is not None:
        return Fraction(f"{plain}.{decimals or 0}")
    return Fraction(int(whole or 0)) + Fraction(int(over), int(under))
