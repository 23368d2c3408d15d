"""The recipes that the writer is trained and measured on: three corpora of the data folder."""

from functools import cache
from pathlib import Path

from benchmarks.record import DATA
from seqchef.evaluation.recipes.copying import TrainingRuns, short_runs
from seqchef.evaluation.recipes.marks import Training
from seqchef.text.recipe_rows import RecipeRow, read_recipes

CORPORA = ("recipes_open", "recipes_open_prose", "recipes_unclear")
MEASURED = "recipes_unclear"  # the corpus whose dev recipes people's figures are of


def path(corpus: str) -> Path:
    """The file of a corpus."""
    return DATA / "recipes" / f"{corpus}.jsonl.gz"


@cache
def training_recipes() -> tuple[RecipeRow, ...]:
    """All recipes of the three train splits."""
    return tuple(one for corpus in CORPORA for one in read_recipes(path(corpus), split="train")[0])


def dev_recipes(corpus: str = MEASURED) -> list[RecipeRow]:
    """The dev recipes of a corpus."""
    return read_recipes(path(corpus), split="dev")[0]


def steps_of(recipe: RecipeRow) -> str:
    """The steps as one text, in which copies are looked for."""
    return "\n".join(recipe.steps)


def training_runs() -> Training:
    """What recipes could have been copied from; some minutes and 1 GB."""
    texts = [steps_of(one) for one in training_recipes()]
    return Training(TrainingRuns(texts), short_runs(texts))
