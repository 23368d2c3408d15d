"""What fan charts show and say: bands, gaps, names of days, values set by hand, dates that suit the steps."""

import re
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest

from seqchef.errors import BadInput
from seqchef.formats.fan import Fan
from seqchef.formats.fan_axes import time_ticks, value_axis
from seqchef.formats.fan_chart import fan_chart
from seqchef.formats.fan_series import fan_of
from seqchef.formats.fan_style import FAN_STYLE, fan_legend
from seqchef.formats.fan_words import described
from seqchef.formats.forecast_page import Chosen, forecast_page, page_of
from seqchef.formats.sheet_words import load
from seqchef.series.tables import Forecasts, Panel, build_panel

EN, ZH = load("en"), load("zh")
WIDTHS = np.array([-4, -3, -2, -1, 0, 1, 2, 3, 4.0])


def stamps(first, steps, unit="D", every=1):
    return (np.datetime64(first, unit) + np.arange(steps) * every).astype("datetime64[s]")


def fan(**given):
    """Three days of past and five ahead, Thursday 5 March first; the median is 10, 12, 14, 16, 18."""
    told = {
        "title": "Soup",
        "stamps": stamps("2026-03-05", 8),
        "past": np.array([3.0, np.nan, 4.0]),
        "quantiles": np.arange(10, 20, 2)[:, None] + WIDTHS,
    }
    return Fan(**{**told, **given})


def shapes(chart, name):
    return re.findall(rf'<(\w+) class="{name}"', chart)


def test_the_bands_are_those_of_80_and_50_per_cent():
    assert fan().bands[0].tolist() == [6, 7.5, 10, 12.5, 14]


def test_a_chart_has_the_past_both_bands_the_median_and_the_origin():
    chart = fan_chart(fan(), EN)
    assert shapes(chart, "fan-band80") == shapes(chart, "fan-band50") == ["polygon"]
    assert shapes(chart, "fan-median") == ["polyline"]
    assert shapes(chart, "fan-past-dot") == ["circle", "circle"]  # the missing day has none
    assert shapes(chart, "fan-now") == ["path"]
    assert "forecast →" in chart


def test_closed_days_are_hatched_and_break_the_bands():
    closed = [False, True, False, False, False, True, False, False]
    chart = fan_chart(fan(closed=closed), EN)
    assert shapes(chart, "fan-closed") == ["rect", "rect"]
    assert shapes(chart, "fan-hatch") == ["path", "path"]
    assert shapes(chart, "fan-band80") == ["polygon", "polygon"]


def test_days_that_follow_each_other_under_one_name_have_one_mark_with_a_bar():
    chart = fan_chart(fan(names=["", "", "", "Fair", "Fair", "", "Lent <1>", ""]), EN)
    assert shapes(chart, "fan-mark") == ["path", "path"]
    assert shapes(chart, "fan-bar") == ["path"]
    assert re.findall(r'class="fan-name"[^>]*>([^<]*)<', chart) == ["Fair", "Lent &lt;1&gt;"]


def test_names_without_room_become_numbers_with_a_list_below():
    names = [
        "A very long name of a feast",
        "Another long name of a day",
        "",
        "Fair",
        "A very long name of a feast",
        *3 * [""],
    ]
    chart = fan_chart(fan(names=names), EN, width=330, height=130)
    labels = re.findall(r'class="fan-name"[^>]*>([^<]*)<', chart)
    assert labels[:4] == ["1", "2", "3", "1"]
    assert (
        " ".join(labels[4:]).replace("  ·  ", " ")
        == "1 A very long name of a feast 2 Another long name of a day 3 Fair"
    )
    assert int(re.search(r'height="(\d+)" role', chart)[1]) > 130


def test_a_value_set_by_hand_stands_beside_the_forecast():
    chart = fan_chart(fan(overrides={1: 30.0}), EN)
    assert chart.count('<g class="fan-override">') == 1
    assert "<title>Mon 9 Mar: set by hand to 30; forecast 12</title>" in chart
    assert shapes(chart, "fan-median") == ["polyline"]


def test_what_came_later_is_drawn_over_the_forecast():
    chart = fan_chart(fan(later=np.array([9.0, 11, np.nan, 15, np.nan])), EN)
    assert shapes(chart, "fan-later-dot") == ["circle"] * 3


