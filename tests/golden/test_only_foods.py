"""Only allowed foods: what a step, a title or a line may say, and what it may not, spelt in any way."""

from functools import cache

import numpy as np
import pytest

from seqchef.applications.writing.constraints.foods import OnlyFoods
from seqchef.applications.writing.drafting.state import DraftState, Section
from seqchef.food.diets import Restriction, restriction
from seqchef.text.subwords import END, Subwords

KITCHEN = (
    "Melt the butter in a large pan over medium heat; add the onions, garlic and a pinch of salt.",
    "Stir in the peanut butter, cream of tartar and cream cheese until smooth, about 5 minutes.",
    "Spread onto a buttered cookie sheet. Sprinkle with cheddar cheese and bake at 175 C until tender.",
    "Serve with ice cream, peas, pearl barley, pears and eggplant in buttermilk.",
)
PIECES = Subwords.train(KITCHEN * 4, 500, special=("<ingredient>", "<step>"))
NOTHING = Restriction()
LINES = (
    "1/2 cup peanut butter",
    "2 cups shredded cheddar cheese",
    "1 teaspoon cream of tartar",
    "3 pears",
    "salt",
    "2 eggs",
)
ALLOWED = (
    "Melt the peanut butter.",
    "Melt the PEANUT butter over medium heat.",
    "Sprinkle with Cheddar cheese, and bake until tender.",
    "Sprinkle with cheddar.",
    "Stir in the cheese; add salt, then a pear.",
    "Stir in the cream of tartar",
    "Spread onto a buttered pan.",
    "Whisk the egg whites for 5 minutes.",
    "Cut each pear and pearl it.",
    "Peanut-butter the pan",
    "Pour the batter into a pan.",
)
FORBIDDEN = (
    "Melt the butter.",
    "Melt the BUTTER.",
    "Melt the peanut, butter.",
    "Melt the bu-tter with butter",
    "Melt2butter",
    "Melt butter2",
    "Butter the pan",
    "Stir in the cream.",
    "Stir in the cream of the pan",
    "Add the ice cream",
    "Stir in the cream cheese",
    "Add the peas",
    "Add the pea",
    "Add the eggplant",
    "Add water",
    "Serve with a sauce",
)


@cache
def only(rules: Restriction = NOTHING, closed: bool = False) -> OnlyFoods:
    return OnlyFoods(PIECES, restriction=rules, closed=closed)


def may_write(
    text: str, constraint: OnlyFoods, lines: tuple[str, ...] = LINES, section: Section = "steps", *, apart: bool = False
) -> bool:
    """Whether every piece of a text, and its end, may be written; `apart`: in single bytes."""
    pieces = [PIECES.first_byte + byte for byte in text.encode()] if apart else PIECES.encode(text)
    so_far = ""
    for piece in (*pieces, END):
        mask = constraint.mask(DraftState(section=section, lines=list(lines), text=so_far))
        if mask is not None and not mask[piece]:
            return False
        so_far += PIECES.pieces[piece].decode()
    return True


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("text", ALLOWED)
def test_listed_foods_are_named_by_their_names_heads_and_kinds(text: str, apart: bool) -> None:
    assert may_write(text, only(), apart=apart)


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("text", FORBIDDEN)
def test_no_other_food_is_named_however_it_is_spelt(text: str, apart: bool) -> None:
    assert not may_write(text, only(), apart=apart)


def test_no_word_that_heads_other_lines_is_named() -> None:
    lines = ("1 pound ground beef", "2 scallions")
    assert not may_write("Brown the meat.", only(), lines)
    assert may_write("Brown the meat.", only(), ("1 pound stew meat",))
    assert may_write("Slice the scallion.", only(), lines)
    assert not may_write("Slice the green onion.", only(), lines)


def test_what_is_left_out_stands_in_no_title_and_no_line() -> None:
    vegan = only(restriction(["vegan"]))
    for section in ("title", "ingredients"):
        assert not may_write("Chicken pie with butter", vegan, (), section)
        assert not may_write("Buttered peas", vegan, (), section)
        assert may_write("1 cup peanut butter", vegan, (), section)
        assert may_write("Chicken pie with butter", only(), (), section)


def test_a_listed_food_that_is_left_out_is_not_named() -> None:
    assert not may_write("Stir in the cheese", only(restriction(without=["milk"])))
    assert may_write("Stir in the cheese", only())


def test_closed_writes_known_words_and_numbers_only() -> None:
    assert may_write("Bake at 175 C for 1234 minutes.", only(closed=True))
    assert not may_write("Bake the zyzzyva.", only(closed=True))
    assert may_write("Bake the zyzzyva.", only())


def test_the_masks_follow_the_lines_of_the_draft() -> None:
    assert may_write("Add the peas.", only(), (*LINES, "1 cup peas"))
    assert not may_write("Add the peas.", only())


def test_a_forbidden_food_in_forced_text_is_found() -> None:
    state = DraftState(section="steps", lines=list(LINES), text="Melt the butter in")
    assert only().broken(state) == len("Melt the ")
    state.text = "Melt the peanut butter in"
    assert only().broken(state) is None


def test_bytes_of_other_scripts_and_hidden_characters_are_never_written() -> None:
    mask = only().mask(DraftState(section="steps", lines=list(LINES)))
    assert mask is not None
    assert not mask[PIECES.first_byte + 128 : PIECES.first_byte + 256].any()
    assert np.all(mask[PIECES.first_byte + np.frombuffer(b"-,. 123", np.uint8)])
