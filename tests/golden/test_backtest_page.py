"""The printed page of a backtest: names that do not touch, nothing that a browser would run."""

import re
from itertools import pairwise

import numpy as np
import pytest

from seqchef.applications.planning.wording import load
from seqchef.formats.backtest_charts import BOTTOM, HEIGHT, LINE_HEIGHT, Line, cost_chart, frontier_chart

DAYS = np.arange(np.datetime64("2026-03-02", "s"), np.datetime64("2026-05-31", "s"), np.timedelta64(1, "D"))
NAME = re.compile(r'<text class="bt-name" x="[\d.]+" y="([\d.]+)">([^<]+)</text>')


def lines(values):
    places = np.arange(len(DAYS), dtype=np.float64)
    return [Line(f"buyer {n} <b>", n, places, np.cumsum(np.full(len(DAYS), value))) for n, value in enumerate(values)]


@pytest.mark.parametrize("values", [(5, 5, 5, 5, 5), (0, 0, 0, 0, 0), (100, 99, 98, 1, 0), (7,)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_at_the_ends_of_lines_do_not_touch_and_stay_inside(values, language):
    chart = cost_chart(lines(values), DAYS, "Cost", load(language))
    places = sorted(float(y) for y, _ in NAME.findall(chart))
    assert len(places) == len(values)
    assert all(after - before >= LINE_HEIGHT - 0.11 for before, after in pairwise(places))
    assert places[0] > 0
    assert places[-1] <= HEIGHT - BOTTOM + 4


def test_names_are_escaped():
    chart = cost_chart(lines([1.0]), DAYS, "<script>", load("en"))
    assert "<b>" not in chart
    assert "<script>" not in chart


def test_every_setting_is_a_point_and_the_axis_begins_below_the_least_service():
    service, waste = np.array([0.83, 0.95, 1.0]), np.array([10.0, 50.0, 400.0])
    chart = frontier_chart([Line("ours", 0, service[1:2], waste[:1]), Line("pars", 1, service, waste)], "Service")
    assert chart.count("<circle") == 4
    assert ">80 %<" in chart
    assert ">100 %<" in chart


def test_a_service_of_one_everywhere_is_still_a_chart():
    chart = frontier_chart([Line("ours", 0, np.array([1.0]), np.array([0.0]))], "Service")
    assert "nan" not in chart
    assert chart.count(">100 %<") == 1
