"""`seqchef read --recipe`: a whole recipe out of a file of any format."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from seqchef.errors import UnknownName
from seqchef.food.readings import RecipeReading
from seqchef.food.recipes import RecipeText
from seqchef.formats import recipe_files, recipe_out, recipe_tables
from seqchef.formats.cooklang_out import to_cooklang
from seqchef.formats.ingredients import HEADERS as LINE_HEADERS
from seqchef.formats.ingredients import to_row
from seqchef.formats.reading_json import to_json
from seqchef.formats.reading_text import STEP_HEADERS, closing, step_rows
from seqchef.interfaces.cli.console import out, say, table
from seqchef.interfaces.recipes import read_recipes

READ = ("table", "jsonl", "csv", "parquet")  # with all that was understood; the others are formats of recipes
BINARY = ("parquet", "paprika", "tandoor")
FORMATS = (*READ, *(name for name in recipe_out.WRITERS if name not in READ))


def run(file: Path, format_name: str | None, to: Path | None, *, language: str, bundle: str) -> None:
    """Read a recipe file and write what it says. Raises UnknownName for a format, BadInput without a recipe."""
    wanted = format_name or ("table" if to is None and sys.stdout.isatty() else "jsonl")
    if wanted not in FORMATS:
        raise UnknownName("format of recipes", wanted, known=FORMATS)
    source = sys.stdin.buffer.read() if str(file) == "-" else file
    readings = list(read_recipes(source, language=language, bundle=bundle))
    encoding = recipe_files.format_of(source).encoding
    if encoding not in (None, "utf-8"):
        say(f"{file.name} was read as {encoding}")
    if wanted == "table":
        for reading in readings:
            _show(reading)
        return
    content = _content(readings, wanted)
    if to is not None:
        from seqchef.files import atomic_write

        atomic_write(to, content)
        say(f"{len(readings)} recipe{'s' * (len(readings) > 1)} written to {to}")
    elif wanted in BINARY:
        raise typer.BadParameter(f"{wanted} is no text; expected --out FILE")
    else:
        out(content.decode().removesuffix("\n"))


def _content(readings: Sequence[RecipeReading], wanted: str) -> bytes:
    """The bytes of a file."""
    if wanted == "jsonl":
        return "".join(f"{to_json(reading)}\n" for reading in readings).encode(errors="backslashreplace")
    texts = [reading.text for reading in readings]
    if wanted in ("csv", "parquet"):
        rows = recipe_tables.rows_of(
            texts,
            {number: reading.ingredients for number, reading in enumerate(readings)},
            {number: reading.steps for number, reading in enumerate(readings)},
        )
        return recipe_tables.to_csv(rows).encode() if wanted == "csv" else recipe_tables.to_parquet(rows)
    if wanted == "cooklang" and len(readings) == 1:
        return cooklang_of(readings[0]).encode(errors="replace")
    return recipe_out.write_recipes(list(map(_with_ingredients, readings)), wanted)


def cooklang_of(reading: RecipeReading) -> str:
    """The recipe as Cooklang, with the foods of its steps marked."""
    return to_cooklang(reading.text, reading.ingredients, _mentions(reading))


def _mentions(reading: RecipeReading) -> dict[int, list[tuple[int, int, int]]]:
    """Which words of each step mean one ingredient line, as Cooklang marks them."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for link in reading.links.links:
        if link.kind == "line" and link.start is not None and link.end is not None and len(link.lines) == 1:
            found.setdefault(link.step, []).append((link.start, link.end, link.lines[0]))
    return found


def _with_ingredients(reading: RecipeReading) -> RecipeText:
    """The recipe with what its lines say beside them, for formats that keep amounts and names apart."""
    text = reading.text
    lines = (replace(line, ingredient=own) for line, own in zip(text.lines, reading.ingredients, strict=True))
    return replace(text, lines=tuple(lines), language=text.language or reading.language)


def _show(reading: RecipeReading) -> None:
    """A recipe for people."""
    table(LINE_HEADERS, [to_row(ingredient) for ingredient in reading.ingredients], title=reading.text.title)
    table(STEP_HEADERS, step_rows(reading))
    for line in closing(reading):
        out(line)
