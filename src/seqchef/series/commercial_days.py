"""Commercial days: no public holidays, and yet days on which a kitchen sells more, or less, than usual.

Knows: which of them a country keeps, on which day they fall, and their names in English and Chinese.
Does not know: public holidays (holidays.py).
Start at: commercial_days.

Chinese feasts are dated by the tables of the package `holidays` (1901 to 2100), Qixi by the moon (lunar.py).
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from seqchef.series.lunar import qixi

NAMES = {  # key -> English, Chinese
    "valentine": ("Valentine's Day", "情人节"),
    "white_day": ("White Day", "白色情人节"),
    "mother": ("Mother's Day", "母亲节"),
    "may_20": ("520", "520"),
    "halloween": ("Halloween", "万圣夜"),
    "christmas_eve": ("Christmas Eve", "平安夜"),
    "new_year_eve": ("New Year's Eve", "跨年夜"),
    "spring_festival_eve": ("Chinese New Year's Eve", "除夕"),
    "lantern": ("Lantern Festival", "元宵节"),
    "qixi": ("Qixi", "七夕"),
    "chongyang": ("Chongyang", "重阳节"),
    "winter_solstice": ("Winter Solstice", "冬至"),
}
LUNAR = ("spring_festival_eve", "lantern", "qixi", "chongyang", "winter_solstice")
WESTERN = ("valentine", "mother", "halloween", "christmas_eve", "new_year_eve")
KEPT = {  # what is kept where; western days in western countries, New Year's Eve everywhere else
    "CN": ("valentine", "mother", "may_20", "christmas_eve", "new_year_eve", *LUNAR),
    "HK": ("valentine", "mother", "christmas_eve", "new_year_eve", *LUNAR),
    "MO": ("valentine", "mother", "christmas_eve", "new_year_eve", *LUNAR),
    "TW": ("valentine", "mother", "christmas_eve", "new_year_eve", *LUNAR),
    "SG": ("valentine", "mother", "christmas_eve", "new_year_eve", *LUNAR),
    "JP": ("valentine", "white_day", "mother", "christmas_eve", "new_year_eve"),
    "KR": ("valentine", "white_day", "christmas_eve", "new_year_eve"),
}
WESTERN_COUNTRIES = (
    "AD AR AT AU BE BG BO BR CA CH CL CO CR CY CZ DE DK DO EC EE ES FI FR GB GR GT HN HR HU IE IS IT LI LT LU LV MC MT "
    "MX NI NL NO NZ PA PE PL PR PT PY RO SE SI SK SM SV US UY VE ZA"
)
MOTHERS_DAY: dict[str, tuple[int, int]] = {  # month, which Sunday (-1: the last); the second of May everywhere else
    "ES": (5, 1),
    "PT": (5, 1),
    "HU": (5, 1),
    "LT": (5, 1),
    "RO": (5, 1),
    "ZA": (5, 2),
    "NO": (2, 2),
    "SE": (5, -1),
    "DO": (5, -1),
    "AR": (10, 3),
}
MOTHERS_DATE = {  # where it is a date
    "MX": (5, 10),
    "GT": (5, 10),
    "SV": (5, 10),
    "PL": (5, 26),
    "SI": (3, 25),
    "BO": (5, 27),
    "PY": (5, 15),
    "NI": (5, 30),
    "CR": (8, 15),
    "PA": (12, 8),
}
BEFORE_EASTER = {"GB": 21, "IE": 21}  # Mothering Sunday


@lru_cache(maxsize=512)
def commercial_days(country: str, year: int) -> tuple[tuple[date, str], ...]:
    """Days with their keys in NAMES, in order of time; `country` by its two letters."""
    kept = KEPT.get(country, WESTERN if country in WESTERN_COUNTRIES.split() else ("new_year_eve",))
    lunar = _lunar(year) if set(LUNAR) & set(kept) else {}
    found = [(lunar.get(key) or _FIXED.get(key, _no_day)(year, country), key) for key in kept]
    return tuple(sorted((day, key) for day, key in found if day is not None))


def name_of(key: str, language: str) -> str:
    """What a commercial day is called; in English where the language has no name for it."""
    english, chinese = NAMES[key]
    return chinese if language == "zh" else english


def nth_sunday(year: int, month: int, n: int) -> date:
    """The n-th Sunday of a month from 1, or the last for -1."""
    if n < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() + 1) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (n - 1))


def mothers_day(year: int, country: str) -> date:
    """The second Sunday of May, or what the country has instead."""
    if country in BEFORE_EASTER:
        return _easter(year) - timedelta(days=BEFORE_EASTER[country])
    if country in MOTHERS_DATE:
        return date(year, *MOTHERS_DATE[country])
    if country in ("FR", "MC"):  # the last Sunday of May, a week later when that is Whit Sunday
        last = nth_sunday(year, 5, -1)
        return last + timedelta(days=7) if last == _easter(year) + timedelta(days=49) else last
    return nth_sunday(year, *MOTHERS_DAY.get(country, (5, 2)))


def _easter(year: int) -> date:
    from dateutil.easter import easter  # type: ignore[import-untyped]  # comes with holidays

    found: date = easter(year)
    return found


def _lunar(year: int) -> dict[str, date]:
    """The Chinese feasts of a year; none outside of the tables."""
    feasts: Any = _tables()
    new_year, mid_autumn = feasts.lunar_new_year_date(year)[0], feasts.mid_autumn_date(year)[0]
    if new_year is None or mid_autumn is None:
        return {}
    return {
        "spring_festival_eve": new_year - timedelta(days=1),
        "lantern": new_year + timedelta(days=14),
        "qixi": qixi(mid_autumn),
        "chongyang": feasts.double_ninth_date(year)[0],
        "winter_solstice": feasts.winter_solstice_date(year)[0],
    }


@lru_cache(maxsize=1)
def _tables() -> Any:
    from holidays.calendars.chinese import _ChineseLunisolar

    return _ChineseLunisolar()


def _no_day(year: int, country: str) -> None:
    return None


def _on(month: int, day: int) -> Callable[[int, str], date]:
    return lambda year, country: date(year, month, day)


_FIXED: dict[str, Callable[[int, str], date | None]] = {
    "valentine": _on(2, 14),
    "white_day": _on(3, 14),
    "mother": mothers_day,
    "may_20": _on(5, 20),
    "halloween": _on(10, 31),
    "christmas_eve": _on(12, 24),
    "new_year_eve": _on(12, 31),
}
