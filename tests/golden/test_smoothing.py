"""Exponential smoothing and offers, by hand."""

import numpy as np
import pytest

from seqchef.inference.forecast import forecast
from seqchef.series.offers import is_price, is_promotion, offer_of, relative_prices
from seqchef.series.tables import build_panel

MONDAY = np.datetime64("2024-01-01", "s")


def weeks(y: list[float], **covariates: list[float]):
    stamps = MONDAY + np.arange(len(y)) * np.timedelta64(7 * 86_400, "s")
    return build_panel(["a"] * len(y), stamps, np.array(y), {}, {k: np.array(v) for k, v in covariates.items()})


def test_what_rises_steadily_is_forecast_to_rise_on_for_a_while() -> None:
    made = forecast(weeks([10.0 + step for step in range(60)]), 6, method="smoothing")
    assert made.quantiles[0, 4] == pytest.approx(70, abs=1.0)
    assert 70.5 < made.quantiles[5, 4] < 78.5  # 75 if it goes on


def test_a_level_among_noise_is_its_mean() -> None:
    sold = np.random.default_rng(0).poisson(50, 120).astype(float)
    made = forecast(weeks(sold.tolist()), 4, method="smoothing")
    assert made.quantiles[:, 4] == pytest.approx(50, rel=0.1)
    assert (made.quantiles[:, 8] - made.quantiles[:, 0]) == pytest.approx(2 * 1.28 * 50**0.5, rel=0.35)


def test_prices_and_promotions_are_known_by_their_names() -> None:
    assert is_price("price_per_oz")
    assert is_price("单价")
    assert is_promotion("deal")
    assert is_promotion("促销")
    assert not is_price("weather")
    assert not is_promotion("promo_price")


def test_a_price_is_compared_with_those_before_it() -> None:
    ratio = relative_prices(np.array([[2.0, 2.0, 2.0, 1.0, 0.0, 1.0]]), 4, "weekly")[0]
    assert ratio[:3] == pytest.approx([0, 0, 0])
    usual = np.log([2.0, 2.0, 2.0, 1.0]).mean()
    assert ratio[3] == pytest.approx(np.log(1.0) - usual)
    assert ratio[4] == 0  # a price of nothing is not known
    faded = 0.5 ** (2 / 4)  # it has stayed for two weeks
    assert ratio[5] == pytest.approx((np.log(1.0) - usual) * faded)  # the future over the end of the past


def test_flags_and_promotions_add_up_and_prices_are_averaged() -> None:
    nan = float("nan")
    one = weeks([5.0, 6, nan], deal=[0.0, 1, 1], feature=[0.0, 1, 0], price=[3.0, 3, 2], other_price=[3.0, 3, 3])
    price, promotion = offer_of(one.series[0])
    assert promotion.tolist() == [0, 2, 1]
    assert price[2] == pytest.approx(np.log(2 / 3) / 2)


def test_a_cheap_week_is_forecast_like_the_cheap_weeks_before() -> None:
    cheap = np.arange(112) % 9 == 4
    sold = np.where(cheap, 90.0, 30.0) + np.random.default_rng(1).integers(-4, 5, 112)
    sold[106:] = np.nan
    made = forecast(weeks(sold.tolist(), price=np.where(cheap, 1.0, 1.5).tolist()), 6, method="zero-shot")
    medians, cut = made.quantiles[:, 4], cheap[106:]
    assert medians[cut] == pytest.approx(90, rel=0.25)
    assert medians[~cut] == pytest.approx(30, rel=0.2)


def test_a_price_that_stays_becomes_the_usual_one() -> None:
    price = np.concatenate([np.full(30, 2.0), np.full(30, 3.0)])[None]
    ratio = relative_prices(price, 60, "weekly")[0]
    assert ratio[30] > 0.3
    assert 0 < ratio[38] < ratio[30] / 4
    assert abs(ratio[59]) < 0.01
