"""The tables of facts: every row can be read, and well-known values are those of their sources."""

import re

import pytest

from seqchef.errors import BadInput
from seqchef.food.facts import SOURCES, TABLES, Facts, Keeping, all_facts, facts_about, names
from seqchef.food.facts._rows import keeping, months, rows
from seqchef.food.lexicon import lexicon

LONGEST_YEARS = 5
YEARS = {"day": 1 / 365, "week": 7 / 365, "month": 1 / 12, "year": 1}


def test_there_are_at_least_250_foods_in_english_and_chinese():
    assert len(all_facts()) >= 250
    assert all(facts.chinese for facts in all_facts().values())


def test_no_name_means_two_foods():
    listed = [
        name for module in TABLES for food in rows(module.TABLE) for name in (food.name, *food.also, *food.chinese)
    ]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("facts", all_facts().values(), ids=lambda facts: facts.name)
def test_every_food_has_a_class_a_flavour_and_a_use_and_keeps_for_a_sane_time(facts):
    assert facts.kind
    assert facts.flavours
    assert facts.uses
    assert len(set(facts.season)) == len(facts.season)
    assert len(set(facts.storage)) == len(facts.storage)
    for fact in facts.storage:
        if fact.how == "time":
            assert 0 < fact.low <= fact.high
            assert fact.high * YEARS[fact.unit] <= LONGEST_YEARS


@pytest.mark.parametrize("facts", all_facts().values(), ids=lambda facts: facts.name)
def test_names_are_lower_case_and_chinese_names_are_chinese(facts):
    assert all(name == name.lower() for name in (facts.name, *facts.also))
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", name) for name in facts.chinese)


def test_every_food_is_in_the_lexicon():
    assert [name for name in all_facts() if lexicon().named(name) is None] == []


@pytest.mark.parametrize(
    ("name", "storage"),
    [  # USDA FSIS, FoodKeeper data
        ("leek", [("fridge", 1, 2, "week"), ("freezer", 10, 12, "month")]),
        ("asparagus", [("fridge", 3, 4, "day"), ("freezer", 5, 5, "month")]),
        ("chicken", [("fridge", 1, 2, "day"), ("freezer", 12, 12, "month")]),
        ("chicken breast", [("fridge", 1, 2, "day"), ("freezer", 9, 9, "month")]),
        ("ground beef", [("fridge", 1, 2, "day"), ("freezer", 3, 4, "month")]),
        ("salmon", [("fridge", 1, 2, "day"), ("freezer", 2, 3, "month")]),
        ("cod", [("fridge", 1, 2, "day"), ("freezer", 6, 8, "month")]),
        ("yogurt", [("fridge", 1, 2, "week"), ("freezer", 1, 2, "month")]),
        ("cornstarch", [("pantry", 18, 24, "month"), ("pantry", 18, 18, "month")]),
        ("honey", [("pantry", 2, 2, "year")]),
    ],
)
def test_storage_is_that_of_the_source(name, storage):
    facts = all_facts()[name]
    assert [(fact.place, fact.low, fact.high, fact.unit) for fact in facts.storage] == storage


@pytest.mark.parametrize(
    ("name", "season"),
    [
        ("asparagus", (3, 4, 5)),  # SNAP-Ed: spring
        ("leek", (12, 1, 2, 3, 4, 5)),  # SNAP-Ed: winter; American Heart Association: spring
        ("tomato", (6, 7, 8)),
        ("radish", (3, 4, 5, 9, 10, 11)),
        ("carrot", tuple(range(1, 13))),
        ("swiss chard", (9, 10, 11, 12, 1, 2, 3, 4, 5)),
    ],
)
def test_seasons_are_those_of_the_sources(name, season):
    assert all_facts()[name].season == season


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("leek", "leek"),
        ("Leeks", "leek"),
        (" LEEK ", "leek"),
        ("韭葱", "leek"),
        ("aubergines", "eggplant"),
        ("西红柿", "tomato"),
    ],
)
def test_a_food_is_found_by_any_of_its_names(asked, name):
    found = facts_about(asked)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("asked", ["", "spaceship", "月球车"])
def test_what_is_no_food_has_no_facts(asked):
    assert facts_about(asked) is None


def test_every_kind_of_fact_names_its_source():
    fields = {"kind", "season", "flavours", "uses", "storage"}
    assert set(SOURCES) == fields
    assert fields <= set(Facts.__dataclass_fields__)
    assert all(SOURCES.values())


def test_times_and_months_are_read():
    assert keeping("fridge 1-2w opened") == Keeping("fridge", "time", 1, 2, "week", "opened")
    assert keeping("pantry 2y") == Keeping("pantry", "time", 2, 2, "year")
    assert keeping("pantry until ripe") == Keeping("pantry", "until ripe")
    assert keeping("no freezer") == Keeping("freezer", "never")
    assert months("Nov-Feb Jun") == (11, 12, 1, 2, 6)
    assert months("") == ()


@pytest.mark.parametrize("text", ["cellar 2w", "fridge", "fridge 2x", "fridge 2w sealed"])
def test_a_time_that_cannot_be_read_is_said(text):
    with pytest.raises(BadInput, match="expected a place and a time"):
        keeping(text)


@pytest.mark.parametrize("table", ["leek | 韭葱 | | mild | soups |", "== allium\nleek | 韭葱 | mild | soups |"])
def test_a_row_without_a_class_or_a_cell_is_said(table):
    with pytest.raises(BadInput, match="expected 6 below a class"):
        list(rows(table))


def test_months_that_are_none_are_said():
    with pytest.raises(BadInput, match='season "Sprung"'):
        months("Sprung")


def test_names_lead_to_the_canonical_one():
    assert names()["courgette"] == "zucchini"
    assert set(names().values()) == set(all_facts())
