"""`seqchef read` on ingredient lines: each format is a way to write one result, or a table of all."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from seqchef.errors import Rejection, UnknownName
from seqchef.food.ingredients import Ingredient
from seqchef.formats.ingredients import COLUMNS, HEADERS, to_csv_row, to_json, to_row
from seqchef.formats.mealie_parser import to_mealie
from seqchef.formats.span_shapes import to_displacy, to_hugging_face
from seqchef.interfaces.cli.console import streamed, table
from seqchef.scale.reading import read_many

if TYPE_CHECKING:
    from seqchef.food.catalogue import Catalogue, Match

Found = tuple[Ingredient, "Match | None"]


def _as_json(shape: Callable[[Ingredient], object]) -> Callable[[Found], str]:
    return lambda found: json.dumps(shape(found[0]), ensure_ascii=False)


WRITERS: Mapping[str, Callable[[Found], str]] = {
    "jsonl": lambda found: to_json(*found),
    "csv": lambda found: to_csv_row(*found),
    "mealie": _as_json(to_mealie),
    "displacy": _as_json(to_displacy),
    "hugging-face": _as_json(to_hugging_face),
}
FORMATS = ("table", *WRITERS)


def run(
    lines: Iterable[str],
    format_name: str,
    to: Path | None,
    *,
    language: str,
    bundle: str,
    workers: int,
    catalogue: Path | None,
) -> None:
    """Read lines and write them. Raises UnknownName for a format."""
    if format_name not in FORMATS:
        raise UnknownName("format of lines", format_name, known=FORMATS)
    foods = None if catalogue is None else _catalogue(catalogue)
    found = _matched(read_many(lines, bundle=bundle, language=language, workers=workers), foods)
    if format_name == "table":
        table(HEADERS, [to_row(ingredient) for ingredient, _ in found])
        return
    rows = map(WRITERS[format_name], found)
    streamed([",".join(COLUMNS)] if format_name == "csv" else [], rows, to)


def _matched(ingredients: Iterable[Ingredient], foods: "Catalogue | None") -> Iterator[Found]:
    """Each ingredient as the catalogue names it, and which of its foods that is."""
    for ingredient in ingredients:
        yield (ingredient, None) if foods is None else foods.match(ingredient)


def _catalogue(path: Path) -> "Catalogue":
    from seqchef.formats.foods import read_catalogue
    from seqchef.interfaces.cli.console import rejected

    rejections: list[Rejection] = []
    foods = read_catalogue(path, rejections)
    rejected(rejections, path)
    return foods
