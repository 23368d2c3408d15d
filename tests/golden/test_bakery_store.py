"""The store room of the bakery benchmark, day by day by hand."""

from datetime import date, timedelta
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

from seqchef.food.stock import Offer

PROJECT = Path(__file__).resolve().parents[2]

MONDAY = date(2026, 3, 2)
CREAM = Offer(
    ingredient="cream",
    supplier="Dairy",
    pack_quantity=Fraction(2),
    pack_unit="l",
    pack_price=Fraction(8),
    lead_time_days=1,
    delivery_days=frozenset(range(7)),
    shelf_life_days=2,
)


def day(number):
    return MONDAY + timedelta(days=number)


@pytest.fixture
def store(monkeypatch):
    monkeypatch.syspath_prepend(PROJECT)  # benchmarks are no part of the package
    return import_module("benchmarks.bakery_store").Store({"cream": CREAM})


def test_first_in_first_out_with_a_life_of_two_days_wastes_nothing(store):
    """Ten come each morning on four days; 6, 12, 5 and 9 are wanted: all are served and eight are left."""
    store.coming = [(day(n), "cream", 10.0) for n in range(4)]
    days = [store.live(day(n), [wanted], [{"cream": 1.0}], [3.0]) for n, wanted in enumerate((6.0, 12.0, 5.0, 9.0))]
    assert [one.spoiled for one in days] == [0, 0, 0, 0]
    assert sum(lot.quantity for lot in store.shelf["cream"]) == 8
    assert sum(one.lost_sales for one in days) == 0
    assert days[0].bought == 40


def test_what_expires_is_thrown_away_at_the_price_of_its_pack(store):
    store.put("cream", 5.0, day(0))
    assert store.live(day(0), [1.0], [{"cream": 1.0}], [3.0]).spoiled == 0
    assert store.live(day(1), [1.0], [{"cream": 1.0}], [3.0]).spoiled == 12  # three litres at 4 a litre
    assert store.shelf["cream"] == []


def test_what_the_shelf_cannot_meet_is_lost_at_the_price_of_the_dish(store):
    store.put("cream", 3.0, day(0))
    lived = store.live(day(0), [6.0, 2.0], [{"cream": 1.0}, {}], [2.5, 1.0])
    assert (lived.wanted, lived.served, lived.lost_sales) == (8.0, 5.0, 7.5)
    assert lived.short_foods == ["cream"]
    assert lived.short_dishes == 1


def test_planning_sees_the_same_shelf(store):
    store.put("cream", 3.0, day(0))
    store.coming = [(day(2), "cream", 4.0)]
    (lot,), (order,) = store.lots(), store.orders()
    assert (lot.quantity, lot.unit, lot.expires) == (3, "l", day(1))
    assert (order.quantity, order.arrives) == (4, day(2))
