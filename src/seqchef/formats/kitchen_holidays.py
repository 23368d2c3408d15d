"""The holidays of kitchen.toml's `country`, as events beside those of calendar.csv.

Knows: for which years they are needed, and that the kitchen's own calendar comes first.
Does not know: dates and names of holidays (series.holidays). Start at: with_country.
"""

from dataclasses import replace
from datetime import date, timedelta

from seqchef.errors import BadInput
from seqchef.food.opening import Event, Opening
from seqchef.series.tables import Panel

AHEAD = timedelta(days=800)  # after the last day of sales: plans are made from old sales, too


def with_country(opening: Opening, country: str, language: str, sales: Panel) -> Opening:
    """The calendar with the country's holidays, except on days to which it gives holidays of its own.

    Nothing changes without a country. Raises BadInput for one that is unknown.
    """
    if not country or sales.frequency.numbered:
        return opening
    from seqchef.series.holidays import holidays_between

    first = min(one.ds[0] for one in sales.series).astype("datetime64[D]").item()
    last = max(one.ds[-1] for one in sales.series).astype("datetime64[D]").item()
    try:
        found = holidays_between(country, first, last + AHEAD, language)
    except BadInput as error:
        raise BadInput(f"kitchen.toml: {error}") from None
    own = [event for event in opening.events if event.kind == "holiday" and event.dish is None]
    events = [_event(one.day, one.name) for one in found if not any(event.on(one.day) for event in own)]
    return replace(opening, events=(*opening.events, *events))


def _event(day: date, name: str) -> Event:
    return Event(kind="holiday", first=day, last=day, name=name)
