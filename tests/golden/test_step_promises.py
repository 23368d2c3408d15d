"""What each promise about steps says of a draft: readable cases."""

from itertools import pairwise

import numpy as np
import pytest

from random_drafts import begun, ended_part, spelt, vocabulary
from seqchef.applications.writing.constraints.additions import additions, named
from seqchef.applications.writing.constraints.clock import Clock
from seqchef.applications.writing.constraints.copying import Copying
from seqchef.applications.writing.constraints.coverage import Coverage
from seqchef.applications.writing.constraints.doneness_words import advice
from seqchef.applications.writing.constraints.mentions import words_to_mention
from seqchef.applications.writing.constraints.reserve import Reserve
from seqchef.applications.writing.constraints.structure import Structure
from seqchef.applications.writing.constraints.temperatures import Temperatures
from seqchef.applications.writing.constraints.times import Times
from seqchef.applications.writing.drafting.state import DraftState
from seqchef.food.doneness import needed
from seqchef.food.lexicon import folded_words
from seqchef.text.subwords import END

PLENTY = 2000
LINES = ("1 pound chicken", "2 tablespoons butter", "1 cup milk", "1 cup rice", "salt", "2 tablespoons parsley")


def last_word(line):
    """A stand-in: a line is mentioned by its last word."""
    return (frozenset((folded_words(line)[-1][0],)),)


def piece(text):
    (number,) = vocabulary().encode(text)
    return number


def mark(name):
    return vocabulary().number(name)


def step(text, *, lines=("1 onion", "1 carrot"), before=(), left=PLENTY):
    state = begun(lines, left=left)
    for one in before:
        state = ended_part(spelt(state, one), "steps")
    return spelt(state, text)


def part(section, text, lines=(), left=PLENTY):
    return spelt(DraftState(section=section, lines=list(lines), left=left), text)


@pytest.fixture
def structure():
    return Structure(vocabulary(), Reserve())


@pytest.fixture
def times():
    return Times(vocabulary(), Reserve(), Clock())


@pytest.fixture
def temperatures():
    return Temperatures(vocabulary(), Reserve())


@pytest.fixture
def coverage():
    return Coverage(vocabulary(), Reserve(), Clock(), last_word)


def test_a_title_ends_in_a_line_and_in_nothing_else(structure):
    mask = structure.mask(part("title", "Chicken soup"))
    assert mask[mark("<ingredient>")]
    assert not mask[mark("<step>")]
    assert not mask[END]


@pytest.mark.parametrize("text", ["", "Chicken and", "Chicken (hot", "Chicken "])
def test_a_title_does_not_end_in_the_air(structure, text):
    assert not structure.mask(part("title", text))[mark("<ingredient>")]


def test_a_title_has_at_most_twelve_words(structure):
    mask = structure.mask(part("title", "one two three four five six seven eight nine ten eleven twelve"))
    assert not mask[piece(" the")]
    assert mask[mark("<ingredient>")]


def test_a_list_of_one_line_is_no_list_yet(structure):
    assert not structure.mask(part("ingredients", "1 onion"))[mark("<step>")]
    assert structure.mask(part("ingredients", "1 onion", ["salt"]))[mark("<step>")]


def test_a_line_that_stands_already_has_to_go_on(structure):
    mask = structure.mask(part("ingredients", "salt", ["salt", "1 onion"]))
    assert not mask[mark("<step>")]
    assert not mask[mark("<ingredient>")]


def test_no_list_has_more_than_thirty_lines(structure):
    mask = structure.mask(part("ingredients", "salt", [f"{n} onions" for n in range(2, 31)]))
    assert not mask[mark("<ingredient>")]
    assert mask[mark("<step>")]


@pytest.mark.parametrize(
    "text", ["", "Chop the onion", "Chop.", "12 30 40.", "Chop the onion (fine.", "Chop the onion, "]
)
def test_a_step_ends_with_a_whole_sentence_of_three_words(structure, text):
    assert not structure.mask(step(text))[mark("<step>")]


def test_a_recipe_has_two_steps(structure):
    assert not structure.mask(step("Chop the onion."))[END]
    assert structure.mask(step("Serve at once now.", before=["Chop the onion."]))[END]


def test_a_recipe_has_at_most_fifteen_steps(structure):
    state = step("Chop it well.", before=[f"Chop {n} more onions." for n in range(14)])
    assert not structure.mask(state)[mark("<step>")]
    assert structure.mask(state)[END]


def test_after_a_sentence_another_one_begins_with_a_space(structure):
    mask = structure.mask(step("Chop the onion."))
    assert mask[piece(" the")]
    assert not mask[piece("s")]
    assert not mask[piece(".")]


