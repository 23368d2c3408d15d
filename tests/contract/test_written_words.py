"""Every language around written recipes says everything that any other says, and has a name for every promise."""

from string import Formatter

import pytest

from seqchef.applications.writing.written import PROMISES, WrittenRecipe
from seqchef.errors import UnknownName
from seqchef.formats.written_text import to_text
from seqchef.formats.written_words import load, names


def places(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("name", names())
def test_every_message_has_a_translation_with_the_same_places(name):
    english = load("en")
    assert load(name).keys() == english.keys()
    for key, message in load(name).items():
        assert places(message) == places(english[key]), key


@pytest.mark.parametrize("name", names())
def test_every_promise_has_a_name(name):
    assert set(PROMISES) <= load(name).keys()


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="en, zh"):
        load("fr")


@pytest.mark.parametrize(("minutes", "said"), [(50, "about 50 min"), (60, "about 1 h"), (90, "about 1 h 30 min")])
def test_a_time_is_said_in_hours_and_minutes(minutes, said):
    recipe = WrittenRecipe(title="Soup", ingredients=("1 leek",), steps=("Boil it.",), minutes=minutes)
    assert said in to_text(recipe).splitlines()
