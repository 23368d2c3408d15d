"""Holidays: public holidays and commercial days of a country, as flags of a panel and as names of days.

Knows: countries and their parts by code or name, which step of a panel a day lies in.
Does not know: dates of public holidays (the package `holidays` does), other days that matter (commercial_days.py).
Start at: with_holidays; holiday_names for people.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import numpy as np

from seqchef.errors import BadInput
from seqchef.series.breaks import whole_breaks
from seqchef.series.calendar import Stamps
from seqchef.series.commercial_days import commercial_days, name_of
from seqchef.series.tables import Panel, Series

HORIZON = {"hourly": 24 * 366, "daily": 366, "weekly": 53}  # a year: how far ahead holidays are known
OTHER_CODES = {"UK": "GB", "EL": "GR"}
BREAKS = ("CN",)  # where weekends are part of the holidays beside them


@dataclass(frozen=True, slots=True)
class Place:
    """A country by its two letters, and the part of it whose holidays count; "" for those of the whole country."""

    country: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day, what it is called, and whether it is a public holiday."""

    day: date
    name: str
    public: bool


def with_holidays(panel: Panel, country: str, *, commercial: bool = True, horizon: int | None = None) -> Panel:
    """The panel with `holiday` marked on every step that holds one, past and the next `horizon` (default: a year).

    `country` is `FR`, `DE-BY` or a name such as `France`. Flags that were there before stay. Weekly steps begin on
    their stamp. Raises BadInput for a country that is unknown, and for steps that are numbered or longer than a week.
    """
    frequency = panel.frequency
    if frequency.numbered or frequency.name not in HORIZON:
        what = "numbered" if frequency.numbered else frequency.name
        raise BadInput(f"holidays of {country}: the steps are {what}; expected hourly, daily or weekly dates")
    ahead = HORIZON[frequency.name] if horizon is None else horizon
    first = min(one.start for one in panel.series)
    steps = max(one.start + len(one) + max(ahead, one.known_future) for one in panel.series) - first
    stamps = frequency.stamps(first + np.arange(steps)).astype("datetime64[D]")
    marks = _marks(stamps, 7 if frequency.name == "weekly" else 1, place(country), commercial)
    series = tuple(_marked(one, marks[one.start - first :], ahead) for one in panel.series)
    return replace(panel, series=series, given=panel.given | {"holiday"})


def holiday_names(
    days: Sequence[date], country: str, language: str = "en", *, commercial: bool = True
) -> dict[date, tuple[str, ...]]:
    """What those of the days that are holidays are called, public ones first; other days are absent.

    In `language` (`en`, `zh`, ...) where the country's holidays have such names, else in English, else as they are
    called there.
    """
    if not days:
        return {}
    names: dict[date, tuple[str, ...]] = {}
    wanted = set(days)
    for one in holidays_between(country, min(days), max(days), language, commercial=commercial):
        if one.day in wanted and one.name not in names.get(one.day, ()):
            names[one.day] = (*names.get(one.day, ()), one.name)
    return names


def holidays_between(
    country: str, first: date, last: date, language: str = "en", *, commercial: bool = True
) -> tuple[Holiday, ...]:
    """All holidays from `first` to `last`, both included, by day, public ones first."""
    where = place(country)
    found = []
    for year in range(first.year, last.year + 1):
        public = public_holidays(where, year, language)
        found += [Holiday(day, name, True) for day, name in public]
        if commercial:
            names = [(day, name_of(key, language)) for day, key in commercial_days(where.country, year)]
            found += [Holiday(day, name, False) for day, name in names if not _said(name, day, public)]
    return tuple(sorted((one for one in found if first <= one.day <= last), key=lambda one: (one.day, not one.public)))


def _said(name: str, day: date, public: Sequence[tuple[date, str]]) -> bool:
    """Whether a public holiday of that day has the name: Chinese New Year's Eve became one in 2025."""
    return any(day == other and name in called for other, called in public)