def test_a_bracket_is_closed_before_a_sentence_ends(structure):
    mask = structure.mask(step("Chop the onion (fine"))
    assert mask[piece(")")]
    assert mask[piece(").")]
    assert structure.mask(step("Peel it. (Chop the onion"))[piece(")")]
    assert not mask[piece(".")]
    assert not structure.mask(step("Chop the onion"))[piece(")")]


def test_no_line_breaks_and_no_bytes_that_are_no_text(structure):
    mask = structure.mask(step("Chop the onion"))
    odd = [n for n, text in enumerate(vocabulary().pieces) if b"\n" in text or text in {b"\xff", b"\x00", b"\xc3"}]
    assert odd
    assert not mask[odd].any()


def test_where_few_pieces_are_left_a_sentence_may_only_end(structure):
    mask = structure.mask(step("Chop the onion well", left=20))
    assert np.flatnonzero(mask).tolist() == np.flatnonzero([text == b"." for text in vocabulary().pieces]).tolist()
    mask = structure.mask(step("Chop the onion well.", before=["Peel the onion."], left=20))
    assert np.flatnonzero(mask).tolist() == [END]


def test_a_sentence_that_was_said_is_taken_back(structure):
    state = step("Peel it. Chop the onion.", before=["Chop the onion. Fry it."])
    assert structure.broken(state) == len("Peel it.")
    assert structure.broken(step("Peel it. Chop the onion.")) is None


def test_a_step_that_heats_cannot_end_without_a_time(times):
    assert not times.mask(step("Simmer the onion."))[mark("<step>")]
    assert times.mask(step("Simmer the onion for 20 minutes.")) is None
    assert times.mask(step("Chop the onion.")) is None


def test_a_time_is_asked_for_and_the_model_chooses_it_among_the_usual_ones(times):
    state = step("Simmer the onion.")
    assert times.forced(state) == " This takes about"
    state = spelt(state, " This takes about")
    mask = times.mask(state)
    assert mask[piece(" 20")]
    assert mask[piece(" 5")]
    assert not mask[piece(" 3")]
    assert not mask[piece(" the")]
    assert times.forced(spelt(state, " 20")) == " minutes."
    assert times.forced(spelt(state, " 20 minutes.")) is None


def test_melting_may_tell_its_time_a_sentence_later(times):
    assert times.forced(step("Melt the butter.")) is None
    assert times.closing(step("Melt the butter.")) == " This takes about"
    assert times.forced(step("Melt the butter. Add the onion.")) == " This takes about"
    assert times.forced(step("Melt the butter. Fry the onion for 5 minutes.")) is None


def test_times_stay_within_the_limit():
    times = Times(vocabulary(), Reserve(), Clock(30))
    before = ["Fry the onion for 20 minutes."]
    mask = times.mask(step("Simmer for ", before=before))
    assert mask[piece(" 10")]
    assert not mask[piece(" 12")]
    assert times.broken(step("Simmer for 12 minutes.", before=before)) == len("Simmer for")
    assert times.broken(step("Simmer for 10 minutes.", before=before)) is None
    assert times.broken(step("Chill overnight.", before=before)) == len("Chill")
    full = ["Fry the onion for 30 minutes."]
    assert times.broken(step("Now simmer ", before=full)) == len("Now")
    assert times.broken(step("Now serve ", before=full)) is None


def test_an_hour_is_no_unit_where_none_is_left():
    times = Times(vocabulary(), Reserve(), Clock(30))
    mask = times.mask(step("Simmer for 1"))
    assert not mask[piece(" hour")]
    assert mask[piece(" minutes")]


def test_ovens_stay_within_what_ovens_do(temperatures):
    mask = temperatures.mask(step("Preheat the oven to"))
    assert mask[piece(" 35")]
    assert not mask[piece(" 79")]
    assert temperatures.broken(step("Preheat the oven to 700 degrees F.")) == len("Preheat the oven to")
    assert temperatures.broken(step("Preheat the oven to 350 degrees F.")) is None
    assert temperatures.broken(step("Preheat the oven to 350 degrees C.")) == len("Preheat the oven to")


def test_an_oven_of_120_is_one_of_celsius(temperatures):
    mask = temperatures.mask(step("Preheat the oven to 120 degrees"))
    assert not mask[piece(" F")]
    assert mask[piece(" C")]


def test_two_scales_agree(temperatures):
    mask = temperatures.mask(step("Preheat the oven to 350 degrees F ("))
    assert mask[piece("175")]
    assert not mask[piece("2")]
    assert temperatures.broken(step("Bake at 350 degrees F (165 degrees C).")) == len("Bake at 350 degrees F (")
    assert temperatures.broken(step("Bake at 350 degrees F (175 degrees C).")) is None


