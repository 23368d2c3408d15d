"""The shape of an ingredient line that is being written: which place of it comes next.

Knows: a line is an amount, a unit, and words; `1 1/2`, `2/3`, `2 (14 ounce) cans`, `cut into 1-inch pieces`.
Does not know: which words there are (line_words) or the pieces of a vocabulary (line_masks).
Start at: place_of.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from seqchef.applications.writing.constraints.line_words import BEFORE_NUMBER

# What has just been read, and so what may follow:
Zone = Literal[
    "start",  # nothing
    "whole",  # a whole number: more digits, "/", a part of one, a unit
    "over",  # "1/" and what stands before it
    "part",  # the first number of a part behind a whole number: "1 1"
    "amount",  # a number that is finished
    "bracket",  # "("
    "inner",  # the number in it
    "inner over",  # its "1/"
    "inner point",  # its "14." and the digits behind it
    "inner amount",  # its finished number
    "inner hyphen",
    "inner unit",  # the unit in it
    "closed",  # ")"
    "opening",  # the first word of a line without an amount
    "first",  # the first word behind the amount
    "word",  # any later word
    "comma",
    "hyphen",
    "apostrophe",
    "size",  # a number behind "into"
    "size over",
    "size amount",
    "broken",  # no line goes so
]
BELOW: dict[str, str] = {"1": "2348", "2": "3", "3": "48"}  # the parts that are written: 1/2 1/3 1/4 1/8 2/3 3/4 3/8
LARGEST_WITH_PART = 20


class Place(NamedTuple):
    """Where a line stands: `tail` is the word or the number that may still go on, `spaced`: a space is open."""

    zone: Zone
    tail: str = ""
    spaced: bool = False


@lru_cache(maxsize=1 << 14)
def place_of(text: str) -> Place:
    """The place at the end of a text: from the place before its last token, so that a line is walked once."""
    if not text:
        return Place("start")
    last = text[-1]
    if last.isalpha():
        start = len(text) - 1
        while start and text[start - 1].isalpha():
            start -= 1
        return after_letters(place_of(text[:start]), text[start:])
    return after_mark(place_of(text[:-1]), last)


def after_letters(before: Place, word: str) -> Place:
    """The place behind a word that begins at a place."""
    zone, _, spaced = before
    if zone == "start":
        return Place("opening", word)
    if zone in ("whole", "amount", "closed") and spaced:
        return Place("first", word)
    if zone == "inner unit" and before.tail.lower() != "fluid":
        return Place("broken")
    if (zone in INSIDE and spaced) or zone == "inner hyphen":
        return Place("inner unit", word)
    if zone in ("hyphen", "apostrophe") or (spaced and zone in BEFORE_WORD):
        return Place("word", word)
    return Place("broken")


def after_mark(before: Place, mark: str) -> Place:
    """The place behind one more character that is no letter."""
    zone, tail, spaced = before
    if mark == " ":
        return Place("broken") if spaced or zone in ("start", "hyphen") else Place(zone, tail, True)
    if mark.isdecimal():
        return _after_digit(before, mark)
    if mark == "/" and tail not in BELOW:
        return Place("broken")
    following = (SPACED_MARKS if spaced else MARKS).get(mark, {}).get(zone, "broken")
    return Place(following, tail if mark == "/" else "")


def _after_digit(before: Place, digit: str) -> Place:
    zone, tail, spaced = before
    found = Place("broken")
    if zone in FINISHED:
        fits = not spaced and digit in BELOW[tail]
        found = Place(FINISHED[zone]) if fits else found
    elif zone == "whole" and spaced:
        fits = digit in BELOW and int(tail) <= LARGEST_WITH_PART
        found = Place("part", digit) if fits else found
    elif zone in WORDS and spaced and tail.lower() in BEFORE_NUMBER and digit != "0":
        found = Place("size", digit)
    elif zone in DIGITS and not spaced and len(tail) < DIGITS[zone] and (tail or digit != "0"):
        found = Place(LONGER.get(zone, zone), tail + digit)
    return found


WORDS: frozenset[Zone] = frozenset(("opening", "first", "word"))
BEFORE_WORD: frozenset[Zone] = WORDS | {"comma", "apostrophe", "size", "size amount"}
INSIDE: frozenset[Zone] = frozenset(("inner", "inner amount", "inner point", "inner unit"))
DIGITS: dict[Zone, int] = {
    "start": 3,
    "whole": 3,
    "bracket": 3,
    "inner": 3,
    "inner point": 2,
    "size": 1,
}  # digits of a number, at most
LONGER: dict[Zone, Zone] = {"start": "whole", "bracket": "inner"}
FINISHED: dict[Zone, Zone] = {"over": "amount", "inner over": "inner amount", "size over": "size amount"}
HYPHEN: dict[Zone, Zone] = {
    **dict.fromkeys((*WORDS, "size", "size amount"), "hyphen"),
    **dict.fromkeys(("inner", "inner amount", "inner point"), "inner hyphen"),
}
MARKS: dict[str, dict[Zone, Zone]] = {  # by what stands before the mark
    "/": {"whole": "over", "part": "over", "inner": "inner over", "size": "size over"},
    "-": HYPHEN,
    ",": dict.fromkeys(WORDS, "comma"),
    "'": dict.fromkeys(WORDS, "apostrophe"),
    ".": {"inner": "inner point"},
    ")": {"inner unit": "closed"},
}
SPACED_MARKS: dict[str, dict[Zone, Zone]] = {"(": {"whole": "bracket", "amount": "bracket"}}
