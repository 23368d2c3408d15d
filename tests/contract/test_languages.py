"""What every language file promises; a new file is under test the moment it exists."""

import pytest

from seqchef.errors import UnknownName
from seqchef.food.units import MEASURES, unit
from seqchef.languages import load, names
from seqchef.text.tokens import tokenize


@pytest.mark.parametrize("name", names())
def test_a_language_knows_its_own_name(name: str) -> None:
    assert load(name).code == name


@pytest.mark.parametrize("name", names())
def test_measures_are_measures_and_counts_are_named_once(name: str) -> None:
    words = load(name)
    assert set(words.measures.values()) <= set(MEASURES)
    assert not set(words.measures) & set(words.counts)
    for counted in words.counts.values():
        assert words.counts.get(counted, counted) == counted
        assert unit(counted).name == counted
    assert words.containers <= set(words.counts.values()) | {"tub"}


@pytest.mark.parametrize("name", names())
def test_a_plural_and_its_singular_are_the_same_token_and_the_same_unit(name: str) -> None:
    words = load(name)
    for plural, singular in words.plurals.items():
        (token,) = tokenize(plural, name)
        assert token.form == singular
        known = words.measures.get(singular) or words.counts.get(singular)
        assert (words.measures.get(plural) or words.counts.get(plural) or known) == known


def test_a_language_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownName, match=r'language "tlh" is unknown; known: .*en'):
        load("tlh")
