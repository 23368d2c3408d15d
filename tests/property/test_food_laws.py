"""Laws of conversion, scaling and shopping lists."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as some

from seqchef.food.amounts import Amount
from seqchef.food.conversions import Conversions
from seqchef.food.ingredients import Ingredient
from seqchef.food.measures import named, names
from seqchef.food.rounding import measurable
from seqchef.food.scaling import scaled
from seqchef.food.shopping import shopping_list
from seqchef.food.units import MASS_G, MEASURES, VOLUME_ML, convert

quantities = some.fractions(min_value=Fraction(1, 1000), max_value=10_000, max_denominator=1000)
units = some.sampled_from([*MEASURES, None, "clove"])
amounts = some.builds(Amount, quantities | some.none(), some.none(), units)
ingredients = some.builds(
    Ingredient,
    text=some.just("a line"),
    kind=some.just("ingredient"),
    amounts=some.tuples(amounts) | some.just(()),
    name=some.sampled_from(["flour", "Flour", "milk", "moon dust", "garlic"]),
)


@given(quantities, some.sampled_from(names()), some.sampled_from([tuple(MASS_G), tuple(VOLUME_ML)]), some.data())
def test_conversion_there_and_back_is_exact_in_every_setting(quantity, setting, alike, data):
    one, other = data.draw(some.sampled_from(alike)), data.draw(some.sampled_from(alike))
    sizes = named(setting)
    assert convert(convert(quantity, one, other, units=sizes), other, one, units=sizes) == quantity


@given(ingredients, quantities)
def test_scaling_by_a_number_and_by_its_inverse_changes_nothing(ingredient, factor):
    assert scaled(scaled(ingredient, factor), 1 / factor) == ingredient


@given(some.lists(some.tuples(some.sampled_from(["Cake", "Soup"]), some.lists(ingredients, max_size=4)), max_size=4))
def test_the_order_of_recipes_and_lines_changes_no_list(recipes):
    backwards = [(title, list(reversed(lines))) for title, lines in reversed(recipes)]
    assert shopping_list(recipes) == shopping_list(backwards)


@given(some.lists(ingredients, max_size=8))
def test_a_list_keeps_the_total_of_every_food_and_every_line(lines):
    found = shopping_list([("Cake", lines)])
    grams = Conversions()
    for food in ("flour", "milk"):
        wanted = [
            grams.find(food, amount.quantity, amount.unit, "g").quantity
            for line in lines
            if line.name and line.name.lower() == food
            for amount in line.amounts
            if amount.quantity is not None
        ]
        listed = [
            grams.find(food, row.quantity, row.unit, "g").quantity
            for row in found.rows
            if row.food.lower() == food and row.quantity is not None
        ]
        assert sum(one for one in wanted if one is not None) == sum(one for one in listed if one is not None)
    assert sum(len(row.sources) for row in found.rows) == len(lines)


@given(quantities, units)
@example(Fraction(51, 500), "dessertspoon")
def test_rounding_is_never_none_and_never_far_off(quantity, unit):
    shown = measurable(quantity, unit)
    assert shown.quantity > 0
    size = (VOLUME_ML | MASS_G).get(unit)
    if size is not None and quantity * size > 1:
        assert abs(convert(shown.quantity, shown.unit, unit) / quantity - 1) <= Fraction(1, 3)
