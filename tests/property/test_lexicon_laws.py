"""Laws of the lexicon: every form is found, every kind exists, and what is listed stays as it is written."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from seqchef.food.allergens import ALLERGENS
from seqchef.food.contents import CONTENTS
from seqchef.food.lexicon import HEAD_WORDS, NOT_FOODS, folded_words, lexicon
from seqchef.food.lexicon.free_from import BASES
from seqchef.food.lexicon.parts import parts_table
from seqchef.food.lexicon.plurals import plurals, singular

FOODS = lexicon().foods
FORMS = sorted(lexicon().phrases)
forms = some.sampled_from(FORMS)


@given(forms)
def test_every_form_is_found_in_a_sentence_with_its_place(form):
    text = f"one {' '.join(form)} here"
    (mention,) = lexicon().mentions(text)
    assert text[mention.start : mention.end] == " ".join(form)
    assert mention.food.name == lexicon().phrases[form]


@given(forms)
def test_every_form_is_named_by_itself_and_behind_other_words(form):
    food = FOODS[lexicon().phrases[form]]
    assert lexicon().named(" ".join(form)) == food
    assert lexicon().named("2 QUITE-" + "-".join(form)) in (food, lexicon().named("quite " + " ".join(form)))


@given(some.lists(forms, min_size=1, max_size=4))
def test_forms_between_commas_are_found_one_by_one(listed):
    found = lexicon().mentions(", ".join(" ".join(form) for form in listed))
    assert [mention.food.name for mention in found] == [lexicon().phrases[form] for form in listed]


def test_every_kind_exists_and_none_is_a_kind_of_itself():
    for food in FOODS.values():
        assert set(food.parents) <= FOODS.keys()
        assert all(food.name not in lexicon().kinds(FOODS[parent]) for parent in food.parents)
        assert lexicon().kinds(food) == {food.name}.union(*(lexicon().kinds(FOODS[parent]) for parent in food.parents))


def test_allergens_and_contents_have_names_that_are_known():
    for food in FOODS.values():
        assert food.allergens <= ALLERGENS.keys()
        assert food.contains <= CONTENTS.keys()


def test_a_food_that_is_sold_without_something_has_it_not_and_is_no_kind_of_the_plain_one():
    free = {name: food for name, food in FOODS.items() if name.startswith(("gluten-free ", "dairy-free ", "vegan "))}
    assert len(free) > 150
    without = {"gluten-free": {"gluten"}, "dairy-free": {"milk"}, "vegan": {"milk", "eggs"}}
    for name, food in free.items():
        assert not without[name.split()[0]] & food.allergens
        assert not set(food.parents) & set(BASES)


def test_plurals_name_the_food_of_the_singular():
    for name in FOODS:
        *first, last = [word for word, _, _ in folded_words(name)]
        for plural in plurals(last):
            assert (*first, plural) in lexicon().phrases


@pytest.mark.parametrize(
    "plural", ["tomatoes leaves radishes berries pies boxes geese chilies molasses couscous cress"]
)
def test_a_word_without_its_plural_ending(plural):
    expected = "tomato leaf radish berry pie box goose chili molasses couscous cress"
    assert " ".join(map(singular, plural.split())) == expected


def test_parts_are_foods_and_belong_to_foods():
    for food, parts in parts_table().items():
        assert food in FOODS
        assert parts <= FOODS.keys()
    assert "egg white" in lexicon().parts(FOODS["egg"])
    assert "lemon juice" in lexicon().parts(FOODS["lemon"])
    assert lexicon().parts(FOODS["water"]) == {"ice"}


def test_a_thing_hides_the_food_in_its_name():
    assert not lexicon().things & lexicon().phrases.keys()
    for thing in lexicon().things:
        assert lexicon().mentions(" ".join(thing)) == []
    text = "Line a muffin tin with paper; grease the pie plate, then whisk 1 egg."
    assert [mention.food.name for mention in lexicon().mentions(text)] == ["egg"]


def test_every_head_word_of_lines_is_a_food_or_known_to_be_none():
    known = {singular(word) for form in FORMS if len(form) == 1 for word in form} | {word for word, *_ in FORMS}
    unknown = {word for word in HEAD_WORDS if word not in known and not {word, *plurals(word)} & NOT_FOODS}
    assert len(HEAD_WORDS) > 500
    assert unknown == set()


def test_non_foods_are_no_forms_of_foods():
    assert {form[0] for form in FORMS if len(form) == 1} & NOT_FOODS == set()


@given(some.text())
def test_mentions_keep_to_the_text_and_never_overlap(text):
    end = 0
    for mention in lexicon().mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(some.text())
def test_folded_words_stand_where_they_say(text):
    end = 0
    for word, start, stop in folded_words(text):
        assert end <= start < stop <= len(text)
        assert word == word.casefold()
        assert not re.search(r"[\s,;'’-]", text[start:stop])
        end = stop


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CRÈME FRAÎCHE", "creme fraiche"),
        ("cre\u0300me frai\u0302che", "creme fraiche"),
        ("but\u00adter", "butter"),
        ("pea\u200bnuts", "peanut"),
        ("ｂｕｔｔｅｒ", "butter"),
        ("confectioner’s sugar", "powdered sugar"),
        ("confectioners' sugar", "powdered sugar"),
        ("half-and-half", "half-and-half"),
        ("jalapeños", "jalapeno pepper"),
        ("bœuf", None),
        ("peanut-butter", "peanut butter"),
        ("Tomatoes,\npeeled and diced", "tomato"),
        ("2% low-fat milk", "milk"),
        ("boneless, skinless chicken breast halves", "chicken breast"),
        ("salt to taste", "salt"),
        ("garlic, salt", "salt"),
        ("flour (gluten-free)", None),
        ("moon dust", None),
        ("", None),
        ("🥚", None),
    ],
)
def test_a_name_is_found_however_it_is_typed(text, name):
    food = lexicon().named(text)
    assert (food.name if food else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cream of tartar and cream of coconut.", ["cream of tartar", "coconut cream"]),
        ("butternut squash, peanut butter, cocoa butter", ["butternut squash", "peanut butter", "cocoa butter"]),
        ("garlic, salt and pepper", ["garlic", "salt", "pepper"]),
        ("garlic salt", ["garlic salt"]),
        ("soy sauce (or tamari)", ["soy sauce", "tamari"]),
        ("Butter the pan and flour it", ["butter", "flour"]),
        ("eggplant with oyster mushrooms", ["eggplant", "oyster mushroom"]),
        ("gluten-free flour", ["gluten-free flour"]),
        ("Season and stir until golden.", []),
    ],
)
def test_the_longest_form_wins(text, names):
    assert [mention.food.name for mention in lexicon().mentions(text)] == names


def test_twenty_thousand_lines_are_searched_in_a_second():
    lines = ["Stir in 2 cups of chopped green onions, the soy sauce and 1 tablespoon of sesame oil until hot"] * 2000
    begun = process_time()
    for line in lines:
        lexicon().mentions(line)
    assert process_time() - begun < len(lines) / 5_000  # a busy machine is four times slower than a quiet one
