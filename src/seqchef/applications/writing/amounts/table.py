"""The table of amounts as counted: rows of bands.tsv, which benchmarks/amount_bands.py writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from seqchef.errors import BadInput

FILE = "bands.tsv"
HEADER = ("of", "unit", "lines", "share", "low", "middle", "high", "plural", "written")
PIECES = "-"  # how the file writes a unit of None
LEAST = 15  # lines that a band is counted from


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was counted for a food, a category ("*vegetable") or anything ("*") in one unit.

    `low` and `high` are the 1st and the 99th percentile of `lines` lines, `middle` is the median, `written` are the
    commonest amounts, at most five, the most frequent first. `share` is that of the food's lines that use the unit,
    `plural` that of the unit's lines that name the food in the plural, of pieces those of more than one.
    """

    of: str
    unit: str | None
    lines: int
    share: float
    low: Fraction
    middle: Fraction
    high: Fraction
    plural: float
    written: tuple[Fraction, ...]


Rows = Mapping[str, Mapping[str | None, Row]]  # by food, "*category" or "*", then by unit, the commonest first


@cache
def counted() -> Rows:
    """The shipped table."""
    text = (files(__package__) / FILE).read_text(encoding="utf-8")
    found: dict[str, dict[str | None, Row]] = {}
    for row in parsed(text):
        found.setdefault(row.of, {})[row.unit] = row
    return {of: dict(sorted(rows.items(), key=lambda item: -item[1].lines)) for of, rows in found.items()}


def parsed(text: str) -> list[Row]:
    """The rows of a table. Raises BadInput, naming the line, for what is none."""
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != HEADER:
        raise BadInput(f"{FILE}, line 1: no header; expected {', '.join(HEADER)}, with tabs between them")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        try:
            rows.append(_row(line.split("\t")))
        except ValueError as error:
            raise BadInput(f"{FILE}, line {number}: {error}; expected {', '.join(HEADER)}") from None
    return rows


def written_table(rows: Iterable[Row]) -> str:
    """The text that `parsed` reads."""
    return "\n".join("\t".join(cells) for cells in (HEADER, *map(_cells, rows))) + "\n"


def _row(cells: list[str]) -> Row:
    of, unit, lines, share, low, middle, high, plural, written = cells
    return Row(
        of=of,
        unit=None if unit == PIECES else unit,
        lines=int(lines),
        share=float(share),
        low=Fraction(low),
        middle=Fraction(middle),
        high=Fraction(high),
        plural=float(plural),
        written=tuple(map(Fraction, written.split())),
    )


def _cells(row: Row) -> tuple[str, ...]:
    unit = PIECES if row.unit is None else row.unit
    numbers = map(str, (row.low, row.middle, row.high))
    return (
        row.of,
        unit,
        str(row.lines),
        f"{row.share:.3f}",
        *numbers,
        f"{row.plural:.2f}",
        " ".join(map(str, row.written)),
    )
