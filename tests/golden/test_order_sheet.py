"""What the lines of one evening settle between them, worked out by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import exp, factorial

import numpy as np
import pytest

from order_cases import WEDNESDAY, chance, offer, one_day, sheet
from seqchef.applications.planning.ageing import DatedLot
from seqchef.applications.planning.chances import in_one_unit
from seqchef.applications.planning.sheet.steady import Earlier, EarlierLine
from seqchef.applications.planning.wording import load
from seqchef.food.conversions import Conversions
from seqchef.food.stock import SupplierTerms

EN = load("en", "EUR")
THURSDAY = date(2026, 3, 5)


def terms(**by_supplier):
    """Smallest order values by supplier."""
    return {name: SupplierTerms(supplier=name, min_order_value=Fraction(value)) for name, value in by_supplier.items()}


def kinds(notes):
    return [note.kind for note in notes]


# Smallest orders


def flour(**changes):
    """Two packs of 4 kg at 10 each last until Sunday; Monday needs a third."""
    return chance(2.0, pack_quantity=Fraction(4), **changes)


def sugar(**changes):
    """5 kg in stock last until Monday; packs of 2 kg at 6 each."""
    values = {"ingredient": "sugar", "pack_quantity": Fraction(2), "pack_price": Fraction(6)}
    return chance(1.0, [DatedLot(5.0, 0, 99)], **{**values, **changes})


def test_a_small_order_is_filled_up_with_what_is_needed_next_and_costs_least_to_hold():
    """20 of 40: flour for Monday (10 for a day), sugar for Tuesday (6 for two days), then for Thursday (6 for four)."""
    lines, notes = sheet(flour(), sugar(), terms=terms(Mill=40))
    assert (lines["flour"].packs, lines["flour"].brought_forward) == (3, 1)
    assert (lines["sugar"].packs, lines["sugar"].brought_forward) == (2, 2)
    assert lines["flour"].needed_by == date(2026, 3, 9)
    assert lines["sugar"].needed_by == date(2026, 3, 10)
    assert notes == []
    assert EN.reason(lines["flour"], 0.8).endswith(
        "8 kg more is needed, rounded up to 2 × 4 kg; to reach the smallest order of 40.00 EUR, 1 × 4 kg for Mon 9 Mar "
        "and later comes along: 3 × 4 kg in all."
    )
    assert EN.reason(lines["sugar"], 0.8).endswith(
        "there is enough; to reach the smallest order of 40.00 EUR, 2 × 2 kg for Tue 10 Mar and later comes along: "
        "2 × 2 kg in all."
    )


def test_nothing_is_brought_forward_that_would_spoil_first():
    """Flour keeps five days, until Monday: 10 kg sell, which two packs and a half hold; only sugar can fill up."""
    lines, _ = sheet(flour(shelf_life_days=5), sugar(), terms=terms(Mill=40))
    assert (lines["flour"].packs, lines["sugar"].packs) == (2, 4)


def test_an_order_that_cannot_be_filled_up_is_said_and_left_as_it_is():
    lines, notes = sheet(flour(shelf_life_days=5), terms=terms(Mill=40))
    assert lines["flour"].packs == 2
    assert kinds(notes) == ["below_minimum"]
    assert EN.note(notes[0]) == (
        "Mill: the order comes to 20.00 EUR, 20.00 EUR short of the smallest order of 40.00 EUR, and no more would be "
        "used in time: ask the supplier, or add something by hand."
    )


def test_more_than_what_is_seen_is_brought_forward_at_the_mean_need():
    """150 buys 15 packs: 60 kg, thirty days of 2 kg; the forecast ends after fourteen."""
    lines, notes = sheet(flour(), terms=terms(Mill=150))
    assert lines["flour"].packs == 15
    assert notes == []


def test_a_small_order_without_anything_urgent_waits():
    """In one future of ten 1 kg is missing on Thursday: the service level asks for a pack, but it can wait."""
    need = one_day([1.0] * 9 + [6.0])
    lots = [DatedLot(5.0, 0, 99)]
    lines, notes = sheet(chance(need, lots, service_level=0.95), terms=terms(Mill=40))
    assert (lines["flour"].packs, lines["flour"].postponed) == (0, 1)
    assert EN.note(notes[0]) == (
        "Mill: 10.00 EUR is below the smallest order of 40.00 EUR, and nothing should run out before the delivery of "
        "Mon 9 Mar: not ordered this time."
    )
    assert EN.reason(lines["flour"], 0.8).endswith(
        "rounded up to 1 × 1 kg; but nothing is urgent and the order is below the smallest of 40.00 EUR, so it waits."
    )


def test_a_large_enough_order_is_left_alone():
    lines, notes = sheet(flour(), sugar(), terms=terms(Mill=20))
    assert (lines["flour"].packs, lines["sugar"].packs, notes) == (2, 0, [])


# Money


def poisson(mean, N=20_000):
    """Futures of one day, at N equal steps of a Poisson distribution."""
    cumulated = np.cumsum([exp(-mean) * mean**k / factorial(k) for k in range(60)])
    return one_day(np.searchsorted(cumulated, (np.arange(N) + 0.5) / N).astype(float))


def newsvendors():
    """Poisson 10: one too few costs 3, one too many 1, price 4; Poisson 5: 5 and 2, price 6."""
    vendor = {"policy": {"kind": "newsvendor"}, "shelf_life_days": 1}
    first = {"ingredient": "buns", "pack_price": Fraction(4), "worth": {"sells_for": 7, "salvage": Fraction(3)}}
    second = {"ingredient": "pies", "pack_price": Fraction(6), "worth": {"sells_for": 11, "salvage": Fraction(4)}}
    return chance(poisson(10), **vendor, **first), chance(poisson(5), **vendor, **second)


def test_two_newsvendors_share_a_budget_as_in_the_textbook():
    lines, notes = sheet(*newsvendors(), budget=Fraction(70))
    assert (lines["buns"].packs, lines["pies"].packs) == (10, 5)
    assert (lines["buns"].cut_by_budget, lines["pies"].cut_by_budget) == (2, 1)
    assert EN.note(notes[0]) == (
        "The orders would cost 84.00 EUR, more than the budget of 70.00 EUR: 3 packs, those missed least for their "
        "money, are left out."
    )
    assert "; 2 fewer, to keep within the budget: 10 × 1 kg in all" in EN.reason(lines["buns"], 0.8)


def test_a_budget_that_is_enough_changes_nothing():
    lines, notes = sheet(*newsvendors(), budget=Fraction(84))
    assert (lines["buns"].packs, lines["pies"].packs, notes) == (12, 6, [])


def test_no_money_buys_nothing_and_says_so():
    lines, notes = sheet(*newsvendors(), budget=Fraction(0))
    assert [line.packs for line in lines.values()] == [0, 0]
    assert kinds(notes) == ["over_budget"]


def test_a_budget_below_the_smallest_order_is_said():
    lines, notes = sheet(flour(), terms=terms(Mill=20), budget=Fraction(15))
    assert (lines["flour"].packs, lines["flour"].cut_by_budget) == (0, 2)
    assert kinds(notes) == ["over_budget", "budget_below_minimum"]
    assert EN.note(notes[1]) == (
        "The budget of 15.00 EUR is below the smallest order of Mill, 20.00 EUR: nothing is ordered there."
    )


def test_whole_orders_are_left_out_where_single_packs_do_not_do():
    """Both suppliers' orders are at their smallest; 30 pay for one of them, and milk is worth more for its money."""
    milk = chance(2.0, ingredient="milk", supplier="Dairy", pack_quantity=Fraction(4), service_level=0.99)
    lines, _ = sheet(flour(), milk, terms=terms(Mill=20, Dairy=20), budget=Fraction(30))
    assert (lines["flour"].packs, lines["milk"].packs) == (0, 2)


