"""Order policies against cases worked out by hand, and textbook answers where there are some."""

from datetime import date, time
from fractions import Fraction

import numpy as np
import pytest

from order_cases import WEDNESDAY, chance, line, offer, one_day, sheet
from seqchef.applications.planning.ageing import DatedLot, use_lots
from seqchef.applications.planning.cover import cover
from seqchef.applications.planning.wording import load
from seqchef.food.opening import Opening

TEN = [12.0, 15, 9, 20, 14, 11, 18, 13, 16, 10]


def test_the_newsvendor_orders_the_quantile_at_the_critical_ratio():
    """cost 3, sells for 10: ratio 7 / 10; the least of ten values that seven do not exceed is 15."""
    found = line(
        one_day(TEN), pack_price=Fraction(3), shelf_life_days=1, policy={"kind": "newsvendor"}, worth={"sells_for": 10}
    )
    assert found.service == pytest.approx(0.7)
    assert (found.level, found.wanted, found.packs) == (15, 15, 15)


def test_salvage_and_waste_fees_move_the_critical_ratio():
    """The explicit newsvendor of Snyder & Shen: price 1, cost 0.30, salvage 0.12: 0.70 / 0.88; a fee adds instead."""
    money = {"pack_price": Fraction(3, 10), "shelf_life_days": 1, "policy": {"kind": "newsvendor"}}
    saved = offer(**money, worth={"sells_for": Fraction(1), "salvage": Fraction(12, 100)})
    paid = offer(**money, worth={"sells_for": Fraction(1), "waste_fee": Fraction(12, 100)})
    assert saved.critical_ratio == pytest.approx(0.70 / 0.88)
    assert paid.critical_ratio == pytest.approx(0.70 / 1.12)


def test_a_newsvendor_with_large_packs_weighs_whole_packs():
    """Packs of 8: the second sells 5.2 on average and wastes 2.8; the third sells 0.6 and wastes 7.4."""
    values = {"shelf_life_days": 1, "policy": {"kind": "newsvendor"}, "pack_quantity": Fraction(8)}
    second = np.minimum(TEN, 16) - 8
    third = np.maximum(np.minimum(TEN, 24) - 16, 0)
    assert (second.mean(), third.mean()) == (pytest.approx(5.2), pytest.approx(0.6))
    cheap = line(one_day(TEN), **values, pack_price=Fraction(1), worth={"sells_for": 2})  # margin 1, loss 1 a pack
    dear = line(one_day(TEN), **values, pack_price=Fraction(4), worth={"sells_for": 6})  # 5.2 * 2 < 2.8 * 4
    assert (cheap.packs, dear.packs) == (2, 1)


def test_a_fill_rate_asks_for_less_than_the_same_share_of_cycles():
    """Need 1 to 10: 90 % of it leaves 0.55 unmet; 7 leave 0.6, 8 leave 0.3, so 7 and a sixth do."""
    found = line(one_day(np.arange(1.0, 11)), fill_rate=0.9)
    assert found.wanted == pytest.approx(7 + 1 / 6)
    assert found.packs == 8
    assert line(one_day(np.arange(1.0, 11)), service_level=0.9).wanted == 9


def test_stock_counts_towards_the_fill_rate():
    """With 3 in stock the same 0.55 of 5.5 may stay unmet."""
    found = line(one_day(np.arange(1.0, 11)), [DatedLot(3.0, 0, 30)], fill_rate=0.9)
    assert found.wanted == pytest.approx(4 + 1 / 6)


def test_above_the_reorder_point_nothing_is_ordered():
    policy = {"kind": "R-Q", "reorder_point": Fraction(15), "order_packs": 3}
    above = line(1.0, [DatedLot(15.5, 0, 99)], policy=policy, pack_quantity=Fraction(5))
    at = line(1.0, [DatedLot(15.0, 0, 99)], policy=policy, pack_quantity=Fraction(5))
    assert (above.packs, at.packs) == (0, 3)
    assert (at.point, at.position) == (15, 15)


def test_a_fixed_lot_is_ordered_as_often_as_lifts_the_position_above_the_point():
    policy = {"kind": "R-Q", "reorder_point": Fraction(40), "order_packs": 2}
    found = line(1.0, [DatedLot(15.0, 0, 99)], policy=policy, pack_quantity=Fraction(5))
    assert found.packs == 6  # 15 + 30 = 45 is above 40; 35 is not


def test_open_orders_count_for_the_reorder_point():
    policy = {"kind": "R-Q", "reorder_point": Fraction(15), "order_packs": 3}
    lots = [DatedLot(10.0, 0, 99), DatedLot(10.0, 9, 99, ordered=True)]
    assert line(1.0, lots, policy=policy).packs == 0