@pytest.mark.parametrize(
    ("lines", "sentence", "holds"),
    [
        (["1 chicken"], "Roast until the thickest part reads 165 degrees F.", True),
        (["1 chicken"], "Roast until the thickest part reads 145 degrees F.", False),
        (["1 pound pork"], "Roast until a thermometer reads 145 degrees F.", True),
        (["1 pound pork"], "Roast until a thermometer reads 130 degrees F.", False),
        (["1 pound pork", "1 chicken"], "Cook the pork until it has reached 145 degrees F.", True),
        (["1 pound pork", "1 chicken"], "Cook until it has reached 145 degrees F.", False),
        (["2 cups sugar"], "Boil the syrup until a candy thermometer reads 240 degrees F.", True),
        (["1 cup oil", "1 chicken"], "Heat the oil to 350 degrees F on a thermometer.", True),
        (["1 chicken"], "Heat it to 350 degrees F on a thermometer.", False),
        (["1 package yeast", "1 cup milk"], "Warm the milk to 110 degrees F.", True),
        (["1 cup milk"], "Warm the milk to 110 degrees F.", False),
        (["1 loaf"], "Bake until the inside has reached 200 degrees F.", True),
    ],
)
def test_temperatures_by_what_they_are_of(temperatures, lines, sentence, holds):
    assert (temperatures.broken(step(sentence, lines=lines)) is None) == holds


def test_a_safe_temperature_is_stated_before_the_end(temperatures):
    lines = ["1 chicken", "salt"]
    state = step("Roast it for 1 hour. Serve it at once.", lines=lines, before=["Season the chicken."])
    assert not temperatures.mask(state)[END]
    said = temperatures.forced(state)
    assert said == (
        " Before serving, make sure that the thickest part of the chicken has reached 165 degrees F (74 degrees C)."
    )
    assert temperatures.mask(spelt(state, said)) is None
    assert temperatures.forced(spelt(state, said)) is None


def test_what_the_model_says_itself_is_enough(temperatures):
    text = "Roast for 1 hour, until the inside of the chicken reads 165 degrees F. Serve."
    assert temperatures.mask(step(text, lines=["1 chicken"], before=["Season it."])) is None


def test_the_heat_of_an_oven_is_no_safe_temperature(temperatures):
    text = "Roast the chicken in the middle of the oven at 350 degrees F. Serve."
    assert temperatures.mask(step(text, lines=["1 chicken"], before=["Season it."])) is not None


def test_raw_eggs_of_a_cold_dish_need_no_temperature(temperatures):
    assert temperatures.mask(step("Whisk the eggs. Serve.", lines=["2 eggs"], before=["Chop it."])) is None
    assert temperatures.mask(step("Fry the eggs. Serve.", lines=["2 eggs"], before=["Chop it."])) is not None


def test_advice_for_several_foods_is_one_text_for_each_temperature():
    assert advice(needed(["1 chicken", "1 pound pork", "1 turkey"]), "metric") == (
        "Before serving, make sure that the thickest part of the chicken and the turkey has reached 74 degrees C "
        "(165 degrees F).",
        "Before serving, make sure that the thickest part of the pork has reached 63 degrees C (145 degrees F). "
        "Let the pork rest for 3 minutes.",
    )


def test_a_recipe_does_not_end_while_a_food_is_pending(coverage):
    state = step("Chop the onion.", before=["Peel it."])
    assert coverage.pending(state) == (("1 carrot", (frozenset({"carrot"}),)),)
    assert not coverage.mask(state)[END]
    assert coverage.mask(spelt(state, " Add the carrot.")) is None


def test_words_of_pending_foods_grow_more_likely(coverage):
    early = coverage.bias(step("Chop ", lines=["1 onion", "1 cup flour"]))
    late = coverage.bias(step("Chop ", lines=["1 onion", "1 cup flour"], before=["Peel it well now." * 8]))
    onion, flour = piece(" onion"), piece(" flour")
    assert 0 < early[onion] < late[onion]
    assert early[flour] > early[onion]  # raw foods are asked for sooner
    assert early[piece(" the")] == 0
    assert coverage.bias(step("Fry the onion, flour ", lines=["1 onion", "1 cup flour"])) is None


def test_pending_foods_are_taken_in_when_the_recipe_is_about_to_end(coverage):
    state = step("Serve it hot.", lines=["2 tablespoons parsley"], before=["Peel it."])
    assert coverage.forced(state) == " Sprinkle with the parsley."
    assert coverage.forced(step("Peel it.", lines=["2 tablespoons parsley"])) is None
    wants_to_end = step("Chop the onion.", lines=["salt"], before=["Peel it."])
    assert coverage.closing(wants_to_end) == " Season with the salt."
    assert coverage.closing(step("Drain.", lines=["salt"], before=["Peel it."])) is None  # no step yet


def test_sentences_for_pending_foods_say_how_each_is_added():
    foods = [food for line in LINES for food in named(line, last_word(line))]
    assert additions(foods, hot=True, most=None, units="us") == (
        "Add the chicken and cook for 20 minutes, until the middle has reached 165 degrees F (74 degrees C).",
        "Add the rice and cook for 15 minutes, until tender.",
        "Stir in the butter and the milk.",
        "Season with the salt.",
        "Sprinkle with the parsley.",
    )


