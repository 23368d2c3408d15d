"""Order lines worked out by hand."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest

from seqchef.applications.planning.ageing import DatedLot, use_lots
from seqchef.applications.planning.cover import cover
from seqchef.applications.planning.orders import order_line, packs_for, quantile
from seqchef.applications.planning.wording import load
from seqchef.errors import BadInput
from seqchef.food.opening import Event, Opening
from seqchef.food.stock import Offer

WEDNESDAY = date(2026, 3, 4)
MON_THU = frozenset({0, 3})


def offer(**changes):
    values = {
        "ingredient": "cream",
        "supplier": "Dairy",
        "pack_quantity": Fraction(3),
        "pack_unit": "l",
        "pack_price": Fraction(9),
        "lead_time_days": 1,
        "delivery_days": MON_THU,
        "service_level": 0.9,
    }
    return Offer(**{**values, **changes})


def line(need, lots=(), opening=None, **changes):
    chosen = offer(**changes)
    return order_line(chosen, cover(WEDNESDAY, chosen, opening or Opening()), need, lots, today=WEDNESDAY)


def test_the_cover_runs_until_the_delivery_after_the_next_one():
    chance = cover(WEDNESDAY, offer(), Opening())
    assert chance.order_by == WEDNESDAY
    assert chance.arrives == date(2026, 3, 5)  # Thursday
    assert chance.last_day == date(2026, 3, 8)  # the next comes on Monday


def test_a_longer_lead_time_reaches_a_later_delivery():
    chance = cover(WEDNESDAY, offer(lead_time_days=2), Opening())
    assert chance.arrives == date(2026, 3, 9)  # Thursday is too near
    assert chance.order_by == date(2026, 3, 7)
    assert chance.last_day == date(2026, 3, 11)


def test_nobody_takes_a_delivery_on_a_closed_day():
    shut = Opening(events=(Event(kind="closed", first=date(2026, 3, 5), last=date(2026, 3, 5)),))
    assert cover(WEDNESDAY, offer(), shut).arrives == date(2026, 3, 9)


def test_a_supplier_whose_days_are_all_closed_is_bad_input():
    with pytest.raises(BadInput, match="every delivery day is a closed day"):
        cover(WEDNESDAY, offer(delivery_days=frozenset({0})), Opening(weekly_closed=frozenset({0})))


def test_the_level_is_the_quantile_of_the_sum_and_not_the_sum_of_quantiles():
    generator = np.random.default_rng(0)
    need = generator.gamma(4, 1, (4000, 14))  # days are independent: sums vary less than their days
    found = line(need, service_level=0.95)
    days = slice(0, 4)  # Thursday to Sunday
    assert found.level == quantile(need[:, days].sum(axis=1), 0.95)
    assert found.level < 0.9 * sum(quantile(need[:, day], 0.95) for day in range(4))


def test_stock_and_open_orders_are_taken_off_and_packs_rounded_up():
    need = np.full((10, 14), 2.0)  # 8 litres from Thursday to Sunday
    stock, coming = DatedLot(1.5, 0, 30), DatedLot(2.0, 1, 30, ordered=True)
    found = line(need, [stock, coming])
    assert (found.need, found.level, found.on_hand, found.on_order) == (8, 8, 1.5, 2)
    assert found.wanted == pytest.approx(4.5)
    assert found.packs == 2
    assert found.price == 18


def test_stock_that_expires_before_it_is_needed_does_not_count():
    need = np.full((10, 14), 2.0)
    found = line(need, [DatedLot(7.0, 0, 1)])  # usable on Thursday and Friday: 4 of 7 litres
    assert found.wanted == pytest.approx(4.0)
    assert found.lost == pytest.approx(3.0)


def test_need_before_the_delivery_cannot_be_ordered_any_more():
    need = np.full((10, 14), 2.0)
    found = line(need, lead_time_days=2)  # comes on Monday: Thursday to Sunday are lost
    assert found.wanted == pytest.approx(6.0)  # Monday to Wednesday
    assert found.lost == pytest.approx(-8.0)
    assert found.runs_out == date(2026, 3, 5)


def test_no_more_is_ordered_than_sells_before_it_spoils():
    need = np.arange(1.0, 11.0)[:, None] * np.ones(14)  # 1 to 10 litres a day
    found = line(need, shelf_life_days=2, service_level=0.95, pack_quantity=Fraction(1))
    assert found.last_day == WEDNESDAY + timedelta(days=2)  # it keeps Thursday and Friday only
    assert found.wanted == 20
    assert found.cap == 16  # two days at the 80 % level
    assert found.packs == 16


def test_a_long_shelf_life_does_not_bind():
    assert line(np.full((5, 14), 2.0), shelf_life_days=12).cap is None


def test_the_sentence_names_need_cover_safety_stock_order_and_rounding():
    need = np.full((10, 14), 2.0)
    need[9] = 3.0
    found = line(need, [DatedLot(1.5, 0, 30), DatedLot(2.0, 1, 30, ordered=True)], service_level=0.95)
    assert load("en").reason(found, 0.8) == (
        "Thu 5 Mar to Sun 8 Mar takes about 8 l, 12 l to be 95 % sure (safety 4 l); "
        "with 1.5 l in stock and 2 l on order, 8.5 l more is needed, rounded up to 3 × 3 l."
    )
    assert load("zh").reason(found, 0.8) == (
        "3月5日周四至3月8日周日约需 8 l，要有 95% 把握则需 12 l（安全余量 4 l）；库存：1.5 l，在途：2 l，"
        "尚缺 8.5 l，按整包订 3 × 3 l。".replace(" l", " 升")
    )


def test_the_sentence_says_why_less_is_ordered_than_is_needed():
    need = np.arange(1.0, 11.0)[:, None] * np.ones(14)
    found = line(need, shelf_life_days=2, service_level=0.95, pack_quantity=Fraction(1))
    assert "it keeps 2 days and only 16 l of it sells before it spoils (80 % sure)" in load("en").reason(found, 0.8)


def test_enough_in_stock_orders_nothing():
    found = line(np.full((5, 14), 2.0), [DatedLot(50.0, 0, 30)])
    assert found.packs == 0
    assert load("en").reason(found, 0.8).endswith("there is enough.")


def test_twenty_in_packs_of_three_are_seven_packs():
    assert packs_for(20, Fraction(3)) == 7


def test_a_quantile_is_one_of_the_values():
    assert quantile(np.array([12.0, 15, 9, 20, 14, 11, 18, 13, 16, 10]), 0.7) == 15


def test_first_in_first_out_wastes_what_nobody_needed_in_time():
    """Ten each morning for four days, good for two days: by hand, nothing spoils and eight are left."""
    arrivals = [DatedLot(10.0, day, day + 1) for day in range(4)]
    use = use_lots(np.array([[6.0, 12.0, 5.0, 9.0]]), arrivals)
    assert use.unmet.sum() == 0
    assert use.spoiled[0, :3].sum() == 0
