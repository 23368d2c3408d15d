"""Descriptions say what the tables say, in several wordings, and nothing else."""

import json

import pytest

from seqchef.applications.writing.describe import SOURCES, describe
from seqchef.errors import UnknownName
from seqchef.food.facts import all_facts
from seqchef.food.lexicon import lexicon

SEEDS = range(24)


def test_a_leek_is_described_from_its_facts():
    found = describe("fresh leeks")
    assert found.name == "leek"
    assert found.facts["season"] == [12, 1, 2, 3, 4, 5]
    assert found.facts["allergens"] == []
    assert [one["food"] for one in found.facts["substitutes"]][:2] == ["onion", "shallot"]
    for said in ("Leek", "an allium", "December to May", "mild, sweet and oniony", "1 to 2 weeks in the refrigerator"):
        assert said in found.text


def test_the_same_food_is_described_in_chinese():
    found = describe("韭葱", "zh")
    assert (found.name, found.title) == ("leek", "韭葱")
    for said in ("韭葱", "葱蒜类蔬菜", "12月至5月", "冷藏 1 至 2 周", "洋葱"):
        assert said in found.text


def test_allergens_are_those_of_the_lexicon_and_the_label_decides():
    found = describe("cheddar cheese")
    assert found.facts["allergens"] == sorted(lexicon().foods["cheddar cheese"].allergens)
    assert "milk" in found.text
    assert "label" in found.text
    assert "乳类" in describe("cheddar cheese", "zh").text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_another_seed_words_the_same_facts_differently(language):
    found = [describe("leek", language, seed) for seed in SEEDS]
    assert len({one.text for one in found}) > 8
    assert len({json.dumps(one.facts, sort_keys=True) for one in found}) == 1
    assert found[3].text == describe("leek", language, 3).text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_not_known_is_not_said(language):
    unknown = next(facts for facts in all_facts().values() if not facts.season and not facts.storage)
    for seed in SEEDS:
        found = describe(unknown.name, language, seed)
        assert not {"season", "storage"} & found.facts.keys()
        assert not any(
            word in found.text for word in ("season", "refrigerator", "Storage", "keeps", "时令", "当季", "冷藏")
        )


@pytest.mark.parametrize("name", sorted(all_facts()))
def test_every_food_of_the_tables_is_described_in_both_languages(name):
    for language in ("en", "zh"):
        found = describe(name, language)
        assert found.name == name
        assert found.text
        assert not set("{}|") & set(found.text)
        assert found.sources.keys() == found.facts.keys() <= SOURCES.keys()
        assert all(found.facts[kind] for kind in found.facts if kind != "allergens")


def test_a_food_that_only_the_lexicon_has_is_described_by_what_it_knows():
    name = next(name for name in lexicon().foods if name not in all_facts() and lexicon().foods[name].allergens)
    found = describe(name)
    assert set(found.facts) <= {"kind", "allergens", "substitutes"}
    assert found.text.lower().startswith(name.lower())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Spanish onion", "Spanish onion {} a kind of onion."),
        ("dried basil", "Dried basil {} a kind of basil."),
        ("agave syrup", "Agave syrup."),  # the lexicon has it under another name: the same, not a kind of it
    ],
)
def test_a_kind_of_a_food_is_not_given_the_facts_of_that_food(asked, said):
    found = describe(asked)
    assert found.text.startswith((said.format("is"), said.format("counts as")))
    assert not {"season", "storage", "flavours", "uses"} & found.facts.keys()


@pytest.mark.parametrize(
    ("asked", "allergen", "kind"),
    [
        ("cod loin", "fish", "cod"),
        ("walnut bread", "nuts", "bread"),
        ("almond burger", "nuts", "almond"),
        ("mature cheddar", "milk", "cheddar cheese"),
    ],
)
def test_every_food_in_a_name_has_its_allergens(asked, allergen, kind):
    found = describe(asked)
    assert allergen in found.facts["allergens"]
    assert found.facts["kind"] == kind


def test_a_food_that_only_the_lexicon_has_is_found_by_its_chinese_name():
    food = lexicon().foods["spanish onion"]
    assert food.chinese is not None
    assert describe(food.chinese).name == "spanish onion"
    assert describe("spanish onion", "zh").title == food.chinese


def test_an_unknown_food_is_refused_with_near_names():
    with pytest.raises(UnknownName, match='food "leeek" is unknown; did you mean "leek"'):
        describe("leeek")
    with pytest.raises(UnknownName, match=r'food "xyzzyq" is unknown; known: .* names of foods'):
        describe("xyzzyq")


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownName, match="en, zh"):
        describe("leek", "tlh")


def test_a_description_is_json():
    found = json.loads(json.dumps(describe("milk", "zh", 5).to_dict(), ensure_ascii=False))
    assert set(found) == {"name", "title", "language", "seed", "text", "facts", "sources"}
    assert found["facts"]["storage"] == [
        {"place": "freezer", "how": "time", "low": 3, "high": 3, "unit": "month", "state": None}
    ]


@pytest.mark.parametrize(
    ("name", "said"), [("蔥", "葱"), ("西蓝花", "西兰花"), ("雞蛋", "鸡蛋"), ("青菜", "小白菜"), ("生抽", "酱油")]
)
def test_another_chinese_name_is_the_same_food_and_no_kind_of_it(name, said):
    text = describe(name, "zh").text
    assert text.startswith((f"{said}是", f"{said}属于")) and f"属于{said}。" not in text
