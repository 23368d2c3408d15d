"""What durations and temperatures of steps say."""

import pytest

from seqchef.applications.reading.clock import celsius_of, seconds_of

MINUTE, HOUR = 60, 3600


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 minutes", 10 * MINUTE, None),
        ("45 min.", 45 * MINUTE, None),
        ("about 1 1/2 hours", 1.5 * HOUR, None),
        ("half an hour", HOUR / 2, None),
        ("an hour", HOUR, None),
        ("an hour and a half", 1.5 * HOUR, None),
        ("2 to 3 hours", 2 * HOUR, 3 * HOUR),
        ("8-10 min", 8 * MINUTE, 10 * MINUTE),
        ("30 seconds to 1 minute", 30, MINUTE),
        ("1 hour 30 minutes", 1.5 * HOUR, None),
        ("1 hour and 15 minutes", 1.25 * HOUR, None),
        ("overnight", 8 * HOUR, None),
        ("a few minutes", None, None),
    ],
)
def test_a_duration_is_seconds_and_a_range_keeps_both_ends(text, low, high):
    assert seconds_of(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("180 °C", 180, None),
        ("180-200°C", 180, 200),
        ("350 degrees F (175 degrees C)", 175, None),
        ("350°F", 177, None),
        ("375 degrees", 191, None),
        ("200 C / Gas 6", 200, None),
        ("Gas 4", 180, None),
        ("150 degrees", None, None),
        ("medium heat", None, None),
    ],
)
def test_a_temperature_is_in_celsius_and_one_that_could_be_both_is_none(text, low, high):
    assert celsius_of(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("180 度", 180, None), ("160~180℃", 160, 180), ("七成热", None, None)]
)
def test_chinese_degrees_are_celsius(text, low, high):
    assert celsius_of(text, "zh") == (low, high)
