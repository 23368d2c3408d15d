"""The steps between files and order lines: the calendar on the sales, stock on its shelves, the whole plan."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest

from seqchef.applications.planning.demand import Demand, demand_from, known_on
from seqchef.applications.planning.paths import residual_windows
from seqchef.applications.planning.plan import make_plan
from seqchef.applications.planning.shelves import FAR, shelves
from seqchef.errors import BadInput
from seqchef.food.amounts import Amount
from seqchef.food.conversions import Conversions
from seqchef.food.ingredients import Ingredient
from seqchef.food.opening import Event, Opening
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Lot, Offer, OpenOrder, Storeroom
from seqchef.inference.forecast import forecast
from seqchef.series.tables import build_panel

TODAY = date(2026, 3, 4)  # a Wednesday
TOMORROW = TODAY + timedelta(days=1)
OPEN = Opening()


def offer(**changes):
    values = {
        "ingredient": "leeks",
        "supplier": "Market",
        "pack_quantity": Fraction(1),
        "pack_unit": "kg",
        "pack_price": Fraction(2),
        "lead_time_days": 1,
        "delivery_days": frozenset({0, 3}),
        "shelf_life_days": 3,
    }
    return Offer(**{**values, **changes})


def shelf(*lots, orders=()):
    room = Storeroom(lots=lots, open_orders=tuple(orders), offers=(offer(),))
    return shelves(room, Conversions(), TODAY)


def leeks(quantity, unit="kg", **more):
    return Lot(ingredient="Leek", quantity=Fraction(quantity), unit=unit, **more)


def coming(quantity, arrives):
    return OpenOrder(ingredient="leeks", quantity=Fraction(quantity), unit="kg", arrives=arrives)


def test_stock_is_put_in_the_packs_unit_until_the_day_it_expires():
    found = shelf(leeks(500, "g", expires=TOMORROW + timedelta(days=2)), leeks(2)).of("leeks")
    assert [(lot.quantity, lot.first_day, lot.last_day) for lot in found.lots] == [(0.5, 0, 2), (2, 0, FAR)]


def test_what_expired_today_is_said_and_does_not_count():
    found = shelf(leeks(2, expires=TODAY))
    assert found.of("leeks").lots == []
    assert [note.kind for note in found.notes] == ["expired"]


def test_an_open_order_can_be_used_from_its_day_and_keeps_as_long_as_a_fresh_one():
    (lot,) = shelf(orders=[coming(4, TOMORROW + timedelta(days=2))]).of("leeks").lots
    assert (lot.first_day, lot.last_day, lot.ordered) == (2, 4, True)


def test_an_overdue_order_is_expected_tomorrow():
    (lot,) = shelf(orders=[coming(4, TODAY - timedelta(days=3))]).of("leeks").lots
    assert lot.first_day == 0


def test_stock_that_nobody_sells_is_said():
    found = shelf(Lot(ingredient="caviar", quantity=Fraction(1), unit="kg"))
    assert [note.kind for note in found.notes] == ["unknown_stock"]


def test_stock_in_a_unit_that_cannot_be_converted_is_rejected_by_its_row():
    (rejection,) = shelf(leeks(2, "bunch", row=7)).rejections
    assert (rejection.file, rejection.row) == ("stock.csv", 7)
    assert "cannot convert bunch to kg" in rejection.found


def panel(*columns, start="2026-01-05", **flags):
    """Daily sales of dishes a, b, ... from a Monday on."""
    days = np.datetime64(start, "s") + np.arange(len(columns[0])) * np.timedelta64(86_400, "s")
    ids = [name for name, column in zip("abcdefgh", columns, strict=False) for _ in column]
    return build_panel(ids, np.tile(days, len(columns)), np.concatenate(columns).astype(float), flags)


def test_the_calendar_marks_past_and_future_days():
    opening = Opening(
        weekly_closed=frozenset({0}),
        events=(
            Event(kind="promotion", first=TOMORROW, last=TOMORROW, dish="a"),
            Event(kind="holiday", first=TOMORROW, last=TOMORROW),
        ),
    )
    known = known_on(panel(np.arange(59), np.arange(59)), opening, TODAY, TODAY + timedelta(days=7))
    a, b = known.series
    assert len(a) == 59
    assert a.known_future == 7
    assert a.closed[::7].all()
    assert not a.closed[1::7].any()
    assert list(np.flatnonzero(a.promotion)) == [59]
    assert not b.promotion.any()
    assert b.holiday[59]


def test_flags_of_the_sales_file_stay_marked():
    flags = np.zeros(59, dtype=bool)
    flags[[10, 30]] = True
    known = known_on(panel(np.arange(59), closed=flags), OPEN, TODAY, TODAY + timedelta(days=7))
    assert list(np.flatnonzero(known.series[0].closed)) == [10, 30]


def test_days_that_the_file_closes_ahead_stay_known_on_an_earlier_evening():
    flags = np.zeros(59, dtype=bool)
    flags[[10, 20, 50]] = True
    known = known_on(panel(np.arange(59), closed=flags), OPEN, date(2026, 1, 20), date(2026, 1, 27))
    assert list(np.flatnonzero(known.series[0].closed)) == [10, 20]


def test_sales_after_today_are_not_known():
    known = known_on(panel(np.arange(59)), OPEN, date(2026, 1, 20), date(2026, 1, 27))
    assert list(known.series[0].y) == list(range(16))


def test_a_dish_that_is_no_longer_sold_is_left_out():
    gone = np.where(np.arange(59) < 20, 5.0, np.nan)
    known = known_on(panel(np.arange(59), gone), OPEN, TODAY, TODAY + timedelta(days=7))
    assert known.ids == ("a",)


def test_days_between_the_last_sale_and_today_are_passed_over():
    opening = Opening(weekly_closed=frozenset({0}))
    later = TODAY + timedelta(days=2)
    known = known_on(panel(np.tile([0, 1, 2, 3, 4, 5, 6], 9)[:59]), opening, later, later + timedelta(days=7))
    futures = demand_from(known, forecast(known, 9, method="seasonal-naive"), later, paths=50, seed=0)
    assert futures.days[0] == date(2026, 3, 7)
    assert futures.past_days[-1] == TODAY
    assert [float(day) for day in futures.quantiles[0, :, 4]] == [5, 6, 0, 1, 2, 3, 4]


def test_no_sales_before_today_is_bad_input():
    with pytest.raises(BadInput, match="no sales up to 2025-01-01"):
        known_on(panel(np.arange(59)), OPEN, date(2025, 1, 1), date(2025, 1, 8))


def test_what_a_weekday_always_does_is_no_surprise():
    """Windows begin on any weekday: a weekly pattern alone must leave nothing in them."""
    history = np.tile([1.0, 2, 3, 4, 5, 60, 70], 20)[:, None]
    windows = residual_windows(history, 10, 7)
    assert len(windows) > 100
    np.testing.assert_allclose(windows, 0, atol=1e-9)


def test_a_window_is_compared_with_what_was_known_before_it():
    """After a step from 10 to 20, a window that begins before it is surprised on all its later days."""
    history = np.where(np.arange(140) < 100, 10.0, 20.0)[:, None]
    windows = residual_windows(history, 14, 7)
    begins_at_the_step = windows[100 - 7]
    np.testing.assert_allclose(begins_at_the_step, 10)


def plan_of(need_a_day, *, line=("leeks", "100 g"), stock=(), orders=(), last_sale=TODAY, **changes):
    """A plan for one dish that sells the same on every day of every path."""
    name, amount = line
    number, _, unit = amount.partition(" ")
    stated = Amount(Fraction(number), unit=unit)
    leek = Ingredient(text=name, kind="ingredient", name=name, amounts=(stated,))
    recipe = Recipe(
        title="Soup", source="soup.txt", portions=Fraction(1), yields=None, ingredients=(leek,), rows=(4,), steps=()
    )
    demand = Demand(
        dishes=("Soup",),
        days=tuple(TOMORROW + timedelta(days=n) for n in range(14)),
        quantiles=np.full((1, 14, 9), float(need_a_day)),
        paths=np.full((20, 1, 14), float(need_a_day)),
        past_days=(last_sale,),
        history=np.array([[float(need_a_day)]]),
    )
    room = Storeroom(lots=tuple(stock), open_orders=tuple(orders), offers=(offer(shelf_life_days=None, **changes),))
    return make_plan(demand, [recipe], room, OPEN, today=TODAY)


def test_trimming_asks_for_more_than_the_recipe():
    whole, trimmed = plan_of(20), plan_of(20, usable_share=Fraction(4, 5))
    assert whole.orders[0].wanted == pytest.approx(8)  # Thursday to Sunday, 2 kg a day
    assert trimmed.orders[0].wanted == pytest.approx(10)


def test_an_open_order_that_comes_after_the_cover_does_not_count():
    early, late = (plan_of(20, orders=[coming(3, TOMORROW + timedelta(days=days))]).orders[0] for days in (0, 6))
    assert (early.on_order, early.wanted) == (3, pytest.approx(5))
    assert (late.on_order, late.wanted) == (0, pytest.approx(8))


def test_a_food_that_runs_out_before_its_delivery_is_said():
    found = plan_of(20, stock=[leeks(5)], lead_time_days=3)
    assert [note.kind for note in found.notes] == ["runs_out"]
    assert found.notes[0].values["day"] == date(2026, 3, 7)  # 5 kg last for Thursday, Friday and half of Saturday


@pytest.mark.parametrize(("age", "kinds"), [(7, []), (40, ["old_sales"])])
def test_sales_that_end_long_ago_are_said(age, kinds):
    notes = plan_of(1, last_sale=TODAY - timedelta(days=age)).notes
    assert [note.kind for note in notes] == kinds
    assert [note.values["days"] for note in notes] == [40.0] * len(kinds)


def test_lots_that_expire_soon_are_listed_with_what_is_left():
    found = plan_of(10, stock=[leeks(5, expires=TOMORROW + timedelta(days=1)), leeks(1)])
    (expiring,) = found.expiring
    assert expiring.left == pytest.approx(3)
    assert expiring.wasted


def test_a_food_that_no_dish_takes_is_not_on_the_sheet():
    assert plan_of(10, line=("water", "1 l")).orders == ()
