"""The benchmark of written recipes: it goes on after an interruption, leaves refused lists out, and compares alike."""

import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import Check, WrittenRecipe
from seqchef.errors import BadInput
from seqchef.evaluation.recipes.copying import TrainingRuns, short_runs
from seqchef.evaluation.recipes.marks import Training
from seqchef.inference.bundling import write_bundle
from seqchef.text.recipe_rows import RecipeRow

PROJECT = Path(__file__).resolve().parents[2]
PEOPLE = [
    RecipeRow("Leek soup", ("3 leeks", "1 cup milk"), ("Boil the leeks in the milk for 20 minutes.",), row=1),
    RecipeRow("Canned leeks", ("3 leeks",), ("Can the leeks.",), row=2),
    RecipeRow("Fried leeks", ("1 leek", "butter"), ("Fry the leek in butter.", "Serve."), row=4),
]
TRAIN = [RecipeRow("Cake", ("1 cup milk", "2 eggs"), ("Bake.",)), RecipeRow("Leeks", ("leeks",), ("Boil for 1 hour.",))]


class Fake:
    """A writer that boils everything and refuses to can."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def write(self, wish: Wish, *, seed: int = 0) -> WrittenRecipe:
        self.asked.append(wish.dish or "")
        if "Canned" in (wish.dish or ""):
            raise BadInput("canning is not for a model; expected another dish")
        return WrittenRecipe(
            title=wish.dish or "",
            ingredients=wish.lines,
            steps=(f"Boil {', '.join(wish.lines)} for 5 minutes.",),
            from_template=(0,) if "butter" in wish.lines else (),
            checks=(
                Check(promise="structure"),
                Check(promise="amounts", found="butter" if "1 leek" in wish.lines else None),
            ),
        )


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch):
    """The benchmark's module, and the fake writer that it has instead of the shipped one."""
    monkeypatch.syspath_prepend(PROJECT)  # benchmarks are no part of the package
    module, fake = import_module("benchmarks.write_quality"), Fake()
    monkeypatch.setattr(module, "writer", lambda: fake)
    return module, fake


def test_refused_lists_do_not_count_and_enough_is_enough(benchmark, tmp_path: Path) -> None:
    module, fake = benchmark
    found = module.all_written(PEOPLE, tmp_path / "rows.jsonl", 2)
    assert [row["row"] for row in found] == [1, 2, 4]
    assert found[1]["refused"].startswith("BadInput: canning")
    assert module.all_written(PEOPLE, tmp_path / "other.jsonl", 1) == [
        {**found[0], "seconds": pytest.approx(found[0]["seconds"], abs=1)}
    ]
    assert fake.asked == ["Leek soup", "Canned leeks", "Fried leeks", "Leek soup"]


def test_an_interrupted_run_goes_on_after_its_last_whole_row(benchmark, tmp_path: Path) -> None:
    module, fake = benchmark
    kept = tmp_path / "rows.jsonl"
    whole = module.all_written(PEOPLE, kept, 2)
    first, second, third = kept.read_text().splitlines()
    kept.write_text(f"{first}\n{second}\n{third[:20]}")
    fake.asked.clear()
    again = module.all_written(PEOPLE, kept, 2)
    assert fake.asked == ["Fried leeks"]
    assert [row.get("written") for row in again] == [row.get("written") for row in whole]
    assert [json.loads(line)["row"] for line in kept.read_text().splitlines()] == [1, 2, 4]


def test_a_title_with_a_strange_line_break_is_one_row(benchmark, tmp_path: Path) -> None:
    module, fake = benchmark
    kept, odd = tmp_path / "rows.jsonl", [replace(PEOPLE[0], title="Leek\x85soup\u2028"), PEOPLE[2]]
    whole = module.all_written(odd, kept, 2)
    fake.asked.clear()
    assert module.all_written(odd, kept, 2) == whole
    assert fake.asked == []


def test_rows_are_kept_apart_by_the_code_and_tables_that_write(benchmark, tmp_path: Path, monkeypatch) -> None:
    """As a change of any of them changes what is written."""
    module = import_module("benchmarks.kept_rows")
    folder = tmp_path / "model"
    write_bundle(folder, "write", {"name": "small"}, {})
    room = tmp_path / "src" / "seqchef" / "food"
    room.mkdir(parents=True)
    monkeypatch.setattr(module, "PROJECT", tmp_path)
    keys = {module.writer_key(folder)}
    for name in ("foods.py", "foods.txt"):
        (room / name).write_text("leek")
        keys.add(module.writer_key(folder))
    keys.add(module.writer_key(folder, room / "foods.txt"))
    assert len(keys) == 4


def test_written_recipes_stand_beside_people_s_and_the_nearest_for_the_same_lists(benchmark, tmp_path: Path) -> None:
    module, _ = benchmark
    found = module.all_written(PEOPLE, tmp_path / "rows.jsonl", 2)
    training = Training(TrainingRuns(["Bake."]), short_runs(["Bake."]))
    numbers = module.numbers(found, {one.row: one for one in PEOPLE}, TRAIN, training)
    assert [numbers[group]["recipes"] for group in ("written", "people", "nearest")] == [2, 2, 2]
    assert numbers["written"]["marks"]["any_time"]["value"] == 1
    assert numbers["people"]["marks"]["any_time"]["value"] == 0.5
    assert numbers["nearest"]["marks"]["words_in_steps"]["value"] == 4
    assert numbers["refused"] == {"BadInput": 1}
    assert numbers["checks"] == {"structure": 1.0, "amounts": 0.5}
    assert numbers["template_steps"] == 0.5


def test_the_nearest_list_shares_the_rarest_words(benchmark) -> None:
    nearest = import_module("benchmarks.nearest_recipe").NearestRecipe
    lists = [["1 cup milk", "2 eggs"], ["salt", "2 eggs", "saffron"], ["salt"]]
    index = nearest(lists)
    assert [index.to(own) for own in lists] == [0, 1, 2]
    assert index.to(["1 pinch saffron threads", "milk"]) in (0, 1)
    assert index.to(["a food that nobody has"]) == 0
