"""Console: data to stdout, everything else to stderr, and how a command ends.

Knows: terminals, pipes, exit codes, where rejected rows go.
Does not know: what is being said.
Start at: out, say, finish.
"""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import typer

from seqchef.errors import BadInput, Rejection


def out(text: str = "") -> None:
    """Data: one line to stdout."""
    sys.stdout.write(text + "\n")


def streamed(head: Sequence[str], rows: Iterable[str], to: Path | None) -> None:
    """Data as they come: lines to stdout, or to a file that is there when all of them are."""
    if to is None:
        for row in chain(head, rows):
            out(row)
        return
    from seqchef.files import replacing

    with replacing(to) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        for row in chain(head, rows):
            file.write(row + "\n")
    say(f"written to {to}")


def say(text: str) -> None:
    """Everything that is not data: one line to stderr."""
    sys.stderr.write(text + "\n")


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], *, title: str | None = None) -> None:
    """A table for people to stdout; it fits the terminal, and has no colour when it is not one."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    shown = Table(*headers, title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for row in rows:
        shown.add_row(*row)
    Console(highlight=False, markup=False, emoji=False).print(shown)


def finish(rejections: Sequence[Rejection], source: Path, *, strict: bool = False) -> None:
    """End a command that may have left rows out: they go to `<source>.rejected.csv` in the working folder.

    Raises typer.Exit with code 4 when rows were rejected, 3 when `strict`.
    """
    if not rejections:
        return
    rejected(rejections, source)
    raise typer.Exit(BadInput.exit_code if strict else 4)


def rejected(rejections: Sequence[Rejection], source: Path) -> None:
    """Say which rows were left out, and write all of them to `<source>.rejected.csv` in the working folder."""
    if not rejections:
        return
    from seqchef.files import atomic_write

    target = Path(f"{source.name}.rejected.csv")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "row", "found", "expected"])
    writer.writerows([r.file, r.row, r.found, r.expected] for r in rejections)
    atomic_write(target, text.getvalue())
    for rejection in rejections[:3]:
        say(f"rejected: {rejection}")
    if len(rejections) > 3:
        say(f"rejected: ... and {len(rejections) - 3} more")
    say(f"{len(rejections)} rows were left out; all of them, with reasons: {target}")