def test_a_delivery_fee_counts_against_the_budget():
    fee = {"Mill": SupplierTerms(supplier="Mill", delivery_fee=Fraction(5))}
    assert sheet(flour(), terms=fee, budget=Fraction(25))[0]["flour"].packs == 2
    assert sheet(flour(), terms=fee, budget=Fraction(24))[0]["flour"].packs == 1


# Room


def test_what_does_not_fit_on_the_shelf_is_left_out_by_worth_for_its_room():
    """Four packs of 10 l each for 25 l free: one of each stays, for the first pack is worth more than the second."""
    places = {"pack_quantity": Fraction(4), "limits": {"storage": "dry", "volume_l": Fraction(10)}}
    lines, notes = sheet(
        chance(2.0, **places), chance(2.0, ingredient="rice", **places), shelf_volume_l={"dry": Fraction(25)}
    )
    assert sorted(line.packs for line in lines.values()) == [0, 2]
    assert EN.note(notes[0]) == "dry has 25 l free, but 40 l were to come: 2 packs missed least are left out."


def test_stock_that_is_still_there_takes_its_room():
    places = {"pack_quantity": Fraction(4), "limits": {"storage": "dry", "volume_l": Fraction(10)}}
    lots = [DatedLot(4.0, 0, 99)]
    lines, _ = sheet(chance(3.0, lots, **places), shelf_volume_l={"dry": Fraction(25)})
    assert lines["flour"].packs == 1  # 4 kg in stock take 10 l, one pack more 10 l
    assert "; 1 fewer, as dry is full: 1 × 4 kg in all" in EN.reason(lines["flour"], 0.8)


