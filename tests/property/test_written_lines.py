"""Laws of ingredient lines under their constraint, whatever a model would like to write."""

import json
import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from seqchef.applications.writing.amounts.leading import leading
from seqchef.applications.writing.constraints.line_foods import foods_of, mentioned
from seqchef.applications.writing.constraints.line_shape import place_of
from seqchef.applications.writing.constraints.lines import MOST_LINES, Lines
from seqchef.applications.writing.drafting.state import DraftState
from seqchef.applications.writing.wishes import Wish
from seqchef.food.diets import Restriction, restriction
from seqchef.food.lexicon import folded_words, lexicon
from seqchef.text.recipe_pieces import MARKS, RecipePieces
from seqchef.text.subwords import Subwords

LINES = Path(__file__).parents[1] / "golden" / "ingredients_en.jsonl"


@pytest.fixture(scope="module")
def pieces() -> RecipePieces:
    """A small vocabulary, learned from the golden lines."""
    lines = [json.loads(row)["line"] for row in LINES.read_text(encoding="utf-8").splitlines()]
    return RecipePieces(Subwords.train([*lines, *lexicon().foods], 1500, special=MARKS))


def written(constraint: Lines, pieces: RecipePieces, seed: int, most: int = 8) -> list[str]:
    """A list that a careless writer makes of any pieces that the constraint allows."""
    chance, lines = random.Random(seed), list[str]()
    text, tries = "", 0
    while len(lines) < most and tries < 4000:
        tries += 1
        state = _state(lines, text)
        forced = constraint.forced(state)
        if forced is not None:
            text = forced
            state = _state(lines, text)
        mask = constraint.mask(state)
        assert mask is not None
        allowed = np.flatnonzero(mask).tolist()
        ends = [piece for piece in allowed if piece in (pieces.ingredient, pieces.step)]
        choice = chance.choice(ends if ends and chance.random() < 0.5 else allowed) if allowed else None
        if choice in (pieces.ingredient, pieces.step):
            line = text if constraint.plausible(text) else constraint.settled(text)
            lines, text = [*lines, line], ""
            if choice == pieces.step:
                break
            continue
        text = "" if choice is None else text + pieces.subwords.decode([choice])
        keep = constraint.broken(_state(lines, text))
        text = text if keep is None else text[:keep].rstrip() if keep else ""
    return lines


def _state(lines: list[str], text: str) -> DraftState:
    words = [word for word, _, _ in folded_words(text)]
    partial = words.pop() if text[-1:].isalnum() else ""
    lines = list(lines)
    return DraftState(section="ingredients", lines=lines, text=text, words=words, partial=partial, left=500)


@pytest.mark.parametrize("seed", range(12))
def test_every_line_names_a_known_food_once_with_a_plausible_amount(pieces: RecipePieces, seed: int):
    constraint = Lines(pieces, Wish(dish="anything"), Restriction())
    lines = written(constraint, pieces, seed)
    assert len(lines) >= 2
    names = [food.name for food in foods_of(lines)]
    assert len(names) == len(set(names)) and all(mentioned(line) for line in lines)
    assert all(constraint.plausible(line) for line in lines)
    for line in lines:
        found = leading(line)
        assert found is None or found.quantity > 0
        assert place_of(line).zone != "broken"


@pytest.mark.parametrize("seed", range(4))
def test_no_line_names_what_is_left_out(pieces: RecipePieces, seed: int):
    vegan = restriction(("vegan",), ("gluten", "nuts"))
    for food in foods_of(written(Lines(pieces, Wish(dish="anything", diets=("vegan",)), vegan), pieces, seed)):
        assert not vegan.excludes(food), food.name


@pytest.mark.parametrize("seed", range(4))
def test_what_has_to_be_used_is_in_the_list(pieces: RecipePieces, seed: int):
    wanted = [lexicon().foods[name] for name in ("onion", "carrot", "rice", "egg")]
    wish = Wish(foods=tuple(food.name for food in wanted), servings=4)
    lines = written(Lines(pieces, wish, Restriction(), wanted), pieces, seed, most=20)
    assert {food.name for food in wanted} <= {name for food in foods_of(lines) for name in lexicon().kinds(food)}


def test_nothing_is_added_to_a_line_that_was_written_for_a_food_that_has_to_be_used(pieces: RecipePieces):
    """Else "1 teaspoon seasoning" goes on as seasoning salt, and seasoning is still to come."""
    constraint = Lines(pieces, Wish(foods=("seasoning",)), Restriction(), [lexicon().foods["seasoning"]])
    lines = ["1 onion", "2 carrots", "1 cup rice", "1 tomato"]
    text = constraint.forced(_state(lines, ""))
    assert text is not None
    mask = constraint.mask(_state(lines, text))
    assert mask is not None
    assert np.flatnonzero(mask).tolist() == sorted((pieces.ingredient, pieces.step))


