"""Laws of ordering policies and of the sheet, for any need, stock, pack and terms."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from order_cases import amounts, chance, lots, needs, sheet
from seqchef.applications.planning.ageing import DatedLot, use_lots
from seqchef.applications.planning.sheet.steady import Earlier, EarlierLine
from seqchef.food.stock import SupplierTerms

policies = st.one_of(
    st.just({"policy": {"kind": "order-up-to"}}),
    st.builds(
        lambda price, life: {"worth": {"sells_for": Fraction(price)}, "shelf_life_days": life},
        st.integers(11, 60),
        st.integers(1, 9),
    ),
    st.builds(
        lambda price, life: {
            "policy": {"kind": "newsvendor"},
            "worth": {"sells_for": Fraction(price)},
            "shelf_life_days": life,
        },
        st.integers(11, 60),
        st.integers(1, 9),
    ),
    st.builds(
        lambda point, more: {
            "policy": {"kind": "s-S", "reorder_point": point, "order_up_to": Fraction(more) + (point or 0)}
        },
        st.none() | st.fractions(0, 90, max_denominator=4),
        st.integers(1, 200),
    ),
    st.builds(
        lambda point, packs: {"policy": {"kind": "R-Q", "reorder_point": point, "order_packs": packs}},
        st.none() | st.fractions(0, 90, max_denominator=4),
        st.integers(1, 9),
    ),
)
limits = st.builds(
    lambda least, multiple, most: {"min_packs": least, "order_multiple": multiple, "max_quantity": most},
    st.integers(1, 5),
    st.integers(1, 4),
    st.none() | st.integers(20, 300).map(Fraction),
)
offers = st.builds(
    lambda pack, days, lead, sd, issue, limits, policy: {
        "pack_quantity": Fraction(pack, 4),
        "delivery_days": frozenset(days),
        "lead_time_days": lead,
        "lead_time_sd_days": sd,
        "issue": issue,
        "limits": limits,
        **policy,
    },
    st.integers(2, 60),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(1, 3),
    st.sampled_from([0.0, 0.5, 1.5]),
    st.sampled_from(["fifo", "lifo"]),
    limits,
    policies,
)


def packs(offer, need, stock):
    return chance(need, stock, **offer).entry.line.packs


@settings(max_examples=80, deadline=None)
@given(offers, needs, lots, arrays.arrays(np.float64, (15, 14), elements=amounts))
def test_more_demand_never_orders_less_under_any_policy(offer, need, stock, more):
    assert packs(offer, need + more, stock) >= packs(offer, need, stock)


@settings(max_examples=80, deadline=None)
@given(offers, needs, lots, amounts, st.integers(0, 13))
def test_more_stock_never_orders_more_under_any_policy(offer, need, stock, more, keeps):
    assert packs(offer, need, [*stock, DatedLot(more, 0, keeps)]) <= packs(offer, need, stock)


@settings(max_examples=60, deadline=None)
@given(offers, needs, lots)
def test_packs_keep_to_smallest_orders_and_multiples(offer, need, stock):
    found = packs(offer, need, stock)
    assert found == 0 or found >= offer["limits"]["min_packs"]
    assert found % offer["limits"]["order_multiple"] == 0


@settings(max_examples=60, deadline=None)
@given(needs, lots)
def test_freshest_first_uses_spoils_or_keeps_all_stock(need, stock):
    use = use_lots(need, stock, "lifo")
    met = need - use.unmet
    assert (use.unmet >= 0).all()
    assert (met >= -1e-9).all()
    assert (met.sum(axis=1) + use.spoiled.sum(axis=1) <= sum(lot.quantity for lot in stock) + 1e-6).all()


@settings(max_examples=60, deadline=None)
@given(needs, lots)
def test_oldest_first_never_leaves_more_unmet_than_freshest_first(need, stock):
    oldest, freshest = (use_lots(need, stock, issue).unmet.sum(axis=1) for issue in ("fifo", "lifo"))
    assert (oldest <= freshest + 1e-6).all()


@settings(max_examples=60, deadline=None)
@given(offers, needs, lots)
def test_an_order_lets_nothing_be_missing_that_its_service_level_promises(offer, need, stock):
    """What is missing with the order is no more than the quantile says, whichever lot is taken first."""
    found = chance(need, stock, **{**offer, "policy": {"kind": "order-up-to"}, "limits": {}})
    line, outlook = found.entry.line, found.entry.outlook
    assert outlook.risk(line.wanted) <= 1 - line.service + 1e-9


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(offers, needs, lots), min_size=1, max_size=4), st.floats(0.9, 1.1), st.floats(0, 600))
def test_a_budget_is_never_exceeded_and_only_takes_away(foods, _, budget):
    made = [chance(need, stock, ingredient=str(place), **offer) for place, (offer, need, stock) in enumerate(foods)]
    money = Fraction(budget)
    free, _ = sheet(*made)
    bound, notes = sheet(*made, budget=money)
    assert sum(line.price for line in bound.values()) <= money
    assert all(bound[name].packs <= free[name].packs for name in free)
    assert bool(notes) == (sum(line.price for line in free.values()) > money)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(offers, needs, lots), min_size=1, max_size=4), st.integers(1, 400))
def test_an_order_reaches_the_smallest_value_or_waits_or_is_said(foods, smallest):
    made = [chance(need, stock, ingredient=str(place), **offer) for place, (offer, need, stock) in enumerate(foods)]
    terms = {"Mill": SupplierTerms(supplier="Mill", min_order_value=Fraction(smallest))}
    lines, notes = sheet(*made, terms=terms)
    values = {}
    for line in lines.values():
        values[line.cover.arrives] = values.get(line.cover.arrives, 0) + line.price
    small = [value for value in values.values() if 0 < value < smallest]
    assert len(small) == sum(note.kind == "below_minimum" for note in notes)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(offers, needs, lots), min_size=1, max_size=3), st.floats(0.98, 1.02))
def test_a_forecast_that_moves_by_two_percent_changes_no_line(foods, times):
    """Except where there is no room: what cannot be put away is not ordered, whatever was planned before."""

    def made(scale):
        free = [
            ({**offer, "limits": {**offer["limits"], "max_quantity": None}}, need, stock)
            for offer, need, stock in foods
        ]
        return [
            chance(need * scale, stock, ingredient=str(place), **offer)
            for place, (offer, need, stock) in enumerate(free)
        ]

    first, _ = sheet(*made(1.0))
    again, _ = sheet(*made(times), earlier=earlier_of(first))
    assert {name: line.packs for name, line in again.items()} == {name: line.packs for name, line in first.items()}


@settings(max_examples=40, deadline=None)
@given(needs.filter(lambda need: (need > 1).all()), st.integers(2, 8))
def test_a_forecast_that_moves_a_lot_is_followed(need, times):
    first, _ = sheet(chance(need))
    fresh, _ = sheet(chance(need * times))
    again, _ = sheet(chance(need * times), earlier=earlier_of(first))
    assert again["flour"].packs == fresh["flour"].packs > first["flour"].packs


def earlier_of(lines):
    """The earlier plan that these lines are."""
    names = ("packs", "brought_forward", "needed_by", "postponed", "cut_by_budget", "cut_by_space")
    return Earlier(
        EarlierLine(
            supplier=line.offer.supplier,
            ingredient=line.offer.ingredient,
            arrives=line.cover.arrives,
            **{name: getattr(line, name) for name in names},
        )
        for line in lines.values()
    )


def test_the_evening_of_these_laws_is_a_wednesday():
    assert chance(1.0).today.weekday() == 2
    assert chance(1.0).entry.line.first_day == date(2026, 3, 4) + timedelta(days=1)
