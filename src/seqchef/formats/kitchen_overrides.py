"""overrides.csv: the days for which somebody in the kitchen knew better.

Knows: the columns date, dish, portions, note, who, of which the last two may be absent.
Does not know: what an override does to a plan (applications.planning.overrides).
Start at: read_overrides.
"""

from datetime import date
from pathlib import Path

from seqchef.errors import Rejection
from seqchef.food.overrides import Override
from seqchef.food.recipes import name_key
from seqchef.formats.rows import Row, UnusableError, read_optional_rows

FILE = "overrides.csv"


def read_overrides(folder: Path, rejections: list[Rejection]) -> tuple[Override, ...]:
    """The overrides of a kitchen folder, in the order of its rows; empty when there is no such file.

    A second row for the same dish and day is rejected.
    """
    seen: set[tuple[str, date]] = set()

    def override(row: Row) -> Override:
        made = _override(row)
        key = (name_key(made.dish), made.day)
        if key in seen:
            raise UnusableError(f'a second row for "{made.dish}" on {made.day}', "one row for each dish and day")
        seen.add(key)
        return made

    return read_optional_rows(folder / FILE, ("date", "dish", "portions"), override, rejections)


def _override(row: Row) -> Override:
    return Override(
        day=row.day("date"),
        dish=row.text("dish"),
        portions=row.number("portions"),
        note=row.get("note"),
        who=row.get("who"),
        row=row.line,
    )
