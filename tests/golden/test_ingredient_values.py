"""Ingredients as values: the whole amount of a line, and how it is shown."""

import json
from fractions import Fraction

import pytest

from seqchef.applications.reading import assemble
from seqchef.food.ingredients import Ingredient
from seqchef.formats.ingredients import mixed, to_json, to_row
from seqchef.text.tokens import tokenize


def ingredient(line: str, labels: str) -> Ingredient:
    """The ingredient that labels given by their first two letters make of a line."""
    full = {"QT": "QTY", "UN": "UNIT", "SI": "SIZE", "NA": "NAME", "PR": "PREP", "CO": "COMMENT", "PU": "PUNC"}
    tokens = tokenize(line)
    return assemble(line, tokens, [full[short] for short in labels.split()], [0.9] * len(tokens))


@pytest.mark.parametrize(
    ("line", "labels", "measures"),
    [
        ("2 (14 ounce) cans", "QT PU QT UN PU UN", [("2", "can"), ("28", "oz")]),
        ("3 x 400g/14oz tins", "QT QT UN PU QT UN UN", [("3", "can"), ("1200", "g"), ("42", "oz")]),
        ("1 cup (240 ml)", "QT UN PU QT UN PU", [("1", "cup"), ("240", "ml")]),
        ("2-3 carrots", "QT NA", [("5/2", None)]),
        ("few sprigs", "QT UN", []),
        ("1 lb 2 oz", "QT UN QT UN", [("9/8", "lb")]),
        ("4 fillets (6 ounces each)", "QT NA PU QT UN CO PU", [("4", None), ("24", "oz")]),
    ],
)
def test_measures_give_the_whole_amount(line: str, labels: str, measures: list[tuple[str, str | None]]) -> None:
    expected = tuple((Fraction(quantity), unit) for quantity, unit in measures)
    assert ingredient(line, labels).measures() == expected


def test_a_row_for_people_says_what_is_each_and_what_is_about() -> None:
    row = to_row(ingredient("2 (14 ounce) cans beans", "QT PU QT UN PU UN NA"))
    assert row == ("2 can, 14 oz each", "beans", "", "", "90%")
    assert to_row(ingredient("about 1 1/2 cups rice", "CO QT UN NA"))[0] == "about 1 1/2 cup"


def test_the_json_is_one_line_with_its_letters_as_they_are() -> None:
    text = to_json(ingredient("½ cup crème\u2028fraîche", "QT UN NA NA"))
    assert "crème" in text
    assert len(text.splitlines()) == 1
    assert json.loads(text)["text"] == "½ cup crème\u2028fraîche"


@pytest.mark.parametrize(("quantity", "shown"), [("3/2", "1 1/2"), ("4", "4"), ("1/3", "1/3"), ("453/100", "4.53")])
def test_a_fraction_is_shown_as_cooks_write_it(quantity: str, shown: str) -> None:
    assert mixed(Fraction(quantity)) == shown
