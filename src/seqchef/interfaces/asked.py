"""What is asked for: wishes out of options, a pantry, or a file of ingredient lists.

Knows: where wishes come from, and which row a wish stands in, so that an answer or a reason finds its way back.
Does not know: what is written for them (writing), or which options there are (cli.write).
Start at: foods_asked, lists_asked.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, cast

from seqchef.applications.writing.wishes import OnHand, Wish
from seqchef.errors import BadInput, Rejection
from seqchef.formats.wish_lists import WishList, read_wish_lists
from seqchef.interfaces.pantry import Pantry, read_pantry, soon
from seqchef.interfaces.writing import Terms, substituted

STDIN = Path("standard-input")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One wish; `row` is its row of JSON Lines, None where it stands alone; `id` is what the row calls itself.

    `notes` say which lines were replaced before anything was written.
    """

    wish: Wish
    file: str = ""
    row: int | None = None
    id: object = None
    notes: tuple[str, ...] = ()


def on_hand(path: Path, today: date | None, expiring_days: int | None) -> Pantry:
    """The pantry of a file or a kitchen folder, in which only what expires within so many days goes first."""
    pantry = read_pantry(path, today)
    return pantry if expiring_days is None else soon(pantry, expiring_days)


def foods_asked(terms: Terms, dish: str | None, foods: Sequence[str], pantry: Sequence[OnHand]) -> list[Asked]:
    """The one wish for a dish, foods and a pantry."""
    return [Asked(wish=terms.wish(dish=dish, foods=foods, pantry=pantry))]


def lists_asked(
    path: Path, dish: str | None, terms: Terms, rejections: list[Rejection], *, substitute: bool
) -> list[Asked]:
    """A wish for every list of a file, "-" is standard input; rows that cannot be used join the rejections."""
    with _opened(path) as stream:
        found = list(read_wish_lists(stream, named(path).name, dish))
    asked = []
    for one in found:
        if isinstance(one, Rejection):
            rejections.append(one)
            continue
        try:
            asked.append(_asked(one, named(path).name, terms, substitute=substitute))
        except BadInput as error:
            if one.row is None:
                raise
            rejections.append(rejection(error, named(path).name, one.row))
    return asked


def _asked(one: WishList, file: str, terms: Terms, *, substitute: bool) -> Asked:
    lines, notes = substituted(one.lines, terms) if substitute else (one.lines, ())
    return Asked(wish=terms.wish(dish=one.title, lines=lines), file=file, row=one.row, id=one.id, notes=notes)


def rejection(error: BadInput, file: str, row: int) -> Rejection:
    """Why nothing was written for a row of a file."""
    found, _, expected = str(error).partition("; expected ")
    return Rejection(file, row, found, expected or "something that can be cooked")


def named(path: Path) -> Path:
    """The path as messages and files of rejections name it."""
    return STDIN if str(path) == "-" else path


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where it is gzip, or of standard input."""
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    from seqchef.text.json_lines import opened

    try:
        stream = opened(path)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}; expected a list of ingredients or JSON Lines") from None
    with stream:
        yield cast("IO[bytes]", stream)
