"""Dates in a table of sales: the different texts of its column in, stamps or step numbers out.

Knows: ISO and Chinese dates, day and month in either order, serial days of a spreadsheet, what an offset means.
Does not know: other cells (series_cells.py), which step the dates have (series.calendar).
Start at: dates_of.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from seqchef.formats.series_cells import Reason

EPOCH = datetime(1970, 1, 1)
SHEET_EPOCH = datetime(1899, 12, 30)  # day 0 of a spreadsheet
SHEET_DAYS = range(29_221, 73_051)  # 1980 to 2099
CLOCK = r"(?:[T ]\s*(\d{1,2})[:时](\d{2})(?:[:分](\d{2})(?:[.,]\d+)?秒?)?\s*([AaPp][Mm])?\s*(Z|[+-]\d\d:?(?:\d\d)?)?)?"
YEAR_FIRST = re.compile(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?" + CLOCK, re.ASCII)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})" + CLOCK, re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})" + CLOCK, re.ASCII)
WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
EXPECTED = "an ISO date such as 2024-07-13, or a step number"
EXPECTED_ORDER = "a date that shows which part is the month, such as 2024-07-13"


@dataclass(frozen=True)
class DateTexts:
    """Stamps of a column's texts, and what had to be decided about them."""

    seconds: list[int | Reason]  # since 1970, or step numbers
    numbered: list[bool]
    zoned: int  # how many texts have an offset; their local time counts
    serial: bool  # the numbers are days of a spreadsheet
    month_first: bool | None  # in dates with the year last; None where there is none or nothing shows it


def dates_of(texts: Sequence[str]) -> DateTexts:
    """A stamp or a step number for each text, or a Reason.

    Five-digit numbers are serial days when the whole column has no other numbers; `5/3/2024` is read when another date
    of the column shows which part is the month (dots: the day comes first).
    """
    stripped = [text.strip() for text in texts]
    serial = _are_serial(stripped)
    month_first = _month_first(stripped)
    seconds: list[int | Reason] = []
    zoned = 0
    for text in stripped:
        if text.isascii() and text.isdecimal() and len(text) != 8 and not serial and len(text) < 16:
            seconds.append(int(text))
            continue
        stamp = _stamp(text, serial=serial, month_first=month_first)
        seconds.append(stamp if isinstance(stamp, Reason) else _seconds(stamp))
        zoned += not isinstance(stamp, Reason) and bool(re.search(r"(?:Z|:\d\d\s*[+-]\d\d:?\d*)$", text))
    numbered = [not serial and text.isdecimal() and len(text) != 8 for text in stripped]
    return DateTexts(seconds, numbered, zoned, serial, month_first)


def _seconds(stamp: datetime) -> int:
    return (stamp - EPOCH) // timedelta(seconds=1)


def _are_serial(texts: Iterable[str]) -> bool:
    numbers = [text for text in texts if re.fullmatch(r"\d+(?:\.\d+)?", text, re.ASCII) and len(text) != 8]
    return bool(numbers) and all(SERIAL.fullmatch(text) and int(text[:5]) in SHEET_DAYS for text in numbers)


def _month_first(texts: Iterable[str]) -> bool | None:
    """What the dates with the year last show: a part above 12 is the day."""
    found = [match for match in map(YEAR_LAST.fullmatch, texts) if match]
    shows_day = any(int(match[1]) > 12 for match in found)
    shows_month = any(int(match[3]) > 12 for match in found)
    if shows_day != shows_month:
        return shows_month
    return False if found and not shows_day and all(match[2] == "." for match in found) else None


def _stamp(text: str, *, serial: bool, month_first: bool | None) -> datetime | Reason:
    try:
        if serial and SERIAL.fullmatch(text):
            return SHEET_EPOCH + timedelta(seconds=round(float(text) * 86_400))
        if match := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
            return _at(int(match[1]), int(match[2]), int(match[3] or 1), match.groups()[3:])
        if match := YEAR_LAST.fullmatch(text):
            return _year_last(text, match, month_first)
        if match := WEEK.fullmatch(text):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return datetime(monday.year, monday.month, monday.day)
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return Reason(f'date is "{text}"', EXPECTED)


def _year_last(text: str, match: re.Match[str], month_first: bool | None) -> datetime | Reason:
    one, other = int(match[1]), int(match[3])
    if month_first is None and one <= 12 and other <= 12 and one != other:
        return Reason(f'date is "{text}"', EXPECTED_ORDER)
    day, month = (other, one) if (month_first or other > 12) and one <= 12 else (one, other)
    return _at(int(match[4]) + (2000 if len(match[4]) == 2 else 0), month, day, match.groups()[4:])


def _at(year: int, month: int, day: int, clock: Sequence[str | None]) -> datetime:
    hour, minute, second, half, _ = clock
    hours = int(hour or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            raise ValueError
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    return datetime(year, month, day, hours, int(minute or 0), int(second or 0))
