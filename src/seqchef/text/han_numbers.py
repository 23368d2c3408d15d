"""Chinese numbers: neighbouring forms of a line as exact fractions.

    十二 = 12, 半 = 1/2, 两三 = 2 to 3, 1-2 = 1 to 2, 一 至 二 = 1 to 2, 适量 = an amount that is no number
Start at: han_quantities.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from seqchef.text.quantities import MOST_DIGITS, Quantity, quantity

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
TENS = {"十": 10, "百": 100, "千": 1000}
HALF = "半"
UNTIL = ("至", "到", "-", "~", "或", "、")


def han_quantities(forms: Sequence[str], decimal_comma: bool | None = None) -> list[Quantity]:
    """The numbers in neighbouring forms, in order; one Quantity without a number where the words say only "some"."""
    found: list[Quantity] = []
    index = 0
    joined = False  # by a word that may make a range
    while index < len(forms):
        own, last = _number_at(forms, index, decimal_comma)
        if own is None:
            joined = forms[index] in UNTIL
        else:
            own = replace(own, first=index, last=last)
            if joined and found and _ascending(found[-1], own):
                found[-1] = replace(found[-1], high=own.high or own.low, last=last)
            else:
                found.append(own)
            joined = False
        index = last + 1
    if not found and forms:
        return [Quantity(None, last=len(forms) - 1)]
    return found


def _ascending(before: Quantity, own: Quantity) -> bool:
    """Whether two numbers make a range."""
    return before.low is not None and before.high is None and own.low is not None and own.low > before.low


def _number_at(forms: Sequence[str], first: int, decimal_comma: bool | None) -> tuple[Quantity | None, int]:
    """The number that begins with a form, if one does, and the last form that belongs to it."""
    last = first
    while last < len(forms) and (forms[last] in DIGITS or forms[last] in TENS or forms[last] == HALF):
        last += 1
    if last > first:
        return spelled("".join(forms[first:last])), last - 1
    return quantity(forms[first], "zh", decimal_comma), first


@lru_cache(maxsize=4096)
def spelled(text: str) -> Quantity | None:
    """A number that is written in characters; None for one that is not well formed."""
    if len(text) > MOST_DIGITS:
        return None
    if text in (HALF, "一半"):
        return Quantity(Fraction(1, 2))
    if text[-1] == HALF:
        whole = spelled(text[:-1])
        return None if whole is None or whole.low is None else Quantity(whole.low + Fraction(1, 2))
    if all(character in DIGITS for character in text):
        values = [DIGITS[character] for character in text]
        if len(values) == 2 and 0 < values[0] < values[1]:
            return Quantity(Fraction(values[0]), Fraction(values[1]))
        return Quantity(Fraction(int("".join(map(str, values[:MOST_DIGITS])))))
    total, digit = 0, 0
    for character in text:
        if character in TENS:
            total += (digit or 1) * TENS[character]
            digit = 0
        else:
            digit = DIGITS.get(character, 0)
    return Quantity(Fraction(total + digit))
