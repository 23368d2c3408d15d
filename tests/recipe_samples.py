"""One small file of every format, made from one recipe, and files that are wrong in the usual ways."""

import json
from fractions import Fraction

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats import paprika, tandoor
from seqchef.formats.json_ld_out import to_script
from seqchef.formats.recipe_documents import write_document
from seqchef.formats.recipe_out import SUFFIXES, WRITERS, write_recipes

RECIPE = RecipeText(
    title="Leek & potato soup",
    source="soup",
    portions=Fraction(4),
    yields=None,
    lines=(
        SourceLine(row=1, text="500 g leeks"),
        SourceLine(row=2, text="1½ l vegetable stock (hot)"),
        SourceLine(row=3, text="2 tbsp chives, cut", group="For the top"),
    ),
    steps=("Simmer the leeks in the stock for 20 minutes.", "Blend & season.", "Strew the chives over it."),
    step_groups=("Soup", "Soup", "To serve"),
    yield_text="4 servings",
    description="A soup for cold days.",
    notes=("It keeps for three days.",),
    prep_s=600,
    cook_s=1500,
    total_s=2100,
    tools=("large pot", "blender"),
    tags=("soup", "winter"),
    author="Ann Example",
    url="https://example.org/soup",
    image="https://example.org/soup.jpg",
    language="en",
)
MICRODATA = """<html lang="en"><body itemscope itemtype="https://schema.org/Recipe"><h1 itemprop="name">Leek soup</h1>
<ul><li itemprop="recipeIngredient">500 g <b>leeks</b></li><li itemprop="recipeIngredient">1 l stock</ul>
<ol itemprop="recipeInstructions"><li>Boil &amp; stir.</li><li>Blend.</li></ol><meta itemprop="prepTime" content="PT5M">
<!-- <li itemprop="recipeIngredient">nothing</li> --></body></html>
"""


def samples() -> dict[str, bytes]:
    """Files by name."""
    written = {f"{name}{SUFFIXES[name]}": write_recipes([RECIPE], name) for name in WRITERS if name != "parquet"}
    del written["csv.csv"]
    shapes = {"paprika.json": paprika.SHAPE, "tandoor.json": tandoor.SHAPE}  # as they are inside their archives
    written |= {name: json.dumps(write_document(shape, RECIPE)).encode() for name, shape in shapes.items()}
    page = f"<html><head>{to_script(RECIPE)}</head><body><p>Soup</p></body></html>"
    return written | {"page.html": page.encode(), "microdata.html": MICRODATA.encode()}
