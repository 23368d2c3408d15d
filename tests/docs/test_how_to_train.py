"""The page on training with own data: its commands run in order, in a folder with the files that it names."""

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from invented_recipes import invented
from seqchef.interfaces.cli.app import app

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "how-to" / "train-on-your-data.md"
COMMANDS = [
    line.removeprefix("seqchef ")
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
]
FOODS = ("flour", "rice", "sugar", "milk", "oats", "water", "salt", "yeast", "honey", "cream", "butter", "cheese")
FEW = ("--steps", "2")  # of what the page trains for longer


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = [{"tokens": ["2", "cup", food], "labels": ["QTY", "UNIT", "NAME"]} for food in FOODS]
    Path("lines.jsonl").write_text("\n".join(map(json.dumps, lines)))
    days = [f"2026-{month:02d}-{day:02d}" for month in (1, 2, 3, 4) for day in range(1, 29)]
    sold = (f"soup,{day},{10 + 7 * i % 13}" for i, day in enumerate(days))
    Path("sales.csv").write_text("\n".join(["unique_id,ds,y", *sold]))
    recipes = ({"title": r.title, "ingredients": r.ingredients, "steps": r.steps} for r in invented())
    Path("recipes.jsonl").write_text("\n".join(map(json.dumps, recipes)))
    return tmp_path


def test_the_commands_of_the_page_run_in_order(folder):
    assert len(COMMANDS) >= 6
    for command in COMMANDS:
        words = shlex.split(command)
        own = words[0] == "train" and not words[1].endswith(".toml")
        done = CliRunner().invoke(app, [*words, *(FEW if own else ())])
        assert done.exit_code == 0, f"seqchef {command}: {done.exception or done.output}"
    assert Path("again/model.onnx").read_bytes() == Path("bundles/label-lines/model.onnx").read_bytes()


def test_the_example_rows_of_the_page_are_read_as_what_they_say(folder):
    from seqchef.text.labelled import read_labelled

    page = PAGE.read_text(encoding="utf-8")
    for language, name in (("json", "one.jsonl"), ("text", "one.conll")):
        (folder / name).write_text(re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)[0])
        (line,), rejections = read_labelled(folder / name)
        assert line.tokens == ("2", "cups", "flour")
        assert line.labels == ("QTY", "UNIT", "NAME")
        assert not rejections


def test_the_example_recipe_of_the_page_is_one(folder):
    from seqchef.text.recipe_rows import read_recipes

    page = PAGE.read_text(encoding="utf-8")
    section = page[page.index("## Recipes") :]
    (folder / "one.jsonl").write_text(re.search(r"```json\n(.*?)```", section, re.DOTALL)[1])
    (recipe,), rejections = read_recipes(folder / "one.jsonl")
    assert (recipe.title, len(recipe.ingredients), len(recipe.steps), rejections) == ("Leek soup", 2, 2, [])


def test_the_example_of_padding_and_buckets_runs():
    page = (DOCS / "reference" / "sequence-library.md").read_text(encoding="utf-8")
    section = page[page.index("## Sequences of different lengths") :]
    namespace = {}
    exec(re.search(r"```python\n(.*?)```", section, re.DOTALL)[1], namespace)
    assert len(namespace["rows"]) in (1, 2)
    assert namespace["ids"].shape == (2, 3)
