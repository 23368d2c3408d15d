"""Every language of the price page says everything that any other says."""

from datetime import date
from string import Formatter
from typing import get_args

import numpy as np
import pytest

from seqchef.applications.planning.price_advice import Kind, Reason
from seqchef.applications.planning.price_words import load, names, price
from seqchef.applications.planning.prices import REPORTED
from seqchef.errors import UnknownName
from seqchef.series.calendar import SEASONS, Frequency


def places(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("name", names())
def test_no_message_lacks_a_translation_or_a_place(name):
    english, own = load("en").messages, load(name).messages
    assert own.keys() == english.keys()
    assert all(places(own[key]) == places(message) for key, message in english.items())


@pytest.mark.parametrize("name", names())
def test_every_advice_reason_and_period_has_words(name):
    keys = load(name).messages.keys()
    assert set(get_args(Kind)) <= keys
    assert {f"because_{reason}" for reason in get_args(Reason)} <= keys
    assert {f"{kind}_{frequency}" for kind in ("period", "next") for frequency in SEASONS} <= keys
    assert REPORTED.keys() == SEASONS.keys()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (1.7, "1.70"),
        (45.5, "45.50"),
        (119.5, "119.5"),
        (1250.4, "1,250"),
        (0.0123, "0.0123"),
        (1e12, "1e+12"),
    ],
)
def test_prices_have_the_figures_that_say_something(value, said):
    assert price(value) == said


def test_shares_and_chances_are_rounded_as_people_say_them():
    words = load("en")
    assert [words.percent(share) for share in (0.042, 0.12, -0.012, 0, -0.0001)] == [
        "4.2 %",
        "12 %",
        "−1.2 %",
        "0 %",
        "0 %",
    ]
    assert [words.chance(one) for one in (0, 0.004, 0.426, 1)] == ["under 1 %", "under 1 %", "43 %", "over 99 %"]
    assert [words.change(share) for share in (0.03, -0.12, 0.001)] == ["3 % more", "12 % less", "the same"]
    assert load("zh").change(-0.12) == "比现在低 12%"


def test_periods_and_dates_are_written_as_people_say_them():
    words = load("en")
    assert (words.period("monthly", 1), words.period("monthly", 3), words.period("monthly", 2.5)) == (
        "1 month",
        "3 months",
        "2.5 months",
    )
    assert words.period("weekly", 1, kind="next") == "the next week"
    assert load("zh").period("weekly", 2, kind="next") == "今后 2 周"
    day = np.datetime64("2021-08-03", "s")
    assert words.stamp(day, Frequency(name="monthly", season=12)) == "Aug 2021"
    assert words.stamp(day, Frequency(name="daily", season=7)) == "3 Aug 2021"
    assert load("zh").stamp(day, Frequency(name="daily", season=7)) == "2021年8月3日"
    assert words.stamp(np.int64(7), Frequency(name="numbered", season=1, numbered=True)) == "step 7"
    assert load("zh").dates.month(date(2021, 8, 3)) == "8月"


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="en, zh"):
        load("fr")
