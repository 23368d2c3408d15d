"""Every language around written recipes says everything that any other says, and has a name for every promise."""

from string import Formatter

import pytest

from seqchef.applications.writing.written import PROMISES
from seqchef.errors import UnknownName
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
