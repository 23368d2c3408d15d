"""Which step a table has, and where its stamps lie on the grid, in readable cases."""

import numpy as np
import pytest

from seqchef.errors import BadInput, UnknownName
from seqchef.series.calendar import Frequency, frequency_named, infer_frequency


def days(*texts: str) -> np.ndarray:
    return np.array(texts, dtype="datetime64[s]")


@pytest.mark.parametrize(
    ("stamps", "name", "season"),
    [
        (days("2024-01-01T09:00", "2024-01-01T10:00", "2024-01-01T12:00", "2024-01-01T13:00"), "hourly", 24),
        (days("2024-01-01", "2024-01-02", "2024-01-04", "2024-01-05"), "daily", 7),
        (days("2024-01-03", "2024-01-06", "2024-01-10", "2024-01-13"), "daily", 7),
        (days("2024-01-04", "2024-01-11", "2024-01-18"), "weekly", 1),
        (days("2024-01-04", "2024-01-18", "2024-02-01"), "weekly", 1),
        (days("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"), "monthly", 12),
        (days("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"), "monthly", 12),
        (days("2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"), "quarterly", 4),
        (days("2020-01-01", "2021-01-01", "2022-01-01"), "yearly", 1),
        (np.array([1, 2, 3]), "numbered", 1),
    ],
)
def test_the_step_is_the_one_that_most_rows_agree_on(stamps: np.ndarray, name: str, season: int) -> None:
    frequency = infer_frequency([stamps])
    assert (frequency.name, frequency.season) == (name, season)
    assert (frequency.stamps(frequency.positions(stamps)) == stamps).all()


def test_the_day_after_the_last_of_a_month_grid_is_a_last_day_again() -> None:
    frequency = infer_frequency([days("2023-11-30", "2023-12-31", "2024-01-31")])
    following = frequency.positions(days("2024-01-31")) + np.arange(1, 4)
    assert (frequency.stamps(following) == days("2024-02-29", "2024-03-31", "2024-04-30")).all()


def test_weeks_keep_their_day_of_the_week() -> None:
    frequency = infer_frequency([days("2024-01-04", "2024-01-11")])
    assert frequency.stamps(frequency.positions(days("2024-01-11")) + 1)[0] == days("2024-01-18")[0]


def test_one_row_alone_is_taken_for_a_day() -> None:
    assert infer_frequency([days("2024-01-04")]).name == "daily"


def test_a_step_nobody_trades_in_is_refused() -> None:
    with pytest.raises(BadInput, match="40 days apart"):
        infer_frequency([days("2024-01-01", "2024-02-10", "2024-03-21")])


def test_an_unknown_frequency_and_a_season_below_one_are_refused() -> None:
    with pytest.raises(UnknownName, match="fortnightly"):
        frequency_named("fortnightly", days("2024-01-01"))
    with pytest.raises(BadInput, match="season is 0"):
        Frequency(season=0)


def test_numbered_steps_take_the_season_of_the_frequency_they_are_said_to_have() -> None:
    frequency = frequency_named("hourly", np.array([1, 2, 3]))
    assert (frequency.season, frequency.numbered) == (24, True)
    assert (frequency.stamps(np.array([4, 5])) == [4, 5]).all()
