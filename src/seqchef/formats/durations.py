"""Durations: `PT1H30M`, "1 hour 30 mins", "90" and `1:30` to seconds, and back.

Knows: ISO 8601, and the words for days, hours, minutes and seconds in five languages.
Does not know: durations inside a sentence (applications.reading).
Start at: seconds.
"""

import re
from fractions import Fraction

DAY, HOUR, MINUTE = 86_400, 3_600, 60
LONGEST_S = 366 * DAY
NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
ISO = re.compile(
    rf"P(?:0+Y)?(?:0+M)?(?:(?P<weeks>{NUMBER})W)?(?:(?P<days>{NUMBER})D)?"
    rf"(?:T(?:(?P<hours>{NUMBER})H)?(?:(?P<minutes>{NUMBER})M)?(?:(?P<seconds>{NUMBER})S)?)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(\d{1,3}):(\d\d)(?::(\d\d))?")
UNITS = (
    (r"days?|tage?n?|jours?|días?|d|天", DAY),
    (r"hours?|hrs?|hr|stunden?|std|heures?|horas?|h|小时|个小时|钟头", HOUR),
    (r"minutes?|mins?|minuten?|minutos?|min|m|分钟|分", MINUTE),
    (r"seconds?|secs?|sekunden?|secondes?|segundos?|sek|sec|s|秒钟?", 1),
)
SPOKEN = re.compile(
    rf"(?:{NUMBER}\s{{0,3}}(?:-|–|to|bis|à)\s{{0,3}})?"
    rf"(?P<number>\d{{1,4}}\s\d/\d|\d/\d|{NUMBER}(?:\s?[½¼¾])?|[½¼¾])\s{{0,3}}"
    rf"(?:{'|'.join(f'(?P<u{i}>{words})' for i, (words, _) in enumerate(UNITS))})(?![^\W\d_])",
    re.IGNORECASE,
)
SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


def seconds(value: object) -> int | None:
    """The seconds that a text or a number of minutes stands for; the longer end of a range; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).strip()[:200]
    found = _iso(text) if text[:1] in ("P", "p") else None
    if found is None:
        found = _clock(text)
    if found is None:
        found = Fraction(text) * MINUTE if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", text) else _spoken(text)
    return round(found) if found is not None and 0 <= found <= LONGEST_S else None


def iso(duration_s: int) -> str:
    """ISO 8601, without weeks and days: 5400 is `PT1H30M`."""
    hours, rest = divmod(duration_s, HOUR)
    minutes, left = divmod(rest, MINUTE)
    parts = f"{f'{hours}H' * bool(hours)}{f'{minutes}M' * bool(minutes)}{f'{left}S' * bool(left)}"
    return f"PT{parts or '0M'}"


def spoken(duration_s: int) -> str:
    """5400 is `1 hour 30 minutes`."""
    hours, rest = divmod(duration_s, HOUR)
    minutes, left = divmod(rest, MINUTE)
    parts = [f"{n} {unit}{'s' * (n != 1)}" for n, unit in ((hours, "hour"), (minutes, "minute"), (left, "second")) if n]
    return " ".join(parts) or "0 minutes"


def minutes(duration_s: int | None) -> int | None:
    """Whole minutes, rounded up; None stays None."""
    return None if duration_s is None else -(-duration_s // MINUTE)


def _iso(text: str) -> Fraction | None:
    match = ISO.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    sizes = {"weeks": 7 * DAY, "days": DAY, "hours": HOUR, "minutes": MINUTE, "seconds": 1}
    return sum((_number(match[name] or "0") * size for name, size in sizes.items()), Fraction(0))


def _clock(text: str) -> Fraction | None:
    match = CLOCK.fullmatch(text)
    return match and Fraction(int(match[1]) * HOUR + int(match[2]) * MINUTE + int(match[3] or 0))


def _spoken(text: str) -> Fraction | None:
    """The sum of "1 hour" and "30 minutes"; None when no unit is named."""
    found = None
    for match in SPOKEN.finditer(text):
        size = next(size for i, (_, size) in enumerate(UNITS) if match[f"u{i}"])
        found = (found or Fraction(0)) + _number(match["number"]) * size
    return found


def _number(text: str) -> Fraction:
    """`1 1/2`, `1½`, `1,5` and `1.5`."""
    total = Fraction(0)
    for sign, value in SIGNS.items():
        if sign in text:
            total, text = total + value, text.replace(sign, "")
    return total + sum((Fraction(part.replace(",", ".")) for part in text.split()), Fraction(0))
