"""The moon: first days of Chinese months, for the one feast that no table at hand has (Qixi, seventh day of month 7).

Knows: when the moon is new, where the sun stands, and that month 7 is the one with the solar term Chushu (150 degrees).
Does not know: the other feasts; the package holidays has tables of them (commercial_days.py).
Start at: qixi.

Formulas: Meeus, Astronomical Algorithms, 2nd ed., chapters 49 (phases of the moon) and 25 (low accuracy sun).
"""

from datetime import date
from math import floor, radians, sin

CHINA_HOURS = 8  # the calendar is reckoned for 120 degrees east
EPOCH = date(2000, 1, 1).toordinal() - 2_451_544.5  # ordinal of a day minus the Julian date of its midnight
MONTH_DAYS, NEW_MOON_2000 = 29.530588861, 2_451_550.09766
CHUSHU = 150.0  # longitude of the sun

_TERMS = (  # days, multiples of: anomaly of the sun, anomaly of the moon, argument of latitude
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
    (-0.00007, 2, 1, 0),
    (0.00004, 0, 2, -2),
    (0.00004, 3, 0, 0),
    (0.00003, 1, 1, -2),
    (0.00003, 0, 2, 2),
    (-0.00003, 1, 1, 2),
    (0.00003, -1, 1, 2),
    (-0.00002, -1, 1, -2),
    (-0.00002, 1, 3, 0),
    (0.00002, 0, 4, 0),
)
_PLANETS = (  # millionths of a day, degrees, degrees a month
    (325, 299.77, 0.107408),
    (165, 251.88, 0.016321),
    (164, 251.83, 26.651886),
    (126, 349.42, 36.412478),
    (110, 84.66, 18.206239),
    (62, 141.74, 53.303771),
    (60, 207.14, 2.453732),
    (56, 154.84, 7.306860),
    (47, 34.52, 27.261239),
    (42, 207.19, 0.121824),
    (40, 291.34, 1.844379),
    (37, 161.72, 24.198154),
    (35, 239.56, 25.513099),
    (23, 331.55, 3.592518),
)


def qixi(mid_autumn: date) -> date:
    """The seventh day of the seventh Chinese month, from the Mid-Autumn Festival (15th of month 8) of its year."""
    eighth = mid_autumn.toordinal() - 14
    month = new_moon_before(eighth)
    if sun_longitude(month) >= CHUSHU:  # the sun was there already: this is the leap month after month 7
        month = new_moon_before(month)
    return date.fromordinal(month + 6)


def new_moon_before(day: int) -> int:
    """The last day before `day` (both as ordinals of date) on which the moon is new in China."""
    near = floor((day - EPOCH - NEW_MOON_2000) / MONTH_DAYS) + 1
    return max(found for k in range(near - 2, near + 1) if (found := _new_moon(k)) < day)


def sun_longitude(day: int) -> float:
    """Apparent longitude of the sun in degrees at midnight, in China, at the beginning of a day."""
    T = (day - EPOCH - CHINA_HOURS / 24 - 2_451_545.0) / 36_525
    anomaly = radians(357.52911 + 35_999.05029 * T)
    centre = (1.914602 - 0.004817 * T) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    node = radians(125.04 - 1934.136 * T)
    return (280.46646 + 36_000.76983 * T + centre - 0.00569 - 0.00478 * sin(node)) % 360


def _new_moon(k: int) -> int:
    """The day (ordinal of date) of new moon number k since January 2000, in China."""
    T = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k - 0.0000014 * T**2)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * T**2 + 0.00001238 * T**3)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * T**2)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * T**2)
    flattening = 1 - 0.002516 * T - 0.0000074 * T**2
    time = NEW_MOON_2000 + MONTH_DAYS * k + 0.00015437 * T**2 - 0.000000150 * T**3 - 0.00017 * sin(node)
    for days, of_sun, of_moon, of_latitude in _TERMS:
        time += days * flattening ** abs(of_sun) * sin(of_sun * sun + of_moon * moon + of_latitude * latitude)
    for millionths, degrees, each_month in _PLANETS:
        time += 1e-6 * millionths * sin(radians(degrees + each_month * k))
    return floor(time - _clock_lag(T) + CHINA_HOURS / 24 + EPOCH)


def _clock_lag(T: float) -> float:
    """Days by which the turning earth is behind the even time of the formulas: about a minute, 1900 to 2100."""
    seconds = 62.92 + 32.217 * T + 55.89 * T**2 if T > 0 else 62.92 + 67.0 * T  # Espenak and Meeus 2006; 1900: 0
    return seconds / 86_400
