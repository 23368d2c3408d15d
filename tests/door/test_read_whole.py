"""`seqchef read --steps` and `--recipe`, several processes, catalogues: what a user of the command sees."""

import csv
import json
import subprocess
import sys

import pytest

import seqchef
from seqchef.errors import BadInput, UnknownName
from seqchef.food.steps import CLASSES, KEY_POINTS, STEP_SCHEMA_VERSION

SOUP = "Leek soup\nServes 4\n\n2 leeks, sliced\n1 l stock\n\nSimmer the leeks in the stock for 20 minutes.\n"
STEPS = "Bake at 180 °C for 20 to 25 minutes until golden.\n\n热锅倒油，放入土豆丝翻炒 3 分钟\n"


def run(*arguments, given=""):
    command = "import sys; from seqchef.interfaces.cli.app import main; sys.argv[0] = 'seqchef'; main()"
    return subprocess.run(
        [sys.executable, "-c", command, *arguments], input=given.encode(), capture_output=True, check=False
    )


def rows(done):
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_every_step_gives_one_object_with_classes_and_spans_inside_the_text():
    baked, nothing, fried = rows(run("read", "--steps", "-", "--format", "jsonl", given=STEPS))
    for step in (baked, nothing, fried):
        assert step["schema_version"] == STEP_SCHEMA_VERSION
        assert set(step["classes"]) <= set(CLASSES)
        for span in step["spans"]:
            assert span["label"] in KEY_POINTS
            assert 0 <= span["start"] < span["end"] <= len(step["text"])
    assert (baked["duration_s"], baked["duration_max_s"], baked["temperature_c"]) == (1200, 1500, 180)
    assert "cook.dry" in baked["classes"]
    assert (nothing["text"], nothing["classes"], nothing["spans"]) == ("", [], [])
    assert (fried["language"], fried["duration_s"]) == ("zh", 180)
    assert "cook.fat" in fried["classes"]


def test_a_whole_recipe_links_its_steps_to_its_lines(tmp_path):
    file = tmp_path / "soup.txt"
    file.write_text(SOUP, encoding="utf-8")
    (recipe,) = rows(run("read", "--recipe", str(file)))
    assert recipe["title"] == "Leek soup"
    assert [one["name"] for one in recipe["ingredients"]] == ["leeks", "stock"]
    assert {line["state"] for line in recipe["balance"]["lines"]} == {"used"}
    assert recipe["steps"][0]["duration_s"] == 1200


@pytest.mark.parametrize("name", ["json-ld", "cooklang", "mealie", "markdown", "csv", "text"])
def test_a_recipe_goes_out_in_any_format_and_is_read_again(tmp_path, name):
    done = run("read", "--recipe", "-", "--format", name, given=SOUP)
    assert done.returncode == 0, done.stderr.decode()
    if name == "csv":
        assert [row["part"] for row in csv.DictReader(done.stdout.decode().splitlines())][1] == "ingredient"
        return
    again = seqchef.read_recipe(done.stdout)
    assert again.text.title == "Leek soup"
    assert [one.name for one in again.ingredients] == ["leeks", "stock"]


def test_a_recipe_file_in_another_encoding_is_read_and_the_encoding_said(tmp_path):
    file = tmp_path / "蛋.txt"
    file.write_bytes("番茄炒蛋\n\n番茄 2 个\n鸡蛋 3 个\n\n番茄切块，鸡蛋打散，下锅翻炒 2 分钟。\n".encode("gb18030"))
    done = run("read", "--recipe", str(file), "--format", "jsonl")
    (recipe,) = rows(done)
    assert [one["name"] for one in recipe["ingredients"]] == ["番茄", "鸡蛋"]
    assert "蛋.txt was read as gb18030" in done.stderr.decode()


def test_a_table_of_a_recipe_says_times_and_uses(tmp_path):
    shown = run("read", "--recipe", "-", "--format", "table", given=SOUP).stdout.decode()
    assert "Leek soup" in shown
    assert "cook.moist" in shown
    assert "of work and" in shown


def test_a_catalogue_names_the_foods_it_has_and_invents_none(tmp_path):
    foods = tmp_path / "foods.csv"
    foods.write_text("food,aliases\nPlain Flour,all-purpose flour\n", encoding="utf-8")
    known, new = rows(run("read", "--catalogue", str(foods), "2 cups all-purpose flour", "3 dragon fruits"))
    assert (known["food"]["status"], known["food"]["name"]) == ("matched", "Plain Flour")
    assert new["food"]["status"] == "new"


def test_more_than_one_source_is_a_usage_error():
    assert run("read", "--steps", "-", "--recipe", "-").returncode == 2


def test_a_file_without_a_recipe_is_refused_with_one_line(tmp_path):
    file = tmp_path / "empty.json"
    file.write_text('{"@type": "Person"}', encoding="utf-8")
    done = run("read", "--recipe", str(file))
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1


def test_several_processes_answer_as_one_does():
    lines = [f"{number} cups flour no {number}" for number in range(200)] + ["鸡蛋 2 个", "", "1,5 kg Mehl"]
    assert list(seqchef.read_many(lines, workers=2)) == list(seqchef.read_many(lines))


def test_no_workers_and_unknown_languages_are_refused():
    with pytest.raises(BadInput, match="workers is 0"):
        seqchef.read_many(["1 egg"], workers=0)
    with pytest.raises(UnknownName):
        seqchef.read_steps(["Bake."], language="klingon")


def test_two_recipes_are_not_one(tmp_path):
    file = tmp_path / "two.json"
    recipe = {"@type": "Recipe", "name": "A", "recipeIngredient": ["1 egg"], "recipeInstructions": "Boil it."}
    file.write_text(json.dumps([recipe, {**recipe, "name": "B"}]), encoding="utf-8")
    assert [one.text.title for one in seqchef.read_recipes(file)] == ["A", "B"]
    with pytest.raises(BadInput, match="2 recipes"):
        seqchef.read_recipe(file)
