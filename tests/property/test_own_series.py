"""Windows of somebody's own series: nothing that is kept back is learned from; a batch is a function of its number."""

import numpy as np
import pytest

from seqchef.learning.data.series_own import OwnSeries, OwnWindows, hold_back
from seqchef.series.tables import build_panel

SECRET = 1e6
OPTIONS = OwnSeries(horizon=10, origins=2, made_up=0.0, batch_size=12)


def panel(lengths, *, secret=0.0, numbered=False):
    """Series up to the same day; their last 20 steps are SECRET times larger where asked for."""
    ids, stamps, y = [], [], []
    longest = max(lengths)
    rng = np.random.default_rng(1)
    for i, length in enumerate(lengths):
        ids += [f"dish {i}"] * length
        at = np.arange(longest - length, longest)
        stamps.append(at + 1 if numbered else np.datetime64("2026-01-01") + at)
        values = 1.0 + rng.poisson(9, length)
        values[-20:] += secret
        y.append(values)
    stamp_type = np.int64 if numbered else "datetime64[s]"
    return build_panel(ids, np.concatenate(stamps).astype(stamp_type), np.concatenate(y))


@pytest.mark.parametrize("numbered", [False, True])
def test_what_is_kept_back_is_never_in_a_window(numbered):
    held = hold_back(panel([40, 80, 200], secret=SECRET, numbered=numbered), OPTIONS)
    windows = OwnWindows(held.learned, OPTIONS, seed=0)
    for step in range(30):
        example = windows.example(step)
        assert example.windows.y.max() < SECRET
        assert example.truth.max() < SECRET
    assert all(mark.truth.y.min() > SECRET for mark in held.marks.values())


def test_marks_are_the_last_horizons_one_after_the_other():
    held = hold_back(panel([40, 80]), OPTIONS)
    last, before = held.marks["own"], held.marks["own, 1 earlier"]
    assert [len(one) for one in last.history.series] == [30, 70]
    assert [len(one) for one in before.history.series] == [20, 60]
    assert [len(one) for one in held.learned] == [20, 60]


def test_a_series_is_kept_back_as_often_as_it_is_long_enough_for():
    held = hold_back(panel([15, 25, 80]), OPTIONS)
    assert [len(one) for one in held.learned] == [15, 60]
    assert [one.unique_id for one in held.short] == ["dish 0"]
    assert len(held.marks["own"].history) == 2
    assert len(held.marks["own, 1 earlier"].history) == 1


@pytest.mark.parametrize("made_up", [0.0, 0.5])
def test_a_batch_is_a_function_of_its_number(made_up):
    options = OwnSeries(horizon=10, made_up=made_up, batch_size=12)
    held = hold_back(panel([40, 80]), options)
    one, other = (OwnWindows(held.learned, options, seed=3) for _ in range(2))
    for step in (5, 0, 9):
        a, b = one.example(step), other.example(step)
        assert np.array_equal(a.truth, b.truth)
        assert np.array_equal(a.windows.y, b.windows.y)
    assert not np.array_equal(one.example(1).windows.y, one.example(2).windows.y)


def test_series_that_end_on_the_same_day_are_of_one_group_as_in_a_forecast():
    held = hold_back(panel([200] * 12), OPTIONS)
    example = OwnWindows(held.learned, OPTIONS, seed=0).example(0)
    groups = {(int(group), int(origin)) for group, origin in zip(example.groups, example.windows.origin, strict=True)}
    assert len(groups) == len({group for group, _ in groups}) == len({origin for _, origin in groups})
    assert len(groups) < len(example.groups)
