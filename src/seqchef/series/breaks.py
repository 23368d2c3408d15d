"""Breaks: the whole days off around Chinese holidays, of which the package `holidays` lists only those on weekdays.

Knows: that a break runs on over the weekend next to it, unless that is worked in exchange, and whose break it is.
Does not know: dates of holidays. Start at: whole_breaks.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

DAY = timedelta(days=1)


def whole_breaks(off: Collection[date], named: Mapping[date, str], worked: Collection[date]) -> dict[date, str]:
    """Days off, those of the weekends in and next to them included, each with the name of the nearest feast.

    `off` holds every official day off on a weekday and every feast, `named` the feasts, `worked` weekend days that
    are worked in exchange.
    """
    days = {day for day in off if day not in worked}
    for start in sorted(days):
        for step in (DAY, -DAY):
            day = start + step
            while day.weekday() >= 5 and day not in worked:
                days.add(day)
                day += step
    belongs = {day: name for day, name in named.items() if named.get(day + DAY, name) == name}  # no eve has a break
    return {day: name for day in sorted(days) if (name := named.get(day) or _feast(day, days, belongs))}


def _feast(day: date, days: Collection[date], named: Mapping[date, str]) -> str:
    """The name of the nearest feast of the same break, the earlier one of two; "" when it has none."""
    back = ahead = day
    while back in days or ahead in days:
        for one in (back, ahead):
            if one in days and one in named:
                return named[one]
        back, ahead = (back - DAY if back in days else back), (ahead + DAY if ahead in days else ahead)
    return ""
