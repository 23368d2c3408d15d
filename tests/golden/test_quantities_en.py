"""Numbers as recipes write them."""

from fractions import Fraction

import pytest

from seqchef.text.quantities import quantities, quantity
from seqchef.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3", "3", None),
        ("1/2", "1/2", None),
        ("1 1/2", "3/2", None),
        ("1½", "3/2", None),
        ("1 ½", "3/2", None),
        ("1⁄3", "1/3", None),
        ("⅞", "7/8", None),
        ("1-1/2", "3/2", None),
        ("1 and 1/4", "5/4", None),
        ("2.5", "5/2", None),
        (".5", "1/2", None),
        ("1,5", "3/2", None),
        ("0,125", "1/8", None),
        ("1,500", "1500", None),
        ("２", "2", None),
        ("2-3", "2", "3"),
        ("2 – 3", "2", "3"),
        ("½ to ¾", "1/2", "3/4"),
        ("2 to 2-1/2", "2", "5/2"),
        ("3-2", "2", "3"),
        ("one", "1", None),
        ("thirty-two", "32", None),
        ("one and a half", "3/2", None),
        ("half a dozen", "6", None),
        ("2 dozen", "24", None),
        ("two or three", "2", "3"),
        ("three-quarters", "3/4", None),
    ],
)
def test_a_number_is_exact(text: str, low: str, high: str | None) -> None:
    (found,) = quantities([token.form for token in tokenize(text)])
    assert found.low == Fraction(low)
    assert found.high == (None if high is None else Fraction(high))


def test_a_multiplier_multiplies_and_is_a_number_of_its_own() -> None:
    times, mass = quantities([token.form for token in tokenize("2 x 400")])
    assert (times.low, times.multiplies, mass.low) == (2, True, 400)


def test_a_few_is_an_amount_but_no_number() -> None:
    (found,) = quantities(["a", "few"])
    assert found.low is None


@pytest.mark.parametrize("form", ["flour", "", "-", "x", "9" * 5000, "#$"])
def test_what_is_no_number_gives_none(form: str) -> None:
    assert quantity(form) is None


def test_a_fraction_over_zero_does_not_divide() -> None:
    found = quantity("1#1$0")
    assert found is not None
    assert found.low == 1