@pytest.mark.parametrize("seed", range(2))
def test_a_list_has_room_for_as_many_foods_as_it_may_have_lines(pieces: RecipePieces, seed: int):
    foods = [food for food in lexicon().foods.values() if food.category == "vegetable" and not food.parents]
    wanted = random.Random(seed).sample(foods, MOST_LINES)
    lines = written(Lines(pieces, Wish(dish="anything"), Restriction(), wanted), pieces, seed, most=MOST_LINES)
    assert {food.name for food in wanted} <= {name for food in foods_of(lines) for name in lexicon().kinds(food)}


@pytest.mark.parametrize("seed", range(3))
def test_units_are_of_the_wished_system(pieces: RecipePieces, seed: int):
    for system, others in (("metric", {"cup", "oz", "lb", "fl oz", "pint", "quart"}), ("us", {"g", "kg", "ml", "l"})):
        lines = written(Lines(pieces, Wish(dish="anything", units=system), Restriction()), pieces, seed)
        units = {found.unit for line in lines if (found := leading(line)) is not None}
        assert not units & others


def test_a_list_does_not_end_while_something_is_pending(pieces: RecipePieces):
    rice = lexicon().foods["rice"]
    constraint = Lines(pieces, Wish(foods=("rice",)), Restriction(), [rice])
    mask = constraint.mask(_state(["1 onion", "2 carrots"], "1 tomato"))
    assert mask is not None and mask[pieces.ingredient] and not mask[pieces.step]
    mask = constraint.mask(_state(["1 onion", "2 carrots"], "1 cup rice"))
    assert mask is not None and mask[pieces.step]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("", "start"),
        ("1", "whole"),
        ("1 1/2", "amount"),
        ("3/2", "broken"),
        ("1/0", "broken"),
        ("0", "broken"),
        ("3/2/1", "broken"),
        ("1/2 cup", "first"),
        ("2 (14 ounce) cans", "first"),
        ("2 (14.5 ounce)", "closed"),
        ("1 onion, cut into 1-inch pieces", "word"),
        ("1 onion,, chopped", "broken"),
        ("1  onion", "broken"),
        ("12 34 onions", "broken"),
    ],
)
def test_the_place_at_the_end_of_a_line(text: str, zone: str):
    assert place_of(text).zone == zone


def test_the_amount_of_a_line_that_nobody_believes_is_settled(pieces: RecipePieces):
    constraint = Lines(pieces, Wish(dish="anything"), Restriction())
    assert not constraint.plausible("90 cups salt")
    line = constraint.settled("90 cups salt")
    assert constraint.plausible(line) and line.endswith(" salt")
    assert leading(line) is not None and leading(line).quantity <= Fraction(2)  # type: ignore[union-attr]


def test_an_amount_is_judged_when_its_line_is_finished(pieces):
    constraint = Lines(pieces, Wish(dish="anything"), Restriction())
    state = _state([], "90 cups salt")
    assert constraint.broken(state) is None  # it may yet be salt pork
    state.partial = ""
    assert constraint.broken(state) == 0


@pytest.mark.parametrize(
    ("line", "allowed"), [("1 cup", True), ("2 cup", False), ("2 cups", True), ("1/2 cups", False)]
)
def test_a_unit_is_in_the_plural_behind_more_than_one(pieces, line, allowed):
    constraint = Lines(pieces, Wish(dish="anything"), Restriction())
    text = ""
    for piece in pieces.subwords.encode(f"{line} rice"):
        mask = constraint.mask(_state([], text))
        if not mask[piece]:
            assert not allowed, text
            return
        text += pieces.subwords.decode([piece])
    assert allowed


def test_a_list_that_is_longer_than_most_ends_sooner(pieces: RecipePieces):
    constraint = Lines(pieces, Wish(dish="supper"), Restriction())
    sizes = []
    for count in (3, 12, 15):
        bias = constraint.bias(_state([f"{number} cups rice" for number in range(count)], "1 onion"))
        sizes.append(0.0 if bias is None else float(bias[pieces.step]))
    assert sizes[0] == 0.0 < sizes[1] < sizes[2]


@pytest.mark.parametrize(
    ("text", "keep"),
    [
        ("1 cupCake", 5),
        ("2 cups caps-beef", 11),
        ("1 cup spiceD'reD", 11),
        ("1 cup all-purpose flour", None),
        ("1 cup half-and-half", None),
        ("1 cup confectioners' sugar", None),
        ("1 pound bone-in pork", None),
    ],
)
def test_a_word_is_spelt_as_lines_spell_it(pieces: RecipePieces, text: str, keep: int | None):
    state = _state([], text)
    assert Lines(pieces, Wish(dish="supper"), Restriction()).broken(state) == keep


def test_a_dish_of_one_meat_gets_no_other(pieces: RecipePieces):
    foods = lexicon().foods

    def broken(line: str, *wanted: str):
        constraint = Lines(pieces, Wish(dish="supper"), Restriction(), [foods[name] for name in wanted])
        return constraint.broken(_state([], f"{line}, chopped"))

    assert broken("1 pound bacon", "chicken") == len("1 pound ")
    assert broken("1 pound chicken breasts", "chicken") is None
    assert broken("1 pound salmon", "fish") is None
    assert broken("1 pound bacon", "mushroom") is None
    assert broken("1 pound bacon", "chicken", "bacon") is None
