"""Whatever is chosen, a draft under the promises about steps ends within its budget and keeps every one of them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from random_drafts import Driver, begun, vocabulary
from seqchef.applications.writing.checks.heat import ovens, safe_temperatures
from seqchef.applications.writing.checks.heat import times as checked_times
from seqchef.applications.writing.checks.structure import structure
from seqchef.applications.writing.constraints.durations import minutes_of
from seqchef.applications.writing.constraints.sentences import sentences
from seqchef.applications.writing.constraints.step_promises import step_promises
from seqchef.applications.writing.drafting.state import DraftState
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.lexicon import folded_words

LINES = (
    "1 pound chicken", "2 tablespoons butter", "1 cup rice", "1 cup milk", "1 onion", "2 tablespoons parsley", "salt",
    "1 cup flour", "2 eggs", "1 pound pork", "1 teaspoon thyme", "1 cup sugar", "1 pound ground beef",
    "2 cups frobnium",
)  # fmt: skip
PHRASES = (
    " Simmer the chicken", " for 20 minutes.", " until golden.", " Heat the oil", " Add the onion.", " Serve at once.",
    " Preheat the oven to 350 degrees F (175 degrees C).", " 2 hours", " overnight", " Bake", " Preheat the oven to",
    " degrees", " F (", " thermometer reads", " until it reads 145 degrees F", " (do not stir", " every 5 minutes",
)  # fmt: skip
FEWEST_PIECES = 250  # of a budget for the longest of these lists


def last_word(line):
    return (frozenset((folded_words(line)[-1][0],)),)


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    lines=st.lists(st.sampled_from(LINES), min_size=2, max_size=len(LINES), unique=True),
    left=st.integers(FEWEST_PIECES, 1200),
    minutes=st.sampled_from([None, None, 30, 60, 120]),
    chatty=st.booleans(),
)
def test_every_draft_ends_in_its_budget_with_its_promises_kept(seed, lines, left, minutes, chatty):
    promises = step_promises(vocabulary(), last_word, max_minutes=minutes)
    driver = Driver(promises, seed, favourites=PHRASES if chatty else ())
    draft = driver.write(begun(lines, left=left))
    assert draft.left >= 0
    assert driver.stuck <= 9  # dead ends that a word taken back has solved
    wish = Wish(dish="Supper", max_minutes=minutes)
    recipe = WrittenRecipe(
        title="Supper", ingredients=tuple(lines), steps=tuple(draft.steps), minutes=minutes_of(draft.steps)
    )
    for looks in (structure, checked_times, ovens, safe_temperatures):
        assert looks(recipe, wish) is None
    assert 2 <= len(draft.steps) <= 15
    assert all(3 <= len(step.split()) <= 110 for step in draft.steps)
    assert all(re.search(r"[.!)]$", step) for step in draft.steps)
    said = {word for step in draft.steps for word, _, _ in folded_words(step)}
    assert all(words & said for line in lines for words in last_word(line))
    told = [sentence for step in draft.steps for sentence in sentences(step)]
    assert len(set(told)) == len(told)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32), left=st.integers(500, 2000))
def test_a_title_and_a_list_close_in_time_too(seed, left):
    driver = Driver(step_promises(vocabulary(), last_word), seed)
    draft = driver.write(DraftState(left=left))
    assert draft.left >= 0
    assert 1 <= len(draft.title.split()) <= 12
    assert 2 <= len(draft.lines) <= 30
    assert len(set(draft.lines)) == len(draft.lines)
    assert 2 <= len(draft.steps) <= 15


@pytest.mark.parametrize("chatty", [False, True])
def test_the_same_choices_give_the_same_draft(chatty):
    def write():
        promises = step_promises(vocabulary(), last_word, max_minutes=60)
        return Driver(promises, 7, favourites=PHRASES if chatty else ()).write(begun(LINES[:5], left=500)).steps

    assert write() == write()
