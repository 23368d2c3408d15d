"""Rows: a table of facts read into values.

    == allium | pantry 1m          a class, and how its foods keep where a row does not say ("-" says: not known)
    leek, allium porrum | 韭葱 | Dec-May | mild, sweet | soups, pies | fridge 1-2w, freezer 10-12m opened

Durations are in d(ays), w(eeks), m(onths), y(ears). Start at: rows.
"""

import re
from collections.abc import Iterator

from seqchef.errors import BadInput
from seqchef.food.facts.fact import Facts, Keeping, Unit

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ALL_YEAR = tuple(range(1, 13))
COLUMNS = 6
UNITS: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "y": "year"}
_KEEPING = re.compile(
    r"(?P<place>pantry|fridge|freezer) "
    r"(?:(?P<low>\d+)(?:-(?P<high>\d+))?(?P<unit>[dwmy])|(?P<word>until ripe|for ever))"
    r"(?: (?P<state>opened|ripe|cooked|cut|shucked))?"
)


def rows(table: str) -> Iterator[Facts]:
    """The foods of a table, in order. Raises BadInput for a row that is not as above."""
    kind, usual = "", ""
    for line in filter(None, table.splitlines()):
        if line.startswith("== "):
            kind, _, usual = (part.strip() for part in line.removeprefix("== ").partition("|"))
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != COLUMNS or not cells[0] or not kind:
            raise BadInput(f'fact "{line}": {len(cells)} cells; expected {COLUMNS} below a class, the first a name')
        names, chinese, season, flavours, uses, storage = cells
        name, *also = listed(names)
        yield Facts(
            name=name,
            also=tuple(also),
            chinese=listed(chinese),
            kind=kind,
            season=months(season),
            flavours=listed(flavours),
            uses=listed(uses),
            storage=tuple(map(keeping, listed("" if storage == "-" else storage or usual))),
        )


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a cell, divided by commas."""
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def months(text: str) -> tuple[int, ...]:
    """`Dec-Feb Apr` as months from 1 in the order of the season: 12, 1, 2, 4. Raises BadInput."""
    if text == "all year":
        return ALL_YEAR
    found: list[int] = []
    for span in text.split():
        ends = [MONTHS.index(month) if month in MONTHS else -1 for month in span.split("-")]
        if min(ends) < 0 or len(ends) > 2:
            raise BadInput(f'season "{text}"; expected months such as Dec-Feb, or all year')
        length = (ends[-1] - ends[0]) % 12 + 1
        found += [(ends[0] + step) % 12 + 1 for step in range(length)]
    return tuple(found)


def keeping(text: str) -> Keeping:
    """`fridge 1-2w opened`. Raises BadInput."""
    if text == "no freezer":
        return Keeping("freezer", "never")
    match = _KEEPING.fullmatch(text)
    if match is None:
        raise BadInput(f'storage "{text}"; expected a place and a time such as "fridge 1-2w opened"')
    place, low, high, unit, word, state = match.group("place", "low", "high", "unit", "word", "state")
    if word is not None:
        return Keeping(place, "until ripe" if word == "until ripe" else "for ever", state=state)
    return Keeping(place, "time", int(low), int(high or low), UNITS[unit], state)
