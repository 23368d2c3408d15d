"""How much of a good a kitchen uses in a month, from its recipes and its sales, worked out by hand."""

from fractions import Fraction

import numpy as np
import pytest

from seqchef.applications.planning.price_advice import Good
from seqchef.applications.planning.price_goods import DAYS_PER_MONTH, goods_of
from seqchef.errors import BadInput
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Offer, Storeroom
from seqchef.formats.kitchen_prices import read_kitchen_prices
from seqchef.series.tables import build_panel


def offer(name, pack, unit, keeps, share=1):
    return Offer(
        ingredient=name,
        supplier="Mill",
        pack_quantity=Fraction(pack),
        pack_unit=unit,
        pack_price=Fraction(1),
        lead_time_days=1,
        delivery_days=frozenset({0}),
        shelf_life_days=keeps,
        usable_share=Fraction(share),
    )


@pytest.fixture
def kitchen():
    """Bread for 10 takes 5 kg of flour and 1 kg of leeks, of which half is trimmed; sold: 4 a day, 6 days of 7."""
    bread = Recipe(
        title="Bread",
        source="bread.txt",
        portions=Fraction(10),
        yields=None,
        steps=(),
        ingredients=tuple(
            Ingredient(text=name, kind="ingredient", name=name, amounts=(Amount(Fraction(n), unit="kg"),))
            for name, n in (("flour", 5), ("leek", 1))
        ),
        rows=(3, 4),
    )
    days = np.datetime64("2026-01-05") + np.arange(70)
    sold = np.where(np.arange(70) % 7 == 6, np.nan, 4.0)
    sold[:10] = 100.0  # long ago
    panel = build_panel(["Bread"] * 70, days.astype("datetime64[s]"), sold, {"closed": np.arange(70) % 7 == 6})
    room = Storeroom(offers=(offer("flour", 25, "kg", None), offer("leek", 2, "kg", 10, share=Fraction(1, 2))))
    return panel, (bread,), room


def test_use_is_recent_sales_through_the_recipes_before_trimming(kitchen):
    found = goods_of(["flour", "leek", "saffron"], *kitchen, Good())
    a_day = 4 * 6 / 7
    assert found["flour"].use_per_month == pytest.approx(a_day * 0.5 * DAYS_PER_MONTH)
    assert found["leek"].use_per_month == pytest.approx(a_day * 0.1 / 0.5 * DAYS_PER_MONTH)
    assert (found["flour"].pack, found["flour"].unit, found["flour"].shelf_life_months) == (25, "kg", None)
    assert found["leek"].shelf_life_months == pytest.approx(10 / DAYS_PER_MONTH)
    assert found["saffron"] == Good()


def test_what_the_user_says_goes_before_what_the_files_say(kitchen):
    usual = Good(use_per_month=7.0, shelf_life_months=2.0, pack=3.0)
    found = goods_of(["flour"], *kitchen, usual)["flour"]
    assert (found.use_per_month, found.shelf_life_months, found.pack) == (7, 2, 3)


def test_invoices_of_a_month_are_one_price_and_a_month_without_one_is_unknown(tmp_path):
    rows = ["flour,2026-01-03,1.00", "flour,2026-01-28,2.00", "flour,2026-03-02,3.00", "flour,2026-03-09,x", "oil,,2"]
    (tmp_path / "prices.csv").write_text("ingredient,date,price\n" + "\n".join(rows))
    rejections = []
    panel = read_kitchen_prices(tmp_path, rejections)
    (flour,) = panel.series
    np.testing.assert_array_equal(flour.y, [1.5, np.nan, 3.0])
    assert panel.frequency.name == "monthly"
    assert [rejection.row for rejection in rejections] == [5, 6]


def test_a_kitchen_without_prices_is_told_what_to_write(tmp_path):
    with pytest.raises(BadInput, match="ingredient, date, price"):
        read_kitchen_prices(tmp_path, [])
    (tmp_path / "prices.csv").write_text("ingredient,date,price\nflour,2026-01-03,-1\n")
    with pytest.raises(BadInput, match="no usable row"):
        read_kitchen_prices(tmp_path, [])
