"""A small kitchen lived again, with every day counted by hand."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest

from seqchef.applications.planning.backtest.buyers import ByPars, as_last_week, by_plan
from seqchef.applications.planning.backtest.evenings import Evening, Past, known_then
from seqchef.applications.planning.backtest.outcome import PLAN, backtest
from seqchef.applications.planning.backtest.pars import StatedPar, par_recipe, stated_levels
from seqchef.applications.planning.backtest.replay import Settings, replay
from seqchef.applications.planning.backtest.selling import selling_of
from seqchef.applications.planning.backtest.totals import totals
from seqchef.errors import BadInput
from seqchef.food.menu import MenuItem
from seqchef.food.opening import Opening
from seqchef.food.stock import Offer, Storeroom
from seqchef.inference.quantiles import as_forecasts
from seqchef.series.tables import LEVELS, build_panel

MONDAY = date(2026, 3, 2)
STOCK = Offer(
    ingredient="stock",
    supplier="Dairy",
    pack_quantity=Fraction(1),
    pack_unit="l",
    pack_price=Fraction(2),
    lead_time_days=1,
    delivery_days=frozenset(range(7)),
    shelf_life_days=1,
)
SOUP = replace(par_recipe("stock", "l"), title="Soup", source="soup.txt")  # a litre a portion
OPENING = Opening()
MENU = (MenuItem(dish="Soup", price=Fraction(5)),)


def sales(values, name="Soup", first=MONDAY, **flags):
    stamps = np.array([first + timedelta(days=n) for n in range(len(values))], dtype="datetime64[s]")
    given = {key: np.array(flag, dtype=np.bool_) for key, flag in flags.items()}
    return build_panel([name] * len(values), stamps, np.array(values, dtype=np.float64), given)


def past(panel, *, opening=OPENING, menu=MENU, offer=STOCK):
    room = Storeroom(offers=(offer,))
    return Past(
        sales=panel,
        opening=opening,
        recipes=(SOUP,),
        storeroom=room,
        selling=selling_of(panel, (SOUP,), room, menu),
    )


def last_value(panel, horizon):
    """A forecaster that is sure of the last value of each series; closed days sell nothing."""
    quantiles = np.empty((len(panel), horizon, len(LEVELS)))
    for place, one in enumerate(panel.series):
        quantiles[place] = one.y[one.evidence()][-1]
        quantiles[place][one.future_closed(horizon)] = 0.0
    return as_forecasts(panel, quantiles)


def lived(panel, buyer, **options):
    settings = Settings(days=7, warm_up_days=3, paths=20)
    return replay(past(panel, **options), {"it": buyer}, {PLAN: last_value}, settings)["it"]


def test_a_sure_forecast_of_steady_sales_wastes_and_loses_nothing():
    found = totals(lived(sales([10.0] * 60), by_plan(PLAN)).days)
    assert (found.wanted, found.served, found.thrown, found.lost_margin) == (70, 70, 0, 0)
    assert (found.bought, found.deliveries, found.stock) == (7 * 20, 7, 0)


def test_last_week_with_a_margin_throws_the_margin_away():
    found = totals(lived(sales([10.0] * 60), by_plan(PLAN, as_last_week(0.5))).days)
    assert (found.service, found.thrown, found.bought) == (1, 7 * 5 * 2, 7 * 15 * 2)


def test_last_week_looks_at_the_same_weekday():
    """Sundays sell 30, other days 10; both are known a week before."""
    week = [10.0] * 6 + [30.0]
    found = totals(lived(sales(week * 9), by_plan(PLAN, as_last_week(0.0))).days)
    assert (found.service, found.thrown, found.bought) == (1, 0, 2 * sum(week))


def test_last_week_of_a_dish_that_is_three_days_old_is_what_is_known_of_it():
    """Its first Monday to Wednesday sold 10; the next Monday to Wednesday are expected so, others are not."""
    kitchen = past(sales([10.0] * 3))
    evening = Evening(past=kitchen, today=MONDAY + timedelta(days=2), forecasters={PLAN: last_value}, paths=20, seed=0)
    found = as_last_week(0.2)(evening.known, OPENING)
    assert found.paths[0, 0, :7].tolist() == [0, 0, 0, 0, 12, 12, 12]


def test_a_stated_par_that_is_too_low_loses_the_margin_of_what_is_missing():
    """8 litres for 10 portions: 2 are lost each day, at 5 less 2 for the stock."""
    found = totals(lived(sales([10.0] * 60), ByPars(stated={"stock": 8.0})).days)
    assert (found.served, found.lost_sales, found.lost_margin, found.days_short) == (56, 7 * 2 * 5, 7 * 2 * 3, 7)


def test_a_derived_par_is_the_highest_use_of_four_weeks_and_a_fifth():
    """The highest day before the backtest sold 15, three weeks ago: 18 are there each day."""
    values = [10.0] * 60
    values[35] = 15.0
    found = totals(lived(sales(values), ByPars()).days)
    assert (found.service, found.bought, found.thrown) == (1, 7 * 18 * 2, 7 * 8 * 2)


def test_a_changed_par_is_changed_by_that_share():
    par = ByPars(0.5, {"stock": 8.0})
    assert par.level("stock") == 12.0


def test_a_par_level_counts_what_is_in_stock_and_keeps():
    """Stock that keeps: 20 are there at first, 10 are used every day, so 10 come every day."""
    keeps = replace(STOCK, shelf_life_days=None)
    found = totals(lived(sales([10.0] * 60), ByPars(stated={"stock": 20.0}), offer=keeps).days)
    assert (found.service, found.bought, found.thrown, found.stock) == (1, 7 * 10 * 2, 0, 10 * 2)


def test_a_jump_that_nobody_could_know_is_lost_on_its_first_day_alone():
    """From 10 to 16: the plan follows a day later, last week never within the backtest."""
    values = [10.0] * 53 + [16.0] * 7
    ours = totals(lived(sales(values), by_plan(PLAN)).days)
    last_week = totals(lived(sales(values), by_plan(PLAN, as_last_week(0.0))).days)
    assert (ours.lost, last_week.lost) == (6, 7 * 6)


def test_a_closed_day_of_the_calendar_needs_nothing():
    opening = Opening(weekly_closed=frozenset({0}))
    values = [np.nan if n % 7 == 0 else 10.0 for n in range(60)]
    found = totals(lived(sales(values), by_plan(PLAN), opening=opening).days)
    assert (found.wanted, found.served, found.thrown, found.deliveries) == (60, 60, 0, 6)


def test_a_closed_day_that_no_calendar_says_costs_what_was_bought_for_it():
    """Five dishes rest on one day: the sales tell afterwards that it was closed, and the evening before nobody knew."""
    day = MONDAY + timedelta(days=57)
    panel = five_dishes(57)
    assert panel.series[0].closed[57]
    before = known_then(panel, day - timedelta(days=1), day + timedelta(days=14))
    assert not before.series[0].closed.any()
    assert known_then(panel, day, day + timedelta(days=14)).series[0].closed[57]


@pytest.mark.parametrize(("ahead", "known"), [(0, False), (5, True)])
def test_later_days_are_known_where_the_file_speaks_of_days_after_its_last_sales(ahead, known):
    """A promotion on day 55: with rows for days to come the kitchen writes such things down beforehand."""
    values = [10.0] * 60 + [np.nan] * ahead
    flags = {name: [n == 55 for n in range(60 + ahead)] for name in ("promotion", "stockout")}
    seen = known_then(sales(values, **flags), MONDAY + timedelta(days=50), MONDAY + timedelta(days=59)).series[0]
    assert len(seen) == 51
    assert seen.promotion[51:].any() == known
    assert not seen.stockout.any()


def test_a_dish_that_has_been_silent_for_four_weeks_is_not_there_though_it_will_come_back():
    values = [10.0] * 10 + [np.nan] * 40 + [10.0] * 10
    panel = sales(values)
    assert len(known_then(panel, MONDAY + timedelta(days=30), MONDAY + timedelta(days=44))) == 1
    assert len(known_then(panel, MONDAY + timedelta(days=45), MONDAY + timedelta(days=59))) == 0


def test_weeks_of_rest_order_nothing_and_the_first_day_back_is_lost():
    """Nothing was sold for 31 days: on the evening before the first sale nobody could tell what to order."""
    values = [10.0] * 40 + [np.nan] * 31 + [10.0] * 5
    kitchen = past(sales(values))
    days = replay(kitchen, {"it": by_plan(PLAN)}, {PLAN: last_value}, Settings(days=7, warm_up_days=30, paths=20))
    assert [day.served for day in days["it"].days] == [0, 0, 0, 10, 10, 10, 10]
    with pytest.raises(BadInput, match="nothing was sold in the four weeks before 2026-05-"):
        replay(kitchen, {"it": by_plan(PLAN)}, {PLAN: last_value}, Settings(days=7, warm_up_days=0, paths=20))


def test_no_evening_sees_a_later_day():
    """Whatever comes after an evening, its orders stay the same."""
    values = [10.0 + n % 7 for n in range(60)]
    other = values[:50] + [99.0] * 10
    today = MONDAY + timedelta(days=49)
    for buyer in (by_plan(PLAN), by_plan(PLAN, as_last_week(0.2)), ByPars()):
        placed = []
        for panel in (sales(values), sales(other)):
            kitchen = past(panel)
            evening = Evening(past=kitchen, today=today, forecasters={PLAN: last_value}, paths=20, seed=0)
            placed.append(list(buyer(evening, kitchen.storeroom)))
        assert placed[0] == placed[1] != []


def test_the_outcome_compares_the_plan_with_the_others_and_knows_the_best_in_hindsight():
    values = [10.0] * 60
    found = backtest(past(sales(values)), last_value, Settings(days=21, warm_up_days=3, paths=20))
    assert found.plan.totals.cost == 0
    assert found.usual("pars").dearer.amount == 21 * 2 * 2  # two litres too many a day
    assert found.best("last_week").share == 0
    assert found.best("pars").share == -0.2  # 12 litres less a fifth are 9.6, and packs hold one
    assert [(one.kind, one.share) for one in found.shown()] == [
        ("plan", 0),
        ("pars", 0),
        ("pars", -0.2),
        ("last_week", 0),
    ]
    assert found.usual("pars").dearer.sure
    assert found.thrown_at_our_service("last_week") == 0
    assert found.usual("pars").thrown == {"stock": 84.0}
    assert [one.kind for one in found.caveats] == ["record", "hindsight", "begin", "pars_derived"]


def test_nothing_gets_lost_on_the_way_through_all_days_of_any_buyer():
    values = [10.0 + 7 * n % 11 for n in range(60)]
    for buyer in (by_plan(PLAN), by_plan(PLAN, as_last_week(0.2)), ByPars(), ByPars(-0.4)):
        found = lived(sales(values), buyer, offer=replace(STOCK, shelf_life_days=3))
        flow = found.flows["stock"]
        assert flow.begun + flow.bought == flow.used + flow.thrown + found.store.left("stock")
        assert flow.used > 0


def test_without_prices_portions_decide_which_is_best_and_it_is_said():
    found = backtest(past(sales([10.0] * 60), menu=()), last_value, Settings(days=7, warm_up_days=3, paths=20))
    assert not found.priced
    assert "no_prices" in [one.kind for one in found.caveats]


@pytest.mark.parametrize(
    ("days", "message"),
    [
        (30, "the sales cover 60 days .* expected 29 days or less"),
        (6, "the backtest is of 6 days; expected 7 or more"),
    ],
)
def test_a_backtest_that_is_too_long_or_too_short_says_what_would_do(days, message):
    with pytest.raises(BadInput, match=message):
        replay(past(sales([10.0] * 60)), {}, {PLAN: last_value}, Settings(days=days, warm_up_days=3))


def test_a_record_that_is_too_short_for_any_says_how_long_it_must_be():
    with pytest.raises(BadInput, match="expected sales of 49 days or more"):
        replay(past(sales([10.0] * 40)), {}, {PLAN: last_value}, Settings(days=7))


def test_a_stated_par_is_turned_into_the_food_s_unit():
    room = Storeroom(offers=(STOCK,))
    levels, rejections = stated_levels(
        [
            StatedPar(ingredient="Stock", quantity=Fraction(1500), unit="ml", row=2),
            StatedPar(ingredient="saffron", quantity=Fraction(1), unit="g", row=3),
        ],
        room,
    )
    assert levels == {"stock": 1.5}
    assert [str(one) for one in rejections] == [
        'pars.csv, row 3: no supplier for "saffron"; expected an ingredient of suppliers.csv'
    ]


def test_a_price_beside_the_sales_comes_before_the_menu_and_is_that_of_the_day():
    panel = sales([10.0] * 3)
    one = replace(panel.series[0], covariates={"unit_price": np.array([4.0, np.nan, 6.0])})
    kitchen = past(replace(panel, series=(one,)))
    (dish,) = kitchen.selling.dishes
    assert [dish.on(MONDAY + timedelta(days=n)).price for n in range(3)] == [4, 4, 6]
    assert dish.on(MONDAY).margin == 2


def five_dishes(rest):
    """Sixty days of five dishes, all silent on one day."""
    stamps = np.array([MONDAY + timedelta(days=n) for n in range(60)] * 5, dtype="datetime64[s]")
    y = np.array([0.0 if n == rest else 10.0 for n in range(60)] * 5)
    return build_panel([f"dish {n // 60}" for n in range(300)], stamps, y)
