"""Written recipes going out: text for people, Markdown, Cooklang, JSON-LD and JSON Lines.

Knows: a written recipe as a RecipeText, with where it comes from beside it, so that the writers of recipes do the rest.
Does not know: the formats (recipe_out), the layout of text (written_text), or which words of a step are which
ingredient (Cooklang marks them where the caller has read the recipe).
Start at: as_recipe_text, to_jsonl.
"""

import json
from fractions import Fraction

from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import UnknownName
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.written_words import load

FORMATS = ("text", "markdown", "cooklang", "json-ld", "jsonl")
ONE_IN_A_FILE = ("markdown", "cooklang")
AUTHOR = "seqchef"  # so that nobody takes the recipe for a cook's
WRITTEN = "written"  # the key of `extra` that says where a recipe comes from
RECIPE = ("title", "ingredients", "steps", "servings", "minutes", "language", "notes")  # what is no provenance


def expect_format(name: str, recipes: int) -> None:
    """Raises UnknownName for a format that there is not, and for one that cannot hold so many recipes."""
    known = FORMATS if recipes == 1 else tuple(one for one in FORMATS if one not in ONE_IN_A_FILE)
    if name not in known:
        kind = "format" if name not in FORMATS else f"format for {recipes} recipes in a file,"
        raise UnknownName(kind, name, known=known)


def as_recipe_text(recipe: WrittenRecipe) -> RecipeText:
    """The recipe for any format of recipes; `extra["written"]` has its provenance, which formats keep that can."""
    made = recipe.to_dict()
    return RecipeText(
        title=recipe.title,
        source=AUTHOR,
        portions=None if recipe.servings is None else Fraction(recipe.servings),
        yields=None,
        yield_text=None if not recipe.servings else load(recipe.language)["yield"].format(servings=recipe.servings),
        lines=tuple(SourceLine(row=row, text=line) for row, line in enumerate(recipe.ingredients, start=1)),
        steps=recipe.steps,
        notes=recipe.notes,
        total_s=None if not recipe.minutes else 60 * recipe.minutes,
        author=AUTHOR,
        language=recipe.language,
        extra={WRITTEN: [{key: value for key, value in made.items() if key not in RECIPE}]},
    )


def to_jsonl(recipe: WrittenRecipe, row_id: object = None) -> str:
    """One line of JSON Lines, without its end; `id` first where the row that asked for the recipe had one."""
    head = {} if row_id is None else {"id": row_id}
    return json.dumps({**head, **recipe.to_dict()}, ensure_ascii=False)
