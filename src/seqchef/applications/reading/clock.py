"""Durations and temperatures: what the words of a key point say in seconds and in degrees Celsius.

Knows: ranges, sums ("1 hour 30 minutes"), Fahrenheit, gas marks, "overnight".
Does not know: how the key point was found. Start at: seconds_of, celsius_of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from seqchef.text.quantities import Quantity, quantities
from seqchef.text.step_tokens import step_tokens

Range = tuple[Fraction | None, Fraction | None]  # low and, where it is a range, high

MINUTE, HOUR, DAY = 60, 3600, 86_400
SECONDS: Mapping[str, Mapping[str, int]] = {
    "en": {
        **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1),
        **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), MINUTE),
        **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOUR),
        **dict.fromkeys(("day", "days"), DAY),
        **dict.fromkeys(("week", "weeks"), 7 * DAY),
    },
    "zh": {
        **dict.fromkeys(("s", "sec", "秒", "秒钟", "秒鐘"), 1),
        **dict.fromkeys(("min", "mins", "m", "分", "分钟", "分鐘"), MINUTE),
        "刻钟": 15 * MINUTE,
        **dict.fromkeys(("h", "小时", "小時", "钟头", "个小时", "个钟头", "時", "时"), HOUR),
        **dict.fromkeys(("天", "日"), DAY),
        **dict.fromkeys(("周", "星期"), 7 * DAY),
    },
}
# A night is 8 hours, as recipes reckon it: food put aside in the evening is used in the morning.
WHOLE = {"overnight": 8 * HOUR, "over night": 8 * HOUR, "过夜": 8 * HOUR, "一夜": 8 * HOUR, "一晚": 8 * HOUR}
UNTIL = {"en": ("to", "-", "–", "or", "until"), "zh": ("到", "至", "-", "–", "~", "～")}
ARTICLES = ("a", "an")
# Oven marks of British recipes in degrees Celsius of an oven without a fan.
GAS_MARKS = {1: 140, 2: 150, 3: 160, 4: 180, 5: 190, 6: 200, 7: 220, 8: 230, 9: 240}
_GAS = re.compile(r"gas(?:\s+mark)?\s+(\d)\b", re.IGNORECASE)
_DEGREES = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)\s*(?:(?:to|-|–|~|～|到|至)\s*(?P<high>\d+(?:\.\d+)?)\s*)?"
    r"(?P<sign>°|º|˚|degrees?|deg\.?|度|摄氏度|華氏度|华氏度)?\s*(?P<scale>℃|℉|[CF]\b|celsius|centigrade|fahrenheit)?",
    re.IGNORECASE,
)
FAHRENHEIT_FROM = 250  # "350 degrees" alone is Fahrenheit: no oven of a recipe has so many degrees Celsius


@lru_cache(maxsize=4096)
def seconds_of(text: str, language: str = "en") -> Range:
    """What a duration says, (low, high), high only for a range; (None, None) for one that is no number."""
    if text.lower() in WHOLE:
        return Fraction(WHOLE[text.lower()]), None
    low: Fraction | None = None
    high: Fraction | None = None
    is_range = False
    for number, size, until in _terms(text, language):
        own_low, own_high = _times(number.low, size), _times(number.high, size)
        if low is None or is_range or not until:
            low = own_low if low is None else low if is_range else low + (own_low or 0)
            high = own_high if high is None else high
        else:  # "30 seconds to 1 minute"
            high, is_range = own_high or own_low, True
    if low is not None and high is not None and high <= low:
        high = None
    return low, high


def _times(value: Fraction | None, size: int) -> Fraction | None:
    return None if value is None else value * size


def _terms(text: str, language: str) -> Iterator[tuple[Quantity, int, bool]]:
    """Each number with the length of its unit in seconds, and whether "to" stands before it."""
    units, until = SECONDS.get(language, SECONDS["en"]), UNTIL.get(language, UNTIL["en"])
    tokens = step_tokens(text, language)
    pending: list[str] = []
    at = last = 0
    while at < len(tokens):
        size, length = _unit(tokens[at].start, text, units)
        if size and pending:
            number = _number(pending, language)
            if number is not None:
                yield number, size, pending[0].lower() in until
            pending, last = [], size
        else:
            pending.append(tokens[at].form)
        end = tokens[at].start + length
        at += 1
        while size and at < len(tokens) and tokens[at].start < end:
            at += 1
    rest = _number([form for form in pending if form.lower() not in ARTICLES], language) if last else None
    if rest is not None and rest.low is not None and rest.low < 1:
        yield rest, last, False  # "an hour and a half"


def _number(forms: Sequence[str], language: str) -> Quantity | None:
    """The number before a unit of time; an article after a number word says nothing: "half an hour"."""
    found = [number for number in quantities(forms, language) if number.low is not None]
    if len(found) > 1 and forms[found[-1].last].isalpha() and found[-1].low == 1:
        found.pop()
    return found[-1] if found else None


def _unit(start: int, text: str, units: Mapping[str, int]) -> tuple[int, int]:
    """The size of the unit of time that stands at a place, 0 for none, and the number of its characters."""
    word = re.match(r"[a-zA-Z]+|[^\W\da-zA-Z]{1,3}", text[start:])
    if word is None:
        return 0, 0
    found = word[0].lower()
    for length in (len(found),) if found[0].isascii() else range(len(found), 0, -1):
        if found[:length] in units:
            return units[found[:length]], length
    return 0, 0


@lru_cache(maxsize=4096)
def celsius_of(text: str, language: str = "en") -> Range:
    """What a temperature says in degrees Celsius, (low, high); (None, None) for a word such as "medium heat".

    Of several ("180 °C / gas 4") the first one in Celsius counts, else the first one at all.
    """
    found = list(_degrees(text, language))
    if gas := _GAS.search(text):
        found.append((GAS_MARKS.get(int(gas[1])), None, False))
    best = next((one for one in found if one[2]), found[0] if found else (None, None, False))
    return _rounded(best[0]), _rounded(best[1])


def _degrees(text: str, language: str) -> Iterator[tuple[Fraction | int | None, Fraction | None, bool]]:
    """Every reading in Celsius, and whether it was written so."""
    for match in _DEGREES.finditer(text):
        sign, scale = (match["sign"] or "").lower(), (match["scale"] or "").lower()
        low = Fraction(match["low"])
        high = Fraction(match["high"]) if match["high"] else None
        if scale in ("f", "℉", "fahrenheit") or sign in ("华氏度", "華氏度"):
            yield _from_fahrenheit(low), high and _from_fahrenheit(high), False
        elif scale or sign in ("度", "摄氏度") or (sign and language != "en"):
            yield low, high, True
        elif sign and low >= FAHRENHEIT_FROM:
            yield _from_fahrenheit(low), high and _from_fahrenheit(high), False


def _from_fahrenheit(degrees: Fraction) -> Fraction:
    return (degrees - 32) * 5 / 9


def _rounded(value: Fraction | int | None) -> Fraction | None:
    return None if value is None else Fraction(round(value))
