"""Every language of descriptions has a word for everything in the tables, and its sentences fill the same places."""

from string import Formatter

import pytest

from seqchef.applications.writing.description_words import load, names
from seqchef.errors import UnknownName
from seqchef.food.allergens import ALLERGENS
from seqchef.food.facts import Keeping, all_facts
from seqchef.food.substitutions import all_substitutions

STATES = ("opened", "ripe", "cooked", "cut", "shucked")


def places(template):
    return {name.lower() for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("name", names())
def test_no_sentence_and_no_piece_lacks_a_translation(name):
    words, english = load(name), load("en")
    assert words.sentences.keys() == english.sentences.keys()
    assert words.pieces.keys() == english.pieces.keys()


@pytest.mark.parametrize("name", names())
def test_every_wording_fills_the_places_of_its_sentence(name):
    for key, wordings in load(name).sentences.items():
        assert wordings
        for wording in wordings:
            expected = places(load("en").sentences[key][0]) - {"name"}
            assert places(wording) - {"name"} == expected, (key, wording)


@pytest.mark.parametrize("name", names())
def test_every_class_has_words_in_every_language(name):
    assert {facts.kind for facts in all_facts().values()} == load(name).vocabulary["kinds"].keys()


@pytest.mark.parametrize("name", [name for name in names() if name != "en"])
def test_every_flavour_and_use_of_the_tables_is_translated(name):
    vocabulary = load(name).vocabulary
    flavours = {flavour for facts in all_facts().values() for flavour in facts.flavours}
    uses = {use for facts in all_facts().values() for use in facts.uses}
    uses |= {use for rows in all_substitutions().values() for row in rows for use in row.uses}
    assert flavours == vocabulary["flavours"].keys()
    assert uses == vocabulary["uses"].keys()


@pytest.mark.parametrize("name", names())
def test_every_allergen_and_month_has_a_word(name):
    words = load(name)
    assert words.vocabulary["allergens"].keys() == ALLERGENS.keys()
    assert len(words.pieces["months"].split()) == 12


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("fact", sorted({fact for facts in all_facts().values() for fact in facts.storage}, key=str))
def test_every_time_of_the_tables_can_be_said(name, fact):
    if fact.how != "never":
        assert load(name).keeping(fact)


def test_times_are_said_as_people_say_them():
    english, chinese = load("en"), load("zh")
    fact = Keeping("fridge", "time", 1, 2, "week", "opened")
    assert english.keeping(fact) == "1 to 2 weeks in the refrigerator once opened"
    assert chinese.keeping(fact) == "冷藏 1 至 2 周（开封后）"
    assert english.keeping(Keeping("freezer", "time", 1, 1, "month")) == "1 month in the freezer"
    assert english.keeping(Keeping("pantry", "until ripe")) == "in the pantry until ripe"
    assert english.keeping(Keeping("pantry", "for ever")) == "in the pantry without limit"


def test_seasons_are_said_in_spans_that_may_pass_new_year():
    english = load("en")
    assert english.months((12, 1, 2, 3)) == "December to March"
    assert english.months((3, 4, 5, 9, 10)) == "March to May and September to October"
    assert english.months((6,)) == "June"
    assert load("zh").months((3, 4, 5, 9)) == "3月至5月、9月"


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="en, zh"):
        load("tlh")
