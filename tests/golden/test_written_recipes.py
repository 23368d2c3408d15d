"""Recipes as people write and read them: Cooklang, Markdown, text, tables; and spans for viewers."""

import csv
import io
import sys
from dataclasses import replace
from fractions import Fraction

import pytest

import seqchef
from recipe_samples import RECIPE
from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.food.steps import KeyPoint, Step
from seqchef.formats.cooklang import components, parse
from seqchef.formats.cooklang_out import to_cooklang
from seqchef.formats.markdown_out import to_markdown, to_text
from seqchef.formats.recipe_fields import fields_of
from seqchef.formats.recipe_files import format_of, read_recipes
from seqchef.formats.recipe_out import write_recipes
from seqchef.formats.recipe_tables import COLUMNS, rows_of, to_csv, to_parquet
from seqchef.formats.span_shapes import to_displacy, to_hugging_face

COOKLANG = """---
title: Tomato sauce
servings: 4
tags: [sauce, basic]
source:
  url: https://example.org/sauce
  author: Ann
time:
  prep: 10 minutes
  cook: 1 hour
difficulty: easy
---

= Sauce

Sweat @onions{300%g}(finely chopped) in @olive oil{} in a #pan{} for ~{8%minutes}. -- slowly
[- not this -] Add @&onions{} again and @./base/Vegetable stock{1/2%l}.

> Take your time.
> It pays.

== To serve ==

@basil{1%bunch}
@parmesan{}

Strew the @-basil{1%bunch} over it.
"""
HOWTOCOOK = """# 番茄炒蛋的做法

一道家常菜。

## 必备原料和工具

- 番茄
- 鸡蛋

## 计算

- 番茄 2 个
- 鸡蛋 3 个

## 操作

- 番茄切块
- 炒熟

### 出锅

- 装盘

## 附加内容

- 可以加糖。
"""


def read(text, name):
    return read_recipes(text.encode(), name)[0]


def test_cooklang_gives_sections_notes_metadata_and_tools():
    found = read(COOKLANG, "sauce.cook")
    assert [(line.text, line.group) for line in found.lines] == [
        ("300 g onions, finely chopped", "Sauce"),
        ("olive oil", "Sauce"),
        ("1/2 l Vegetable stock", "Sauce"),
        ("1 bunch basil", "To serve"),
        ("parmesan", "To serve"),
        ("1 bunch basil", "To serve"),
    ]
    assert found.step_groups == ("Sauce", "To serve")
    assert found.steps[1] == "Strew the basil over it."
    assert (found.notes, found.tools, found.tags) == (("Take your time.\nIt pays.",), ("pan",), ("sauce", "basic"))
    assert (found.url, found.author) == ("https://example.org/sauce", "Ann")
    assert (found.prep_s, found.cook_s, found.portions) == (600, 3600, 4)


def test_a_cooklang_file_that_was_not_changed_is_written_as_it_was():
    assert to_cooklang(read(COOKLANG, "sauce.cook")) == COOKLANG


def test_metadata_of_others_stays_when_a_recipe_is_changed():
    changed = replace(read(COOKLANG, "sauce.cook"), title="Red sauce")
    written = to_cooklang(changed)
    assert "difficulty: easy" in written
    assert fields_of(read(written, "sauce.cook")) == fields_of(changed)


def test_cooklang_marks_the_words_that_a_link_gives():
    ingredients = [seqchef.read(line.text) for line in RECIPE.lines]
    step = RECIPE.steps[0]
    mentions = [(step.index(word), step.index(word) + len(word), line) for word, line in (("leeks", 0), ("stock", 1))]
    written = to_cooklang(RECIPE, ingredients, {0: mentions, 1: [(0, 5, 0), (90, 99, 1)]})
    assert "Simmer the @leeks{500%g} in the @vegetable stock{1 1/2%l}(hot) for 20 minutes." in written
    assert "\nBlend & season.\n" in written
    assert "== For the top ==\n\n@chives{2%tbsp}(cut)\n" in written
    marks = components(parse(written), "ingredient")
    assert [(mark.name, mark.quantity, mark.unit, mark.note) for mark in marks] == [
        ("chives", 2, "tbsp", "cut"),
        ("leeks", 500, "g", ""),
        ("vegetable stock", Fraction(3, 2), "l", "hot"),
    ]
    assert fields_of(read(written, "soup.cook")) == fields_of(RECIPE)


def test_a_line_that_nobody_read_is_marked_whole():
    marks = components(parse(to_cooklang(RECIPE)), "ingredient")
    assert [mark.name for mark in marks] == [line.text for line in RECIPE.lines]


def test_words_of_a_recipe_are_no_marks():
    hostile = replace(RECIPE, steps=("Mail @ann{1}, #1 ~x -- [- y -]", "= not a section", "> not a note"))
    written = to_cooklang(hostile)
    assert len(components(parse(written), "cookware")) == 0
    assert len(components(parse(written), "ingredient")) == len(RECIPE.lines)
    assert read(written, "soup.cook").steps == hostile.steps


def test_markdown_is_a_page_that_people_read():
    text = to_markdown(RECIPE)
    assert "# Leek & potato soup\n\nA soup for cold days.\n\n## Equipment\n\n- large pot\n- blender\n" in text
    assert (
        "## Ingredients\n\n- 500 g leeks\n- 1½ l vegetable stock (hot)\n\n### For the top\n\n- 2 tbsp chives, cut\n"
        in text
    )
    assert "### To serve\n\n3. Strew the chives over it.\n\n## Notes\n\n- It keeps for three days.\n" in text
    assert fields_of(read(text, "soup.md")) == fields_of(RECIPE)


