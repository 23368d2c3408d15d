"""Recipe files: any file of recipes to recipes, whatever program wrote it.

Knows: how to tell the formats apart by what is in the file; a suffix decides only between kinds of plain text.
Does not know: the formats themselves (json_ld, mealie, paprika, tandoor, scrapers, cooklang, markdown, recipe_text).
Start at: read_recipes.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from seqchef.errors import BadInput
from seqchef.food.recipes import RecipeText
from seqchef.formats.archives import MEGABYTE, Budget, is_gzip, is_zip, members, unzipped
from seqchef.formats.character_sets import decode
from seqchef.formats.recipe_kinds import READERS, UNKNOWN, json_format, kind_of

LARGEST_FILE = 256 * MEGABYTE
LARGEST_TEXT = 32 * MEGABYTE
DEEPEST_ARCHIVE = 3
INSIDE = (".json", ".jsonl", ".zip", ".paprikarecipe", ".html", ".htm", ".cook", ".md", ".txt")
EXPECTED = "a recipe: JSON-LD, a saved page, Mealie, Paprika, Tandoor, recipe-scrapers, Cooklang, Markdown or text"


class Format(NamedTuple):
    """What a file is: "json-ld", "html", "mealie", "paprika", ..., and the encoding of its text (None: an archive)."""

    name: str
    encoding: str | None


def read_recipes(source: Path | str | bytes, name: str = "") -> tuple[RecipeText, ...]:
    """Every recipe of a file, or of the bytes of one; `name` is how messages and `RecipeText.source` call it.

    A str is a path. Raises BadInput, with file, place and what was expected, for a file without a recipe in it.
    """
    raw, name = _bytes(source, name)
    found = tuple(_read(raw, name, Budget(), 0))
    if not found:
        raise BadInput(f"{name}: no recipe in it; expected {EXPECTED}")
    return found


def format_of(source: Path | str | bytes, name: str = "") -> Format:
    """What a file is, without reading all of it as recipes. Raises BadInput for what is no recipe file."""
    raw, name = _bytes(source, name)
    return _format(raw, name, Budget(), 0)


def _bytes(source: Path | str | bytes, name: str) -> tuple[bytes, str]:
    """The bytes of a file that is not too large, and how messages call it."""
    if isinstance(source, bytes):
        _fits(len(source), source, name)
        return source, name or "the recipe"
    path = Path(source)
    name = name or path.name
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            _fits(size, file.read(4), name)
            file.seek(0)
            return file.read(), name
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: {getattr(error, 'strerror', None) or error}; expected a file with a recipe") from None


def _fits(size: int, head: bytes, name: str) -> None:
    largest = LARGEST_FILE if is_zip(head) or is_gzip(head) else LARGEST_TEXT
    if size > largest:
        found = f"{size / MEGABYTE:.1f} MB"
        raise BadInput(f"{name or 'the recipe'} is {found}; expected a recipe of at most {largest // MEGABYTE} MB")


def _read(raw: bytes, name: str, budget: Budget, depth: int) -> Iterator[RecipeText]:
    """Recipes of a file; none where the file is something else."""
    if is_zip(raw) or is_gzip(raw):
        for inner, content in _inside(raw, name, budget, depth):
            yield from _read(content, inner, budget, depth + 1)
        return
    text = decode(raw).text
    for recipe in READERS[kind_of(text, name)](text, name):
        yield recipe if recipe.title else replace(recipe, title=_stem(name))


def _format(raw: bytes, name: str, budget: Budget, depth: int) -> Format:
    if is_zip(raw) or is_gzip(raw):
        for inner, content in _inside(raw, name, budget, depth):
            found = _format(content, inner, budget, depth + 1)
            if found.name != UNKNOWN:
                return Format(found.name, None)
        raise BadInput(f"{name}: no recipe in it; expected {EXPECTED}")
    text, encoding = decode(raw)
    kind = kind_of(text, name)
    return Format(json_format(text, name) if kind == "json" else kind, encoding)


def _inside(raw: bytes, name: str, budget: Budget, depth: int) -> Iterator[tuple[str, bytes]]:
    """What is in an archive. Raises BadInput for archives in archives in archives."""
    if depth >= DEEPEST_ARCHIVE:
        raise BadInput(f"{name}: archives inside archives, {depth} deep; expected at most {DEEPEST_ARCHIVE}")
    if is_gzip(raw):
        yield name, unzipped(raw, name, budget)
        return
    for member, content in members(raw, name, budget, INSIDE):
        yield f"{name}/{member}", content


def _stem(name: str) -> str:
    return PurePosixPath(name).stem.replace("-", " ").replace("_", " ").strip() or "recipe"
