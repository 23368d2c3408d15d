"""The shipped forecaster on real trade that it never saw: better than what learns nothing, and honest in its doubt."""

import pytest

from seqchef.evaluation.forecasts import Scores, score
from seqchef.inference.forecast import METHODS, forecast
from seqchef.learning.data.series_marks import SOURCES, read_marks

pytest.importorskip("polars")
AT_MOST = {"bakery": 0.78, "restaurants": 0.745, "orange juice": 0.455, "prices": 0.80}  # of the seasonal naive's loss


@pytest.fixture(scope="module")
def scores(data_folder) -> dict[str, dict[str, Scores]]:
    marks = read_marks(data_folder / "series")
    return {
        name: {
            method: score(mark.truth, forecast(mark.history, mark.horizon, method=method), mark.history, mark.season)
            for method in METHODS[1:]
        }
        for name, mark in marks.items()
    }


@pytest.mark.parametrize("name", SOURCES)
def test_the_model_is_better_than_the_past_alone_and_far_better_than_last_season(scores, name: str) -> None:
    model, naive, empirical = (scores[name][method] for method in ("zero-shot", "seasonal-naive", "empirical"))
    assert model.sql < 0.98 * empirical.sql
    assert model.sql <= AT_MOST[name] * naive.sql
    assert model.rmsse < naive.rmsse


@pytest.mark.parametrize("name", SOURCES)
def test_four_days_in_five_fall_within_the_80_percent_interval_or_nearly(scores, name: str) -> None:
    assert 0.7 <= scores[name]["zero-shot"].cov80 <= 0.9
