"""Marks of recipes: by hand for small ones, copies by plain search, and near known figures for what people wrote."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqchef.errors import BadInput
from seqchef.evaluation.recipes import heat
from seqchef.evaluation.recipes.copying import TrainingRuns, known_runs, short_runs
from seqchef.evaluation.recipes.ingredient_nouns import NOUNS, derived
from seqchef.evaluation.recipes.ingredient_words import mentioned, name_words, unlisted
from seqchef.evaluation.recipes.marks import Training, measured
from seqchef.evaluation.recipes.structure import faults
from seqchef.evaluation.recipes.variety import distinct, self_bleu
from seqchef.text.copied_words import RUN, run_hashes
from seqchef.text.recipe_rows import RecipeRow, read_recipes

WORDS = st.sampled_from(["a", "b", "c"])


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("2 cups finely chopped onions", "onion"),
        ("1 (8 ounce) package cream cheese, softened", "cheese"),
        ("4 skinless, boneless chicken breast halves - cut in half", "breast"),
        ("salt and pepper to taste", "pepper"),
        ("3 cloves garlic, minced", "garlic"),
        ("1 pinch salt", "salt"),
        ("1/2 red or green bell pepper, chopped", "pepper"),
        ("1/4 cup roasted, salted peanuts", "peanut"),
        ("1 cup half-and-half", "cream"),
        ("1 cup low sodium, low fat vegetable broth", "broth"),
        ("2 cups kale, cut into strips", "kale"),
        ("1/4 cup flaxseed", "flaxseed"),
    ],
)
def test_the_head_of_a_line_is_the_last_word_of_its_food(line: str, head: str) -> None:
    assert name_words(line)[-1] == head


def test_a_line_that_opens_a_section_names_no_food() -> None:
    assert name_words("For the sauce:") == ()


def test_a_line_is_mentioned_by_any_word_of_its_name_or_with_all_others() -> None:
    lines = ("1 teaspoon vanilla extract", "2 eggs", "1 cup sugar", "Topping:")
    assert mentioned(lines, ["Beat eggs with vanilla."]) == [True, True, False]
    assert mentioned(lines, ["Mix all the ingredients."]) == [True, True, True]
    assert mentioned(lines, ["Mix the ingredients of your choice."]) == [False, False, False]


def test_of_alternatives_one_will_do() -> None:
    assert mentioned(["1 cup butter or olive oil", "2 ounces beluga or sevruga caviar"], ["Heat oil; add caviar."]) == [
        True,
        True,
    ]
    assert mentioned(["1 cup butter or olive oil"], ["Melt it."]) == [False]
    assert mentioned(["1 pound gigante, baby lima, or cannellini beans, soaked"], ["Boil the beans."]) == [True]


def test_an_unlisted_word_is_a_known_noun_that_no_line_has() -> None:
    lines = ("2 eggs", "1 tablespoon lemon juice")
    assert unlisted(lines, ["Whisk the eggs, lemons and parsley in a dish; salt."], NOUNS) == {"parsley", "salt"}


def test_nouns_are_heads_that_steps_rarely_name_unless_they_are_listed() -> None:
    recipes = [(["1 leek", "1 dish"], ["Chop the leek into a dish."])] * 40 + [([], ["Warm a dish."])] * 41
    assert derived(recipes) == {"leek"}
    assert derived(recipes[1:]) == frozenset()
    assert {"egg", "flour", "chicken"} <= NOUNS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bake 25 to 30 minutes.", True),
        ("Chill overnight.", True),
        ("Rest for half an hour.", True),
        ("Boil a few minutes more.", True),
        ("Bake for 35 to40 minutes.", True),
        ("Bake at 350 degrees.", False),
        ("Cut into 2 inch pieces.", False),
        ("Serve the same day.", False),
    ],
)
def test_a_time_is_a_number_of_minutes_hours_or_days(text: str, expected: bool) -> None:
    assert heat.has_time(text) is expected


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("Bake in the oven.", True),
        ("Bring to a boil and simmer.", True),
        ("Preheat the oven to 350 degrees F.", False),
        ("Heat the oven to 200 C.", False),
        ("Remove from the heat and stir in the brown sugar.", False),
        ("Bring to a boil.", False),
        ("Brown the beef.", True),
        ("Chop until fine, then brown.", True),
        ("Remove it when tender and brown.", False),
        ("Place in a baking dish.", False),
        ("Preheat an outdoor grill for medium heat.", False),
        ("Place the roast on the grill.", False),
        ("Lightly toast the nuts, or grill them.", True),
        ("Divide the roast (see Cook's Note).", False),
        ("Switch the oven to broil.", False),
        ("Remove from the microwave.", False),
    ],
)
def test_a_heating_step_tells_to_cook(step: str, expected: bool) -> None:
    assert heat.heats(step) is expected


def test_temperatures_are_told_in_both_scales() -> None:
    assert heat.temperatures_c("Preheat to 350 degrees F (175 degrees C).") == pytest.approx([176.7, 175], abs=0.1)
    assert heat.temperatures_c("Bake at 200°C; 350° for 25 minutes, 9x13 inch") == pytest.approx([200, 176.7], abs=0.1)
    assert heat.temperatures_c("Chop 250 grams; add 2 cups of flour and 100 cherries") == []
    assert heat.oven_temperatures_c("Heat the oven to 180 C. Cook until it reads 74 C.") == [180]


def test_poultry_is_meat_and_not_its_broth() -> None:
    assert heat.poultry(["2 chicken breasts"])
    assert not heat.poultry(["2 cups chicken broth", "1 cup eggs"])


def test_a_safe_temperature_is_that_of_the_middle_and_not_of_the_oven() -> None:
    assert heat.safe_poultry("Cook to 165 degrees F (74 degrees C).")
    assert heat.safe_poultry("until it reaches 74 C")
    assert not heat.safe_poultry("Bake at 350 degrees F.")
    assert not heat.safe_poultry("Cook to 145 degrees F.")
    assert heat.doneness_cue("Bake until juices run clear.")
    assert not heat.doneness_cue("Bake for 20 minutes.")


def test_a_recipe_that_is_whole_has_no_faults() -> None:
    assert faults("Tea", ["1 bag tea"], ["Boil water (a cup).", "1) Pour."]) == []


@pytest.mark.parametrize(
    ("title", "lines", "steps", "found"),
    [
        ("", ["tea"], ["Boil."], "characters of title"),
        ("Tea", [], ["Boil."], "0 ingredients"),
        ("Tea", ["tea"], [], "0 steps"),
        ("Tea", ["tea"], ["Boil"], "ends in"),
        ("Tea", ["tea"], ["Boil.", "Boil."], "twice"),
        ("Tea", ["tea"], ["Boil <step> it."], "has"),
        ("Tea", ["tea "], ["Boil."], "part 1"),
        ("Tea", ["1/2"], ["Boil."], "part 1"),
        ("Tea", ["tea"], ["Boil (a cup."], "of ("),
        ("Tea", ["tea"], ["Boil.\nPour."], "has"),
    ],
)
def test_what_is_wrong_with_a_recipe_is_said(title: str, lines: list[str], steps: list[str], found: str) -> None:
    assert any(found in fault for fault in faults(title, lines, steps))


@given(st.lists(st.lists(WORDS, max_size=40), min_size=1, max_size=4), st.lists(st.integers(0, 40), max_size=6))
def test_the_longest_copy_is_that_of_a_plain_search(texts: list[list[str]], cuts: list[int]) -> None:
    words = [word for at, cut in enumerate(cuts) for word in texts[at % len(texts)][cut // 2 : cut]]
    runs = TrainingRuns(map(" ".join, texts))
    joined = [f" {' '.join(text)} " for text in texts]
    lengths = [
        length
        for length in range(RUN, len(words) + 1)
        for at in range(len(words) - length + 1)
        if any(f" {' '.join(words[at : at + length])} " in text for text in joined)
    ]
    assert runs.longest(words) == max(lengths, default=0)
    known = [f" {' '.join(words[at : at + RUN])} " for at in range(len(words) - RUN + 1)]
    assert runs.known(words).tolist() == [any(run in text for text in joined) for run in known]


def test_short_runs_are_found_as_well() -> None:
    short = short_runs(["a b c d e f g h i", "x"])
    assert known_runs(run_hashes(["z", "a", "b", "c", "d", "e", "f", "g", "h"], 8), short).tolist() == [False, True]
    assert known_runs(run_hashes(["a"] * 8, 8), short_runs([])).tolist() == [False]


def test_distinct_n_grams_are_those_of_all_texts_together() -> None:
    assert distinct(["a b a b", "a b"], 1) == pytest.approx(2 / 6)
    assert distinct(["a b a b", "a b"], 2) == pytest.approx(2 / 4)
    assert distinct(["a"], 2) == 0


def test_self_bleu_is_one_for_the_same_text_and_low_for_strangers() -> None:
    text = "whisk the eggs and the milk with a fork"
    assert self_bleu([text, text, text]) == pytest.approx(1)
    assert self_bleu([text, "roast some leeks until tender, then serve warm"]) == 0
    with pytest.raises(BadInput, match="2 or more"):
        self_bleu([text])


def test_self_bleu_is_that_of_the_formula() -> None:
    # "a b c d e" against "a b c d x": precisions 4/5, (3+1)/(4+1), (2+1)/(3+1), (1+1)/(2+1), equal lengths.
    expected = math.exp(sum(map(math.log, (4 / 5, 4 / 5, 3 / 4, 2 / 3))) / 4)
    assert self_bleu(["a b c d e", "a b c d x"]) == pytest.approx(expected)
    # A word counts as often as one other text has it, not as all have it together; "a" is 3 words too short.
    assert self_bleu(["a a a a", "a b b b", "a c c c"], sample=3) < 0.5


def test_marks_are_counted_over_the_recipes_that_they_are_of() -> None:
    chicken = RecipeRow("Chicken", ("1 chicken", "salt"), ("Roast the chicken in an oven at 180 C, 1 hour, to 74 C.",))
    tea = RecipeRow("Tea", ("1 bag tea",), ("Boil water.",))
    found = measured([chicken, tea])
    marks = found["marks"]
    assert marks["listed_mentioned"]["value"] == pytest.approx(1 / 3)
    assert marks["all_listed_mentioned"]["value"] == 0
    assert marks["unlisted_words"]["value"] == pytest.approx(1 / 2)
    assert marks["unlisted_words_without_staples"]["value"] == 0
    assert marks["any_time"]["value"] == marks["heating_steps_with_a_time"]["value"] == 0.5
    assert marks["oven_with_a_temperature"] == {"value": 1.0, "interval": [1.0, 1.0], "of": 1}
    assert marks["poultry_with_a_safe_temperature"]["of"] == 1
    assert "copied_13_grams" not in marks
    assert "longest_copy" not in found


def test_copies_are_counted_where_training_texts_are_given() -> None:
    step = " ".join(f"word{at}" for at in range(30)) + "."
    training = Training(TrainingRuns([step]), short_runs([step]))
    found = measured([RecipeRow("Copy", ("x",), (step,)), RecipeRow("Own", ("x",), ("Boil.",))], training=training)
    assert found["marks"]["copied_13_grams"] == {"value": 1.0, "interval": [1.0, 1.0], "of": 18}
    assert (found["longest_copy"], found["copies_above_25"]) == (30, 1)


def test_no_recipes_have_no_marks() -> None:
    with pytest.raises(BadInput, match="no recipe"):
        measured([])


def test_what_people_wrote_has_about_the_figures_that_are_known_of_it(data_folder: Path) -> None:
    people, _ = read_recipes(data_folder / "recipes" / "recipes_unclear.jsonl.gz", split="dev")
    marks = {name: own["value"] for name, own in measured(people)["marks"].items()}
    assert marks["listed_mentioned"] == pytest.approx(0.974, abs=0.01)
    assert marks["all_listed_mentioned"] == pytest.approx(0.848, abs=0.03)
    assert marks["unlisted_words"] == pytest.approx(0.94, abs=0.06)
    assert marks["unlisted_words_without_staples"] == pytest.approx(0.58, abs=0.04)
    assert marks["any_time"] == pytest.approx(0.88, abs=0.02)
    assert marks["oven_with_a_temperature"] == pytest.approx(0.946, abs=0.03)
    assert marks["poultry_with_a_doneness_cue"] == pytest.approx(0.519, abs=0.05)
