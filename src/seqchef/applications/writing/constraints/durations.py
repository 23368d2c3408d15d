"""Durations that steps state, in minutes, and the sum of a recipe's times."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from seqchef.languages.en import NUMBERS

NIGHT = 480  # minutes: put aside in the evening, used in the morning
UNITS = {"sec": 1 / 60, "min": 1.0, "hou": 60.0, "hr": 60.0, "day": 1440.0, "wee": 10080.0, "nig": float(NIGHT)}
VAGUE = {
    "few": 3.0,
    "several": 5.0,
    "couple": 2.0,
    "couple of": 2.0,
    "a": 1.0,
    "an": 1.0,
    "half a": 0.5,
    "half an": 0.5,
}
_WORDS = "|".join(sorted((re.escape(word) for word in NUMBERS), key=len, reverse=True))
_NUMBER = (
    r"(?:\d+(?:\.\d+)?(?:(?: and |[ -])\d/\d)?|\d/\d|half an?|(?:a )?(?:few|several|couple of|couple)|"
    rf"(?:{_WORDS})|an?)"
)
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|nights?)\b"
_DURATION = re.compile(
    rf"(?<![\w./])(?P<low>{_NUMBER})(?:(?:\s*[-–]\s*|,? (?:to|or|up to) (?:about )?)(?P<high>{_NUMBER}))?"
    rf"[\s-]*(?:more |additional |full |extra |further |or so )?(?P<unit>{_UNIT})(?P<half> and a half)?"
    r"(?P<night>,? (?:or|to|up to) overnight)?|(?P<overnight>\bovernight\b)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:every|each|last|first|final|remaining)\s+(?:the )?(?:\w+ )?$", re.IGNORECASE)
_KEEPS = re.compile(r"\b(?:up to|keeps?|stores?|within|ahead|for up to|at least)\b[\w\s]*$", re.IGNORECASE)
_TWICE = re.compile(r"\s*(?:per|each|on each|on both|for each) sides?\b", re.IGNORECASE)
_AHEAD = re.compile(r"\s*(?:ahead|in advance|before serving|old\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duration:
    """A time that a text states, `text[start:end]`; of a range the upper end."""

    start: int
    end: int
    minutes: float


@lru_cache(maxsize=1 << 14)
def durations(text: str) -> tuple[Duration, ...]:
    """The times of a step that are added up: "for 10 to 12 minutes" is 12, "3 minutes per side" 6, "overnight" NIGHT.

    Times inside another one ("stirring every 2 minutes", "the last 5 minutes") and how long something keeps ("up to 3
    days") are none.
    """
    if not _may_hold(text):
        return ()
    return tuple(one for match in _DURATION.finditer(text) if (one := _duration(match, text)) is not None)


def _may_hold(text: str) -> bool:
    return any(part in text for part in ("min", "hour", "sec", "night", "hr", "day", "week", "Min", "Hour", "Over"))


def _duration(match: re.Match[str], text: str) -> Duration | None:
    if match["overnight"]:
        return Duration(match.start(), match.end(), NIGHT)
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() :]
    size = UNITS.get(match["unit"][:3].lower()) or UNITS[match["unit"][:2].lower()]
    if _PARTS.search(before) or after.startswith((" interval", "-interval")) or _AHEAD.match(after):
        return None
    if size >= UNITS["day"] and _KEEPS.search(before):
        return None
    minutes = _value(match["high"] or match["low"]) * size * (2 if _TWICE.match(after) else 1)
    minutes += size / 2 if match["half"] else 0
    return Duration(match.start(), match.end(), max(minutes, NIGHT) if match["night"] else minutes)


def _value(words: str) -> float:
    words = re.sub(r"\s+", " ", words.lower()).removeprefix("a ")
    if words in VAGUE:
        return VAGUE[words]
    if words in NUMBERS:
        return float(NUMBERS[words])
    return sum(_figure(part) for part in re.split(r" and |[ -]", words))


def _figure(digits: str) -> float:
    top, _, bottom = digits.partition("/")
    return float(top) / (float(bottom) or 1.0) if bottom else float(top)


def minutes_in(text: str) -> float:
    """The times of one step, added up."""
    return sum(one.minutes for one in durations(text))


def minutes_of(steps: Sequence[str]) -> int | None:
    """The times of all steps, added up and rounded up; None where no step states one.

    Steps that run side by side ("meanwhile, ...") count one after the other, as for one cook.
    """
    if not any(durations(step) for step in steps):
        return None
    return ceil(sum(map(minutes_in, steps)) - 1e-9)
