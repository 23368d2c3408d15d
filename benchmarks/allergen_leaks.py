"""Leaks: how many written recipes without an allergen name a food that holds it; expected are none.

    python -m benchmarks.allergen_leaks                     10,000 recipes; goes on where it was
    python -m benchmarks.allergen_leaks --samples 200       fewer, recorded under another name
    python -m benchmarks.allergen_leaks --shard 1/2         every second sample, beside another process with 2/2
    python -m benchmarks.allergen_leaks --bundle FOLDER     with a writer that is not shipped
    python -m benchmarks.allergen_leaks --record            what the shards have written so far, as one result

A sample is a wish for the title of a dev recipe or, every second one, for three foods of it. It leaves out all classes
that do not contradict it (a title that states milk is not asked for without milk) or, in every second pair, half of
them by chance. Title, list and steps of what is written are read for each of those classes by allergen_words, which
shares no code and no table with the writer.
"""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from benchmarks.allergen_words import ALLERGENS, leaks
from benchmarks.kept_rows import Row, line_of, resumed, rows_of, writer_key
from benchmarks.recipe_corpora import MEASURED, dev_recipes, path
from benchmarks.record import PROJECT, record
from seqchef.applications.writing.known import foods_in
from seqchef.applications.writing.refusals import judge
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import SeqchefError
from seqchef.inference.bundles import Bundle, digest
from seqchef.text.recipe_rows import RecipeRow

SAMPLES, FOODS = 10_000, 3
WORK = PROJECT / "build" / "allergen_leaks"  # rows with "sample", "without", and "refused" or what `judged` says
JUDGES = tuple(sorted((PROJECT / "benchmarks").glob("allergen_*.py")))
MOST_SHOWN = 20  # leaks that the result spells out


class Writes(Protocol):
    """What writes recipes: applications.writing.writer.Writer."""

    def write(self, wish: Wish, *, seed: int = 0) -> WrittenRecipe:
        """A recipe for a wish."""
        ...


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=SAMPLES, help="recipes that are asked for")
    parser.add_argument("--bundle", default="write-en", help="a bundle by its name or its folder")
    parser.add_argument("--shard", default="1/1", metavar="I/N", help="every N-th sample, from the I-th on")
    parser.add_argument("--record", action="store_true", help="write nothing, record what is there")
    chosen = parser.parse_args()
    manifest = Bundle.load(chosen.bundle, task="write").folder / "manifest.json"
    folder = WORK / writer_key(chosen.bundle, *JUDGES)
    if not chosen.record:
        from seqchef.applications.writing.writer import Writer

        part, parts = map(int, chosen.shard.split("/"))
        kept = folder / f"{part}-of-{parts}.jsonl"
        sample(Writer.load(chosen.bundle), dev_recipes(), range(part - 1, chosen.samples, parts), kept)
    if chosen.record or chosen.shard == "1/1":
        rows = [row for row in _all_rows(folder) if row["sample"] < chosen.samples]
        name = "allergen_leaks" if chosen.samples == SAMPLES else f"allergen_leaks_{chosen.samples}"
        record(
            name,
            summary(rows),
            config={"samples": chosen.samples, "bundle": Path(chosen.bundle).name, "sha256": digest(manifest)},
            data_files=[path(MEASURED)],
        )


def sample(writer: Writes, recipes: Sequence[RecipeRow], numbers: Sequence[int], kept: Path) -> None:
    """Write the samples of these numbers; rows go to `kept` at once, those already there stay."""
    done = {row["sample"] for row in resumed(kept)}
    with kept.open("a", encoding="utf-8") as file:
        for number in numbers:
            if number not in done:
                file.write(line_of(judged(writer, wished(recipes, number), number)))
                file.flush()


def wished(recipes: Sequence[RecipeRow], number: int) -> Wish:
    """The wish of a sample: a title, or the first foods of a list, without classes that do not contradict it."""
    recipe = recipes[number % len(recipes)]
    wish = Wish(dish=recipe.title)
    if number % 2:
        names = dict.fromkeys(food.name for line in recipe.ingredients for _, food in foods_in(line)[:1])
        wish = Wish(foods=tuple(names)[:FOODS] or ("rice",))
    fit = [one for one in ALLERGENS if judge(replace(wish, without=frozenset({one}))).refused is None]
    if number // 2 % 2 and len(fit) > 1:
        fit = np.random.default_rng(number).permutation(fit)[: len(fit) // 2].tolist()
    return replace(wish, without=frozenset(fit))


def judged(writer: Writes, wish: Wish, number: int) -> Row:
    """What is written for a wish, judged by the word list; the text is kept only where it leaks."""
    began, without = time.process_time(), sorted(wish.without)
    try:
        recipe = writer.write(wish, seed=number)
    except SeqchefError as error:
        return {"sample": number, "without": without, "refused": type(error).__name__}
    parts = (recipe.title, *recipe.ingredients, *recipe.steps)
    found = {one: [f"{word}: {part}" for part in parts for word in leaks(part, one)] for one in without}
    return {
        "sample": number,
        "without": without,
        "leaks": {one: own for one, own in found.items() if own},
        "failed": [check.promise for check in recipe.checks if not check.passed],
        "templates": bool(recipe.from_template),
        "seconds": round(time.process_time() - began, 3),
    }


def summary(rows: Sequence[Row]) -> dict[str, Any]:
    """Counts for each class and altogether, and the first leaks in words."""
    classes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for one in row["without"]:
            classes[one]["samples"] += 1
            classes[one]["refused"] += "refused" in row
            classes[one]["written"] += "refused" not in row
            classes[one]["leaking"] += one in row.get("leaks", ())
    written = [row for row in rows if "refused" not in row]
    return {
        "samples": len(rows),
        "written": len(written),
        "leaking": sum(bool(row["leaks"]) for row in written),
        "classes_each": round(sum(len(row["without"]) for row in written) / max(1, len(written)), 2),
        "checks_failed": Counter(promise for row in written for promise in row["failed"]),
        "from_templates": sum(row["templates"] for row in written),
        "seconds_each": round(sum(row["seconds"] for row in written) / max(1, len(written)), 3),
        "classes": {allergen: dict(classes[allergen]) for allergen in ALLERGENS if allergen in classes},
        "leaks": [f"{allergen}: {leak}" for row in written for allergen, own in row["leaks"].items() for leak in own][
            :MOST_SHOWN
        ],
    }


def _all_rows(folder: Path) -> list[Row]:
    """The rows of all shards, each sample once."""
    found = {row["sample"]: row for kept in sorted(folder.glob("*.jsonl")) for row in rows_of(kept)}
    return list(found.values())


if __name__ == "__main__":
    main()
