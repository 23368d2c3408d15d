"""New dishes: what they borrow, from whom, and how their own sales take over."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.applications.planning.borrowing import borrowed, plain_expectation
from seqchef.applications.planning.demand import futures_of, known_on, prospects_from
from seqchef.applications.planning.likeness import Traits, lenders, likeness
from seqchef.applications.planning.newcomers import NEW_DAYS, with_newcomers
from seqchef.food.menu import MenuItem
from seqchef.food.opening import Event, Opening
from seqchef.inference.forecast import forecast
from seqchef.series.tables import LEVELS, build_panel

TODAY = date(2026, 3, 1)  # a Sunday
HORIZON = 7
OPEN = Opening()
WEEK = np.array([0.6, 0.8, 0.8, 1.0, 1.3, 1.7, 0.8])
LEVEL = {"leek soup": 20.0, "pea soup": 30.0, "beef stew": 10.0, "apple tart": 50.0}


def panel_of(days=90, own=0, own_level=40.0, **more):
    """Sales of four dishes up to today, and of a pumpkin soup for the last `own` days."""
    generator = np.random.default_rng(0)
    start = TODAY - timedelta(days=days - 1)
    levels = {**LEVEL, **more, **({"pumpkin soup": own_level} if own else {})}
    ids, stamps, y = [], [], []
    for dish, level in levels.items():
        for day in range(days - own if dish == "pumpkin soup" else 0, days):
            when = start + timedelta(days=day)
            ids.append(dish)
            stamps.append(np.datetime64(when, "s"))
            y.append(float(generator.poisson(level * WEEK[when.weekday()])))
    return build_panel(ids, np.array(stamps), np.array(y), infer_closed=False)


def prospects_of(panel, opening=OPEN, horizon=HORIZON):
    until = TODAY + timedelta(days=horizon)
    known = known_on(panel, opening, TODAY, until)
    return prospects_from(known, forecast(known, horizon, method="empirical"), TODAY)


def new(menu, panel=None, recipes=(), opening=OPEN):
    panel = panel_of() if panel is None else panel
    return with_newcomers(prospects_of(panel, opening), menu, recipes, panel)


def medians(prospects, dish):
    return prospects.quantiles[prospects.dishes.index(dish), :, LEVELS.index(0.5)]


def soup(**changes):
    return MenuItem(**{"dish": "pumpkin soup", "first": TODAY + timedelta(days=1), **changes})


def test_a_kitchen_without_new_dishes_is_left_alone():
    before = prospects_of(panel_of())
    after, notes, rejections = with_newcomers(before, (), (), panel_of())
    assert after.dishes == before.dishes
    np.testing.assert_array_equal(after.quantiles, before.quantiles)
    assert notes == rejections == ()


def test_a_dish_with_a_par_is_planned_around_it_with_the_weekdays_of_the_others():
    found, notes, _ = new([soup(par=Fraction(12))])
    means = found.quantiles[-1].mean(axis=1)
    assert found.dishes[-1] == "pumpkin soup"
    assert means.mean() == pytest.approx(12, rel=0.1)
    assert means[5] > 1.5 * means[0]  # Saturday, Monday
    assert [(one.kind, one.values["days"]) for one in notes] == [("new_from_par", 0.0)]
    assert notes[0].values["portions"] == pytest.approx(12)


def test_a_dish_that_is_like_others_sells_between_them():
    found, (note,), _ = new([soup(like=("Leek soup", "pea soup"))])
    assert medians(found, "pumpkin soup").mean() == pytest.approx(np.sqrt(20 * 30), rel=0.15)
    assert note.kind == "new_like"
    assert note.values["like"] == "leek soup, pea soup"


def test_what_nobody_has_sold_yet_is_less_certain_than_what_it_is_like():
    found, _, _ = new([soup(like=("leek soup",))])
    spread = found.quantiles[:, :, -1] / found.quantiles[:, :, 4]
    assert (spread[-1] > 1.3 * spread[found.dishes.index("leek soup")]).all()


def test_a_name_that_is_like_no_dish_with_sales_is_rejected_with_the_nearest():
    _, _, rejections = new([soup(like=("Beef-stew", "fish pie"), row=7)])
    assert [str(one) for one in rejections] == [
        'menu.csv, row 7: pumpkin soup is like "fish pie" (nearest: "beef stew"); '
        "expected a dish with more than 14 days of sales"
    ]


def test_similar_dishes_are_found_by_name_and_category():
    menu = [soup(category="soup"), *(MenuItem(dish=dish, category=dish.split()[1]) for dish in LEVEL)]
    found, (note,), _ = new(menu)
    assert note.kind == "new_like"
    assert set(note.values["like"].split(", ")) == {"leek soup", "pea soup"}
    assert 15 < medians(found, "pumpkin soup").mean() < 35


def test_a_dish_like_no_other_is_planned_as_the_average_one():
    found, (note,), _ = new([MenuItem(dish="Zander", first=TODAY)])
    assert note.kind == "new_average"
    average = np.exp(np.mean(np.log(list(LEVEL.values()))))
    assert note.values["portions"] == pytest.approx(average, rel=0.1)
    assert medians(found, "Zander").mean() == pytest.approx(average, rel=0.2)


def test_a_dish_of_the_menu_that_was_never_sold_and_has_no_first_day_is_only_mentioned():
    found, (note,), _ = new([MenuItem(dish="Zander")])
    assert "Zander" not in found.dishes
    assert note.kind == "never_sold"


@pytest.mark.parametrize("menu", [(), (soup(like=("beef stew",)),), (soup(par=Fraction(10)),)])
def test_own_sales_take_over_day_by_day(menu):
    errors = []
    for own in (0, 1, 4, 10, NEW_DAYS):
        if own == 0 and not menu:
            continue
        item = [replace(one, first=TODAY - timedelta(days=own - 1)) for one in menu]
        found, _, _ = new(item, panel_of(own=own))
        errors.append(abs(np.log(medians(found, "pumpkin soup").mean() / 40)))
    assert errors[-1] < 0.25
    assert errors[-1] < 0.5 * errors[0] or errors[0] < 0.25


def test_after_two_weeks_the_forecast_is_its_own():
    panel = panel_of(own=NEW_DAYS + 1)
    before = prospects_of(panel)
    after, notes, _ = with_newcomers(before, [soup(par=Fraction(5), first=None)], (), panel)
    np.testing.assert_array_equal(after.quantiles, before.quantiles)
    assert notes == ()


def test_a_sunday_dish_is_not_new_every_sunday():
    panel = panel_of(own=1)
    sundays = [TODAY - timedelta(days=7 * week) for week in range(10)]
    roast = build_panel(
        ["roast"] * 10, np.array([np.datetime64(day, "s") for day in sundays]), np.full(10, 30.0), frequency="daily"
    )
    both = replace(panel, series=(*panel.series, *roast.series))
    _, notes, _ = with_newcomers(prospects_of(both), (), (), both)
    assert [one.values["dish"] for one in notes] == ["pumpkin soup"]


def test_a_kitchen_where_everything_is_new_plans_around_pars():
    panel = panel_of(days=5)
    menu = [MenuItem(dish="leek soup", par=Fraction(20)), soup(par=Fraction(7))]
    found, notes, _ = with_newcomers(prospects_of(panel), menu, (), panel)
    assert {one.kind for one in notes} == {"new_from_par"}
    assert found.quantiles[found.dishes.index("pumpkin soup")].mean() == pytest.approx(7, rel=0.15)
    assert 14 < found.quantiles[found.dishes.index("leek soup")].mean() < 26


def test_a_dish_that_comes_back_is_planned_as_it_sold():
    panel = panel_of()
    season = build_panel(
        ["pumpkin soup"] * 40,
        np.datetime64("2025-10-01", "s") + np.arange(40) * np.timedelta64(86_400, "s"),
        np.full(40, 33.0),
    )
    both = replace(panel, series=(*panel.series, *season.series))
    found, (note,), _ = new([soup(first=TODAY + timedelta(days=2))], both)
    assert note.kind == "new_returns"
    assert note.values["day"] == date(2025, 11, 9)
    values = found.quantiles[-1].mean(axis=1)
    assert values[0] == 0
    assert values[1:].mean() == pytest.approx(33, rel=0.15)
    gone, notes, _ = new([MenuItem(dish="pumpkin soup")], both)
    assert "pumpkin soup" not in gone.dishes
    assert notes == ()


def test_nothing_is_planned_before_the_first_day_and_after_the_last():
    menu = [
        soup(par=Fraction(9), first=TODAY + timedelta(days=3)),
        MenuItem(dish="Pea soup", last=TODAY + timedelta(days=2)),
    ]
    found, _, _ = new(menu)
    assert (found.quantiles[found.dishes.index("pumpkin soup")] > 0).any(axis=1).tolist() == [False] * 2 + [True] * 5
    assert (found.quantiles[found.dishes.index("pea soup")] > 0).any(axis=1).tolist() == [True] * 2 + [False] * 5


def test_a_dish_that_has_left_the_menu_is_not_planned():
    found, _, _ = new([MenuItem(dish="Pea soup", last=TODAY)])
    assert "pea soup" not in found.dishes
    assert found.history.shape[1] == len(found.dishes) == len(found.quantiles)


def test_a_closed_day_sells_nothing_of_a_new_dish_either():
    shut = Opening(events=(Event(kind="closed", first=TODAY + timedelta(days=2), last=TODAY + timedelta(days=2)),))
    for menu in ([soup(par=Fraction(9))], [soup(like=("leek soup",))]):
        found, _, _ = new(menu, opening=shut)
        assert (found.quantiles[:, 1] == 0).all()
        assert (found.quantiles[-1, 2] > 0).any()
    empty = plain_expectation(5.0, found.days, found.closed, doubt=0.3)
    assert (borrowed(empty, np.full(3, np.nan), [TODAY] * 3)[0][1] == 0).all()


@settings(max_examples=40, deadline=None)
@given(
    st.floats(0, 500),
    st.lists(st.integers(0, 300), min_size=0, max_size=14),
    st.floats(0.05, 1.5),
)
def test_borrowed_quantiles_rise_are_never_below_zero_and_lie_between_expectation_and_sales(level, sold, doubt):
    days = [TODAY + timedelta(days=n + 1) for n in range(HORIZON)]
    expected = plain_expectation(level, days, np.zeros(HORIZON, dtype=bool), doubt=doubt)
    past = [TODAY - timedelta(days=n) for n in range(len(sold))][::-1]
    quantiles, found = borrowed(expected, np.array(sold, dtype=float), past)
    assert (quantiles >= 0).all()
    assert (np.diff(quantiles, axis=1) >= -1e-9).all()
    own = np.mean(sold) if sold else level
    assert min(level, own) - 1e-6 <= found <= max(level, own) + 1e-6


names = st.text("abcdefghij 番茄牛肉汤", min_size=1, max_size=12).filter(lambda text: text.strip())
traits = st.builds(
    lambda name, category, ingredients, price: Traits(
        name=name, category=category, ingredients=frozenset(ingredients), price=price
    ),
    names,
    st.sampled_from(["", "soup", "cake"]),
    st.sets(st.sampled_from("abcdef")),
    st.none() | st.floats(0.5, 50),
)


@given(traits, traits)
def test_likeness_is_mutual_and_between_0_and_1(one, other):
    assert 0 <= likeness(one, other) <= 1 + 1e-9
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@given(traits, st.lists(traits, max_size=6, unique_by=lambda one: one.name))
def test_the_weights_of_lenders_sum_to_one(one, others):
    weights = lenders(one, others)
    assert not weights or sum(weights.values()) == pytest.approx(1)
    assert one.name not in weights


def test_names_in_chinese_are_compared_sign_by_sign():
    others = [Traits(name=name) for name in ("番茄牛肉汤", "红烧茄子", "蛋炒饭")]
    assert next(iter(lenders(Traits(name="番茄鸡蛋汤"), others))) == "番茄牛肉汤"


def test_new_dishes_have_futures_like_all_others_that_are_high_or_low_on_all_days():
    found, _, _ = new([soup(par=Fraction(12))])
    demand = futures_of(found, paths=500, seed=0)
    assert demand.dishes == found.dishes
    new_one = demand.paths[:, -1]
    np.testing.assert_allclose(np.quantile(new_one, 0.5, axis=0), medians(found, "pumpkin soup"), rtol=0.02)
    assert np.corrcoef(new_one[:, 0], new_one[:, 5])[0, 1] > 0.9