def test_the_chart_describes_itself_in_words():
    told = fan(
        closed=[False] * 5 + [True] + [False] * 2,
        names=["", "", "", "Fair", "", "", "", ""],
        overrides={1: 30.0},
        later=np.array([9.0, *4 * [np.nan]]),
    )
    assert described(told, EN) == (
        "Known from Thu 5 Mar to Sat 7 Mar, last 4. Forecast from Sun 8 Mar to Thu 12 Mar: expected 10 to 18; four "
        "times of five between 6 and 22. Closed ahead: Tue 10 Mar. Special: Fair (Sun 8 Mar). Set by hand: 30 on "
        "Mon 9 Mar. What came: 9 on Sun 8 Mar."
    )
    assert described(told, ZH) == (
        "已知3月5日周四至3月7日周六，最后为 4。预测3月8日周日至3月12日周四：预计 10 至 18，五次里有四次在 6 与 22 "
        "之间。预测期内休息：3月10日周二。特殊日子：Fair（3月8日周日）。人工设定：3月9日周一 30。"
        "后来的实际：3月8日周日 9。"
    )
    chart = ElementTree.fromstring(fan_chart(told, EN))
    kinds = [child.tag.rpartition("}")[2] for child in chart]
    assert kinds[:2] == ["title", "desc"]  # first, as screen readers expect
    assert (chart[0].text, chart[1].text, chart.get("role")) == ("Soup", described(told, EN), "img")


def test_a_chart_that_lacks_a_date_is_refused():
    with pytest.raises(BadInput, match="8 steps has 7 dates"):
        fan(stamps=stamps("2026-03-05", 7))