def test_at_the_reorder_point_it_is_filled_up_to_the_level():
    policy = {"kind": "s-S", "reorder_point": Fraction(10), "order_up_to": Fraction(50)}
    found = line(1.0, [DatedLot(8.0, 0, 99)], policy=policy, pack_quantity=Fraction(5))
    assert (found.wanted, found.packs) == (42, 9)


def test_without_a_point_the_forecast_says_when():
    """4 kg are needed until the delivery after next: 5 kg are enough, 3 kg are not."""
    policy = {"kind": "s-S", "order_up_to": Fraction(30)}
    assert line(1.0, [DatedLot(5.0, 0, 99)], policy=policy).packs == 0
    short = line(1.0, [DatedLot(3.0, 0, 99)], policy=policy)
    assert (short.point, short.packs) == (4, 27)


def test_a_level_below_what_the_cover_needs_does_not_hold_back_the_order():
    found = line(10.0, policy={"kind": "s-S", "order_up_to": Fraction(5)})
    assert found.packs == 40


def test_lead_times_that_vary_are_covered_as_in_the_textbook():
    """120 a day, sd 35, six days, sd of the lead time 1.5 days, 95 %: 720 + 1.645 * 199.374 = 1047.94."""
    need = np.random.default_rng(0).normal(120, 35, (40_000, 14))
    # from Thursday to the delivery of the next Wednesday are six days
    found = line(need, delivery_days=frozenset({2, 3}), service_level=0.95, lead_time_sd_days=1.5)
    assert found.level == pytest.approx(1047.94, rel=0.01)
    fixed = line(need, delivery_days=frozenset({2, 3}), service_level=0.95)
    assert fixed.level == pytest.approx(720 + 1.6449 * 35 * 6**0.5, rel=0.01)


def test_a_longer_review_covers_further_deliveries():
    weekly = cover(WEDNESDAY, offer(review_days=7), Opening())
    assert (weekly.arrives, weekly.last_day) == (date(2026, 3, 5), date(2026, 3, 11))
    assert cover(WEDNESDAY, offer(review_days=8), Opening()).last_day == date(2026, 3, 15)


def test_after_the_cut_off_an_order_counts_as_tomorrows():
    chosen = offer(cutoff=time(16, 30))
    before, at, after = (cover(WEDNESDAY, chosen, Opening(), now=now) for now in (None, time(16, 30), time(16, 31)))
    assert before.arrives == at.arrives == date(2026, 3, 5)
    assert after.arrives == date(2026, 3, 9)
    assert after.order_by == date(2026, 3, 8)


def test_a_supplier_does_not_come_on_days_that_he_named():
    away = offer(no_delivery=((date(2026, 3, 5), date(2026, 3, 11)),))
    assert cover(WEDNESDAY, away, Opening()).arrives == date(2026, 3, 12)


def test_customers_who_take_the_freshest_leave_the_oldest_to_spoil():
    """Ten each morning for four days, good for two days; by hand: 2 and 5 spoil, 1 is left, nothing is missing."""
    arrivals = [DatedLot(10.0, day, day + 1) for day in range(4)]
    need = np.array([[6.0, 12.0, 5.0, 9.0]])
    use = use_lots(need, arrivals, "lifo")
    assert use.unmet.sum() == 0
    np.testing.assert_allclose(use.spoiled[0], [2, 0, 5, 0])
    assert sum(lot.quantity for lot in arrivals) - need.sum() - use.spoiled.sum() == 1


def test_when_the_freshest_goes_first_old_stock_is_no_cover():
    """4 kg in stock expire on Friday; 2 a day until Sunday. Oldest first: 4 more. Freshest first: all 8 must come."""
    old = [DatedLot(4.0, 0, 1)]
    assert line(2.0, old).wanted == pytest.approx(4)
    assert line(2.0, old, issue="lifo").wanted == pytest.approx(8)


def test_stock_that_keeps_is_cover_in_any_order():
    keeps = [DatedLot(4.0, 0, 99)]
    assert line(2.0, keeps, issue="lifo").wanted == pytest.approx(line(2.0, keeps).wanted)


def test_smallest_orders_and_multiples_of_packs():
    assert line(0.5, limits={"min_packs": 6}).packs == 6
    assert line(2.0, limits={"order_multiple": 6}).packs == 12  # 8 are needed
    assert line(2.0, limits={"min_packs": 7, "order_multiple": 3}).packs == 9
    assert line(0.5, [DatedLot(9.0, 0, 99)], limits={"min_packs": 6}).packs == 0


