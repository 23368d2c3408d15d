"""Laws of the backtest's store room and of its sums, for any days."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.applications.planning.ageing import FIFO, LIFO
from seqchef.applications.planning.backtest.days import Day, Wanted
from seqchef.applications.planning.backtest.store import Store
from seqchef.applications.planning.backtest.totals import at_service, difference, totals
from seqchef.food.conversions import Conversions
from seqchef.food.stock import Offer

MONDAY = date(2026, 3, 2)
FOODS = ("cream", "flour", "eggs")
LIVES = (3, None, 9)
portions = st.floats(0, 40, allow_subnormal=False)
contents = st.dictionaries(st.sampled_from(FOODS), st.floats(0.01, 2))
dishes = st.lists(st.tuples(contents, st.lists(portions, min_size=10, max_size=10)), min_size=1, max_size=4)
deliveries = st.lists(
    st.tuples(st.sampled_from(FOODS), st.integers(0, 9), st.fractions(0, 60, max_denominator=50)), max_size=12
)
money = st.floats(0, 500, allow_subnormal=False)


def offers(issue=FIFO):
    return [
        Offer(
            ingredient=food,
            supplier="Market",
            pack_quantity=Fraction(3, 2),
            pack_unit="kg",
            pack_price=Fraction(7),
            lead_time_days=1,
            delivery_days=frozenset(range(7)),
            shelf_life_days=life,
            issue=issue,
        )
        for food, life in zip(FOODS, LIVES, strict=True)
    ]


def lived(store, menu):
    return [
        store.live(
            MONDAY + timedelta(days=n),
            [Wanted(portions=wanted[n], content=content, price=4.0, margin=3.0) for content, wanted in menu],
        )
        for n in range(10)
    ]


def lot_day(cost):
    return Day(
        day=MONDAY,
        wanted=10.0,
        served=10.0,
        lost_sales=0.0,
        lost_margin=0.0,
        thrown={"cream": cost},
        bought=0.0,
        stock=0.0,
        deliveries=0,
        fees=0.0,
        short_dishes=0,
        short_foods=(),
    )


@settings(max_examples=150, deadline=None)
@given(dishes, deliveries, st.sampled_from([FIFO, LIFO]))
def test_what_began_and_was_bought_is_used_thrown_away_or_left_exactly(menu, ordered, issue):
    store = Store(offers(issue), Conversions())
    by_food = {offer.ingredient: offer for offer in offers(issue)}
    for food in FOODS:
        store.begin_with(by_food[food], 12.3, MONDAY)
    for food, place, quantity in ordered:
        store.order(by_food[food], quantity, MONDAY + timedelta(days=place))
    days = lived(store, menu)
    for food in FOODS:
        flow = store.flows[food]
        assert flow.begun + flow.bought == flow.used + flow.thrown + store.left(food)
        assert store.left(food) >= 0
    assert all(0 <= day.served <= day.wanted + 1e-9 for day in days)


@settings(max_examples=60, deadline=None)
@given(dishes)
def test_a_full_store_room_loses_nothing(menu):
    store = Store(offers(), Conversions())
    for offer in offers():
        for n in range(10):
            store.order(offer, Fraction(10_000), MONDAY + timedelta(days=n))
    days = lived(store, menu)
    assert sum(day.lost_sales for day in days) == 0
    assert all(day.served == day.wanted for day in days)


@settings(max_examples=60, deadline=None)
@given(dishes)
def test_an_empty_store_room_sells_only_what_takes_nothing(menu):
    for n, day in enumerate(lived(Store(offers(), Conversions()), menu)):
        least = sum(wanted[n] for content, wanted in menu if not content)
        at_most = least + sum(wanted[n] for content, wanted in menu if content and wanted[n] < 1e-4)
        assert least - 1e-9 <= day.served <= at_most + 1e-9  # less than a millionth of a unit is nothing


@settings(max_examples=60, deadline=None)
@given(st.lists(money, min_size=28, max_size=40), st.floats(0.5, 100))
def test_a_difference_that_is_the_same_every_day_is_sure(costs, more):
    found = difference([lot_day(cost) for cost in costs], [lot_day(cost + more) for cost in costs])
    assert found.amount == pytest.approx(more * len(costs))
    assert found.low == pytest.approx(found.amount)
    assert found.high == pytest.approx(found.amount)
    assert found.sure


@settings(max_examples=60, deadline=None)
@given(st.lists(money, min_size=21, max_size=60))
def test_a_range_holds_the_difference_and_swaps_with_the_two(costs):
    ours, other = [lot_day(cost) for cost in costs], [lot_day(200.0) for _ in costs]
    found, swapped = difference(ours, other), difference(other, ours)
    assert found.low <= found.amount + 1e-6
    assert found.amount <= found.high + 1e-6
    assert swapped.amount == pytest.approx(-found.amount)


def test_nothing_is_said_of_chance_from_two_weeks():
    found = difference([lot_day(1.0)] * 14, [lot_day(2.0)] * 14)
    assert (found.amount, found.low, found.high, found.sure) == (14.0, None, None, None)


def test_one_bad_day_in_twelve_weeks_may_be_chance():
    other = [lot_day(10.0)] * 83 + [lot_day(500.0)]
    found = difference([lot_day(10.0)] * 84, other)
    assert found.amount == 490
    assert found.sure is False


@settings(max_examples=60, deadline=None)
@given(st.lists(money, min_size=1, max_size=30))
def test_totals_are_sums(costs):
    found = totals([lot_day(cost) for cost in costs])
    assert found.cost == pytest.approx(sum(costs))
    assert (found.days, found.service, found.lost) == (len(costs), 1.0, 0.0)


def setting(service, thrown, lost):
    """The totals of a buyer that serves that share of a thousand portions."""
    day = replace(lot_day(thrown), wanted=1000.0, served=1000.0 * service, lost_margin=lost)
    return totals([day])


def test_a_buyer_at_a_service_lies_between_two_of_its_settings():
    settings = [setting(0.90, 100, 900), setting(0.98, 300, 100), setting(0.96, 260, 500), setting(0.97, 400, 250)]
    found = at_service(settings, 0.97)  # the setting that throws 400 away serves less than the one with 300
    assert (found.thrown, found.lost_margin) == (pytest.approx(280), pytest.approx(300))
    assert found.cost == pytest.approx(580)
    assert at_service(settings, 0.93).thrown == pytest.approx(180)
    assert at_service(settings, 0.5) is None
    assert at_service(settings, 0.99) is None


def test_of_settings_that_serve_all_the_least_waste_counts():
    settings = [setting(0.98, 100, 50), setting(1.0, 900, 0), setting(1.0, 300, 0)]
    assert at_service(settings, 0.99).thrown == pytest.approx(200)
    assert at_service(settings, 1.0).thrown == pytest.approx(300)
