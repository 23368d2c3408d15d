"""Whole recipes from files and pasted text: any format in, a reading out."""

from collections.abc import Iterator
from pathlib import Path

from seqchef.applications.reading import shipped_recipes
from seqchef.applications.reading.shipped import AUTO, BUNDLE
from seqchef.errors import BadInput
from seqchef.food.readings import RecipeReading
from seqchef.formats import recipe_files

PASTED = "the pasted text"


def read_recipe(source: Path | str | bytes, *, language: str = AUTO, bundle: str = BUNDLE) -> RecipeReading:
    """The reading of the one recipe in `source`: the path of a file, or the text or bytes of one.

    The format is found out: JSON-LD, a saved page, Cooklang, Markdown, plain text, exports of recipe managers.
    Raises BadInput for what is none of them, and when there are several recipes.
    """
    found = list(read_recipes(source, language=language, bundle=bundle))
    if len(found) != 1:
        raise BadInput(f"{_name(source)}: {len(found)} recipes; expected one (read_recipes reads several)")
    return found[0]


def read_recipes(source: Path | str | bytes, *, language: str = AUTO, bundle: str = BUNDLE) -> Iterator[RecipeReading]:
    """The reading of every recipe in `source`, in order. Raises BadInput for what holds no recipe."""
    content = source.encode(errors="surrogatepass") if isinstance(source, str) else source
    texts = recipe_files.read_recipes(content, "" if isinstance(source, Path) else PASTED)
    return shipped_recipes.read_recipes(texts, language=language, bundle=bundle)


def _name(source: Path | str | bytes) -> str:
    return source.name if isinstance(source, Path) else PASTED
