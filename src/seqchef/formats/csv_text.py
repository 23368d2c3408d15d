"""CSV text: tables for spreadsheets, in which a name from somebody's file is never run as a formula.

Knows: the byte order mark that Excel wants on Chinese and other Windows machines; which letters begin a formula.
Does not know: columns (order_tables, series).
Start at: csv_text, guarded.

A cell of text that begins with one of `= + - @`, their wide forms, a tab or a line end is written with an apostrophe
before it, as spreadsheets do themselves: they then show it as text. Numbers are left alone. `unguarded` takes the
apostrophe away; the two are exact inverses. (OWASP, "CSV injection".)
"""

import re
from collections.abc import Iterable, Mapping, Sequence

BOM = "\ufeff"
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # wide forms run in Chinese and Japanese Excel
QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, bom: bool = False) -> str:
    """A header and the rows (None is an empty cell), every text guarded; with `bom` Excel sees UTF-8."""
    lines = [",".join(map(_cell, columns))]
    lines.extend(",".join(_cell(row[name]) for name in columns) for row in rows)
    return with_bom("\n".join(lines) + "\n", bom)


def with_bom(text: str, bom: bool) -> str:
    """The text with a byte order mark where that is wanted."""
    return BOM + text if bom else text


def guarded(text: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """What guarded() was given."""
    return cell[1:] if GUARDED.match(cell) else cell


def quoted(text: str) -> str:
    """A text as one cell.

    Python's csv module leaves a lone carriage return unquoted when lines end in a line feed: that breaks the row.
    """
    return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) or text == "" else text


def _cell(value: object) -> str:
    if value is None:
        return ""
    return quoted(guarded(value) if isinstance(value, str) else str(value))
