"""The store room of a backtest, day by day by hand."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from seqchef.applications.planning.backtest.days import Wanted
from seqchef.applications.planning.backtest.store import PARTS, Store
from seqchef.food.conversions import Conversions
from seqchef.food.offers import Worth
from seqchef.food.stock import Offer, SupplierTerms

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


def wanted(portions, **content):
    return Wanted(portions=portions, content=content, price=3.0, margin=2.0)


def store_room(*offers):
    return Store(offers or (CREAM,), Conversions())


def test_first_in_first_out_with_a_life_of_two_days_wastes_nothing():
    """Ten come each morning on four days; 6, 12, 5 and 9 are wanted: all are served and eight are left."""
    store = store_room()
    for n in range(4):
        store.order(CREAM, Fraction(10), day(n))
    days = [store.live(day(n), [wanted(portions, cream=1.0)]) for n, portions in enumerate((6.0, 12.0, 5.0, 9.0))]
    assert [one.wasted for one in days] == [0, 0, 0, 0]
    assert store.left("cream") == 8 * PARTS
    assert sum(one.lost_sales for one in days) == 0
    assert days[0].bought == 40
    assert [one.deliveries for one in days] == [1, 1, 1, 1]
    assert [one.stock for one in days] == [4 * 4, 2 * 4, 7 * 4, 8 * 4]


def test_last_in_first_out_throws_away_what_the_oldest_lot_still_held():
    """6 of the first ten are used; then 9 of the second ten, so four of the first spoil on their last evening."""
    cream = replace(CREAM, issue="lifo")
    store = store_room(cream)
    for n in range(2):
        store.order(cream, Fraction(10), day(n))
    assert store.live(day(0), [wanted(6.0, cream=1.0)]).wasted == 0
    assert store.live(day(1), [wanted(9.0, cream=1.0)]).thrown == {"cream": 4 * 4}
    assert store.left("cream") == 1 * PARTS


def test_what_expires_is_thrown_away_at_the_price_of_its_pack():
    store = store_room()
    store.begin_with(CREAM, 5.0, day(0))
    assert store.live(day(0), [wanted(1.0, cream=1.0)]).wasted == 0
    assert store.live(day(1), [wanted(1.0, cream=1.0)]).thrown == {"cream": 12}  # 3 l at 4
    assert store.shelf["cream"] == []
    flow = store.flows["cream"]
    assert (flow.begun, flow.bought, flow.used, flow.thrown) == (5 * PARTS, 0, 2 * PARTS, 3 * PARTS)


def test_what_the_shelf_cannot_meet_is_lost_at_the_price_and_at_the_margin_of_the_dish():
    store = store_room()
    store.begin_with(CREAM, 3.0, day(0))
    lived = store.live(day(0), [wanted(6.0, cream=1.0), wanted(2.0)])
    assert (lived.wanted, lived.served, lived.lost_sales, lived.lost_margin) == (8.0, 5.0, 9.0, 6.0)
    assert lived.short_foods == ("cream",)
    assert lived.short_dishes == 1


def test_two_dishes_share_what_is_short_in_proportion_to_what_they_need():
    """Six litres for 8 + 4: each dish is made to the half."""
    store = store_room()
    store.begin_with(CREAM, 6.0, day(0))
    lived = store.live(day(0), [wanted(4.0, cream=2.0), wanted(4.0, cream=1.0)])
    assert (lived.served, lived.short_dishes, store.left("cream")) == (4.0, 2, 0)


def test_planning_sees_the_same_shelf():
    store = store_room()
    store.begin_with(CREAM, 3.0, day(0))
    store.order(CREAM, Fraction(4), day(2))
    (lot,), (order,) = store.lots(), store.open_orders()
    assert (lot.quantity, lot.unit, lot.expires) == (3, "l", day(1))
    assert (order.quantity, order.arrives) == (4, day(2))


def test_a_second_supplier_may_sell_in_another_unit_at_another_price():
    """Half a litre for 3 is 6 a litre; the food is counted in litres, as its first offer is."""
    small = Offer(
        ingredient="cream",
        supplier="Corner shop",
        pack_quantity=Fraction(500),
        pack_unit="ml",
        pack_price=Fraction(3),
        lead_time_days=1,
        delivery_days=frozenset(range(7)),
        shelf_life_days=1,
    )
    store = store_room(CREAM, small)
    store.order(small, Fraction(1000), day(0))
    lived = store.live(day(0), [wanted(0.25, cream=1.0)])
    assert (lived.bought, lived.wasted) == (6.0, pytest.approx(4.5))


def test_thirds_add_up_to_the_last_part():
    store = store_room()
    store.begin_with(CREAM, 1.0, day(0))
    served = store.live(day(0), [wanted(0.7, cream=1 / 3), wanted(1.1, cream=1 / 7)])
    flow = store.flows["cream"]
    assert served.served == pytest.approx(1.8)
    assert flow.begun == flow.used + store.left("cream")


def test_waste_costs_its_fee_less_what_still_comes_in_and_a_delivery_its_own():
    """Two litres at 8 with 1 for the bin and 3 from the pig farmer: 3 a litre is lost."""
    cream = replace(CREAM, shelf_life_days=1, worth=Worth(salvage=Fraction(3), waste_fee=Fraction(1)))
    terms = {"Dairy": SupplierTerms(supplier="Dairy", delivery_fee=Fraction(5))}
    store = Store([cream], Conversions(), terms)
    store.order(cream, Fraction(4), day(0))
    lived = store.live(day(0), [wanted(1.0, cream=1.0)])
    assert (lived.bought, lived.wasted, lived.fees, lived.cost) == (16.0, 9.0, 5.0, 14.0)
