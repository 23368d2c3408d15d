"""Which ingredient lines each step uses, against labels made by reading: labels/links, ids and numbers without text.

`direct` are the lines that a step names or adds, `through` all others that are in what it handles. Micro F1 over all
steps, on the recipes that were not looked at while the rules were made ("held-out"). The baseline finds the last word
of each line's name in the step, and takes all lines found before for those that are handled.
"""

import argparse
import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.record import DATA, PROJECT, record
from seqchef.applications.reading.line_names import names_of
from seqchef.applications.reading.recipes import understand
from seqchef.applications.reading.shipped import read_many
from seqchef.applications.reading.steps import read_steps
from seqchef.errors import MissingPart
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import RecipeText, SourceLine, name_key
from seqchef.food.steps import Step
from seqchef.inference.steps import StepLabeller

CORPORA = {"en": "recipes_open.jsonl.gz", "zh": "howtocook_zh.jsonl.gz"}
LABELS = PROJECT / "labels" / "links"
Sets = list[tuple[set[int], set[int]]]  # of each step: direct, through


@dataclass(frozen=True)
class Labelled:
    """One recipe with its labels and its lines."""

    language: str
    split: str
    recipe: dict[str, Any]
    gold: Sets
    ingredients: Sequence[Ingredient]


def recipes(language: str) -> Iterator[Labelled]:
    """The labelled recipes of one language."""
    labels = [json.loads(row) for row in (LABELS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {label["id"]: label for label in labels}
    with gzip.open(DATA / "recipes" / CORPORA[language], "rt", encoding="utf-8") as file:
        found = {recipe["id"]: recipe for recipe in map(json.loads, file) if recipe["id"] in wanted}
    for name, label in wanted.items():
        gold = [(set(step["direct"]), set(step["through"])) for step in label["steps"]]
        lines = list(read_many(found[name]["ingredients"], language=language))
        yield Labelled(language, label["split"], found[name], gold, lines)


def by_rules(one: Labelled, steps: Sequence[Step]) -> Sets:
    """What seqchef finds."""
    text = RecipeText(
        title=one.recipe["title"],
        source=one.recipe["id"],
        portions=None,
        yields=None,
        lines=tuple(SourceLine(row=row, text=line) for row, line in enumerate(one.recipe["ingredients"], start=1)),
        steps=tuple(one.recipe["steps"]),
    )
    reading = understand(text, one.ingredients, steps, language=one.language)
    return [(set(flow.direct), set(flow.through)) for flow in reading.links.flows]


def by_names(one: Labelled) -> Sets:
    """The baseline."""
    before: set[int] = set()
    found = []
    for step in one.recipe["steps"]:
        words = name_key(step).split() if one.language == "en" else step
        direct = {
            line
            for line, ingredient in enumerate(one.ingredients)
            if any((name_key(name).split() or ["\0"])[-1] in words for name in names_of(ingredient))
        }
        found.append((direct, before - direct))
        before = before | direct
    return found


def f1(pairs: Sequence[tuple[Sets, Sets]], kind: int | None) -> float:
    """Micro F1 in percent of the direct sets (0), the through sets (1), or both together (None)."""
    right = given = gold = 0
    for found, true in pairs:
        for one, other in zip(found, true, strict=True):
            mine, theirs = (one[0] | one[1], other[0] | other[1]) if kind is None else (one[kind], other[kind])
            right, given, gold = right + len(mine & theirs), given + len(mine), gold + len(theirs)
    return round(200 * right / max(given + gold, 1), 1)


def score(labelled: Sequence[Labelled], system: Callable[[Labelled], Sets]) -> dict[str, float]:
    """The three figures of one system."""
    pairs = [(system(one), one.gold) for one in labelled]
    return {"direct": f1(pairs, 0), "through": f1(pairs, 1), "handled": f1(pairs, None)}


def systems(language: str) -> dict[str, Callable[[Labelled], Sets]]:
    """What is compared; the step model only where it ships."""
    found: dict[str, Callable[[Labelled], Sets]] = {
        "name matching": by_names,
        "seqchef, without the step model": lambda one: by_rules(one, [Step(text=s) for s in one.recipe["steps"]]),
    }
    try:
        model = StepLabeller.load(f"steps-{language}")
    except MissingPart:
        return found
    found["seqchef"] = lambda one: by_rules(one, read_steps(one.recipe["steps"], model, language=language))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "held-out"), default="held-out", help="dev is shown, not recorded")
    split = parser.parse_args().split
    numbers: dict[str, Any] = {}
    files: list[Path] = []
    for language, corpus in CORPORA.items():
        labelled = [one for one in recipes(language) if one.split == split]
        numbers[language] = {
            "recipes": len(labelled),
            "steps": sum(len(one.gold) for one in labelled),
            **{name: score(labelled, system) for name, system in systems(language).items()},
        }
        files += [DATA / "recipes" / corpus, LABELS / f"{language}.jsonl"]
    if split == "dev":
        print(json.dumps(numbers, indent=1, ensure_ascii=False))
    else:
        record("read_links", numbers, config={"split": split, "threads": 1}, data_files=files)


if __name__ == "__main__":
    main()
