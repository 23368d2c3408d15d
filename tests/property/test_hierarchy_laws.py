"""Totals add up: samples, means, groups of groups; and quantiles of totals are those of sums."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seqchef.applications.planning.hierarchy import Sums, groups, totals, totals_of_panel
from seqchef.errors import BadInput, UnknownName
from seqchef.inference.forecast import forecast
from seqchef.series.tables import LEVELS, build_panel

N, S, H = 20, 6, 4
paths = arrays.arrays(np.float64, (N, S, H), elements=st.floats(0, 1e6))
attributes = st.lists(
    st.fixed_dictionaries({"shop": st.sampled_from("AB"), "category": st.sampled_from(["soup", "cake", ""])}),
    min_size=S,
    max_size=S,
)


def panel_of(series=5, days=120, shops="AB", seed=0, together=0.0):
    generator = np.random.default_rng(seed)
    weather = generator.normal(0, 1, days)
    y = np.maximum(0, 20 + together * weather + generator.normal(0, 2, (series, days)))
    stamps = np.tile(np.datetime64("2026-01-01", "s") + np.arange(days) * np.timedelta64(86_400, "s"), series)
    names = [f"dish {s}" for s in range(series)]
    given = {
        "shop": np.repeat([shops[s % len(shops)] for s in range(series)], days).tolist(),
        "category": np.repeat(["soup" if s < 2 else "cake" for s in range(series)], days).tolist(),
    }
    return build_panel(np.repeat(names, days).tolist(), stamps, y.ravel(), attributes=given, infer_closed=False)


@settings(max_examples=50, deadline=None)
@given(paths, attributes)
def test_samples_and_means_of_totals_are_sums(values, given_attributes):
    found = totals(values, given_attributes, ["shop", "category", "shop/category"])
    for total in found:
        expected = sum(values[:, place] for place in total.group.members)
        np.testing.assert_allclose(total.samples, expected)
        np.testing.assert_allclose(total.mean, expected.mean(axis=0))
        assert (np.diff(total.quantiles, axis=1) >= 0).all()


@settings(max_examples=50, deadline=None)
@given(paths, attributes)
def test_every_level_sums_to_everything_and_inner_groups_to_outer_ones(values, given_attributes):
    found = totals(values, given_attributes, ["shop", "category", "shop/category"])
    everything = next(one for one in found if one.group.level == "total")
    for level in ("shop", "category", "shop/category"):
        parts = [one for one in found if one.group.level == level]
        np.testing.assert_allclose(sum(one.samples for one in parts), everything.samples)
        assert sorted(place for one in parts for place in one.group.members) == list(range(S))
    for shop in (one for one in found if one.group.level == "shop"):
        inner = [one for one in found if one.group.level == "shop/category" and one.group.keys[0] == shop.group.keys[0]]
        np.testing.assert_allclose(sum(one.samples for one in inner), shop.samples)
        np.testing.assert_allclose(sum(one.mean for one in inner), shop.mean)


def test_groups_have_names_that_say_what_is_in_them():
    given_attributes = [{"shop": "North", "category": "soup"}, {"shop": "South", "category": "soup"}, {"shop": "North"}]
    found = groups(given_attributes, ["shop", "shop / category"])
    assert [one.name for one in found] == [
        "total",
        "shop=North",
        "shop=South",
        "shop=North/category=",
        "shop=North/category=soup",
        "shop=South/category=soup",
    ]
    assert [one.level for one in found][0::2] == ["total", "shop", "shop/category"]
    assert found[1].members == (0, 2)


def test_an_attribute_that_no_series_has_is_named_with_the_known_ones():
    with pytest.raises(UnknownName, match='attribute "shpo" is unknown; did you mean "shop"'):
        groups([{"shop": "A"}], ["shpo"])
    with pytest.raises(UnknownName, match="known: none"):
        groups([{}], ["shop"])
    with pytest.raises(BadInput, match="empty in one place"):
        groups([{"shop": "A"}], ["shop/"])


def test_totals_of_a_panel_have_the_means_of_its_series_exactly():
    panel = panel_of()
    forecasts = forecast(panel, 7, method="empirical")
    found = totals_of_panel(panel, forecasts, ["shop", "category"], paths=200)
    means = forecasts.mean.reshape(5, 7)
    np.testing.assert_allclose(found.of("total").mean, means.sum(axis=0))
    np.testing.assert_allclose(found.of("shop=A").mean + found.of("shop=B").mean, means.sum(axis=0))
    np.testing.assert_allclose(found.of("category=soup").mean, means[:2].sum(axis=0))
    assert (np.diff(found.quantiles, axis=1) >= 0).all()
    assert found.of("total").ds.tolist() == forecasts.of("dish 0").ds.tolist()


def test_the_quantiles_of_a_total_follow_how_the_series_hang_together():
    widths = []
    for together in (0.0, 6.0):
        panel = panel_of(days=300, together=together)
        forecasts = forecast(panel, 7, method="empirical")
        total = totals_of_panel(panel, forecasts, [], paths=1000).of("total").quantiles
        single = forecasts.quantiles.reshape(5, 7, 9)
        widths.append((total[:, -1] - total[:, 0]).mean() / (single[..., -1] - single[..., 0]).sum(axis=0).mean())
    assert widths[0] < 0.6  # independent: about 1 / sqrt(5)
    assert widths[1] > 0.8  # one weather for all


def test_series_beyond_one_block_hang_together_as_well(monkeypatch):
    panel = panel_of(series=6, days=300, together=6.0)
    forecasts = forecast(panel, 7, method="empirical")
    whole = totals_of_panel(panel, forecasts, ["category"], paths=500)
    monkeypatch.setattr("seqchef.applications.planning.hierarchy.BLOCK", 2)
    blocks = totals_of_panel(panel, forecasts, ["category"], paths=500)
    np.testing.assert_allclose(blocks.quantiles, whole.quantiles, rtol=0.02)
    np.testing.assert_allclose(blocks.mean, whole.mean)


def test_panels_that_come_one_after_the_other_have_the_totals_of_one():
    panel = panel_of(series=6, days=300, together=6.0)
    forecasts = forecast(panel, 7, method="empirical")
    whole = totals_of_panel(panel, forecasts, ["category", "shop / category"], paths=500)
    sums = Sums(["category", "shop / category", "total"], paths=500)
    for part in (slice(0, 2), slice(2, 6)):
        some = replace(panel, series=panel.series[part])
        sums.add(some, forecast(some, 7, method="empirical"))
    parts = sums.result()
    assert parts.ids.tolist() == whole.ids.tolist()
    np.testing.assert_allclose(parts.mean, whole.mean)
    np.testing.assert_allclose(parts.quantiles, whole.quantiles, rtol=0.02)


def test_one_series_is_its_own_total():
    panel = panel_of(series=1, days=60)
    forecasts = forecast(panel, 5, method="empirical")
    total = totals_of_panel(panel, forecasts, [], paths=1000)
    np.testing.assert_allclose(total.quantiles, forecasts.quantiles, rtol=5e-3)
    np.testing.assert_array_equal(total.mean, forecasts.mean)


def test_closed_steps_add_nothing_and_series_below_zero_keep_their_sign():
    days = 40
    stamps = np.tile(np.datetime64("2026-01-01", "s") + np.arange(days + 3) * np.timedelta64(86_400, "s"), 2)
    y = np.tile(np.append(np.arange(days) % 7 - 10.0, [np.nan] * 3), 2)
    closed = np.zeros(2 * (days + 3), dtype=bool)
    closed[[days + 1, 2 * days + 4]] = True  # the second day ahead, in both
    panel = build_panel(["a"] * (days + 3) + ["b"] * (days + 3), stamps, y, {"closed": closed})
    total = totals_of_panel(panel, forecast(panel, 3, method="empirical"), [], paths=100)
    assert (total.quantiles[1] == 0).all()
    assert total.mean[1] == 0
    assert (total.quantiles[[0, 2]] < -5).all()


def test_a_series_that_ended_long_ago_is_left_out_of_totals_and_counted():
    days = np.arange(30)
    old, new = (np.datetime64(day, "s") + days * np.timedelta64(86_400, "s") for day in ("2025-01-01", "2026-01-01"))
    panel = build_panel(
        ["a"] * 30 + ["b"] * 30 + ["c"] * 30, np.concatenate([old, new, new]), np.repeat([50.0, 5.0, 7.0], 30)
    )
    for order in ((0, 1, 2), (1, 0, 2), (2, 1, 0)):
        sums = Sums([], paths=50)
        for place in order:
            one = replace(panel, series=(panel.series[place],))
            sums.add(one, forecast(one, 2, method="empirical"))
        assert sums.left_out == 1
        np.testing.assert_allclose(sums.result().mean, 12)
        assert sums.result().ds[0] == np.datetime64("2026-01-31")


def test_numbered_steps_that_end_differently_have_no_total():
    panel = build_panel(["a"] * 5 + ["b"] * 4, np.append(np.arange(5), np.arange(4)), np.ones(9))
    with pytest.raises(BadInput, match="numbered steps of the series end differently"):
        totals_of_panel(panel, forecast(panel, 2, method="empirical"), [])


def test_hours_and_weeks_have_totals():
    for step in (3_600, 7 * 86_400):
        stamps = np.tile(np.datetime64("2026-01-01", "s") + np.arange(60) * np.timedelta64(step, "s"), 2)
        panel = build_panel(["a"] * 60 + ["b"] * 60, stamps, np.random.default_rng(0).poisson(9, 120).astype(float))
        forecasts = forecast(panel, 6, method="empirical")
        total = totals_of_panel(panel, forecasts, [], paths=100)
        np.testing.assert_allclose(total.mean, forecasts.mean.reshape(2, 6).sum(axis=0))
        assert (total.quantiles[:, 0] < total.quantiles[:, -1]).all()
        assert total.quantiles.shape == (6, len(LEVELS))
