"""Laws of substitutes: nothing that is left out comes back in another food's place."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.applications.writing.describe import describe
from seqchef.applications.writing.replaced_lines import replaced_lines
from seqchef.applications.writing.substitutes import substitutes, without
from seqchef.errors import UnknownName
from seqchef.food.allergens import ALLERGENS
from seqchef.food.diets import DIETS, Restriction, restriction
from seqchef.food.lexicon import lexicon
from seqchef.food.substitutions import all_substitutions

EVERY = [restriction(diets=[diet]) for diet in DIETS] + [restriction(without=[allergen]) for allergen in ALLERGENS]
PAIRS = [one | other for one, other in itertools.combinations(EVERY, 2)]
REPLACED = sorted(all_substitutions())
AMOUNTS = ("1 cup", "2", "200 g", "1 (14 ounce) can", "3 tablespoons", "1 1/2 pounds", "some", "")


def is_allowed(food: str, given: Restriction) -> bool:
    return not given.excludes(lexicon().named(food))


@pytest.mark.parametrize("given_restriction", EVERY + PAIRS[::7], ids=str)
def test_no_substitute_is_excluded_by_the_restriction_it_was_asked_for(given_restriction):
    for food in REPLACED:
        for one in substitutes(food, given_restriction):
            assert is_allowed(one.food, given_restriction)
            assert one.addition is None or is_allowed(one.addition.food, given_restriction)


@pytest.mark.parametrize("given_restriction", EVERY, ids=str)
def test_without_answers_for_the_excluded_foods_and_no_others(given_restriction):
    found = without(REPLACED, given_restriction)
    assert list(found) == [food for food in REPLACED if not is_allowed(food, given_restriction)]
    assert all(one is None or is_allowed(one.food, given_restriction) for one in found.values())


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(AMOUNTS), st.sampled_from(sorted(lexicon().foods))), min_size=1, max_size=4),
    st.sampled_from(EVERY + PAIRS),
)
def test_a_new_line_names_no_food_that_is_left_out(lines, given_restriction):
    written = [f"{amount} {food}".strip() for amount, food in lines]
    found = replaced_lines(written, given_restriction)
    assert [one.line for one in found] == [
        line for line in written if any(given_restriction.excludes(m.food) for m in lexicon().mentions(line))
    ]
    for one in found:
        if one.instead is not None:
            assert not any(given_restriction.excludes(mention.food) for mention in lexicon().mentions(one.instead))
            assert one.instead != one.line


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.sampled_from(sorted(lexicon().foods)), st.sampled_from(["en", "zh"]), st.integers())
def test_any_text_is_described_or_refused(name, language, seed):
    try:
        found = describe(name, language, seed)
    except UnknownName:
        assert name not in lexicon().foods
        return
    assert found.text
    assert found.sources.keys() == found.facts.keys()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(EVERY))
def test_any_text_is_answered(line, given_restriction):
    for one in replaced_lines([line], given_restriction):
        assert one.line == line
        assert one.instead is None or not any(
            given_restriction.excludes(mention.food) for mention in lexicon().mentions(one.instead)
        )
