"""Quantities: the numbers that are written in a line, as exact fractions.

One token alone is read by `quantity` (`1#1$2-2` is one and a half to two, `2x` multiplies, `1,5` is three halves),
several words that make one number by `quantities` ("one and a half", "half a dozen", "two or three").
Start at: quantities.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from seqchef.languages import Language, load

MOST_DIGITS = 30  # more is a telephone number or an attack, not an amount
PART = r"(?:\d*#\d+\$\d+|\d+(?:[.,]\d+)*|\.\d+)"
_CHAIN = re.compile(rf"(?P<parts>{PART}(?:-{PART})*)(?P<rest>.*)", re.DOTALL)
_FRACTION = re.compile(r"(\d*)#(\d+)\$(\d+)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number (`low` alone) or a range; `low` is None for an amount that is no number ("a few")."""

    low: Fraction | None
    high: Fraction | None = None
    multiplies: bool = False  # "2 x": so many of what follows
    rest: str = ""  # what is glued to the number: `2"` is 2 and `"`
    first: int = 0  # of the forms given to `quantities`, the first and the last that belong to this number
    last: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it is one whole number."""
        return self.low is not None and self.high is None and self.low.denominator == 1


def quantities(forms: Sequence[str], language: str = "en") -> list[Quantity]:
    """The numbers in neighbouring forms (Token.form), in order; what is no number and joins nothing is skipped."""
    if len(forms) == 1:
        only = quantity(forms[0], language)
        return [] if only is None else [only]
    words = load(language)
    found: list[Quantity] = []
    between: list[str] = []
    for index, form in enumerate(forms):
        own = quantity(form, language)
        if own is None or (form.lower() in words.articles and index + 1 < len(forms)):
            between.append(form.lower())
            continue
        own = replace(own, first=index, last=index)
        joined = _join(found[-1], own, between, words) if found else None
        if joined is None:
            found.append(own)
        else:
            found[-1] = replace(joined, first=found[-1].first, last=index)
        between = []
    return found


@lru_cache(maxsize=4096)
def quantity(form: str, language: str = "en") -> Quantity | None:
    """The number in one form, or None when there is none. A range is in ascending order."""
    words = load(language)
    lower = form.lower()
    if lower in words.vague:
        return Quantity(None)
    if (spelled := _spelled(lower, words)) is not None:
        return Quantity(spelled)
    match = _CHAIN.fullmatch(form.lstrip("-<>≤≥≈±=~"))
    if match is None or sum(map(str.isdecimal, match["parts"])) > MOST_DIGITS:
        return None
    parts = [_number(part) for part in match["parts"].split("-")]
    rest = match["rest"].strip()
    if len(parts) > 1 and parts[-1] < 1 <= parts[-2] and parts[-2].denominator == 1:
        parts[-2:] = [parts[-2] + parts[-1]]  # `2-1/2` is two and a half
    multiplies = rest in ("x", "X")
    high = max(parts) if len(parts) > 1 and max(parts) > min(parts) else None
    return Quantity(min(parts), high, multiplies, "" if multiplies else rest)


def _number(text: str) -> Fraction:
    """`1#1$2`, `2.5`, `1,5` (a comma before other than three digits is a decimal comma), `1,799`."""
    if match := _FRACTION.fullmatch(text):
        whole, over, under = match.groups()
        return int(whole or 0) + (Fraction(int(over), int(under)) if int(under) else Fraction(0))
    if _THOUSANDS.fullmatch(text):
        return Fraction(text.replace(",", ""))
    whole, _, decimals = text.replace(",", ".").partition(".")
    return Fraction(int(whole + decimals.replace(".", "") or 0), 10 ** len(decimals.replace(".", "")))


def _spelled(word: str, words: Language) -> Fraction | None:
    """A number word, or two with a hyphen ("thirty-two"); an article is one."""
    if word in words.articles:
        return Fraction(1)
    if word in words.numbers or "-" not in word:
        return words.numbers.get(word)
    values = [words.numbers.get(part) for part in word.split("-")]
    if len(values) == 2 and values[0] is not None and values[1] is not None and values[0] > values[1] >= 1:
        return values[0] + values[1]
    return None


def _join(before: Quantity, own: Quantity, between: list[str], words: Language) -> Quantity | None:
    """The one number that two neighbours make, or None when they are two: "one 15 (ounce can)"."""
    if before.low is None or own.low is None or before.rest or before.multiplies:
        return None
    linking = [word for word in between if word not in words.articles]
    if not linking and own.low == 12 and before.high is None:
        return replace(own, low=before.low * 12)  # "2 dozen", "half a dozen"
    if linking and all(word in words.joining for word in linking) and before.is_whole and own.low < 1:
        return replace(own, low=before.low + own.low, high=None)  # "one and a half"
    if len(linking) == 1 and linking[0] in words.range_words and own.low > before.low and own.high is None:
        return replace(own, low=before.low, high=own.low)  # "two or three"
    return None