def test_a_chinese_page_has_its_parts():
    found = read(HOWTOCOOK, "番茄炒蛋.md")
    assert (found.title, found.description) == ("番茄炒蛋的做法", "一道家常菜。")
    assert [line.text for line in found.lines] == ["番茄 2 个", "鸡蛋 3 个"]
    assert (found.steps, found.step_groups) == (("番茄切块", "炒熟", "装盘"), (None, None, "出锅"))
    assert found.notes == ("可以加糖。",)
    assert to_markdown(found) == HOWTOCOOK


@pytest.mark.parametrize(
    ("text", "lines", "steps"),
    [
        ("# Soup\n## Zutaten\n* 1 Lauch\n* [ ] Salz\n## Zubereitung\n1) Kochen.\n", ["1 Lauch", "Salz"], ("Kochen.",)),
        ("# Soup\n## Ingredients:\n- **1** [leek](x.md)\n## Method\nA.\n\nB.\n", ["1 leek"], ("A.", "B.")),
        ("# Soup\n## Ingredients\n**Top:**\n- 1 leek\n## Directions ##\n- Boil\n  it.\n", ["1 leek"], ("Boil\nit.",)),
    ],
)  # fmt: skip
def test_markdown_is_read_however_it_is_written(text, lines, steps):
    found = read(text, "soup.md")
    assert ([line.text for line in found.lines], found.steps) == (lines, steps)


def test_text_is_read_again():
    found = read(to_text(RECIPE), "soup.txt")
    assert (found.title, found.portions) == (RECIPE.title, RECIPE.portions)
    assert [line.text for line in found.lines if not line.text.endswith(":")] == [line.text for line in RECIPE.lines]
    assert format_of(to_text(RECIPE).encode(), "soup.txt") == ("text", "utf-8")


def test_a_table_has_a_row_for_every_part():
    ingredients = [seqchef.read(line.text) for line in RECIPE.lines]
    steps = [Step(text=text, classes=("combine",), duration_s=Fraction(1200)) for text in RECIPE.steps]
    rows = list(csv.DictReader(io.StringIO(to_csv(rows_of([RECIPE], {0: ingredients}, {0: steps})))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["part"] for row in rows] == ["recipe", *["ingredient"] * 3, *["step"] * 3, "note"]
    chives = rows[3]
    assert (chives["group"], chives["quantity"], chives["unit"], chives["name"]) == (
        "For the top",
        "2",
        "tbsp",
        "chives",
    )
    assert (rows[4]["classes"], rows[4]["duration_s"], rows[0]["text"]) == ("combine", "1200", "4 servings")


def test_a_table_for_excel_begins_with_a_mark():
    assert to_csv(rows_of([RECIPE]), mark=True).startswith("\ufeffrecipe,")


def test_a_parquet_table_has_the_same_columns():
    polars = pytest.importorskip("polars", reason="polars is part of the extra data")
    ingredients = [seqchef.read(line.text) for line in RECIPE.lines]
    table = polars.read_parquet(to_parquet(rows_of([RECIPE], {0: ingredients})))
    assert table.columns == list(COLUMNS)
    assert table.filter(polars.col("part") == "ingredient")["quantity"].to_list() == [500.0, 1.5, 2.0]


def test_parquet_without_polars_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingPart, match=r"pip install 'seqchef\[data\]'"):
        write_recipes([RECIPE], "parquet")


def test_an_unknown_format_and_two_recipes_for_one_file_are_refused():
    with pytest.raises(UnknownName, match='format "cooklnag" is unknown; did you mean "cooklang"'):
        write_recipes([RECIPE], "cooklnag")
    with pytest.raises(BadInput, match="2 recipes for one file of Cooklang; expected one"):
        write_recipes([RECIPE, RECIPE], "cooklang")
    assert len(read_recipes(write_recipes([RECIPE, RECIPE], "json-ld"), "a.json")) == 1
    assert len(read_recipes(write_recipes([RECIPE, replace(RECIPE, title="Cake")], "json-ld"), "a.json")) == 2


STEP = Step(
    text="Fry the onions until golden",
    key_points=(
        KeyPoint(start=0, end=3, label="ACTION", confidence=0.9),
        KeyPoint(start=8, end=14, label="INGREDIENT"),
        KeyPoint(start=15, end=27, label="CONDITION"),
        KeyPoint(start=21, end=27, label="INGREDIENT"),
    ),
)


def test_spans_of_a_step_as_displacy_draws_them():
    assert to_displacy(STEP) == {
        "text": "Fry the onions until golden",
        "ents": [
            {"start": 0, "end": 3, "label": "ACTION"},
            {"start": 8, "end": 14, "label": "INGREDIENT"},
            {"start": 15, "end": 27, "label": "CONDITION"},
        ],
        "title": None,
    }


def test_spans_as_a_hugging_face_pipeline_gives_them():
    found = to_hugging_face(STEP)
    assert found[0] == {"entity_group": "ACTION", "score": 0.9, "word": "Fry", "start": 0, "end": 3}
    assert len(found) == 4
    line = seqchef.read("2 cups flour, sifted")
    assert [(one["entity_group"], one["word"]) for one in to_hugging_face(line)] == [
        ("QTY", "2"), ("UNIT", "cups"), ("NAME", "flour"), ("PUNC", ","), ("PREP", "sifted"),
    ]  # fmt: skip
    assert [one["label"] for one in to_displacy(line)["ents"]] == ["QTY", "UNIT", "NAME", "PUNC", "PREP"]
