"""Rows: a CSV table of things, one row at a time; a row that cannot be used is rejected and the rest goes on.

Knows: cells that must be numbers, dates, weekdays or units, and how to say what was found instead.
Does not know: which columns a file has (formats.kitchen).
Start at: read_rows.
"""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from seqchef.errors import BadInput, Rejection
from seqchef.food.stock import WEEKDAYS
from seqchef.food.units import MEASURES
from seqchef.languages import load

T = TypeVar("T")


class UnusableError(Exception):
    """A cell that cannot be used: what was found, and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found)
        self.found, self.expected = found, expected


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column name; empty and absent cells are the same."""

    cells: Mapping[str, str]
    line: int = 0  # in its file, from 1

    def get(self, column: str) -> str:
        """The cell without spaces around it; "" when empty or absent."""
        return (self.cells.get(column) or "").strip()

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        if not self.get(column):
            raise UnusableError(f"{column} is empty", "a name")
        return self.get(column)

    def number(self, column: str, *, above: int | None = None, default: Fraction | None = None) -> Fraction:
        """An exact number, 0 or more (more than `above` when given): `2.5` or `1/2`."""
        found = self.get(column)
        expected = "a number, 0 or more" if above is None else f"a number above {above}"
        if not found and default is not None:
            return default
        try:
            number = Fraction(found)
        except (ValueError, ZeroDivisionError):
            raise UnusableError(f'{column} is "{found}"', expected) from None
        if number < 0 or (above is not None and number <= above):
            raise UnusableError(f"{column} is {found}", expected)
        return number

    def whole(self, column: str) -> int:
        """A whole number, 0 or more."""
        found = self.get(column)
        if not found.isdecimal():
            raise UnusableError(f'{column} is "{found}"', "a whole number of days, 0 or more")
        return int(found)

    def count(self, column: str, default: int | None = None) -> int | None:
        """A whole number from 1 on; the default when empty."""
        found = self.get(column)
        if not found:
            return default
        if not found.isdecimal() or int(found) < 1:
            raise UnusableError(f'{column} is "{found}"', "a whole number, 1 or more")
        return int(found)

    def maybe(self, column: str, *, above: int | None = None) -> Fraction | None:
        """The same as `number`; None when empty."""
        return self.number(column, above=above) if self.get(column) else None

    def clock(self, column: str) -> time | None:
        """A time of the day such as 16:30; None when empty."""
        return clock(self.get(column), column) if self.get(column) else None

    def periods(self, column: str) -> tuple[tuple[date, date], ...]:
        """Days and periods with a space between them: `2026-05-01 2026-12-24..2026-12-27`."""
        found = []
        for word in self.get(column).replace(",", " ").split():
            first, _, last = word.partition("..")
            try:
                period = date.fromisoformat(first), date.fromisoformat(last or first)
            except ValueError:
                raise UnusableError(f'{column} is "{word}"', "days such as 2026-12-24..2026-12-27") from None
            if period[1] < period[0]:
                raise UnusableError(f'{column} is "{word}", which ends before it begins', "the earlier day first")
            found.append(period)
        return tuple(found)

    def day(self, column: str) -> date:
        """An ISO date."""
        found = self.get(column)
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise UnusableError(f'{column} is "{found}"', "an ISO date such as 2026-03-14") from None

    def unit(self, column: str) -> str | None:
        """The canonical name of a unit; None, pieces, when empty."""
        found = self.get(column)
        return unit_named(found) if found else None

    def weekdays(self, column: str) -> frozenset[int]:
        """`Mon Thu` or `daily`."""
        found = self.get(column)
        if found.lower() == "daily":
            return frozenset(range(7))
        return weekdays(found.replace(",", " ").split(), column)


def clock(text: str, place: str) -> time:
    """A time of the day. Raises UnusableError for anything but hours and minutes."""
    try:
        return datetime.strptime(text.strip(), "%H:%M").time()
    except ValueError:
        raise UnusableError(f'{place} is "{text}"', "a time such as 16:30") from None


def unit_named(text: str) -> str:
    """The canonical name of a unit as people write it: `Grams` is g; a word that is no measure counts things."""
    english = load("en")
    word = " ".join(text.split()).rstrip(".")
    if word in MEASURES:
        return word
    for form in (word, word.lower()):
        singular = english.plurals.get(form, form)
        name = english.measures.get(singular) or english.counts.get(singular)
        if name is not None:
            return name
    return word.lower()


def weekdays(words: list[str], place: str) -> frozenset[int]:
    """Weekday names by their first three letters. Raises UnusableError for a word that is none, or no word."""
    days = [word[:3].title() for word in words]
    unknown = [word for word, day in zip(words, days, strict=True) if day not in WEEKDAYS]
    if unknown or not days:
        found = f'"{unknown[0]}"' if unknown else "empty"
        raise UnusableError(f"{place} is {found}", f"weekdays out of {' '.join(WEEKDAYS)}, or daily")
    return frozenset(WEEKDAYS.index(day) for day in days)


def read_optional_rows(
    path: Path, required: tuple[str, ...], make: Callable[[Row], T], rejections: list[Rejection]
) -> tuple[T, ...]:
    """The same of a file that may be absent."""
    return read_rows(path, required, make, rejections) if path.is_file() else ()


def read_text(path: Path) -> str:
    """The text of a file. Raises BadInput when it is absent or is not text."""
    if not path.is_file():
        raise BadInput(f"{path} is not there; expected a file")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is not UTF-8 text (byte {error.start}); expected UTF-8") from None


def read_rows(
    path: Path, required: tuple[str, ...], make: Callable[[Row], T], rejections: list[Rejection]
) -> tuple[T, ...]:
    """What `make` makes of every usable row; the others are added to `rejections`."""
    reader = csv.DictReader(io.StringIO(read_text(path)), restval="")
    header = [name.strip() for name in reader.fieldnames or ()]
    absent = [name for name in required if name not in header]
    if absent:
        found = ", ".join(header) or "nothing"
        raise BadInput(f"{path.name}: no column {', '.join(absent)}; found {found}; expected {', '.join(required)}")
    reader.fieldnames = header
    made = []
    for cells in reader:
        try:
            made.append(make(Row(cells, reader.line_num)))
        except UnusableError as unusable:
            rejections.append(Rejection(path.name, reader.line_num, unusable.found, unusable.expected))
        except BadInput as error:
            found, _, expected = str(error).partition("; expected ")
            rejections.append(Rejection(path.name, reader.line_num, found, expected))
    return tuple(made)
