"""Yields: "Serves 4", "4-6 servings", "2 kg", "3 dozen cookies" to portions or an amount.

Knows: the first number, and whether the word behind it is a measure.
Does not know: where the yield stands in a file.
Start at: read_yield.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from seqchef.food.amounts import Amount
from seqchef.food.units import LENGTH_MM, MEASURES
from seqchef.formats.rows import unit_named

NUMBER = r"\d{1,6}\s\d{1,3}/[1-9]\d{0,2}|\d{1,6}/[1-9]\d{0,2}|\d{1,6}(?:[.,]\d{1,4})?"
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
FIRST = re.compile(
    rf"(?P<low>{NUMBER}|(?<![^\W\d_])(?:{'|'.join(WORDS)})(?![^\W\d_]))"
    rf"(?:\s{{0,3}}(?:-|–|~|to|bis|à|至|到)\s{{0,3}}(?P<high>{NUMBER}))?"
    r"[\s-]{0,3}(?P<unit>[^\W\d_]{1,30})?",
    re.IGNORECASE,
)
DOZENS = ("dozen", "dozens", "dutzend", "打")


class Yield(NamedTuple):
    """Portions, or an amount; both None when no number above 0 is stated."""

    portions: Fraction | None = None
    amount: Amount | None = None


def read_yield(text: str | None) -> Yield:
    """What a stated yield says; a range counts as its middle."""
    match = FIRST.search((text or "")[:200])
    if match is None:
        return Yield()
    low = _number(match["low"])
    quantity = (low + max(low, _number(match["high"] or match["low"]))) / 2
    word = match["unit"] or ""
    if word.lower() in DOZENS:
        return Yield(quantity * 12)
    unit = unit_named(word) if word else None
    if quantity <= 0 or unit in LENGTH_MM:
        return Yield()
    if unit in MEASURES:
        return Yield(None, Amount(quantity, unit=unit, unit_text=word))
    return Yield(quantity)


def _number(text: str) -> Fraction:
    if text.lower() in WORDS:
        return Fraction(WORDS[text.lower()])
    return sum((Fraction(part.replace(",", ".")) for part in text.split()), Fraction(0))