def test_leaves_of_a_salad_are_never_cooked():
    (lettuce,) = additions(named("1 head lettuce", ()), hot=True, most=None, units="us")
    assert lettuce == "Add the lettuce."


def test_vegetables_of_a_cold_dish_stay_raw():
    foods = named("1 onion", last_word("1 onion"))
    assert additions(foods, hot=False, most=None, units="us") == ("Add the onion.",)
    assert additions(foods, hot=True, most=4, units="us") == ("Add the onion and cook for 4 minutes, until tender.",)


def test_a_food_that_nobody_knows_is_added_by_its_word():
    (food,) = named("2 cups frobnium", last_word("2 cups frobnium"))
    assert (food.name, food.how) == ("frobnium", "add")


class Remembering:
    """A guard that knows one run of words."""

    def __init__(self, words):
        self.words = words

    def hit(self, words):
        return list(words[-len(self.words) :]) == self.words


def test_the_word_that_completes_a_copy_is_written_anew():
    copying = Copying(Remembering(["chop", "the", "onion"]))
    assert copying.broken(step("Peel it. Chop the onion ")) == len("Peel it. Chop the")
    assert copying.broken(step("Peel it. Chop the onion")) is None  # the word may go on
    assert copying.broken(step("Peel it. Chop the carrot ")) is None
    assert copying.broken(step("Onion.", before=["Now chop the"])) == 0


def test_a_number_of_minutes_is_no_heat_of_an_oven(temperatures):
    for text in ("Bake in the oven for 5 to", "Heat the oil in a 12", "Cook over medium heat until reduced to 1"):
        mask = temperatures.mask(step(text))
        assert mask is None or mask[piece(" minutes")]


def test_a_temperature_is_judged_when_its_scale_is_known(temperatures):
    lines = ["1 cup sugar"]
    assert temperatures.broken(step("Cook the syrup to 260 degrees", lines=lines)) is None
    assert temperatures.broken(step("Cook the syrup to 260 degrees F", lines=lines)) is None
    assert temperatures.broken(step("Cook the syrup to 260 degrees C", lines=lines)) == len("Cook the syrup to")


def test_of_a_line_with_two_foods_only_the_missing_one_is_added():
    both = Coverage(vocabulary(), Reserve(), Clock(), lambda _: (frozenset({"salt"}), frozenset({"parsley"})))
    state = step("Serve it with salt.", lines=["salt and parsley"], before=["Peel it."])
    assert both.forced(state) == " Sprinkle with the parsley."


def test_no_sentence_with_a_time_is_said_twice():
    times = Times(vocabulary(), Reserve(), Clock(2))
    before = ["Warm the milk. This takes about 1 minute.", "Chop the onion."]
    assert times.forced(step("Boil the onion.", before=before)) is None  # boiling may tell it a sentence later
    assert times.closing(step("Boil the onion.", before=before)) == " Allow about"
    again = [*before, "Boil it. Allow about 0 minutes."]
    assert times.closing(step("Boil the onion.", before=again)) == " Expect this to take about"


@pytest.mark.parametrize(
    ("line", "name"), [("Salt", "salt"), ("2 cups Dijon mustard", "Dijon mustard"), ("Pearl Onions", "pearl onions")]
)
def test_names_keep_their_capitals_inside_a_line(line, name):
    assert [food.name for food in named(line, last_word(line))] == [name]


@pytest.mark.parametrize(
    ("text", "keep"),
    [
        ("Heat the pounded", None),
        ("Heat the poundéd", len("Heat the")),
        ("Sauté", None),
        ("Fold in the crème fraîche", None),
        ("Add the rösti", None),
    ],
)
def test_a_word_that_nobody_accents_so_is_taken_back(structure, text, keep):
    state = step(f"{text} ", lines=("2 rösti", "1 cup rice"))
    assert structure.broken(state) == keep


def test_words_in_capitals_are_not_written(structure):
    assert not structure.mask(step("Bake the S"))[piece("S")]
    assert structure.mask(step("Bake the S"))[piece("s")]
    assert not any(
        a.isupper() and b.isupper()
        for n in np.flatnonzero(structure.mask(step("Bake the")))
        for a, b in pairwise(vocabulary().pieces[n].decode())
    )


def test_a_line_for_a_tool_or_an_unknown_food_is_said_too():
    def said(line):
        return additions(named(line, words_to_mention(line)), hot=True, most=None, units="us")

    assert said("12 wooden skewers") == ("Use the wooden skewers as needed.",)
    assert said("1 tablespoon patis (fish sauce)") == ("Stir in the fish sauce.", "Add the patis.")
