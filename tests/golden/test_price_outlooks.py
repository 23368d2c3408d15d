"""Chances, advice and checks of prices, worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from seqchef.applications.planning.price_advice import Bar, Good, advise
from seqchef.applications.planning.price_check import Points, check_prices, judge
from seqchef.applications.planning.price_paths import memory, price_paths
from seqchef.applications.planning.prices import (
    out_of_date,
    price_outlooks,
    reported_steps,
    standing_still,
)
from seqchef.errors import BadInput
from seqchef.series.tables import Forecasts, build_panel

NINE = np.arange(10.0, 19.0)  # 10 .. 18 for 0.1 .. 0.9
WAVE = [14.0, 15.0, 13.0, 16.0, 12.0, 15.5, 13.5, 16.5]
DEAR = Good(storage_per_month=1.0, storage_share_per_month=0.0, capital_share_per_year=0.12)  # 2 a month at 100


def panel_of(*histories):
    """Monthly prices, all ending in the same month."""
    ids, stamps, y = [], [], []
    for place, history in enumerate(histories):
        ids += [f"item {place}"] * len(history)
        stamps += list(np.datetime64("2024-01") - np.arange(len(history), 0, -1).astype("timedelta64[M]"))
        y += list(history)
    return build_panel(ids, np.array(stamps).astype("datetime64[s]"), np.array(y), frequency="monthly")


def forecasts_of(panel, quantiles):
    """The same quantiles (H, 9) for every series."""
    H = len(quantiles)
    return Forecasts(
        np.repeat(np.array(panel.ids), H),
        np.concatenate([one.future_ds(H) for one in panel.series]),
        np.tile(quantiles, (len(panel), 1)),
        np.tile(quantiles.mean(axis=1), len(panel)),
    )


def outlook_of(history, quantiles):
    panel = panel_of(history)
    return price_outlooks(panel, forecasts_of(panel, np.atleast_2d(quantiles)))[0]


def certain(*prices):
    """Quantiles of a future that is known."""
    return np.repeat(np.array(prices, dtype=float)[:, None], 9, axis=1)


@pytest.mark.parametrize(
    ("now", "rise"),
    [
        (14.0, 0.5),
        (14.5, 0.45),  # half way from 0.5 to 0.6
        (10.0, 0.9),
        (18.0, 0.1),
        (19.0, 0.05),  # one step beyond halves what is left
        (20.0, 0.025),
        (9.0, 0.95),
        (8.0, 0.975),
    ],
)
def test_chances_lie_on_the_line_between_quantiles_and_halve_with_each_step_beyond(now, rise):
    found = outlook_of([*WAVE, now], NINE)
    assert found.rise[0] == pytest.approx(rise)
    assert found.fall[0] == pytest.approx(1 - rise)


def test_a_rise_by_more_than_a_share_counts_from_the_last_price():
    found = outlook_of([*WAVE, 14.0], NINE)
    assert found.rise_beyond(0.1)[0] == pytest.approx(0.36)  # above 15.4
    assert found.fall_beyond(0.1)[0] == pytest.approx(0.36)  # below 12.6
    assert found.change((0.1, 0.5, 0.9))[0] == pytest.approx([-4 / 14, 0, 4 / 14])
    with pytest.raises(BadInput, match="share of the price"):
        found.rise_beyond(-0.1)


def test_a_price_that_often_stands_still_has_a_chance_of_no_change():
    history = [5.0] * 5 + [6.0] * 5
    assert standing_still(np.array(history), 2) == pytest.approx([8 / 11, 6 / 10])
    found = outlook_of(history, np.linspace(5.2, 6.8, 9))
    assert found.same[0] == pytest.approx(8 / 11)
    assert found.rise[0] == found.fall[0] == pytest.approx(3 / 22)


def test_a_horizon_without_pairs_takes_the_share_of_the_one_before():
    assert standing_still(np.array([5.0] * 6), 4) == pytest.approx([5 / 7, 4 / 6, 4 / 6, 4 / 6])
    assert standing_still(np.array([5.0]), 3).tolist() == [0, 0, 0]


def test_a_certain_future_has_certain_chances():
    found = outlook_of([*WAVE, 100.0], certain(100.0, 120.0, 80.0))
    assert found.same.tolist() == [1, 0, 0]
    assert found.rise.tolist() == [0, 1, 0]
    assert found.fall.tolist() == [0, 0, 1]


def test_nothing_is_said_of_changes_when_the_last_price_is_zero():
    found = outlook_of([*WAVE, 0.0], NINE)
    assert found.change((0.5,)) is None
    assert (found.rise[0], found.fall[0]) == (pytest.approx(1, abs=1e-3), 0)
    assert advise(found, Good()).reason == "no_price"


def test_the_last_known_price_is_now_even_after_a_gap():
    panel = panel_of([*WAVE, 9.0])
    gone = replace(panel, series=(panel.series[0].until(20),))
    found = price_outlooks(gone, forecasts_of(gone, NINE[None]))[0]
    assert (found.now, found.now_at) == (9.0, 8)


def test_a_price_whose_outlook_is_over_is_out_of_date():
    panel = panel_of(WAVE, WAVE)
    early = replace(panel.series[0], start=panel.series[0].start - 3)
    both = replace(panel, series=(early, panel.series[1]))
    assert out_of_date(price_outlooks(both, forecasts_of(both, np.tile(NINE, (3, 1))))) == (True, False)
    assert out_of_date(price_outlooks(both, forecasts_of(both, np.tile(NINE, (4, 1))))) == (False, False)
    assert advise(outlook_of(WAVE, NINE), Good(), old=True).reason == "out_of_date"


def test_the_steps_told_of_end_with_the_horizon():
    assert reported_steps("monthly", 12) == (1, 3, 6, 12)
    assert reported_steps("monthly", 24) == (1, 3, 6, 12)
    assert reported_steps("monthly", 8) == (1, 3, 6, 8)
    assert reported_steps("daily", 3) == (3,)


def test_forecasts_of_other_series_are_refused():
    panel = panel_of(WAVE, WAVE)
    other = replace(panel, series=panel.series[::-1])
    with pytest.raises(BadInput, match="other series"):
        price_outlooks(panel, forecasts_of(other, NINE[None]))
    with pytest.raises(BadInput, match="no numbers"):
        price_outlooks(panel, forecasts_of(panel, np.full((1, 9), np.nan)))


def test_buying_ahead_saves_the_rise_less_storage_and_capital():
    found = outlook_of([*WAVE, 100.0], certain(110, 120, 130))
    one = advise(found, replace(DEAR, use_per_month=10.0))
    assert (one.kind, one.steps, one.quantity, one.probability) == ("buy_now", 3, 30, 1)
    assert one.saving_share == pytest.approx(0.2 - 0.02 * 1.5)
    assert one.saving == pytest.approx(510)


def test_no_more_is_bought_than_is_used_before_it_expires():
    found = outlook_of([*WAVE, 100.0], certain(110, 120, 130))
    one = advise(found, replace(DEAR, shelf_life_months=2.9, use_per_month=10.0))
    assert (one.kind, one.steps, one.quantity) == ("buy_now", 2, 20)
    assert advise(found, replace(DEAR, shelf_life_months=0.9)).reason == "perishable"


def test_packs_are_whole_and_the_last_one_may_cover_part_of_a_month():
    found = outlook_of([*WAVE, 100.0], certain(110, 120, 130))
    one = advise(found, replace(DEAR, use_per_month=10.0, pack=25.0))
    assert (one.quantity, one.steps) == (25, 2.5)
    assert one.saving_share == pytest.approx((110 + 120 + 65) / 250 - 1 - 0.02 * (0.5 + 1.5 + 0.5 * 2.25) / 2.5)
    assert advise(found, replace(DEAR, use_per_month=10.0, pack=40.0)).reason == "pack_too_big"


def test_a_fall_says_wait_and_storage_has_no_part_in_it():
    found = outlook_of([*WAVE, 100.0], certain(90, 80, 70))
    for good in (DEAR, Good(storage_share_per_month=0.0, capital_share_per_year=0.0)):
        one = advise(found, good)
        assert (one.kind, one.steps, one.saving_share) == ("wait", 3, pytest.approx(0.2))


def test_a_dear_storage_alone_is_no_reason_to_wait():
    one = advise(outlook_of([*WAVE, 100.0], certain(100, 100, 100)), DEAR)
    assert (one.kind, one.reason) == ("unclear", "below_bar")


def test_a_small_saving_and_a_small_chance_are_said_apart():
    found = outlook_of([*WAVE, 100.0], certain(103, 103, 103))
    small = advise(found, DEAR, Bar(least_saving=0.05))
    assert (small.kind, small.reason, small.probability) == ("unclear", "too_small", 1)
    even = advise(outlook_of([*WAVE, 14.0], NINE), Good())
    assert (even.kind, even.reason) == ("unclear", "below_bar")
    assert even.probability < 0.5


def test_the_bar_is_the_probability_of_the_sum():
    quantiles = 100 + np.tile(np.arange(-3.0, 6.0), (3, 1))  # above 100 with 0.6 each month, storage free
    free = Good(storage_share_per_month=0.0, capital_share_per_year=0.0)
    found = outlook_of([*(100 + np.array(WAVE)), 100.0], quantiles)
    assert advise(found, free, Bar(probability=0.5, least_saving=0)).kind == "buy_now"
    assert advise(found, free, Bar(probability=0.7, least_saving=0)).kind == "unclear"


def test_too_few_prices_give_no_direction():
    assert advise(outlook_of([100.0], certain(150, 150)), DEAR).reason == "too_few"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Good(storage_per_month=-1), "0 or more"),
        (lambda: Good(shelf_life_months=0), "more than 0"),
        (lambda: Good(use_per_month=float("nan")), "more than 0"),
        (lambda: Good(pack=5), "used per month"),
        (lambda: Bar(probability=0.4), "from 0.5"),
        (lambda: Bar(probability=1.0), "below 1"),
    ],
)
def test_terms_that_make_no_sense_are_refused(wrong, said):
    with pytest.raises(BadInput, match=said):
        wrong()


def test_changes_that_follow_each_other_hold_longer_along_a_path():
    """A price that goes on as it went, beside one that turns round every month."""
    drift = np.exp(np.cumsum(np.r_[np.full(20, 0.1), np.full(20, -0.1)]))
    assert memory(drift) > 0.5
    assert memory(np.array([1.0, 2.0] * 20)) < -0.5
    assert memory(np.array([3.0] * 20)) == memory(np.array([3.0])) == 0.0
    spread = np.tile(np.arange(10.0, 19.0), (6, 1))
    calm, turning = (
        np.corrcoef(price_paths(spread, history, paths=4000, seed=0)[:, [0, 5]].T)[0, 1]
        for history in (drift, np.array([1.0, 2.0] * 20))
    )
    assert calm > turning + 0.2


def test_the_verdict_counts_what_was_inside_and_what_rose():
    points = Points(
        ahead=np.array([1, 1, 2, 2]),
        in_50=np.array([True, False, False, False]),
        in_80=np.array([True, True, True, False]),
        said=np.array([0.9, 0.5, 0.1, 0.9]),
        rose=np.array([True, False, False, False]),
    )
    found = judge(points, 3)
    assert (found.cov50, found.cov80, found.base_rate) == (0.25, 0.75, 0.25)
    assert found.brier == pytest.approx((0.01 + 0.25 + 0.01 + 0.81) / 4)
    assert found.brier_base == pytest.approx(0.1875)
    assert found.cov80_by_step == (1.0, 0.5, None)
    assert [one.points for one in found.bins] == [1, 0, 1, 0, 2]
    assert (found.bins[4].said, found.bins[4].happened) == (pytest.approx(0.9), 0.5)
    assert not found.enough


def test_the_check_forecasts_only_from_what_was_known():
    """A forecaster that says the last price it sees, give or take 1, of prices that rise by 2 a month."""
    seen = []

    def steady(panel, horizon):
        (one,) = panel.series
        seen.append(len(one))
        return forecasts_of(panel, one.y[-1] + np.tile(np.linspace(-1, 1, 9), (horizon, 1)))

    found = check_prices(panel_of(np.arange(0.0, 60.0, 2.0)), 3, steady, origins=4)
    assert max(seen) == 27
    assert min(seen) == 12
    assert (found.series, found.origins, found.check.points) == (1, 4, 12)
    assert (found.check.cov80, found.check.base_rate) == (0, 1)
    with pytest.raises(BadInput, match="shorter horizon"):
        check_prices(panel_of(WAVE), 3, steady)