def test_no_more_is_ordered_than_there_is_room_for_when_it_comes():
    """On Monday 2 of the 10 kg in stock are left; room for 12 leaves room for 10, in threes for 9."""
    lots, limits = [DatedLot(10.0, 0, 99)], {"max_quantity": Fraction(12)}
    values = {"lead_time_days": 2, "service_level": 0.9}
    free = line(2.0 * np.ones((10, 14)), lots, **values, review_days=8)
    full = line(2.0 * np.ones((10, 14)), lots, **values, review_days=8, limits=limits)
    threes = line(2.0 * np.ones((10, 14)), lots, **values, review_days=8, limits={**limits, "order_multiple": 3})
    assert (free.packs, full.packs, full.no_room, threes.packs) == (18, 10, 8, 9)
    said = load("en").reason(full, 0.8)
    assert said.endswith("rounded up to 18 × 1 kg; there is room for 12 kg, so 8 fewer: 10 × 1 kg in all.")


def test_a_last_pack_that_loses_more_than_it_earns_is_left_out():
    """Need 1 to 10, packs of 5, one day: 9 wanted; the second pack sells 1.5 and wastes 3.5 on average."""
    values = {"shelf_life_days": 1, "pack_quantity": Fraction(5), "service_level": 0.9}
    need = one_day(np.arange(1.0, 11))
    assert line(need, **values).packs == 2
    poor = line(need, **values, worth={"sells_for": 20})  # margin 10 on a pack of 10: 1.5 * 2 < 3.5 * 2
    rich = line(need, **values, worth={"sells_for": 40})  # margin 30: 1.5 * 6 > 3.5 * 2
    assert (poor.packs, poor.rounded_down, rich.packs, rich.rounded_down) == (1, True, 2, False)
    assert "rounded down to 1 × 5 kg, as one pack more would lose" in load("en").reason(poor, 0.8)


def test_more_than_sells_in_time_is_said_with_its_cost():
    """Need 1 to 10, packs of 20 at 10: 14.5 of a pack are thrown away, worth 7.25."""
    found = line(one_day(np.arange(1.0, 11)), shelf_life_days=1, pack_quantity=Fraction(20))
    assert found.waste == pytest.approx(14.5)
    assert found.waste_cost == pytest.approx(7.25)
    assert (
        load("en", "EUR")
        .reason(found, 0.8)
        .endswith("rounded up to 1 × 20 kg; about 14.5 kg of it (7.25 EUR) will probably be thrown away.")
    )
    assert load("zh", "元").reason(found, 0.8).endswith("；其中约 14.5 千克（7.25 元）多半会扔掉。")


def test_a_shelf_life_beyond_the_forecast_goes_on_at_the_mean_need():
    """2 kg a day for 20 days are 40 kg; a smallest order of 50 kg throws 10 away, and says so."""
    found = line(2.0, shelf_life_days=20, limits={"min_packs": 50})
    assert (found.packs, found.sells) == (50, pytest.approx(40))
    assert found.waste == pytest.approx(10)
    assert "about 10 kg of it (100.00) will probably be thrown away" in load("en").reason(found, 0.8)


def test_sentences_of_every_policy():
    words = load("en", "EUR")
    vendor = line(
        one_day(TEN), pack_price=Fraction(3), shelf_life_days=1, policy={"kind": "newsvendor"}, worth={"sells_for": 10}
    )
    assert words.reason(vendor, 0.8) == (
        "Thu 5 Mar takes about 13 kg, 15 kg to lose least (70 % sure, as a pack too many loses 3.00 EUR and one too "
        "few 7.00 EUR); with nothing in stock and nothing on order, 15 × 1 kg lose least; about 2.1 kg of it "
        "(6.30 EUR) will probably be thrown away."
    )
    point = {"kind": "R-Q", "reorder_point": Fraction(15), "order_packs": 3}
    above = line(1.0, [DatedLot(20.0, 0, 99)], policy=point)
    due = line(1.0, [DatedLot(12.0, 0, 99)], policy=point, pack_quantity=Fraction(5))
    levels = {"kind": "s-S", "reorder_point": Fraction(10), "order_up_to": Fraction(50)}
    filled = line(1.0, [DatedLot(8.0, 0, 99)], policy=levels)
    assert words.reason(above, 0.8).endswith("on order, that is above the reorder point of 15 kg.")
    assert words.reason(due, 0.8).endswith("on order, the reorder point of 15 kg is reached, so 3 × 5 kg are due.")
    assert words.reason(filled, 0.8).endswith(
        "the reorder point of 10 kg is reached, so it is filled up to 50 kg with 42 × 1 kg."
    )
    filling = line(one_day(np.arange(1.0, 11)), fill_rate=0.9)
    assert "7.17 kg to serve 90 % of it (safety 2.17 kg); with nothing" in words.reason(filling, 0.8)
    assert load("zh").reason(due, 0.8).endswith("在途：无，已到再订货点 15 千克，按固定批量订 3 × 5 千克。")


def test_a_food_alone_is_not_changed_by_the_sheet():
    alone = chance(2.0)
    lines, notes = sheet(alone)
    assert lines["flour"] == alone.entry.line
    assert notes == []
