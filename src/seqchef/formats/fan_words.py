"""Fan charts in words: dates and values for people, and a description that stands for the picture.

Knows: what a reader who does not see the chart must be told.
Does not know: the picture (fan_chart).
Start at: described.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from seqchef.applications.planning.wording import Words
from seqchef.formats.fan import Fan
from seqchef.formats.fan_axes import moments_of

MOST_NAMED = 8  # days of one kind in a description


def when_text(stamp: Any, words: Words, step_days: float = 1.0) -> str:
    """A date for people: with its weekday for days, as month and year for steps of a month or more."""
    if isinstance(stamp, (int, np.integer)):
        return words.say("fan_step", step=str(stamp))
    moment = moments_of(np.array([stamp]))[0]
    if step_days >= 28:
        return words.say("fan_month_year", month=words.month(moment.date()), year=str(moment.year))
    day = words.day(moment.date())
    return f"{day} {words.say('fan_hour', hour=str(moment.hour))}" if step_days < 1 else day


def value_text(value: float) -> str:
    """A value with the figures that say something, small and large ones as powers of ten."""
    if not np.isfinite(value):
        return "–"
    if value and not 1e-3 <= abs(value) < 1e7:
        return f"{value:.3g}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def described(fan: Fan, words: Words) -> str:
    """What the chart shows, in a few sentences; `words` know what sheets say."""
    gap = " " if words.code != "zh" else ""
    return gap.join(_sentences(fan, words))


def _sentences(fan: Fan, words: Words) -> Iterator[str]:
    T = len(fan.past)
    when = [when_text(stamp, words, fan.step_days) for stamp in fan.stamps]
    known = np.flatnonzero(np.isfinite(fan.past))
    if len(known):
        last = value_text(fan.past[known[-1]])
        yield words.say("fan_says_past", first=when[known[0]], last=when[known[-1]], value=last)
    else:
        yield words.say("fan_says_no_past")
    open_days = [
        h for h in range(len(fan.quantiles)) if np.isfinite(fan.quantiles[h]).all() and not fan.is_closed(T + h)
    ]
    if open_days:
        q = fan.quantiles[open_days]
        yield words.say(
            "fan_says_ahead",
            first=when[T],
            last=when[-1],
            low=value_text(q[:, 4].min()),
            high=value_text(q[:, 4].max()),
            least=value_text(q[:, 0].min()),
            most=value_text(q[:, 8].max()),
        )
    yield from _listed(words, "fan_says_closed", "when", [when[i] for i in range(T, len(when)) if fan.is_closed(i)])
    named = [words.say("fan_mark_on", name=name, when=when[i]) for i, name in enumerate(fan.names) if name]
    yield from _listed(words, "fan_says_marks", "marks", named)
    set_by_hand = [_on(words, value, when[T + h]) for h, value in sorted(fan.overrides.items())]
    yield from _listed(words, "fan_says_override", "values", set_by_hand)
    later = [] if fan.later is None else [(h, v) for h, v in enumerate(fan.later) if np.isfinite(v)]
    yield from _listed(words, "fan_says_later", "values", [_on(words, value, when[T + h]) for h, value in later])


def _on(words: Words, value: float, when: str) -> str:
    return words.say("fan_value_on", value=value_text(value), when=when)


def _listed(words: Words, key: str, place: str, items: list[str]) -> Iterator[str]:
    """One sentence that lists some items, if there are any."""
    if items:
        more = [*items[:MOST_NAMED], "…"] if len(items) > MOST_NAMED else items
        yield words.say(key, **{place: ("、" if words.code == "zh" else ", ").join(more)})
