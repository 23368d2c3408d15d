"""Which sentences heat, which times they state, and what a recipe's times add up to."""

import pytest

from seqchef.applications.writing.constraints.clock import Owed, owed, usual
from seqchef.applications.writing.constraints.durations import durations, minutes_of
from seqchef.applications.writing.constraints.heat import heating
from seqchef.applications.writing.constraints.heat_words import HEAT
from seqchef.applications.writing.constraints.sentences import ended, sentences

HEATING = {
    "Simmer the sauce.": ("simmer",),
    "Bring to a boil.": ("boil",),
    "Cover and bake.": ("bake",),
    "Heat the oil in a skillet, then fry the onions.": ("heat", "fry"),
    "In a small saucepan melt the jam over low heat.": ("melt",),
    "In the skillet cook the onion over moderate heat.": ("cook",),
    "Continue cooking until thick.": ("cook",),
    "Reduce the heat and simmer.": ("simmer",),
    "Boil until reduced, or reduce the sauce by half.": ("boil", "reduce"),
    "Stir-fry the beef.": ("fry",),
    "Sauté the leeks.": ("saute",),
    "Gently warm the milk.": ("warm",),
    "Mix the brown sugar with the butter and brown the meat.": ("brown",),
    "Place the roast in a pan and roast it.": ("roast",),
}
NOT_HEATING = (
    "Preheat the oven to 350 degrees F.",
    "Heat the oven to 200 degrees C.",
    "Preheat the oven to broil.",
    "Grease a baking dish.",
    "Sift the flour with the baking powder.",
    "Pour in the boiling water.",
    "Wipe the frying pan.",
    "Coat with cooking spray.",
    "Stir in the brown sugar.",
    "Remove from the heat.",
    "Reduce the heat to low.",
    "Serve with toast.",
    "Sprinkle the melted butter over the roasted peppers.",
    "Season before baking.",
    "Chill until ready to cook.",
    "Let the cookies cool on the grill.",
)
MINUTES = {
    "Simmer for 10 to 12 minutes, stirring every 2 minutes.": 12,
    "Fry 3 minutes per side.": 6,
    "Bake 1 1/2 hours.": 90,
    "Bake for an hour and a half.": 90,
    "Roast for 1 hour and 15 minutes.": 75,
    "Simmer for 2 to 2 1/2 hours.": 150,
    "Chill for 4 hours or overnight.": 480,
    "Leave it overnight.": 480,
    "Stir for a minute.": 1,
    "Cook a few minutes.": 3,
    "Cook for an few minutes.": 3,
    "Cook a couple of minutes, then an hour or so.": 62,
    "Rest for half an hour.": 30,
    "Bake twenty minutes.": 20,
    "Bake 20-25 minutes, then 5 more minutes.": 30,
    "Microwave for 45 seconds.": 1,
    "Keeps for up to 3 days; cook for 5 minutes.": 5,
    "Add the peas in the last 5 minutes of the 20 minutes.": 20,
    "It can be made 2 days ahead; bake for 40 minutes.": 40,
}


@pytest.mark.parametrize("sentence", HEATING)
def test_an_order_to_heat_is_found(sentence):
    assert heating(sentence) == HEATING[sentence]


@pytest.mark.parametrize("sentence", NOT_HEATING)
def test_things_looks_back_and_the_oven_alone_heat_nothing(sentence):
    assert heating(sentence) == ()


@pytest.mark.parametrize("sentence", MINUTES)
def test_minutes_of_a_sentence(sentence):
    assert minutes_of([sentence]) == MINUTES[sentence]


def test_minutes_of_a_recipe_add_up_and_round_up_once():
    assert minutes_of(["Beat for 20 seconds.", "Beat for 20 seconds.", "Bake for 30 to 35 minutes."]) == 36


def test_steps_without_times_have_no_minutes():
    assert minutes_of(["Stir every 5 minutes.", "Serve."]) is None


def test_a_duration_knows_its_place():
    text = "Bake for 20 to 25 minutes, until golden."
    (one,) = durations(text)
    assert text[one.start : one.end] == "20 to 25 minutes"


def test_a_step_that_heats_owes_a_time_until_it_states_one():
    assert owed("Simmer the sauce. Stir.") == Owed("simmer", 1, soon=False)
    assert owed("Melt the butter.") == Owed("melt", 0, soon=True)
    assert owed("Melt the butter. Fry the onion for 5 minutes.") is None
    assert owed("Chop the onion.") is None


def test_usual_minutes_stay_within_what_is_left():
    assert usual("bake", None) == HEAT["bake"]
    assert usual("bake", 12.5) == (5, 12, 12)
    assert usual("bake", 2.0) == (2, 2, 2)
    assert usual("bake", 0.0) == (1, 1, 1)


def test_every_verb_has_minutes_in_order():
    assert all(0 < low <= middle <= high for low, middle, high in HEAT.values())


def test_sentences_end_in_stops_that_are_in_no_number():
    text = "Add 1.5 cups. Heat to 350 degrees F. (Do not stir.) Serve"
    assert sentences(text) == ("Add 1.5 cups.", "Heat to 350 degrees F.", "(Do not stir.)", "Serve")


@pytest.mark.parametrize(
    "text", ["Serve.", "Serve at once!", "(Do not stir.)", "Heat to 350 degrees F (175 degrees C)."]
)
def test_whole_sentences_have_ended(text):
    assert ended(text)


@pytest.mark.parametrize("text", ["", "Serve", "Serve (hot.", "Serve,", "Serve (hot)", "..."])
def test_other_texts_have_not(text):
    assert not ended(text)