@pytest.mark.parametrize(
    ("dates", "width", "labels"),
    [
        (stamps("2026-03-05", 8), 60, ["Thu 5 Mar", "Fri 6", "Sat 7", "Sun 8", "Mon 9", "Tue 10", "Wed 11", "Thu 12"]),
        (stamps("2026-03-05", 28), 15, ["Mon 9 Mar 2026", "Mon 16 Mar", "Mon 23 Mar", "Mon 30 Mar"]),
        (stamps("2025-12-24", 28), 8, ["29 Dec 2025", "5 Jan 2026", "12 Jan", "19 Jan"]),
        (stamps("2026-03-02", 20, every=7), 12, ["Mar 2026", "Apr", "May", "Jun", "Jul"]),
        (
            stamps("2024-11", 30, "M"),
            9,
            ["Jan 2025", "Apr", "Jul", "Oct", "Jan 2026", "Apr", "Jul", "Oct", "Jan 2027", "Apr"],
        ),
        (stamps("1990", 40, "Y"), 8, ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"]),
        (stamps("2026-03-05T09", 24, "h"), 9, ["12:00 Thu 5 Mar", "18:00", "0:00 Fri 6 Mar", "6:00"]),
        (np.arange(3, 43), 4, ["5", "10", "15", "20", "25", "30", "35", "40"]),
    ],
)
def test_dates_below_a_chart_suit_its_steps(dates, width, labels):
    assert [f"{tick.upper} {tick.lower}".strip() for tick in time_ticks(dates, EN, width, 10)] == labels


@pytest.mark.parametrize(
    ("values", "from_zero", "labels", "power"),
    [
        ([3, 47], True, ["0", "20", "40", "60"], 0),
        ([2.9, 3.3], False, ["2.9", "3.0", "3.1", "3.2", "3.3"], 0),
        ([0, 0], True, ["0.0", "0.5", "1.0"], 0),
        ([7, 7], False, ["6.0", "6.5", "7.0", "7.5", "8.0"], 0),
        ([1e12, 3.5e12], True, ["0", "1", "2", "3", "4"], 12),
        ([1e-9, 1e-9], True, ["0.0", "0.5", "1.0"], -9),
        ([120_000, 410_000], True, ["0", "200,000", "400,000", "600,000"], 0),
        ([-5, 5], True, ["-5", "0", "5"], 0),
        ([np.nan, np.inf], True, ["0.0", "0.5", "1.0"], 0),
    ],
)
def test_the_value_axis_has_round_numbers(values, from_zero, labels, power):
    axis = value_axis(np.array(values, dtype=float), from_zero=from_zero)
    assert (list(axis.labels), axis.power) == (labels, power)


def test_the_legend_explains_what_is_shown_and_nothing_else():
    plain = fan_legend([fan()], EN)
    assert "80 %" in plain
    assert "set by hand" not in plain
    assert "closed" not in plain.lower()
    full = fan_legend([fan(), fan(overrides={0: 1.0}, closed=[True] * 8, names=["Fair"] * 8)], ZH)
    assert all(word in full for word in ("人工设定", "休息", "节日或促销"))


def test_every_shape_has_a_look():
    chart = fan_chart(
        fan(
            closed=[True] + [False] * 7,
            names=[""] * 3 + ["Fair"] * 2 + [""] * 3,
            overrides={1: 30.0},
            later=np.full(5, 9.0),
            levels={"par": 12.0},
            unit="portions",
        ),
        EN,
    )
    for name in set(re.findall(r'class="(fan[\w-]*)"', chart)):
        assert f".{name} " in FAN_STYLE, name


@pytest.fixture(scope="module")
def sales():
    """Three dishes for 60 days, closed on Mondays, with a holiday ahead; and a forecast of 20 days."""
    days = stamps("2026-03-03", 80)
    flags = {"closed": np.tile((days.astype("datetime64[D]").view("int64") + 3) % 7 == 0, 3)}
    flags["holiday"] = np.tile(days == np.datetime64("2026-05-08"), 3)
    y = np.concatenate([np.where(np.arange(80) < 60, level, np.nan) for level in (10.0, 30.0, 20.0)])
    y[flags["closed"]] = np.nan
    panel = build_panel(np.repeat(["Bun", "Soup", "Tart"], 80), np.tile(days, 3), y, flags)
    quantiles = np.concatenate([np.tile(level + WIDTHS, (20, 1)) for level in (10, 30, 20)])
    ids = np.repeat(["Bun", "Soup", "Tart"], 20)
    return panel, Forecasts(ids, np.tile(days[60:], 3), quantiles, quantiles[:, 4])


def test_a_series_and_its_forecast_become_one_chart(sales):
    panel, forecasts = sales
    found = fan_of(panel["Bun"], forecasts, EN, past=14)
    assert (len(found.past), len(found.quantiles)) == (14, 20)
    assert found.stamps[14] == forecasts.ds[0]
    assert sum(found.closed) == 5
    assert [name for name in found.names if name] == ["holiday"]


def test_a_forecast_page_has_a_chart_of_every_series_and_the_next_steps_in_figures(sales):
    page = forecast_page(*sales, EN, title="sales <1>.csv", remarks={"Soup": "Usually within 6 portions."})
    assert page.count('<svg class="fan"') == 3
    assert "Series: 3." in page
    assert "sales &lt;1&gt;.csv" in page
    assert page.count("<small>2 May</small>") == 3
    assert page.count("Usually within 6 portions.".replace("6 p", "6\u00a0p")) == 1
    assert "closed" in page[page.index('class="steps"') :]


def test_a_forecast_page_says_which_series_it_left_out(sales):
    page = forecast_page(*sales, EN, title="sales.csv", most=2)
    assert "The 2 of 3 series with the largest forecasts" in page
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["Soup", "Tart"]


def test_holidays_stand_on_a_forecast_page_by_name(sales):
    names = {date(2026, 5, 8): ("Victory Day",), date(2026, 4, 28): ("Fair",)}
    assert ">Victory Day<" in forecast_page(*sales, EN, title="sales.csv", day_names=names)
    assert ">holiday<" in forecast_page(*sales, EN, title="sales.csv", day_names={date(2020, 1, 1): ("Old",)})


def test_a_stream_of_panels_gives_the_page_of_the_whole(sales):
    panel, forecasts = sales
    chosen = Chosen(2)
    for one in panel.series:
        chosen.add(Panel((one,), panel.frequency), forecasts.of(one.unique_id))
    assert page_of(chosen, ZH, title="sales.csv") == forecast_page(panel, forecasts, ZH, title="sales.csv", most=2)


def test_a_page_of_nothing_is_refused():
    with pytest.raises(BadInput, match="no series to draw"):
        page_of(Chosen(), EN, title="sales.csv")
