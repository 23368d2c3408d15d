"""`seqchef read`: what ingredient lines, steps or whole recipes say."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.interfaces.cli.console import say

if TYPE_CHECKING:
    from seqchef.formats.lines import Lines


def command(
    lines: Annotated[
        list[str] | None, typer.Argument(help="Ingredient lines, or one file of them; - reads standard input.")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", help="A text file, one line each; - is stdin.")] = None,
    steps: Annotated[
        Path | None, typer.Option(help="Read cooking steps instead: a text file, one step each; - is stdin.")
    ] = None,
    recipe: Annotated[
        Path | None, typer.Option(help="Read a whole recipe instead: a file of any format; - is stdin.")
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", help="table, jsonl, ...; a terminal gets a table, a pipe JSON Lines."),
    ] = None,
    language: Annotated[str, typer.Option(help="en, zh, de or fr; auto looks at the text.")] = "auto",
    catalogue: Annotated[Path | None, typer.Option(help="Foods that you have, as CSV: lines get their names.")] = None,
    to: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read lines.")] = 1,
    bundle: Annotated[str, typer.Option(help="Name or folder of the model of ingredient lines.")] = "label-en",
) -> None:
    """Read ingredient lines: amounts, name, preparation and more, one result for every line, in order.

    With --steps, cooking steps: classes and key points. With --recipe, a whole recipe: lines,
    steps, what each step uses, times. Formats of lines: table, jsonl, csv, mealie, displacy,
    hugging-face; of steps: table, jsonl, displacy, hugging-face; of recipes: table, jsonl, csv,
    parquet, json-ld, cooklang, mealie, and others.
    """
    if sum(given is not None for given in (lines or None, file, steps, recipe)) > 1:
        raise typer.BadParameter("expected lines, --file, --steps or --recipe, one of them")
    if recipe is not None:
        from seqchef.interfaces.cli import read_recipe

        read_recipe.run(recipe, format_, to, language=language, bundle=bundle)
        return
    source = _source(lines or [], file or steps)
    wanted = format_ or ("table" if to is None and sys.stdout.isatty() else "jsonl")
    gc.freeze()  # what is loaded now stays; looking through it again and again would cost a tenth of the time
    if steps is not None:
        from seqchef.interfaces.cli import read_steps

        read_steps.run(source, wanted, to, language=language)
    else:
        from seqchef.interfaces.cli import read_lines

        read_lines.run(source, wanted, to, language=language, bundle=bundle, workers=workers, catalogue=catalogue)
    if not isinstance(source, list) and source.encoding != "utf-8":
        say(f"{source.name} is not UTF-8; it was read as {source.encoding}")


def _source(lines: list[str], file: Path | None) -> "list[str] | Lines":
    """Where the lines come from: the arguments, a file, or standard input."""
    from seqchef.formats.lines import Lines, open_lines

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