@lru_cache(maxsize=512)
def public_holidays(where: Place, year: int, language: str = "en") -> tuple[tuple[date, str], ...]:
    """Public holidays of one year with their names, in order of time."""
    from holidays import country_holidays

    spoken = _language(where.country, language)
    if where.country in BREAKS:
        near = range(year - 1, year + 2)  # the break of New Year's Day begins in December
        every = country_holidays(where.country, years=near, language=spoken)
        plain = country_holidays(where.country, years=near, language=spoken, observed=False)
        exchanged = plain.tr(plain.substituted_label).partition("%s")[0]
        feasts = {day: name for day, name in plain.items() if not name.startswith(exchanged)}
        whole = whole_breaks(every.keys(), feasts, every.weekend_workdays)
        named = [(day, name) for day, name in whole.items() if day.year == year]
    else:
        calendar = country_holidays(where.country, subdiv=where.part or None, years=year, language=spoken)
        named = sorted(calendar.items())
    return tuple((day, name) for day, names in named for name in names.split("; "))


@lru_cache(maxsize=64)
def place(text: str) -> Place:
    """`FR`, `fr`, `France`, `DE-BY` or `GB-ENG` -> the place. Raises BadInput with the nearest names."""
    code, _, part = text.strip().upper().partition("-")
    countries, longer = _countries(), _long_codes()
    code = longer.get(code, code)
    if code not in countries:
        spoken = {name.lower(): known for known, name in countries.items()}
        words = text.strip().lower()
        if words not in spoken:
            raise BadInput(
                f'country "{text}" is unknown{_nearest(words, countries)}; expected a code such as FR or DE-BY'
            )
        return Place(spoken[words])
    return Place(code, _part(code, part, text)) if part else Place(code)


def _part(code: str, part: str, text: str) -> str:
    """The part of a country as the package calls it."""
    from holidays import country_holidays

    calendar = country_holidays(code)
    if part in calendar.subdivisions:
        return part
    other: dict[str, str] = {name.upper(): known for name, known in calendar.subdivisions_aliases.items()}
    if part in other:
        return other[part]
    known = ", ".join(calendar.subdivisions) or "none"
    raise BadInput(
        f'country "{text}": {_countries()[code]} has no part {part}; expected {code} or one of its parts: {known}'
    )


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Code -> English name of every country that the package knows."""
    from holidays.registry import COUNTRIES

    small = {"and", "of", "the"}
    titles = {key: [word if word in small else word.title() for word in key.split("_")] for key in COUNTRIES}
    return {codes[1]: " ".join(titles[key]) for key, codes in COUNTRIES.items()}


@lru_cache(maxsize=1)
def _long_codes() -> dict[str, str]:
    """FRA -> FR, UK -> GB: other codes that people use."""
    from holidays.registry import COUNTRIES

    return OTHER_CODES | {codes[2]: codes[1] for codes in COUNTRIES.values()}


def _nearest(words: str, countries: dict[str, str]) -> str:
    """`; did you mean FR (France)?`, or nothing when no name is near."""
    by_name = {name.lower(): code for code, name in countries.items()}
    near = [by_name[name] for name in get_close_matches(words, by_name, n=3, cutoff=0.7)]
    return f"; did you mean {' or '.join(f'{code} ({countries[code]})' for code in near)}?" if near else ""


@lru_cache(maxsize=64)
def _language(country: str, language: str) -> str | None:
    """The package's name of the language for that country; None: the country's own."""
    from holidays import country_holidays

    supported: tuple[str, ...] = country_holidays(country).supported_languages
    for wanted in (language, "en"):
        for name in supported:
            if name == wanted or name.startswith(f"{wanted}_"):
                return name
    return None


def _marks(stamps: Stamps, days: int, where: Place, commercial: bool) -> Any:
    """Which steps of `days` days each, that begin on `stamps` (N,) in days, hold a holiday (N,)."""
    first, last = stamps[0].item(), stamps[-1].item()
    kept = [day for year in range(first.year, last.year + 2) for day, _ in public_holidays(where, year)]
    if commercial:
        kept += [day for year in range(first.year, last.year + 2) for day, _ in commercial_days(where.country, year)]
    held = np.array(kept, dtype="datetime64[D]")
    marks = np.zeros(len(stamps), dtype=np.bool_)
    for offset in range(days):
        marks |= np.isin(stamps + offset, held)
    return marks


def _marked(series: Series, marks: Any, ahead: int) -> Series:
    """The series with its flags known for `ahead` steps at least, and holidays added."""
    known = series.until(len(series), max(ahead, series.known_future))
    return replace(known, holiday=known.holiday | marks[: len(known.holiday)])
