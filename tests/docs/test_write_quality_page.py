"""docs/reference/write-quality.md: its tables take what the benchmarks record, and say so where nothing is recorded."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from benchmarks import allergen_leaks, write_dev, write_quality

from seqchef.applications.writing.written import Check, WrittenRecipe
from seqchef.evaluation.recipes.copying import TrainingRuns, short_runs
from seqchef.evaluation.recipes.foretelling import Foretold
from seqchef.evaluation.recipes.marks import Training
from seqchef.text.recipe_rows import RecipeRow

PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs" / "reference" / "write-quality.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- begin ([\w ]+) -->", PAGE)
PEOPLE = [
    RecipeRow("Leek soup", ("3 leeks", "1 cup milk"), ("Boil the leeks in the milk for 20 minutes.",), row=0),
    RecipeRow("Fried leeks", ("1 leek", "butter"), ("Fry the leek in butter.", "Serve."), row=1),
]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """A block by its name, from the results that are given and no others."""
    monkeypatch.syspath_prepend(PROJECT / "docs")
    import write_blocks

    monkeypatch.setattr(write_blocks, "RESULTS", tmp_path)

    def block(name: str, **results: Any) -> str:
        for result, numbers in results.items():
            (tmp_path / f"{result}.json").write_text(json.dumps({"numbers": numbers}))
        return write_blocks.BLOCKS[name]()

    return block


@pytest.fixture(scope="module")
def quality() -> dict[str, Any]:
    """What the benchmark of recipes records, of two."""
    checks = (Check(promise="structure"), Check(promise="times", found="no time"))
    rows = [
        {
            "row": one.row,
            "seconds": 0.5,
            "written": WrittenRecipe(
                title=one.title, ingredients=one.ingredients, steps=one.steps, checks=checks
            ).to_dict(),
        }
        for one in PEOPLE
    ]
    training = Training(TrainingRuns(["Bake."]), short_runs(["Bake."]))
    found: dict[str, Any] = write_quality.numbers(rows, {one.row: one for one in PEOPLE}, PEOPLE, training)
    return found


@pytest.mark.parametrize("name", SHOWN)
def test_without_a_result_a_table_names_the_command_that_records_it(made, name):
    found = re.fullmatch(r"Not recorded yet: `python -m benchmarks\.(\w+)` measures it\.\n", made(name))
    assert found
    assert f"python -m benchmarks.{found[1]}\n" in PAGE


def test_written_recipes_stand_beside_people_s_and_the_nearest(made, quality):
    table = made("write marks", write_quality=quality)
    assert table.splitlines()[0] == (
        "| steps for 2 lists of dev recipes | seqchef | people | nearest training recipe |"
    )
    assert "| steps that heat and say how long | 50.0 % (" in table
    assert "| recipes with any time | 50.0 % (" in table
    assert "| recipes that passed the check: times | 0.0 % |" in made("write drawn")
    assert len(made("figures write").splitlines()) < len(table.splitlines())


def test_bits_are_shown_for_each_corpus_and_part(made):
    import numpy as np

    own = write_dev.rounded(Foretold(np.array([[8.0, 4.0, 2.0]]), np.array([[8.0, 8.0, 4.0]]), 9).to_dict())
    sizes = {"step.onnx": 15_000_000, "copies.bin": 2_250_000}
    numbers = {"megabytes": 17.25, "bytes": sizes, "corpora": {"recipes_unclear": own}}
    assert made("write bits", write_dev=numbers).splitlines()[2] == (
        "| recipe sites | 1 | 0.700 (0.700 to 0.700) | 1.000 | 0.500 | 0.500 |"
    )
    assert "| the model; with its guard against copies | 15.0 MB; 17.2 MB |" in made("figures writing")


def test_leaks_are_added_up(made):
    written = {"failed": [], "templates": False, "seconds": 0.1}
    rows = [
        {"sample": 0, "without": ["milk", "nuts"], "leaks": {"milk": ["ghee: ghee"]}, **written},
        {"sample": 1, "without": ["milk"], "refused": "Refused"},
        {"sample": 2, "without": ["nuts"], "leaks": {}, **written},
    ]
    table = made("write leaks", allergen_leaks=allergen_leaks.summary(rows)).splitlines()
    assert sorted(table[2:4]) == ["| milk | 2 | 1 | 1 | 1 |", "| nuts | 2 | 0 | 2 | 0 |"]
    assert table[4:] == ["| any | 3 | 1 | 2 | 1 |"]


def test_every_number_of_the_speed_has_its_name(made):
    table = made("write speed", write_speed={"ours": {"tokens_per_second": 1234.5, "threads": 1}, "runs": [1, 2]})
    assert table.splitlines()[2:] == [
        "| ours, tokens per second | 1,234 |",
        "| ours, threads | 1 |",
        "| runs | 1, 2 |",
    ]


def test_a_whole_result_is_shown_before_its_largest_part_and_that_before_smaller_ones(made):
    def numbers(count):
        return {"classes": {}, "samples": count, "written": count, "leaking": 0}

    parts = {"allergen_leaks_20": numbers(20), "allergen_leaks_100": numbers(100)}
    assert made("write leaks", **parts).splitlines()[-1] == "| any | 100 | 0 | 100 | 0 |"
    assert made("write leaks", allergen_leaks=numbers(10_000)).splitlines()[-1] == "| any | 10,000 | 0 | 10,000 | 0 |"
