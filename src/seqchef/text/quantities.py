"""Quantities: the numbers that are written in a line, as exact fractions.

One token alone is read by `quantity` (`1#1$2-2` is one and a half to two, `2x` multiplies, `1,5` is three halves),
several words that make one number by `quantities` ("one and a half", "half a dozen", "two or three"). Whether `1,000`
is one or a thousand is decided by the recipe (text.notation), else by the habit of the language.
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
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(,)\d{3})(?:,\d{3})*(?:\.\d+)?|[1-9]\d{0,2}(?:(\.)\d{3})(?:\.\d{3})*(?:,\d+)?")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")  # one mark: decimal or of thousands
ORDINALS = ("th", "st", "nd", "rd")  # "1/8th teaspoon"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number (`low` alone) or a range; `low` is None for an amount that is no number ("a few")."""

    low: Fraction | None
    high: Fraction | None = None
    multiplies: bool = False  # "2 x": so many of what follows
    rest: str = ""  # what is glued to the number: `2"` is 2 and `"`
    first: int = 0  # of the forms given to `quantities`, the first and the last that belong to this number
    last: int = 0
    ambiguous: bool = False  # `1,000` where nothing but the habit of the language decides

    @property
    def is_whole(self) -> bool:
        """Whether it is one whole number."""
        return self.low is not None and self.high is None and self.low.denominator == 1


def quantities(forms: Sequence[str], language: str = "en", decimal_comma: bool | None = None) -> list[Quantity]:
    """The numbers in neighbouring forms (Token.form), in order; what is no number and joins nothing is skipped."""
    if len(forms) == 1:
        only = quantity(forms[0], language, decimal_comma)
        return [] if only is None else [only]
    words = load(language)
    found: list[Quantity] = []
    between: list[str] = []
    for index, form in enumerate(forms):
        own = quantity(form, language, decimal_comma)
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
def quantity(form: str, language: str = "en", decimal_comma: bool | None = None) -> Quantity | None:
    """The number in one form, or None when there is none. A range is in ascending order.

    `decimal_comma` says what the recipe's other numbers tell (text.notation.decimal_comma).
    """
    words = load(language)
    lower = form.lower()
    if (spelled := _spelled(lower, words)) is not None:
        return Quantity(spelled)
    if lower in words.vague or lower in words.counting:
        return Quantity(None)
    match = _CHAIN.fullmatch(form.lstrip("-<>≤≥≈±=~"))
    if match is None or sum(map(str.isdecimal, match["parts"])) > MOST_DIGITS:
        return None
    comma = words.decimal_comma if decimal_comma is None else decimal_comma
    texts = match["parts"].split("-")
    parts = [_number(part, comma) for part in texts]
    rest = match["rest"].strip()
    rest = "" if rest in ORDINALS else rest
    if len(parts) > 1 and parts[-1] < 1 <= parts[-2] and parts[-2].denominator == 1:
        parts[-2:] = [parts[-2] + parts[-1]]  # `2-1/2` is two and a half
    multiplies = rest in ("x", "X")
    high = max(parts) if len(parts) > 1 and max(parts) > min(parts) else None
    ambiguous = decimal_comma is None and any(
        _EITHER.fullmatch(part) and ("," in part or words.decimal_comma) for part in texts
    )
    return Quantity(min(parts), high, multiplies, "" if multiplies else rest, ambiguous=ambiguous)


def _number(text: str, decimal_comma: bool) -> Fraction:
    """`1#1$2`, `2.5`, `1,5`, `1.234,5`; `1,799` is a thousand and more unless the comma is the decimal mark."""
    if match := _FRACTION.fullmatch(text):
        whole, over, under = match.groups()
        return int(whole or 0) + (Fraction(int(over), int(under)) if int(under) else Fraction(0))
    if match := _GROUPED.fullmatch(text):
        mark = match[1] or match[2]
        if not (_EITHER.fullmatch(text) and mark == (",", ".")[not decimal_comma]):
            text = text.replace(mark, "")
    whole, _, decimals = text.replace(",", ".").partition(".")
    decimals = decimals.replace(".", "")
    return Fraction(int(whole + decimals or 0), 10 ** len(decimals))


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
