"""`seqchef read`: what ingredient lines say, as a table or as JSON Lines."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.interfaces.cli.console import out, say, table

if TYPE_CHECKING:
    from seqchef.formats.lines import Lines

FORMATS = ("table", "jsonl")


def command(
    lines: Annotated[
        list[str] | None, typer.Argument(help="Ingredient lines, or one file of them; - reads standard input.")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="A text file, one line each; - is stdin.")] = None,
    format_: Annotated[
        str | None, typer.Option("--format", help="table or jsonl; a terminal gets a table, a pipe JSON Lines.")
    ] = None,
    bundle: Annotated[str, typer.Option(help="Name or folder of the trained model.")] = "label-en",
) -> None:
    """Read ingredient lines: amounts, name, preparation and more, one result for every line, in order."""
    from seqchef.applications.reading.shipped import read_many
    from seqchef.formats.ingredients import HEADERS, to_json, to_row

    wanted = format_ or ("table" if sys.stdout.isatty() else "jsonl")
    if wanted not in FORMATS:
        raise typer.BadParameter(f'"{wanted}" is no format; expected {" or ".join(FORMATS)}')
    source = _source(lines or [], file)
    ingredients = read_many(source, bundle=bundle)
    gc.freeze()  # what is loaded now stays; looking through it again and again would cost a tenth of the time
    if wanted == "table":
        table(HEADERS, [to_row(ingredient) for ingredient in ingredients])
    else:
        for ingredient in ingredients:
            out(to_json(ingredient))
    if not isinstance(source, list) and source.encoding != "utf-8":
        say(f"{source.name} is not UTF-8; it was read as {source.encoding}")


def _source(lines: list[str], file: Path | None) -> "list[str] | Lines":
    """Where the lines come from: the arguments, a file, or standard input."""
    from seqchef.formats.lines import Lines, open_lines

    if lines and file is not None:
        raise typer.BadParameter("lines and --file were both given; expected one of them")
    if str(file) == "-" or lines == ["-"] or (not lines and file is None and not sys.stdin.isatty()):
        return Lines(sys.stdin.buffer, "standard input")
    if file is None and len(lines) == 1 and _names_a_file(lines[0]):
        say(f"reading the file {lines[0]}")
        file = Path(lines[0])
    if file is not None:
        return open_lines(file)
    if not lines:
        raise typer.BadParameter('nothing to read; expected lines such as "2 cups flour", --file FILE, or -')
    return [part.removesuffix("\r") for line in lines for part in line.split("\n")]


def _names_a_file(argument: str) -> bool:
    """Whether the only argument is a file rather than a line."""
    try:
        return Path(argument).is_file()
    except OSError:  # longer than a file's name can be
        return False
