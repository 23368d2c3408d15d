"""Holidays of countries, as names of days and as flags of panels."""

from datetime import date, timedelta

import numpy as np
import pytest

from seqchef.errors import BadInput
from seqchef.series.commercial_days import mothers_day
from seqchef.series.holidays import Place, holiday_names, holidays_between, place, with_holidays
from seqchef.series.tables import build_panel


def panel_of(first, steps, unit="D", **options):
    stamps = np.datetime64(first, "s") + np.arange(steps) * np.timedelta64(1, unit).astype("timedelta64[s]")
    return build_panel(["soup"] * steps, stamps, np.arange(steps, dtype=float) + 1, **options)


def days_between(first, last):
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]


def marked(series, horizon):
    stamps = np.concatenate([series.ds, series.future_ds(horizon)])
    return [str(stamp) for stamp in stamps[np.flatnonzero(series.holiday)]]


def test_names_of_french_days():
    names = holiday_names(days_between("2026-12-20", "2027-01-02"), "FR")
    assert names == {
        date(2026, 12, 24): ("Christmas Eve",),
        date(2026, 12, 25): ("Christmas Day",),
        date(2026, 12, 31): ("New Year's Eve",),
        date(2027, 1, 1): ("New Year's Day",),
    }
    assert holiday_names([date(2026, 7, 14)], "France", "fr") == {date(2026, 7, 14): ("Fête nationale",)}


def test_days_of_one_language_fall_back_to_english_then_to_the_country_itself():
    assert holiday_names([date(2026, 7, 14)], "FR", "zh") == {date(2026, 7, 14): ("National Day",)}
    assert holiday_names([date(2026, 10, 31)], "FR", "zh") == {date(2026, 10, 31): ("万圣夜",)}


def test_only_public_holidays_when_asked():
    assert holiday_names([date(2026, 10, 31), date(2026, 11, 1)], "FR", commercial=False) == {
        date(2026, 11, 1): ("All Saints' Day",)
    }
    assert [one.public for one in holidays_between("FR", date(2026, 10, 31), date(2026, 11, 1))] == [False, True]


def test_a_chinese_break_is_whole_and_bears_the_name_of_its_feast():
    names = holiday_names(days_between("2026-09-30", "2026-10-10"), "CN", "zh")
    assert names == {date(2026, 10, day): ("国庆节",) for day in range(1, 8)}
    spring = holiday_names(days_between("2026-02-13", "2026-02-24"), "CN", "zh")
    assert spring.pop(date(2026, 2, 14)) == ("情人节",)  # a Saturday that is worked
    assert spring.pop(date(2026, 2, 16)) == ("农历除夕",)
    assert set(spring.values()) == {("春节",)}
    assert sorted(spring) == [date(2026, 2, 15), *days_between("2026-02-17", "2026-02-23")]


def test_two_feasts_on_one_day_are_both_named():
    assert holiday_names([date(2020, 10, 1)], "CN", "zh") == {date(2020, 10, 1): ("中秋节", "国庆节")}
    assert holiday_names([date(2020, 1, 24)], "CN", "zh") == {date(2020, 1, 24): ("春节", "除夕")}


def test_no_day_has_no_name():
    assert holiday_names([], "FR") == {}


@pytest.mark.parametrize(
    ("country", "year", "day"),
    [
        ("US", 2026, "2026-05-10"),
        ("FR", 2026, "2026-05-31"),
        ("FR", 2020, "2020-06-07"),  # the last Sunday of May was Whit Sunday
        ("GB", 2026, "2026-03-15"),
        ("ES", 2026, "2026-05-03"),
        ("SE", 2026, "2026-05-31"),
        ("PL", 2026, "2026-05-26"),
        ("NO", 2026, "2026-02-08"),
        ("AR", 2026, "2026-10-18"),
    ],
)
def test_mothers_are_honoured_on_different_sundays(country, year, day):
    assert mothers_day(year, country) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FR", Place("FR")),
        (" fr ", Place("FR")),
        ("FRA", Place("FR")),
        ("France", Place("FR")),
        ("UK", Place("GB")),
        ("united kingdom", Place("GB")),
        ("DE-BY", Place("DE", "BY")),
        ("de-by", Place("DE", "BY")),
        ("GB-SCT", Place("GB", "SCT")),
        ("China", Place("CN")),
    ],
)
def test_a_country_has_many_names(text, expected):
    assert place(text) == expected


