"""The door `seqchef write`, with a writer that answers at once: options, formats, files, messages, exit codes."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import seqchef
from seqchef.applications.writing import checks
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import PROMISES, Check, WrittenRecipe
from seqchef.errors import BadInput, MissingPart
from seqchef.formats.recipe_files import read_recipes
from seqchef.interfaces import writing
from seqchef.interfaces.cli.app import main

STOCK = (
    "ingredient,quantity,unit,expires\nrice,1,kg,\nleeks,500,g,2026-11-01\ncream,200,ml,2026-10-31\n"
    "cream,300,ml,2026-11-02\nmozzarella,500,g,2026-10-28\n"
)
WRITTEN = WrittenRecipe(
    title="Leek risotto",
    ingredients=("2 tablespoons olive oil", "1 cup rice", "2 leeks, sliced"),
    steps=(
        "Heat 1 tablespoon of the oil in a 2-quart pot. Add the leeks and cook for 5 minutes.",
        "Stir in the rice and the remaining oil. Bake at 350 degrees F for 20 minutes.",
    ),
    servings=4,
    minutes=25,
    notes=("Labels of products decide.",),
    from_template=(1,),
    model="tiny 0a1b2c",
    score=-1.23456,
    longest_overlap=7,
    checks=tuple(Check(promise=promise) for promise in PROMISES),
)


class TinyWriter:
    """Remembers the wishes; refuses bleach; keeps a list that is given."""

    def __init__(self) -> None:
        self.wishes: list[tuple[Wish, int, int]] = []
        self.answer = WRITTEN

    def write(self, wish: Wish, *, seed: int = 0, beams: int = 1) -> WrittenRecipe:
        self.wishes.append((wish, seed, beams))
        if any("bleach" in text for text in (wish.dish or "", *wish.foods, *wish.lines)):
            raise BadInput('"bleach" is no food; expected foods')
        lines = wish.lines or self.answer.ingredients
        title = wish.dish or self.answer.title
        return replace(self.answer, title=title, ingredients=lines, seed=seed, language=wish.language)


@pytest.fixture
def writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyWriter:
    tiny = TinyWriter()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(writing, "writer", lambda bundle, threads: tiny)
    return tiny


@pytest.fixture
def run(capsys, monkeypatch):
    def command(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
        """Exit code, stdout and stderr of `seqchef write ARGUMENTS`."""
        monkeypatch.setattr(sys, "argv", ["seqchef", "write", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return command


def test_a_recipe_is_a_text_of_blocks(writer, run):
    code, out, err = run("--dish", "Leek risotto")
    assert (code, err) == (0, "")
    assert out.split("\n\n") == [
        "Leek risotto\nServes 4 · about 25 min",
        "\n".join(WRITTEN.ingredients),
        f"1. {WRITTEN.steps[0]}\n2. {WRITTEN.steps[1]}",
        "Notes\n- Labels of products decide.",
        "Checked: structure, every ingredient is used, nothing that is not listed, amounts, allergens, diets, safe "
        "temperatures, oven temperatures, times, not copied. Steps from a template, not from the model: 2. Written by "
        "tiny 0a1b2c, seed 0; words in a row that a training text has too: 7 at most.\n",
    ]


def test_a_promise_that_does_not_hold_is_said(writer, run, monkeypatch):
    broken = replace(WRITTEN, checks=(Check(promise="times", found="step 2 has none"),))
    monkeypatch.setattr(writer, "write", lambda wish, seed, beams: broken)
    assert "Not kept: times (step 2 has none)." in run("--dish", "Leek risotto")[1]


def test_options_become_a_wish_by_the_names_that_wishes_use(writer, run):
    code, _, err = run(
        *("--ingredients", "rice, leeks", "--ingredients", "olive oil", "--without", "gluten,Dairy"),
        *("--without", "shellfish", "--diet", "vegan,halal", "--tags", "Italian", "--max-minutes", "40"),
        *("--seed", "7", "--beam", "3"),
    )
    assert (code, err) == (0, "")
    ((wish, seed, beams),) = writer.wishes
    assert (seed, beams) == (7, 3)
    assert wish.foods == ("rice", "leeks", "olive oil")
    assert wish.without == {"gluten", "milk", "crustaceans", "molluscs"}
    assert wish.diets == ("vegan", "halal-style")
    assert (wish.tags, wish.max_minutes, wish.language) == (("italian",), 40, "en")


def test_several_recipes_have_the_seeds_that_follow(writer, run):
    _, out, _ = run("--dish", "Leek risotto", "--count", "3", "--seed", "5", "--json")
    assert [json.loads(line)["seed"] for line in out.splitlines()] == [5, 6, 7]


def test_a_pantry_is_sorted_by_day_and_what_is_past_it_is_left_out(writer, run):
    Path("stock.csv").write_text(STOCK)
    code, _, err = run("--pantry", "stock.csv", "--today", "2026-10-29")
    assert code == 0
    assert err == "past their day on 2026-10-29, not used: mozzarella\n"
    assert [(one.name, one.quantity) for one in writer.wishes[0][0].pantry] == [
        ("cream", 500),
        ("leeks", 500),
        ("rice", 1),
    ]


def test_only_what_expires_within_so_many_days_goes_first(writer, run):
    Path("stock.csv").write_text(STOCK)
    run("--pantry", "stock.csv", "--today", "2026-10-29", "--expiring", "2")
    assert [one.expires is not None for one in writer.wishes[0][0].pantry] == [True, False, False]


def test_a_kitchen_folder_is_a_pantry_on_its_last_day_sold(writer, run):
    from importlib.resources import files

    code, _, err = run("--pantry", str(files("seqchef") / "sample_kitchen"))
    assert code == 0
    assert "past their day on 2026-10-29, not used: mozzarella" in err
    assert writer.wishes[0][0].pantry[0].name in ("salad leaves", "watercress")


def test_rows_of_a_pantry_that_cannot_be_used_are_named(writer, run):
    Path("stock.csv").write_text(STOCK + "flour,much,kg,\n")
    code, out, err = run("--pantry", "stock.csv", "--today", "2026-10-29")
    assert code == 4
    assert out.startswith("Leek risotto")
    assert 'stock.csv, row 7: quantity is "much"' in err
    assert Path("stock.csv.rejected.csv").is_file()


def test_a_given_list_keeps_its_title_and_its_lines(writer, run):
    lines = ["1 cup  rice", "2 (14 ounce) cans beans", "Topping:"]
    code, out, _ = run(
        *("--dish", "Beans & rice", "--ingredient-lines", "-", "--servings", "8", "--json"),
        given="\n".join(lines).encode() + b"\n\n",
    )
    found = json.loads(out)
    assert code == 0
    assert (found["title"], found["ingredients"]) == ("Beans & rice", lines)


def test_every_row_of_json_lines_gives_a_recipe_in_order(writer, run):
    rows = [
        {"id": "a7", "title": "Soup", "ingredients": ["1 leek", "1 l stock"]},
        {"title": "Cleaner", "ingredients": ["1 cup bleach"]},
        {"title": "Nothing", "ingredients": []},
        {"title": "Salad", "ingredients": ["1 lettuce"]},
    ]
    Path("lists.jsonl").write_text("\n".join(map(json.dumps, rows)))
    code, out, err = run("--ingredient-lines", "lists.jsonl", "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 4
    assert [(one.get("id"), one["title"], one["ingredients"]) for one in found] == [
        ("a7", "Soup", ["1 leek", "1 l stock"]),
        (None, "Salad", ["1 lettuce"]),
    ]
    assert 'lists.jsonl, row 2: "bleach" is no food; expected foods' in err
    assert 'lists.jsonl, row 3: "Nothing" has no list of ingredient lines' in err


def test_json_has_the_recipe_and_where_it_comes_from(writer, run):
    found = json.loads(run("--dish", "Leek risotto", "--format", "jsonl")[1])
    assert (found["title"], found["ingredients"], found["steps"]) == (
        "Leek risotto",
        list(WRITTEN.ingredients),
        list(WRITTEN.steps),
    )
    assert (found["seed"], found["model"], found["score"], found["longest_overlap"]) == (0, "tiny 0a1b2c", -1.2346, 7)
    assert found["checks"] == dict.fromkeys(PROMISES, True)


@pytest.mark.parametrize("format_name", ["markdown", "cooklang", "json-ld"])
def test_a_file_of_a_format_gives_the_recipe_and_its_origin_again(writer, run, format_name):
    ending = {"markdown": "md", "cooklang": "cook", "json-ld": "json"}[format_name]
    code, out, err = run("--dish", "Leek risotto", "--format", format_name, "--out", f"risotto.{ending}")
    assert (code, out, err) == (0, "", f"written to risotto.{ending}\n")
    (found,) = read_recipes(Path(f"risotto.{ending}"))
    assert found.title == "Leek risotto"
    assert found.portions == 4
    assert found.notes == WRITTEN.notes
    assert found.extra["written"][0]["model"] == "tiny 0a1b2c"
    assert found.extra["written"][0]["checks"]["allergens"] is True
    assert found.author == "seqchef"
    if format_name != "cooklang":  # there the foods of a step carry their amounts
        assert found.steps == WRITTEN.steps
        assert tuple(line.text for line in found.lines) == WRITTEN.ingredients


def test_text_is_a_recipe_that_can_be_read_again(writer, run):
    run("--dish", "Leek risotto", "--out", "risotto.txt")
    reading = seqchef.read_recipe(Path("risotto.txt"))
    assert reading.text.title == "Leek risotto"
    assert tuple(line.text for line in reading.text.lines) == WRITTEN.ingredients
    assert reading.text.steps[:2] == WRITTEN.steps


def test_amounts_are_for_the_portions_that_are_wanted(writer, run):
    found = json.loads(run("--dish", "Leek risotto", "--servings", "6", "--json")[1])
    assert found["servings"] == 6
    assert found["ingredients"] == ["3 tablespoons olive oil", "1 1/2 cups rice", "3 leeks, sliced"]
    assert found["steps"][0].startswith("Heat 1 1/2 tablespoons of the oil in a 2-quart pot.")


def test_the_same_seed_for_other_people_is_the_same_recipe(writer, run, monkeypatch):
    monkeypatch.setattr(writer, "answer", replace(WRITTEN, servings=None))
    found = json.loads(run("--dish", "Leek risotto", "--servings", "8", "--json")[1])
    assert writer.wishes[0][0].servings is None
    assert (found["servings"], found["ingredients"][1]) == (8, "2 cups rice")  # unscaled it is for four
    assert json.loads(run("--dish", "Leek risotto", "--json")[1])["servings"] is None


def test_metric_amounts_stand_in_list_and_steps_and_heat_in_both_scales(writer, run):
    found = json.loads(run("--dish", "Leek risotto", "--units", "metric", "--json")[1])
    assert found["ingredients"][1] == "185 g rice"
    assert "350 degrees F (175 degrees C)" in found["steps"][1]


def test_amounts_that_would_break_a_promise_stay_as_they_were(writer, run, monkeypatch):
    def strict(recipe: WrittenRecipe, wish: Wish) -> tuple[Check, ...]:
        changed = recipe.ingredients != WRITTEN.ingredients
        return (Check(promise="amounts", found="3 leeks" if changed else None),)

    monkeypatch.setattr(checks, "check", strict)
    found = json.loads(run("--dish", "Leek risotto", "--servings", "6", "--json")[1])
    assert (found["servings"], found["ingredients"]) == (4, list(WRITTEN.ingredients))
    assert found["notes"][-1] == "Amounts are as they were written: others would break a promise (3 leeks)."


def test_amounts_that_were_changed_are_checked_again(writer, run):
    found = json.loads(run("--dish", "Leek risotto", "--servings", "6", "--json")[1])
    assert found["checks"] == dict.fromkeys(PROMISES, True)


def test_chinese_recipes_have_chinese_words_around_them(writer, run):
    out = run("--dish", "韭葱烩饭", "--language", "zh")[1]
    assert "4 人份 · 约 25 分钟" in out
    assert "已核对：" in out


def test_a_terminal_gets_lines_that_fit(writer, run, monkeypatch):
    from seqchef.interfaces.cli import written

    monkeypatch.setattr(written, "_width", lambda: 40)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    out = run("--dish", "Leek risotto")[1]
    assert max(map(len, out.splitlines())) <= 40
    assert "\n   2-quart pot." in out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 3, "nothing is asked for; expected a dish, ingredients or a pantry"),
        (("--dish", "Soup", "--servings", "0"), 3, "servings is 0; expected 1 to 500"),
        (("--dish", "Soup", "--without", "glutn"), 2, 'allergen "glutn" is unknown; did you mean "gluten"?'),
        (("--dish", "Soup", "--diet", "vegn"), 2, 'diet "vegn" is unknown; did you mean "vegan"?'),
        (("--dish", "Soup", "--units", "stone"), 2, 'units "stone" is unknown; known: metric, us'),
        (("--dish", "Soup", "--language", "fr"), 2, 'language of written recipes "fr" is unknown'),
        (("--dish", "Soup", "--format", "docx"), 2, 'format "docx" is unknown; known: text, markdown'),
        (("--dish", "Soup", "--count", "2", "--format", "cooklang"), 2, "known: text, json-ld, jsonl"),
        (("--dish", "Soup", "--count", "0"), 2, "0 is not in the range"),
        (("--pantry", "no.csv"), 3, "no.csv is not there"),
        (("--pantry", "stock.csv", "--today", "soon"), 3, 'today is "soon"; expected a date such as 2026-03-14'),
        (("--ingredient-lines", "no.txt", "--dish", "Soup"), 3, "no.txt: No such file or directory"),
        (("--ingredient-lines", "list.txt"), 3, "list.txt has no title; expected --dish TITLE"),
        (("--ingredient-lines", "empty.txt", "--dish", "Soup"), 3, "empty.txt is empty; expected one ingredient"),
        (("--ingredient-lines", "list.txt", "--dish", "Soup", "--units", "us"), 2, "a list is kept as it is"),
        (("--dish", "Soup", "--substitute"), 2, "expected --ingredient-lines beside --substitute"),
        (("--ingredients", "bleach"), 3, '"bleach" is no food; expected foods'),
    ],
)
def test_what_cannot_be_written_is_said(writer, run, arguments, code, message):
    Path("list.txt").write_text("1 leek\n")
    Path("empty.txt").write_text("\n")
    Path("stock.csv").write_text(STOCK)
    ended, out, err = run(*arguments)
    assert (ended, out) == (code, "")
    assert message in " ".join(err.replace("│", " ").split())


def test_an_earlier_file_stays_where_nothing_could_be_written(writer, run):
    Path("soup.md").write_text("mine")
    assert run("--ingredients", "bleach", "--format", "markdown", "--out", "soup.md")[0] == 3
    assert Path("soup.md").read_text() == "mine"


def test_a_model_that_is_not_installed_is_named(run, monkeypatch):
    def none(bundle: str, threads: int) -> TinyWriter:
        raise MissingPart(f'no bundle "{bundle}"')

    monkeypatch.setattr(writing, "writer", none)
    assert run("--dish", "Soup")[0] == 5


def test_python_writes_the_same(writer):
    recipe = seqchef.write("Leek risotto", ingredients="rice, leeks", without=["dairy"], servings=6, seed=3)
    assert (recipe.title, recipe.servings, recipe.seed) == ("Leek risotto", 6, 3)
    assert writer.wishes[0][0].foods == ("rice", "leeks")
    assert writer.wishes[0][0].without == {"milk"}


@pytest.mark.parametrize(
    ("given", "foods"),
    [
        ("rice and beans", ("rice", "beans")),
        ("leeks & rice, half and half", ("leeks", "rice", "half and half")),
        ("mac and cheese", ("mac and cheese",)),
        ("rice and flompberries", ("rice and flompberries",)),
    ],
)
def test_foods_joined_by_and_are_several(writer, given, foods):
    seqchef.write(ingredients=given)
    assert writer.wishes[0][0].foods == foods


def test_python_takes_no_empty_lines(writer):
    seqchef.write("Soup", lines=["1 leek", "", " "])
    assert writer.wishes[0][0].lines == ("1 leek",)


def test_python_takes_a_pantry_as_a_file(writer, tmp_path):
    (tmp_path / "stock.csv").write_text("ingredient,quantity,unit\nrice,1,kg\n")
    seqchef.write(pantry=tmp_path / "stock.csv")
    assert [one.name for one in writer.wishes[0][0].pantry] == ["rice"]