# Suppliers


def offers(dear=Fraction(12), **other):
    cheap = chance(2.0, other.pop("lots", []), supplier="Cheap", **other)
    return [cheap, chance(2.0, [], supplier="Quick", pack_price=dear, delivery_days=frozenset(range(7)))]


def test_the_cheapest_supplier_in_time_is_taken_and_the_others_are_named():
    lines, _ = sheet(offers())
    assert lines["flour"].offer.supplier == "Cheap"
    assert [other.supplier for other in lines["flour"].alternatives] == ["Quick"]
    assert EN.reason(lines["flour"], 0.8).endswith(
        "; Cheap is the cheapest at 10.00 EUR per kg with all costs (Quick: 12.00 EUR)."
    )


def test_a_cheaper_supplier_who_comes_too_late_is_not_taken():
    lines, _ = sheet(offers(lead_time_days=4))
    assert lines["flour"].offer.supplier == "Quick"
    assert EN.reason(lines["flour"], 0.8).endswith(
        "; Cheap is cheaper (10.00 EUR per kg against 12.00 EUR) but only comes Mon 9 Mar, too late."
    )


def test_a_fee_for_one_food_makes_a_supplier_dear():
    """8 kg at 10 and a fee of 20 are 12.50 a kg; whoever comes anyway charges it for all."""
    fee = {"Cheap": SupplierTerms(supplier="Cheap", delivery_fee=Fraction(20))}
    alone, _ = sheet(offers(), terms=fee)
    shared, _ = sheet(offers(), chance(2.0, ingredient="rice", supplier="Cheap"), terms=fee)
    assert alone["flour"].offer.supplier == "Quick"
    assert shared["flour"].offer.supplier == "Cheap"


def test_packs_that_are_too_large_for_their_shelf_life_are_dear():
    """20 kg for 20 that keep two days: 4 are used, so 5.00 a kg against 4.00."""
    large = chance(
        2.0,
        supplier="Cheap",
        pack_quantity=Fraction(20),
        pack_price=Fraction(20),
        shelf_life_days=2,
        service_level=0.95,
    )
    lines, _ = sheet([large, chance(2.0, supplier="Quick", pack_price=Fraction(4))])
    assert lines["flour"].offer.supplier == "Quick"
    assert lines["flour"].alternatives[0].unit_cost == pytest.approx(5)


def test_a_food_goes_elsewhere_when_its_cheapest_supplier_would_not_come_for_so_little():
    """Flour that keeps five days cannot fill up 40 at the mill; the market is dearer, but comes."""
    mill = flour(shelf_life_days=5)
    market = chance(2.0, supplier="Market", pack_quantity=Fraction(4), pack_price=Fraction(11))
    lines, notes = sheet([mill, market], terms=terms(Mill=40))
    assert (lines["flour"].offer.supplier, lines["flour"].packs) == ("Market", 2)
    assert notes == []


