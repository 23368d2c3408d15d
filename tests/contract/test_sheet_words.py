"""Every language of the sheets says everything that any other says, and no word of the plan is replaced."""

from string import Formatter

import pytest

from seqchef.applications.planning import wording
from seqchef.errors import UnknownName
from seqchef.formats.sheet_words import load, messages, names


def places(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_sheets_speak_the_languages_of_plans():
    assert names() == wording.names()


@pytest.mark.parametrize("name", names())
def test_every_message_has_a_translation_with_the_same_places(name):
    english = messages("en")
    assert messages(name).keys() == english.keys()
    for key, message in messages(name).items():
        assert places(message) == places(english[key]), key


@pytest.mark.parametrize("name", names())
def test_sheets_add_words_and_replace_none(name):
    assert not messages(name).keys() & wording.load(name).messages.keys()
    assert load(name).say("order_sheet") == wording.load(name).say("order_sheet")


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="en, zh"):
        messages("fr")
