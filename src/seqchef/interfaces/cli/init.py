"""`seqchef init`: the sample kitchen, to look at and to start from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from seqchef.errors import BadInput
from seqchef.interfaces.cli.console import say


def command(
    folder: Annotated[Path, typer.Argument(help="Where to write it; made when absent, no file is ever replaced.")],
) -> None:
    """Write a sample kitchen: recipes, 18 months of sales, stock, suppliers. All of it is invented."""
    taken = [folder / name for name, _ in sample_files() if (folder / name).exists()]
    if taken:
        raise BadInput(f"{taken[0]} is there already; expected a folder without a kitchen in it")
    write_sample(folder)
    say(f"a sample kitchen is in {folder}; next: seqchef plan {folder}")


def write_sample(folder: Path) -> None:
    """Every file of the sample kitchen, written whole."""
    from seqchef.files import atomic_write

    for name, content in sample_files():
        atomic_write(folder / name, content)


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Path inside the kitchen folder, and content."""
    from importlib.resources import files

    sample = files("seqchef") / "sample_kitchen"
    for entry in sorted(sample.iterdir(), key=lambda entry: entry.name):
        if entry.is_file():
            yield entry.name, entry.read_bytes()
    for entry in sorted((sample / "recipes").iterdir(), key=lambda entry: entry.name):
        yield f"recipes/{entry.name}", entry.read_bytes()