def test_part_of_a_country_has_its_own_days():
    epiphany = date(2026, 1, 6)
    assert epiphany in holiday_names([epiphany], "DE-BY")
    assert epiphany not in holiday_names([epiphany], "DE-BE")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Frnace", r'country "Frnace" is unknown; did you mean FR \(France\)\?; expected a code such as FR or DE-BY'),
        ("XX", 'country "XX" is unknown; expected a code'),
        ("", 'country "" is unknown'),
        ("DE-XX", "Germany has no part XX; expected DE or one of its parts: BB, BE"),
    ],
)
def test_an_unknown_country_is_answered_with_the_nearest_names(text, message):
    with pytest.raises(BadInput, match=message):
        place(text)


def test_past_and_future_days_are_marked_across_years():
    panel = with_holidays(panel_of("2026-12-20", 10), "FR", horizon=8)
    (series,) = panel.series
    assert series.known_future == 8
    assert marked(series, 8) == [
        "2026-12-24T00:00:00",
        "2026-12-25T00:00:00",
        "2026-12-31T00:00:00",
        "2027-01-01T00:00:00",
    ]
    assert "holiday" in panel.given


def test_only_the_holiday_flags_change():
    before = panel_of("2026-12-20", 10, flags={"promotion": np.arange(10) == 3})
    after = with_holidays(before, "FR", horizon=5)
    np.testing.assert_array_equal(after.series[0].y, before.series[0].y)
    np.testing.assert_array_equal(after.series[0].promotion[:10], before.series[0].promotion)
    assert not after.series[0].promotion[10:].any()


def test_holidays_that_were_given_stay():
    panel = with_holidays(panel_of("2026-12-18", 5, flags={"holiday": np.arange(5) == 1}), "FR", horizon=0)
    assert marked(panel.series[0], 0) == ["2026-12-19T00:00:00"]


def test_series_that_begin_on_other_days_are_marked_on_the_same_ones():
    stamps = np.array(["2026-12-22", "2026-12-23", "2026-12-24", "2026-12-24", "2026-12-25"], dtype="datetime64[s]")
    panel = with_holidays(build_panel(["a", "a", "a", "b", "b"], stamps, np.ones(5)), "FR", commercial=False, horizon=2)
    assert [marked(one, 9) for one in panel.series] == [["2026-12-25T00:00:00"], ["2026-12-25T00:00:00"]]


def test_a_week_is_marked_when_one_of_its_days_is_a_holiday():
    stamps = np.datetime64("2026-12-07", "s") + np.arange(3) * np.timedelta64(7 * 86_400, "s")  # Mondays
    panel = with_holidays(build_panel(["a"] * 3, stamps, np.ones(3)), "FR", horizon=2)
    np.testing.assert_array_equal(panel.series[0].holiday, [False, False, True, True, False])


def test_hours_of_a_holiday_are_all_marked():
    panel = with_holidays(panel_of("2026-12-31T20:00", 6, "h"), "FR", commercial=False, horizon=30)
    np.testing.assert_array_equal(panel.series[0].holiday, [False] * 4 + [True] * 24 + [False] * 8)


def test_days_that_are_stamped_at_noon_are_the_same_days():
    panel = with_holidays(panel_of("2026-12-24T12:00", 3), "FR", commercial=False, horizon=0)
    np.testing.assert_array_equal(panel.series[0].holiday, [False, True, False])


def test_months_and_numbered_steps_have_no_holidays():
    months = np.array(["2026-01", "2026-02", "2026-03"], dtype="datetime64[s]")
    with pytest.raises(BadInput, match="the steps are monthly; expected hourly, daily or weekly dates"):
        with_holidays(build_panel(["a"] * 3, months, np.ones(3)), "FR")
    with pytest.raises(BadInput, match="the steps are numbered"):
        with_holidays(build_panel(["a"] * 3, np.arange(3), np.ones(3)), "FR")
