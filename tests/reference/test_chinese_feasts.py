"""The moon against the tables of the package holidays, and feasts against the calendar that people hang on the wall."""

from datetime import date

import pytest
from holidays.calendars.chinese import _ChineseLunisolar

from seqchef.series.commercial_days import commercial_days
from seqchef.series.lunar import new_moon_before, qixi

TABLES = _ChineseLunisolar()
DAY_OF_MONTH = {"lunar_new_year_date": 1, "buddha_birthday_date": 8, "dragon_boat_date": 5, "mid_autumn_date": 15}


@pytest.mark.parametrize("feast", DAY_OF_MONTH)
def test_every_month_begins_with_the_new_moon_for_two_centuries(feast):
    for year in range(1901, 2101):
        first = getattr(TABLES, feast)(year)[0].toordinal() - DAY_OF_MONTH[feast] + 1
        assert new_moon_before(first + 1) == first, (feast, year)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2006, "2006-07-31"),  # before a leap month 7
        (2014, "2014-08-02"),
        (2017, "2017-08-28"),  # after a leap month 6
        (2020, "2020-08-25"),
        (2023, "2023-08-22"),
        (2024, "2024-08-10"),
        (2025, "2025-08-29"),
        (2026, "2026-08-19"),
    ],
)
def test_qixi_is_the_seventh_day_of_the_seventh_month(year, day):
    assert qixi(TABLES.mid_autumn_date(year)[0]) == date.fromisoformat(day)


def test_qixi_is_five_or_nine_weeks_before_mid_autumn_for_two_centuries():
    gaps = {
        (TABLES.mid_autumn_date(year)[0] - qixi(TABLES.mid_autumn_date(year)[0])).days for year in range(1901, 2101)
    }
    assert gaps <= {37, 38, 66, 67, 68}
    leap_seven = [
        year
        for year in range(1949, 2051)
        if (TABLES.mid_autumn_date(year)[0] - qixi(TABLES.mid_autumn_date(year)[0])).days > 60
    ]
    assert leap_seven == [1949, 1968, 2006, 2044]


def test_the_feasts_of_a_chinese_year():
    days = {key: day.isoformat() for day, key in commercial_days("CN", 2026)}
    assert days == {
        "valentine": "2026-02-14",
        "spring_festival_eve": "2026-02-16",
        "lantern": "2026-03-03",
        "mother": "2026-05-10",
        "may_20": "2026-05-20",
        "qixi": "2026-08-19",
        "chongyang": "2026-10-18",
        "winter_solstice": "2026-12-22",
        "christmas_eve": "2026-12-24",
        "new_year_eve": "2026-12-31",
    }
