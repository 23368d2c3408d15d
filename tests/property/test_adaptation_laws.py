"""What is learned from a panel at forecast time: by whom, from what, and when it is believed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.evaluation.forecasts import hold_out, score
from seqchef.inference.adaptation.adapted import Adapted
from seqchef.inference.adaptation.corrector import Corrector, Settings, _backward, _beginning, _forward
from seqchef.inference.adaptation.mixing import Mixture, loss
from seqchef.inference.adaptation.rehearsals import LEARNED, SHIPPED, look_back
from seqchef.inference.adaptation.sightings import panel_before, sight_from
from seqchef.inference.forecast import Relearning, adapt, forecast, forecast_with
from seqchef.inference.zero_shot import ZeroShot
from seqchef.series.tables import LEVELS, Panel, build_panel

MONDAY = np.datetime64("2024-01-01", "s")
SMALL = Settings(hidden_size=8, networks=1, steps=60, batch_size=128)
NORMAL = np.array([-1.2816, -0.8416, -0.5244, -0.2533, 0.0, 0.2533, 0.5244, 0.8416, 1.2816])


def weekly(series: int = 12, steps: int = 90, *, seed: int = 0, heeded: bool = True, ahead: int = 6) -> Panel:
    """Weekly sales that answer to a price which is known `ahead` steps further."""
    rng = np.random.default_rng(seed)
    ids, stamps, y, price = [], [], [], []
    for number in range(series):
        cut = rng.random(steps + ahead) < 0.2
        asked = np.where(cut, 2.0, 3.0)
        mean = 40 * np.exp(rng.normal(0, 0.5)) * (asked / 3.0) ** (-3.0 if heeded else 0.0)
        sold = rng.poisson(mean).astype(float)
        sold[steps:] = np.nan
        ids += [f"item {number}"] * (steps + ahead)
        stamps.append(MONDAY + np.arange(steps + ahead) * np.timedelta64(7 * 86_400, "s"))
        y.append(sold)
        price.append(asked)
    return build_panel(ids, np.concatenate(stamps), np.concatenate(y), {}, {"price": np.concatenate(price)})


def test_the_gradient_of_the_corrector_is_that_of_its_answer() -> None:
    rng = np.random.default_rng(0)
    network = [array.astype(np.float64) for array in _beginning(rng, 5, 4)]
    network[4] = rng.normal(size=network[4].shape)
    inputs, slope = rng.normal(size=(7, 5)), rng.normal(size=(7, len(LEVELS)))
    _, kept = _forward(network, inputs)
    for array, gradient in zip(network, _backward(network, kept, slope), strict=True):
        for place in np.ndindex(*array.shape):
            before = array[place]
            array[place] = before + 1e-6
            up = (_forward(network, inputs)[0] * slope).sum()
            array[place] = before - 1e-6
            down = (_forward(network, inputs)[0] * slope).sum()
            array[place] = before
            assert gradient[place] == pytest.approx((up - down) / 2e-6, rel=1e-4, abs=1e-6)


def test_a_corrector_learns_what_moves_sales_and_leaves_the_rest() -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(size=(6000, 4)).astype(np.float32)
    promoted = features[:, 1] > 0.5
    quantiles = np.tile(NORMAL, (6000, 1)).astype(np.float32)
    truth = (rng.normal(size=6000) + 2.0 * promoted).astype(np.float32)
    ones = np.ones(6000, dtype=np.float32)
    made = Corrector.fit(features, quantiles, ones, truth, ones, settings=Settings(networks=1), seed=0)
    found = made.corrected(features, quantiles.astype(np.float64), ones.astype(np.float64))
    assert 1.4 < found[promoted, 4].mean() < 2.2  # decay of weights keeps it a little shy
    assert found[~promoted, 4].mean() == pytest.approx(0.0, abs=0.2)
    assert (np.diff(found, axis=1) >= 0).all()


def test_the_member_that_was_right_counts_and_equal_ones_count_as_believed() -> None:
    rng = np.random.default_rng(2)
    truth = rng.normal(size=3000)
    right, wrong = np.tile(NORMAL, (3000, 1)), np.tile(NORMAL + 3.0, (3000, 1))
    prior = np.array([0.3, 0.7])
    assert (
        Mixture.fit(np.stack([right, wrong], 1), truth, np.ones(3000), prior, horizons=3, windows=300).weights[0] > 0.9
    )
    same = Mixture.fit(np.stack([right, right], 1), truth, np.ones(3000), prior, horizons=3, windows=300)
    np.testing.assert_allclose(same.weights, [1 - 0.7 * 300 / 360, 0.7 * 300 / 360], atol=1e-6)


@settings(deadline=None, max_examples=20)
@given(st.floats(0.4, 3.0))
def test_quantiles_that_were_too_narrow_are_stretched_and_others_stay(spread: float) -> None:
    truth = np.random.default_rng(3).normal(size=4000) * spread
    members = np.tile(NORMAL, (4000, 1))[:, None]
    found = Mixture.fit(members, truth, np.ones(4000), np.ones(1), horizons=100, windows=100)
    for stretch in (found.below, found.above):
        assert stretch == 1.0 if spread < 0.9 else stretch >= 1.0
        assert abs(np.log(stretch) - np.log(np.clip(spread, 1.0, 2.0))) < 0.15
    assert loss(found.mixed(members), truth).mean() <= loss(members[:, 0], truth).mean() + 1e-9


def test_what_was_seen_on_a_day_does_not_depend_on_what_came_after() -> None:
    panel = weekly()
    changed = Panel(
        tuple(
            one.__class__(**{**vars(one), "y": np.concatenate([one.y[:-8], one.y[-8:] * 9 + 5])})
            for one in panel.series
        ),
        panel.frequency,
        panel.given,
    )
    model = ZeroShot.load()
    first, second = (sight_from(model, panel_before(one, 8, 6), 6, one.covariates) for one in (panel, changed))
    np.testing.assert_array_equal(first.quantiles, second.quantiles)
    np.testing.assert_array_equal(first.features, second.features)


def test_looking_back_never_sees_more_of_the_future_than_is_known_today() -> None:
    panel = weekly(ahead=0)
    (_, sighting), *_ = look_back(ZeroShot.load(), panel, 6, panel.covariates)
    assert (sighting.features[..., -6:] == 0).all()  # facts of the price: nothing is known of the weeks ahead


def test_a_plan_of_prices_is_heeded_where_prices_were_heeded() -> None:
    panel = weekly(series=16, steps=110, ahead=0)
    history, truth = hold_out(panel, 6)
    without = Panel(
        tuple(one.__class__(**{**vars(one), "covariates": {}}) for one in history.series),
        history.frequency,
        history.given,
    )
    told, blind = (score(truth, forecast(one, 6), history).sql for one in (history, without))
    assert told is not None
    assert blind is not None
    assert told < 0.7 * blind


def test_a_panel_too_small_to_learn_from_is_forecast_by_the_shipped_model() -> None:
    days = MONDAY + np.arange(20) * np.timedelta64(86_400, "s")
    panel = build_panel(["soup"] * 20, days, np.arange(20) % 7 + 5.0)
    found = Adapted.fit(panel, 28)
    assert found.members == (SHIPPED,)
    assert not found.correctors
    np.testing.assert_allclose(found.quantiles(panel, 28), ZeroShot.load().quantiles(panel, 28), rtol=1e-5)


def test_the_same_panel_learns_the_same_and_answers_for_any_horizon() -> None:
    panel = weekly()
    first, second = adapt(panel, 6), adapt(panel, 6)
    assert set(LEARNED) <= set(first.members)
    assert first.errors == second.errors
    np.testing.assert_array_equal(first.mixture.weights, second.mixture.weights)
    for horizon in (1, 6, 13):
        made = forecast_with(first, panel, horizon)
        np.testing.assert_array_equal(made.quantiles, forecast_with(second, panel, horizon).quantiles)
        assert np.isfinite(made.quantiles).all()
        assert (np.diff(made.quantiles, axis=1) >= 0).all()
        assert (made.quantiles >= 0).all()


def test_the_usual_error_is_that_of_forecasts_of_the_panel_s_own_past() -> None:
    errors = adapt(weekly(heeded=False), 6).errors
    assert set(errors) == {f"item {number}" for number in range(12)}
    for one in weekly(heeded=False).series:
        level = np.nanmean(one.y)
        assert 0.4 * np.sqrt(level) < errors[one.unique_id] < 2.0 * np.sqrt(level)  # Poisson: 0.8 of the root


def test_a_growing_panel_is_learned_anew_only_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    panel = weekly(series=4)
    learned = []
    fit = Adapted.fit.__func__

    def counted(cls, *arguments, **named):
        learned.append(1)
        return fit(cls, *arguments, **named)

    monkeypatch.setattr(Adapted, "fit", classmethod(counted))
    again = Relearning(every=4)
    for back in (6, 5, 4, 3, 2, 1, 0):
        again(panel_before(panel, back, 6), 3)
    assert len(learned) == 2
