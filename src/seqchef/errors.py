"""Errors: everything seqchef raises on purpose, with the exit code that a command ends with.

Knows: exit codes (0 done, 1 failed, 2 usage, 3 bad input, 4 some rows rejected, 5 a part is missing, 130 interrupted).
Does not know: how a message is shown (interfaces).
Start at: SeqchefError.
"""

from dataclasses import dataclass
from difflib import get_close_matches


class SeqchefError(Exception):
    """Something that the user can act on; the message says what was found, where, and what was expected."""

    exit_code = 1


class BadInput(SeqchefError):
    """The input cannot be used: wrong value, wrong file, wrong option value."""

    exit_code = 3


class UnknownName(BadInput):
    """A name that is not in a list of names: `layer "lsmt" is unknown; did you mean "lstm"? known: gru, lstm, rnn`."""

    exit_code = 2

    def __init__(self, kind: str, name: str, *, known: tuple[str, ...]) -> None:
        spellings = {one.lower(): one for one in known}
        nearest = get_close_matches(name.lower(), spellings, n=1)
        meant = f' did you mean "{spellings[nearest[0]]}"?' if nearest else ""
        super().__init__(f'{kind} "{name}" is unknown;{meant} known: {", ".join(known)}')


class UnknownLabel(UnknownName):
    """A label in somebody's data that is not among those expected; the message begins with file and row."""

    exit_code = 3

    def __init__(self, file: str, row: int, label: str, *, known: tuple[str, ...]) -> None:
        super().__init__(f"{file}, row {row}: label", label, known=known)


class MissingPart(SeqchefError):
    """A model or an extra is not installed, or a bundle is not ours; the message is what to do about it."""

    exit_code = 5


@dataclass(frozen=True)
class Rejection:
    """One row that a reader could not use, while the rest went on."""

    file: str
    row: int  # line number in the file, from 1
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.found}; expected {self.expected}"
