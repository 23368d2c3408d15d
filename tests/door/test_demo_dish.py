"""The demo's last step, with a writer that answers at once: what expires soon becomes a recipe."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import BadInput, MissingPart
from seqchef.formats.kitchen import read_kitchen
from seqchef.formats.recipe_files import read_recipes
from seqchef.interfaces import writing
from seqchef.interfaces.cli.demo_dish import used_soon, wish_of, write_dish
from seqchef.interfaces.kitchen_loop import plan_kitchen

RECIPE = WrittenRecipe(
    title="Leek and mushroom cream",
    ingredients=("2 leeks", "200 g chestnut mushrooms", "1 cup double cream", "salt"),
    steps=("Cook the leeks for 5 minutes.", "Add mushrooms, cream and salt."),
    model="tiny 0a1b2c",
)


class Answer:
    """A writer that always answers with the same recipe or the same error."""

    def __init__(self, answer: WrittenRecipe | Exception) -> None:
        self.answer = answer

    def write(self, wish, *, seed, beams):
        if isinstance(self.answer, Exception):
            raise self.answer
        return replace(self.answer, seed=seed, servings=wish.servings)


@pytest.fixture(scope="module")
def loop():
    return plan_kitchen(read_kitchen(Path(str(files("seqchef") / "sample_kitchen"))))


@pytest.fixture
def answers(monkeypatch):
    return lambda answer: monkeypatch.setattr(writing, "writer", lambda bundle, threads: Answer(answer))


def test_what_will_be_left_over_is_asked_for_and_what_expires_soon_stands_first(loop):
    wish = wish_of(loop)
    assert wish.foods == ("double cream",)
    dated = [one.expires is not None for one in wish.pantry]
    assert dated == sorted(dated, reverse=True)
    assert {"leeks", "chestnut mushrooms"} <= {one.name for one in wish.pantry if one.expires}
    assert "mozzarella" in {one.name for one in wish.pantry}  # of its two lots one is past its day
    assert "olive oil" in {one.name for one in wish.pantry}


def test_the_recipe_is_a_page_and_one_line(loop, answers, tmp_path, capsys):
    answers(RECIPE)
    path = write_dish(loop, tmp_path, "en")
    assert path == tmp_path / "use-soon.md"
    assert capsys.readouterr().out == (
        "What expires soon becomes a recipe: Leek and mushroom cream, with double cream, chestnut mushrooms, leeks; "
        "4 ingredients, 2 steps.\n"
    )
    (found,) = read_recipes(path)
    assert (found.title, found.portions, found.steps) == (RECIPE.title, 4, RECIPE.steps)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MissingPart("no bundle"), "What expires soon becomes a recipe where the model that writes is installed: "),
        (BadInput("nothing fits"), "No recipe from what expires soon: nothing fits"),
    ],
)
def test_where_there_is_no_recipe_one_line_says_why(loop, answers, tmp_path, capsys, error, said):
    answers(error)
    assert write_dish(loop, tmp_path, "en") is None
    assert capsys.readouterr().out.startswith(said)
    assert not list(tmp_path.iterdir())


def test_only_foods_of_the_list_count_as_used(loop):
    recipe = replace(RECIPE, ingredients=("1 leek", "2 bay leaves"))
    assert used_soon(recipe, wish_of(loop)) == ["leeks"]
