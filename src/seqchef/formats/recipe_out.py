"""Recipes going out: a dict of formats, each giving the bytes of one file.

Knows: which formats hold several recipes in a file, and which one only.
Does not know: the formats themselves, or where the bytes go.
Start at: write_recipes.
"""

from collections.abc import Callable, Mapping, Sequence

from seqchef.errors import BadInput, UnknownName
from seqchef.food.recipes import RecipeText
from seqchef.formats import mealie, scrapers
from seqchef.formats.cooklang_out import to_cooklang
from seqchef.formats.json_ld_out import SHAPE as JSON_LD
from seqchef.formats.json_text import dump
from seqchef.formats.markdown_out import to_markdown, to_text
from seqchef.formats.paprika import to_paprika
from seqchef.formats.recipe_documents import Shape, write_document
from seqchef.formats.recipe_json import to_json
from seqchef.formats.recipe_tables import rows_of, to_csv, to_parquet
from seqchef.formats.tandoor import to_tandoor

Recipes = Sequence[RecipeText]


def write_recipes(recipes: Recipes, format_name: str) -> bytes:
    """A file of recipes. Raises UnknownName for a format that is none of WRITERS, BadInput where one file holds one."""
    if format_name not in WRITERS:
        raise UnknownName("format", format_name, known=tuple(WRITERS))
    return WRITERS[format_name](recipes)


def _json(shape: Shape) -> Callable[[Recipes], bytes]:
    """One object for one recipe, a list of objects for several."""

    def write(recipes: Recipes) -> bytes:
        documents = [write_document(shape, recipe) for recipe in recipes]
        return (dump(documents[0] if len(documents) == 1 else documents) + "\n").encode()

    return write


def _one(name: str, write: Callable[[RecipeText], str]) -> Callable[[Recipes], bytes]:
    def one(recipes: Recipes) -> bytes:
        if len(recipes) != 1:
            raise BadInput(
                f"{len(recipes)} recipes for one file of {name}; expected one, or a format that holds several"
            )
        return write(recipes[0]).encode(errors="replace")

    return one


def _lines(recipes: Recipes) -> bytes:
    return "".join(f"{to_json(recipe)}\n" for recipe in recipes).encode()


WRITERS: Mapping[str, Callable[[Recipes], bytes]] = {
    "jsonl": _lines,
    "json-ld": _json(JSON_LD),
    "mealie": _json(mealie.SHAPE),
    "recipe-scrapers": _json(scrapers.SHAPE),
    "paprika": to_paprika,
    "tandoor": to_tandoor,
    "cooklang": _one("Cooklang", to_cooklang),
    "markdown": _one("Markdown", to_markdown),
    "text": _one("text", to_text),
    "csv": lambda recipes: to_csv(rows_of(recipes)).encode(errors="replace"),
    "parquet": lambda recipes: to_parquet(rows_of(recipes)),
}
SUFFIXES: Mapping[str, str] = {
    "jsonl": ".jsonl",
    "json-ld": ".json",
    "mealie": ".json",
    "recipe-scrapers": ".json",
    "paprika": ".paprikarecipes",
    "tandoor": ".zip",
    "cooklang": ".cook",
    "markdown": ".md",
    "text": ".txt",
    "csv": ".csv",
    "parquet": ".parquet",
}
