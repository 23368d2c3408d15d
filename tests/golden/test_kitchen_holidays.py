"""kitchen.toml: country = "FR" puts holidays into the calendar of a kitchen."""

from datetime import date

import numpy as np
import pytest

from seqchef.applications.planning.demand import known_on
from seqchef.errors import BadInput
from seqchef.food.opening import Event, Opening
from seqchef.formats.kitchen import read_kitchen_settings
from seqchef.formats.kitchen_holidays import with_country
from seqchef.series.tables import build_panel

SALES = build_panel(
    ["soup"] * 40, np.datetime64("2026-11-20", "s") + np.arange(40) * np.timedelta64(86_400, "s"), np.ones(40)
)


def test_the_country_is_a_setting(tmp_path):
    (tmp_path / "kitchen.toml").write_text('country = "DE-BY"\n')
    assert read_kitchen_settings(tmp_path / "kitchen.toml").country == "DE-BY"


def test_no_country_changes_nothing():
    opening = Opening(weekly_closed=frozenset({0}))
    assert with_country(opening, "", "en", SALES) is opening


def test_holidays_stand_in_the_calendar_with_their_names_past_and_ahead():
    opening = with_country(Opening(), "FR", "en", SALES)
    assert opening.names(date(2026, 12, 25)) == ("Christmas Day",)
    assert opening.names(date(2027, 7, 14)) == ("National Day",)
    assert not opening.closed(date(2026, 12, 25))
    assert with_country(Opening(), "CN", "zh", SALES).names(date(2027, 2, 6)) == ("春节",)


def test_a_holiday_that_the_kitchen_names_itself_keeps_its_name():
    own = Event(kind="holiday", first=date(2026, 12, 24), last=date(2026, 12, 26), name="Market days")
    opening = with_country(Opening(events=(own,)), "FR", "en", SALES)
    assert opening.names(date(2026, 12, 25)) == ("Market days",)
    assert opening.names(date(2026, 12, 31)) == ("New Year's Eve",)


def test_the_forecast_sees_holidays_that_were_and_that_come():
    opening = with_country(Opening(), "FR", "en", SALES)
    (soup,) = known_on(SALES, opening, date(2026, 12, 28), date(2027, 1, 3)).series
    stamps = np.concatenate([soup.ds, soup.future_ds(soup.known_future)]).astype("datetime64[D]")
    assert [str(day) for day in stamps[soup.holiday]] == ["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"]


def test_events_of_other_dishes_and_of_days_out_of_sight_do_not_count():
    events = (
        Event(kind="promotion", first=date(2026, 12, 1), last=date(2026, 12, 2), dish="stew"),
        Event(kind="promotion", first=date(2026, 1, 1), last=date(2026, 11, 21)),
        Event(kind="promotion", first=date(2026, 12, 27), last=date(2028, 1, 1), dish="soup"),
        Event(kind="closed", first=date(2026, 12, 25), last=date(2026, 12, 25), dish="stew"),
    )
    (soup,) = known_on(SALES, Opening(events=events), date(2026, 12, 28), date(2026, 12, 29)).series
    assert np.flatnonzero(soup.promotion).tolist() == [0, 1, 37, 38, 39]
    assert np.flatnonzero(soup.closed).tolist() == [35]


def test_an_unknown_country_is_named_with_its_file():
    with pytest.raises(BadInput, match=r'kitchen.toml: country "Frnace" is unknown; did you mean FR \(France\)'):
        with_country(Opening(), "Frnace", "en", SALES)
