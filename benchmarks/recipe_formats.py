"""Recipe formats: the Cooklang suite, round trips through every format, and what other programs read in our files.

The recipes are those of two corpora that are no part of the project. recipe-scrapers reads pages that hold our JSON-LD,
with `supported_only=False`; the official parser of Cooklang reads files in which our model has read the lines first.
"""

import argparse
import gzip
import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.cooklang_suite import found_in, read_cases
from benchmarks.record import DATA, record
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.cooklang import components, parse, plain
from seqchef.formats.cooklang_out import to_cooklang
from seqchef.formats.json_ld_out import to_script
from seqchef.formats.recipe_fields import fields_of
from seqchef.formats.recipe_files import read_recipes
from seqchef.formats.recipe_out import SUFFIXES, write_recipes

CORPUS = DATA / "recipes" / "recipes_open.jsonl.gz"
CHINESE = DATA / "recipes" / "howtocook_zh.jsonl.gz"
SUITE = DATA / "conformance" / "cooklang_canonical.yaml"
FORMATS = ("jsonl", "json-ld", "mealie", "recipe-scrapers", "paprika", "tandoor", "cooklang", "markdown")


def recipes(path: Path, count: int) -> Iterator[RecipeText]:
    """The first recipes of a corpus; a heading among the ingredients becomes a group."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, itertools.islice(file, count)):
            lines = [" ".join(line.split()) for line in row["ingredients"]]
            group, found = None, list[SourceLine]()
            for line in filter(None, lines):
                if line.endswith((":", "：")):
                    group = line.rstrip(":：") or None
                else:
                    found.append(SourceLine(row=len(found) + 1, text=line, group=group))
            if found and row["title"].strip():
                yield RecipeText(
                    title=row["title"].strip(),
                    source="",
                    portions=None,
                    yields=None,
                    lines=tuple(found),
                    steps=tuple(filter(None, (" ".join(step.split()) for step in row["steps"]))),
                    prep_s=1200,
                )


def cooklang_cases() -> dict[str, int]:
    """How many cases of the suite our parser gives exactly, and how many there are."""
    cases = list(read_cases(SUITE))
    return {"passed": sum(found_in(case) == case for case in cases), "cases": len(cases)}


def round_trips(texts: list[RecipeText]) -> dict[str, dict[str, Any]]:
    """Of each format, how many recipes come back whole, how many of them without our own key, and how fast."""
    found = {}
    for name in FORMATS:
        whole = native = 0
        began = time.perf_counter()
        for text in texts:
            written = write_recipes([text], name)
            (again,) = read_recipes(written, f"recipe{SUFFIXES[name]}")
            whole += fields_of(again) == fields_of(text)
            native += b"as_read" not in written
        seconds = time.perf_counter() - began
        found[name] = {"recipes": len(texts), "whole": whole, "recipes_per_second": round(len(texts) / seconds)}
        if name not in ("jsonl", "paprika", "tandoor"):
            found[name]["without_leftovers"] = native
    return found


def agreement(texts: list[RecipeText]) -> dict[str, int]:
    """In how many of our pages recipe-scrapers reads our ingredients, and our steps."""
    from recipe_scrapers import scrape_html

    ingredients = steps = 0
    for text in texts:
        page = f"<html><head>{to_script(text)}</head></html>"
        scraped: Any = scrape_html(page, org_url="https://example.org/recipe", supported_only=False)
        ingredients += scraped.ingredients() == [line.text for line in text.lines]
        steps += scraped.instructions_list() == list(text.steps)
    return {"recipes": len(texts), "same_ingredients": ingredients, "same_steps": steps}


def official_agreement(texts: list[RecipeText]) -> dict[str, int]:
    """In how many of our Cooklang files the official parser reads our ingredients, and our steps."""
    import cooklang

    import seqchef

    same_ingredients = same_steps = 0
    for text in texts:
        written = to_cooklang(text, list(seqchef.read_many(line.text for line in text.lines)))
        found: Any = cooklang.parse(written)
        document = parse(written)
        marks = [(one.name, one.unit, one.note) for one in components(document, "ingredient")]
        theirs = [(one.name, getattr(one.quantity, "unit", None) or "", one.note or "") for one in found.ingredients]
        same_ingredients += marks == theirs
        same_steps += [plain(step) for step in document.steps] == [step.text for step in found.steps]
    return {"recipes": len(texts), "same_ingredients": same_ingredients, "same_steps": same_steps}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipes", type=int, default=1000, help="how many of each corpus")
    count = parser.parse_args().recipes
    texts = [*recipes(CORPUS, count), *recipes(CHINESE, count)]
    numbers = {
        "cooklang_suite": cooklang_cases(),
        "round_trips": round_trips(texts),
        "recipe_scrapers": agreement(texts[:300]),
        "official_cooklang_parser": official_agreement(texts),
    }
    record("recipe_formats", numbers, config={"recipes": count}, data_files=[CORPUS, CHINESE, SUITE])


if __name__ == "__main__":
    main()
