"""Steps do not stammer: which words are taken back, and which stay."""

import pytest

from seqchef.applications.writing.constraints.repeats import Repeats
from seqchef.applications.writing.drafting.state import DraftState
from seqchef.food.lexicon import folded_words


def kept(text: str, section: str = "steps") -> str:
    """What stays of a text whose last word has just been finished."""
    words = [word for word, _, _ in folded_words(text)]
    state = DraftState(section=section, text=text, words=words)  # type: ignore[arg-type]
    found = Repeats().broken(state)
    return text if found is None else text[:found]


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Stir in the wine wine ", "Stir in the wine"),
        ("Add parsley, basil, parsley,", "Add parsley, basil,"),
        ("Mix the garlic powder, salt, garlic powder,", "Mix the garlic powder, salt,"),
        ("Combine oil, the onion and onion.", "Combine oil, the onion and"),
        ("Whisk walnuts, and walnuts together ", "Whisk walnuts, and"),
        ("Cover and cook until done. Cover and cook until done ", "Cover and cook until done. Cover and cook until"),
    ],
)
def test_what_was_just_said_is_not_said_again(text: str, stays: str) -> None:
    assert kept(text) == stays


@pytest.mark.parametrize(
    "text",
    [
        "Add red pepper, green pepper,",
        "Melt the butter. Add the sugar, and the butter.",
        "Bake 5 to 6 minutes, or until done, about 5 minutes,",
        "Season with salt. Add salt, pepper,",
        "Add 1 1 ",
        "Add pepper, and pepper flakes to ",
        "Stir the eggs into ",
    ],
)
def test_what_people_say_stays(text: str) -> None:
    assert kept(text) == text


def test_a_title_may_name_a_food_twice() -> None:
    assert kept("Garlic, Bread, Garlic,", "title") == "Garlic, Bread, Garlic,"


def test_an_oven_is_preheated_once_and_not_at_the_end() -> None:
    lines = ["1 chicken", "1 onion", "1 carrot"]

    def broken(text: str, steps: list[str]) -> int | None:
        words = [word for word, _, _ in folded_words(text)]
        return Repeats().broken(DraftState(section="steps", lines=lines, steps=steps, text=text, words=words))

    assert broken("Put a rack in the oven and preheat the oven ", []) is None
    assert broken("Preheat the oven ", ["Preheat oven to 350 degrees F."]) == 0
    assert broken("Chop it. Heat the oven ", ["Preheat oven to 350 degrees F."]) == len("Chop it.")
    assert broken("Preheat the oven ", ["Chop the onion and the carrot. " * 12]) == 0
