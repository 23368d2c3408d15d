"""The runner that looks for allergens in written recipes, with writers that are known to leak or not."""

from pathlib import Path

import pytest
from benchmarks import allergen_leaks
from benchmarks.allergen_words import ALLERGENS
from benchmarks.kept_rows import rows_of

from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import Check, WrittenRecipe
from seqchef.errors import BadInput
from seqchef.text.recipe_rows import RecipeRow

RECIPES = [
    RecipeRow(title="Rice soup", ingredients=("1 cup rice", "1 cup milk", "2 carrots"), steps=("Boil.",), row=1),
    RecipeRow(title="Cheese toast", ingredients=("1 cup flour", "1 cup cheese"), steps=("Toast.",), row=2),
]


class Cook:
    """Writes one recipe with a given line, and refuses toast."""

    def __init__(self, line: str) -> None:
        self.line, self.wishes = line, list[Wish]()

    def write(self, wish: Wish, *, seed: int = 0) -> WrittenRecipe:
        self.wishes.append(wish)
        if wish.dish == "Cheese toast":
            raise BadInput("no toast")
        checks = (Check(promise="times", found="no time in step 1"),)
        return WrittenRecipe(title="Rice", ingredients=("1 cup rice", self.line), steps=("Boil it.",), checks=checks)


def test_a_leak_is_counted_under_its_class_alone(tmp_path: Path) -> None:
    allergen_leaks.sample(Cook("1 tablespoon ghee"), RECIPES, range(8), tmp_path / "kept.jsonl")
    found = allergen_leaks.summary(list(rows_of(tmp_path / "kept.jsonl")))
    assert found["samples"] == 8
    assert found["leaking"] == found["classes"]["milk"]["leaking"] == found["classes"]["milk"]["written"] > 0
    assert sum(one["leaking"] for one in found["classes"].values()) == found["leaking"]
    assert found["leaks"][0] == "milk: ghee: 1 tablespoon ghee"
    assert found["checks_failed"] == {"times": found["written"]}


def test_what_is_refused_is_counted_for_every_class_that_it_was_without(tmp_path: Path) -> None:
    cook = Cook("2 carrots")
    allergen_leaks.sample(cook, [RECIPES[1]], [0], tmp_path / "kept.jsonl")
    found = allergen_leaks.summary(list(rows_of(tmp_path / "kept.jsonl")))
    assert found["written"] == 0
    assert {name for name, own in found["classes"].items() if own["refused"] == 1} == cook.wishes[0].without


def test_a_run_that_was_interrupted_writes_only_what_is_missing(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    allergen_leaks.sample(Cook("2 carrots"), RECIPES, range(4), kept)
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text[:-20], encoding="utf-8")
    again = Cook("2 carrots")
    allergen_leaks.sample(again, RECIPES, range(4), kept)
    rows = list(rows_of(kept))
    assert len(again.wishes) == 1
    assert [row["sample"] for row in rows] == [0, 1, 2, 3]


@pytest.mark.parametrize("number", range(8))
def test_a_wish_leaves_out_what_does_not_contradict_it(number: int) -> None:
    wish = allergen_leaks.wished(RECIPES, number)
    assert wish.without
    assert allergen_leaks.judge(wish).refused is None
    assert len(wish.without) >= 11 or number // 2 % 2
    assert "milk" not in wish.without or number not in (1, 5)  # whose foods are rice, milk and carrots


def test_every_class_is_left_out_of_some_wishes() -> None:
    assert frozenset().union(*(allergen_leaks.wished(RECIPES, n).without for n in range(4))) == set(ALLERGENS)
