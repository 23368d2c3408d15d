"""How good written recipes are: steps for the ingredient lists of dev recipes, beside what people wrote for them.

    python -m benchmarks.write_quality                  1,000 recipes; goes on where it was interrupted
    python -m benchmarks.write_quality --count 50       the first 50 only, for a look; recorded under another name
    python -m benchmarks.write_quality --workers 2      in as many processes, with the same recipes

The list and the title are given, as in `seqchef write --ingredient-lines`; the seed is 0. `nearest` are the steps of
the training recipe whose list is most alike: what a search would answer. A list that the writer refuses, for a reason
that it gives, is left out for all three, and counted. Copies are found exactly, against all training texts, not by the
filter that guards the writer. `checks` is how often the writer's own checks passed; `seconds` are of the processor.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TextIO

import numpy as np

from benchmarks.kept_rows import Row, line_of, resumed, writer_key
from benchmarks.nearest_recipe import NearestRecipe
from benchmarks.recipe_corpora import CORPORA, dev_recipes, path, training_recipes, training_runs
from benchmarks.record import PROJECT, record
from benchmarks.write_dev import rounded
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import SeqchefError
from seqchef.evaluation.recipes.marks import Training, measured
from seqchef.inference.bundles import Bundle, digest
from seqchef.text.recipe_rows import RecipeRow

COUNT, SEED, BUNDLE = 1000, 0, "write-en"
WORK = PROJECT / "build" / "write_quality"  # rows with "row" in the corpus, and "refused" or "seconds" and "written"


class Writes(Protocol):
    """What writes recipes: applications.writing.writer.Writer."""

    def write(self, wish: Wish, *, seed: int = 0) -> WrittenRecipe:
        """A recipe for a wish."""
        ...


@cache
def writer() -> Writes:
    """The shipped writer, once in each process."""
    from seqchef.applications.writing.writer import Writer

    shipped: Writes = Writer.load()
    return shipped


def written(recipe: RecipeRow) -> Row:
    """What the writer makes of a recipe's title and list, or why it refuses."""
    one = writer()
    start = time.process_time()
    try:
        found = one.write(Wish(dish=recipe.title, lines=recipe.ingredients), seed=SEED)
    except SeqchefError as error:
        return {"row": recipe.row, "refused": f"{type(error).__name__}: {error}"}
    return {"row": recipe.row, "seconds": time.process_time() - start, "written": found.to_dict()}


def all_written(recipes: Sequence[RecipeRow], kept: Path, count: int, workers: int = 1) -> list[Row]:
    """Rows of the first `count` recipes that are not refused, and the refusals before them.

    Each row is added to the file `kept` as soon as it is there; those that it has already are not written again.
    """
    rows = {row["row"]: row for row in resumed(kept)}
    with ExitStack() as stack:
        file = stack.enter_context(kept.open("a", encoding="utf-8"))
        left = [one for one in recipes if one.row not in rows]
        if workers > 1:
            made: Iterator[Row] = stack.enter_context(get_context("spawn").Pool(workers)).imap(written, left)
        else:
            made = map(written, left)
        ready = (rows[one.row] if one.row in rows else _added(next(made), file) for one in recipes)
        found: list[Row] = []
        while sum("written" in row for row in found) < count and (row := next(ready, None)) is not None:
            found.append(row)
    return found


def _added(row: Row, file: TextIO) -> Row:
    file.write(line_of(row))
    file.flush()
    return row


def numbers(
    found: Sequence[Row], people: Mapping[int, RecipeRow], train: Sequence[RecipeRow], training: Training
) -> Row:
    """The marks of written recipes, of people's for the same lists, and of the nearest training recipes' steps."""
    rows = [row for row in found if "written" in row]
    nearest = NearestRecipe([one.ingredients for one in train])
    own = [people[row["row"]] for row in rows]
    groups = {
        "written": [_recipe(row["written"]) for row in rows],
        "people": own,
        "nearest": [RecipeRow(one.title, one.ingredients, train[nearest.to(one.ingredients)].steps) for one in own],
    }
    seconds = [row["seconds"] for row in rows]
    return {
        **{name: rounded(measured(recipes, training=training)) for name, recipes in groups.items()},
        "refused": dict(Counter(row["refused"].partition(":")[0] for row in found if "refused" in row)),
        "checks": _passed([row["written"]["checks"] for row in rows]),
        "template_steps": round(
            sum(len(row["written"]["from_template"]) for row in rows)
            / sum(len(row["written"]["steps"]) for row in rows), 4
        ),
        "seconds": {f"p{share}": round(float(np.percentile(seconds, share)), 3) for share in (50, 95, 99)},
    }  # fmt: skip


def _recipe(row: Mapping[str, Any]) -> RecipeRow:
    return RecipeRow(row["title"], tuple(row["ingredients"]), tuple(row["steps"]))


def _passed(checks: Sequence[Mapping[str, bool]]) -> dict[str, float]:
    """The share of recipes that passed each check."""
    names = dict.fromkeys(name for own in checks for name in own)
    return {name: round(float(np.mean([own[name] for own in checks if name in own])), 4) for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT, help="written recipes")
    parser.add_argument("--workers", type=int, default=1, help="processes that write")
    options = parser.parse_args()
    model = digest(Bundle.load(BUNDLE, task="write").folder / "manifest.json")
    people = [one for one in dev_recipes() if one.ingredients]
    kept = WORK / f"{writer_key(BUNDLE)}.jsonl"
    found = all_written(people, kept, options.count, options.workers)
    marks = numbers(found, {one.row: one for one in people}, training_recipes(), training_runs())
    config = {"count": options.count, "seed": SEED, "split": "dev", "bundle": BUNDLE, "sha256": model}
    name = "write_quality" if options.count == COUNT else f"write_quality_{options.count}"
    record(name, marks, config=config, data_files=[path(corpus) for corpus in CORPORA])


if __name__ == "__main__":
    main()
