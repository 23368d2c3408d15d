"""Units against figures that are exact by definition, and weights of foods."""

from fractions import Fraction

import pytest

from seqchef.errors import BadInput
from seqchef.food.units import LENGTH_MM, MASS_G, VOLUME_ML, convert


@pytest.mark.parametrize(
    ("quantity", "unit", "to_unit", "expected"),
    [
        ("1", "lb", "g", "453.59237"),
        ("1", "oz", "g", "28.349523125"),
        ("1", "cup", "ml", "236.5882365"),
        ("1", "fl oz", "ml", "29.5735295625"),
        ("1", "gallon", "l", "3.785411784"),
        ("1", "imperial pint", "ml", "568.26125"),
        ("1", "cup", "tbsp", "16"),
        ("1", "tbsp", "tsp", "3"),
        ("3/2", "kg", "g", "1500"),
        ("1", "inch", "cm", "2.54"),
        ("3", None, "piece", "3"),
        ("3", "clove", "clove", "3"),
    ],
)
def test_a_conversion_is_exact(quantity: str, unit: str | None, to_unit: str, expected: str) -> None:
    assert convert(Fraction(quantity), unit, to_unit) == Fraction(expected)


@pytest.mark.parametrize("sizes", [MASS_G, VOLUME_ML, LENGTH_MM])
def test_there_and_back_changes_nothing(sizes: dict[str, Fraction]) -> None:
    for unit in sizes:
        for other in sizes:
            assert convert(convert(Fraction(7, 3), unit, other), other, unit) == Fraction(7, 3)


@pytest.mark.parametrize(
    ("quantity", "unit", "to_unit", "food", "expected"),
    [
        ("2", "cup", "g", "plain flour", 250),
        ("1", "cup", "g", "extra-virgin olive oil", 216),
        ("1", "cup", "g", "coconut milk", 226),
        ("244", "g", "cup", "fresh whole milk", 1),
        ("3", None, "g", "large eggs", 150),
        ("2", "clove", "g", "garlic", 6),
        ("1", "stick", "g", "unsalted butter", 113),
        ("220", "g", None, "red onions", 2),
        ("1", "cup", "g", "ripe strawberries", 144),
        ("2", "cup", "g", "面粉", 250),
        ("2", None, "g", "鸡蛋", 100),
        ("1", "cup", "g", "Zucker", 200),
        ("3", None, "g", "œufs", 150),
    ],
)
def test_the_weight_of_a_food_joins_mass_volume_and_count(
    quantity: str, unit: str | None, to_unit: str | None, food: str, expected: int
) -> None:
    assert convert(Fraction(quantity), unit, to_unit, food) == expected


@pytest.mark.parametrize(
    ("unit", "to_unit", "food"),
    [
        ("cup", "g", None),
        ("cup", "g", "moon dust"),
        ("clove", "can", None),
        ("inch", "g", "ginger"),
        ("slice", "g", "egg"),
    ],
)
def test_a_unit_that_cannot_be_converted_is_refused_with_both_names(unit: str, to_unit: str, food: str | None) -> None:
    with pytest.raises(BadInput, match=f"cannot convert {unit} to {to_unit}.*expected"):
        convert(Fraction(1), unit, to_unit, food)


def test_butter_is_not_peanut_butter_and_pepper_is_not_black_pepper() -> None:
    assert convert(Fraction(1), "cup", "g", "smooth peanut butter") == 258
    assert convert(Fraction(1), "cup", "g", "ground black pepper") == 110
