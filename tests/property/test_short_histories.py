"""Few observations leave doubt; enough of them speak for themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqchef.inference.forecast import METHODS, forecast
from seqchef.inference.quantiles import ENOUGH, as_forecasts
from seqchef.series.tables import LEVELS, build_panel


def panel_of(values):
    days = np.datetime64("2026-03-02", "s") + np.arange(len(values)) * np.timedelta64(86_400, "s")
    return build_panel(["dish"] * len(values), days, np.array(values, dtype=np.float64))


@pytest.mark.parametrize("method", METHODS)
def test_one_day_of_sales_is_no_certainty(method):
    (low, high) = forecast(panel_of([20.0]), 3, method=method).quantiles[:, [0, -1]].T
    assert (low < 18).all()
    assert (high > 22).all()


@given(
    st.lists(st.floats(0, 1000), min_size=1, max_size=2 * ENOUGH), st.lists(st.floats(0, 100), min_size=9, max_size=9)
)
def test_doubt_widens_around_the_median_in_order_and_ends_with_enough_days(history, raw):
    quantiles = np.sort(np.array(raw))[None, None, :]
    found = as_forecasts(panel_of(history), quantiles).quantiles[0]
    assert (np.diff(found) >= 0).all()
    assert found[len(LEVELS) // 2] == pytest.approx(quantiles[0, 0, len(LEVELS) // 2])
    wider = found[-1] - found[0] - (quantiles[0, 0, -1] - quantiles[0, 0, 0])
    assert wider >= -1e-9 or found[0] == 0
    if len(history) >= ENOUGH:
        np.testing.assert_allclose(found, quantiles[0, 0], atol=1e-9)
