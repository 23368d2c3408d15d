"""Written recipes on their way out of `seqchef write`: one after the other, to stdout or a file.

Knows: seeds of several recipes, rows that nothing could be written for, how wide a terminal is.
Does not know: options (write), layouts and formats (formats).
Start at: run.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import BadInput, Rejection
from seqchef.formats.recipe_out import write_recipes
from seqchef.formats.written_recipes import as_recipe_text, expect_format, to_jsonl
from seqchef.formats.written_text import blocks
from seqchef.interfaces.asked import Asked, rejection
from seqchef.interfaces.cli.console import streamed
from seqchef.interfaces.writing import write_wish

WIDEST = 100  # columns of a terminal that are used


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Which recipes are written for each wish, and by what."""

    seed: int
    count: int
    beams: int
    bundle: str
    threads: int


def run(
    asked: Sequence[Asked], drawing: Drawing, format_name: str, to: Path | None, rejections: list[Rejection]
) -> None:
    """Write for every wish and show or store it; a row that nothing can be written for joins the rejections.

    Raises UnknownName before anything is written where the format cannot hold so many recipes, and BadInput where
    nothing can be written for a wish that stands alone.
    """
    expect_format(format_name, max(1, len(asked)) * drawing.count)
    recipes = _written(asked, drawing, rejections)
    if format_name == "jsonl":
        streamed((), (to_jsonl(recipe, one.id) for one, recipe in recipes), to)
    elif format_name == "text":
        width = _width() if to is None and sys.stdout.isatty() else None
        streamed((), _text((recipe for _, recipe in recipes), width), to)
    else:
        streamed((), [_content([recipe for _, recipe in recipes], format_name)], to)


def _written(
    asked: Sequence[Asked], drawing: Drawing, rejections: list[Rejection]
) -> Iterator[tuple[Asked, WrittenRecipe]]:
    for one in _with_progress(asked):
        try:
            for seed in range(drawing.seed, drawing.seed + drawing.count):
                recipe = write_wish(
                    one.wish, seed=seed, beams=drawing.beams, bundle=drawing.bundle, threads=drawing.threads
                )
                yield one, replace(recipe, notes=(*one.notes, *recipe.notes))
        except BadInput as error:
            if one.row is None:
                raise
            rejections.append(rejection(error, one.file, one.row))


def _with_progress(asked: Sequence[Asked]) -> Iterable[Asked]:
    """The wishes; on a terminal with a bar where there are many and it would not run through what is shown."""
    if len(asked) < 5 or not sys.stderr.isatty() or sys.stdout.isatty():
        return asked
    from rich.console import Console
    from rich.progress import track

    return track(asked, description="recipes", console=Console(stderr=True))


def _text(recipes: Iterable[WrittenRecipe], width: int | None) -> Iterator[str]:
    """Rows of text, broken at `width` where one is given; two empty ones between recipes."""
    from seqchef.interfaces.cli.wrapping import wrapped

    for number, recipe in enumerate(recipes):
        if number:
            yield from ("", "")
        for place, block in enumerate(blocks(recipe)):
            if place:
                yield ""
            for row in block:
                first, *more = [row.text] if width is None else wrapped(row.text, width - row.hang)
                yield first
                yield from (" " * row.hang + rest for rest in more)


def _content(recipes: Sequence[WrittenRecipe], format_name: str) -> str:
    """The text of a file, without its last line end."""
    texts = [as_recipe_text(recipe) for recipe in recipes]
    if format_name == "cooklang" and len(texts) == 1:
        from seqchef.applications.reading.shipped_recipes import read_recipes
        from seqchef.interfaces.cli.read_recipe import cooklang_of

        (reading,) = read_recipes(texts, language=recipes[0].language)
        return cooklang_of(reading).removesuffix("\n")
    return write_recipes(texts, format_name).decode().removesuffix("\n")


def _width() -> int:
    from shutil import get_terminal_size

    return min(WIDEST, get_terminal_size().columns)
