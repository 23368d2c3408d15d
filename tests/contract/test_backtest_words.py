"""Every language of a backtest says everything that any other says."""

from string import Formatter

import pytest

from seqchef.applications.planning import wording as plain
from seqchef.applications.planning.backtest.wording import load, names
from seqchef.errors import UnknownName


def places(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_the_languages_are_those_of_plans():
    assert names() == plain.names()


@pytest.mark.parametrize("name", names())
def test_no_message_lacks_a_translation_and_each_fills_the_same_places(name):
    english, found = load("en").words.messages, load(name).words.messages
    assert found.keys() == english.keys()
    for key, message in found.items():
        assert places(message) == places(english[key]), key


def test_money_has_cents_only_where_they_count():
    say = load("en", "EUR")
    assert [say.money(amount) for amount in (1003.4, 99.5, 0.0, 0.004)] == ["1,003 EUR", "99.50 EUR", "0 EUR", "0 EUR"]
    assert load("en").money(12.0) == "12.00"


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="en, zh"):
        load("fr")
