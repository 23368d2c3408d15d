"""Somebody's own data: the files of one run, and what a task proposes to do with them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seqchef.series.tables import Panel

FILE_KEYS = ("files", "dev", "sha256")  # of [data]; the other keys are the task's options


@dataclass(frozen=True)
class OwnData:
    """Files to learn from, files to choose the step by, and the panel that they hold where they hold series."""

    files: tuple[Path, ...]
    dev: tuple[Path, ...] = ()
    panel: Panel | None = None  # read by who knows formats, which learning does not

    @property
    def names(self) -> str:
        """The files for people."""
        return ", ".join(path.name for path in self.files)


@dataclass(frozen=True)
class Proposal:
    """Tables of a run file that suit the data, and what a person who starts the run should know."""

    data: dict[str, Any] = field(default_factory=dict)
    model: dict[str, Any] = field(default_factory=dict)
    train: dict[str, Any] = field(default_factory=dict)
    card: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def options_of(table: dict[str, Any]) -> dict[str, Any]:
    """The options in [data], without the files."""
    return {name: value for name, value in table.items() if name not in FILE_KEYS}