def test_packs_of_several_suppliers_are_counted_in_the_first_ones_unit():
    offers, unusable = in_one_unit(
        [
            offer(),
            offer(supplier="Other", pack_quantity=Fraction(500), pack_unit="g", row=3),
            offer(supplier="Third", pack_unit="bundle", row=4),
        ],
        Conversions(),
    )
    assert [(one.supplier, one.pack_quantity, one.pack_unit) for one in offers["flour"]] == [
        ("Mill", 1, "kg"),
        ("Other", Fraction(1, 2), "kg"),
    ]
    assert [(one.file, one.row) for one in unusable] == [("suppliers.csv", 4)]


# Calm


def before(packs, **changes):
    values = {"supplier": "Mill", "ingredient": "flour", "arrives": THURSDAY, "packs": packs}
    return Earlier([EarlierLine(**{**values, **changes})])


def test_an_earlier_line_stays_when_a_forecast_of_nearly_this_asks_for_it():
    """2.02 a day ask for 9 packs of 1 kg; 2.00 asked for 8, which a forecast 5 % lower asks for as well."""
    fresh, _ = sheet(chance(2.02))
    found, _ = sheet(chance(2.02), earlier=before(8))
    assert (fresh["flour"].packs, found["flour"].packs, found["flour"].kept) == (9, 8, True)
    assert EN.reason(found["flour"], 0.8).endswith(
        "rounded up to 9 × 1 kg; kept at 8 × 1 kg as planned before, for the forecast has hardly changed."
    )


@pytest.mark.parametrize("packs", [0, 6, 11])
def test_an_earlier_line_that_is_far_off_is_not_kept(packs):
    found, _ = sheet(chance(2.02), earlier=before(packs))
    assert (found["flour"].packs, found["flour"].kept) == (9, False)


def test_an_earlier_line_of_another_delivery_says_nothing():
    for changes in ({"arrives": date(2026, 3, 9)}, {"supplier": "Other"}, {"ingredient": "rice"}):
        assert sheet(chance(2.02), earlier=before(8, **changes))[0]["flour"].packs == 9


def test_an_order_that_has_been_placed_since_is_not_ordered_again():
    """A pack of 5 kg was planned for 4 kg and ordered; 5 % more need would ask for another one, but nobody does."""
    packs, along = {"pack_quantity": Fraction(5)}, DatedLot(5.0, 0, 99, ordered=True)
    placed = chance(1.24, [along], **packs)
    assert placed.scaled(1.05).line.packs == 1
    assert sheet(placed, earlier=before(1))[0]["flour"].packs == 0
    assert sheet(placed, earlier=before(1, coming_along=5.0))[0]["flour"].packs == 1  # that was there before


def test_what_was_brought_forward_is_brought_forward_again():
    first, _ = sheet(flour(), sugar(), terms=terms(Mill=40))
    earlier = Earlier(
        EarlierLine(
            supplier="Mill",
            ingredient=name,
            arrives=THURSDAY,
            packs=line.packs,
            brought_forward=line.brought_forward,
            needed_by=line.needed_by,
        )
        for name, line in first.items()
    )
    again, _ = sheet(replace_need(flour(), 1.99), replace_need(sugar(), 1.02), terms=terms(Mill=40), earlier=earlier)
    assert {name: line.packs for name, line in again.items()} == {name: line.packs for name, line in first.items()}
    assert again["sugar"].brought_forward == 2


def replace_need(food, a_day):
    """The same chance with another need a day."""
    return type(food)(food.offer, food.cover, np.full((10, 14), a_day), food.shelf, WEDNESDAY, food.spoilage_level)


def test_settled_lines_say_what_they_cost_now():
    lines, _ = sheet(flour(), sugar(), terms=terms(Mill=40))
    assert sum(line.price for line in lines.values()) == 42
    assert all(line.alone == line.packs - line.brought_forward for line in lines.values())
    assert replace(lines["flour"], brought_forward=0, minimum=None).alone == 3
