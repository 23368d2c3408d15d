"""Forecast page: one fan chart for each series, with the next steps in figures, to print on A4.

Knows: how many series a page shows and which, when there are more; how a step is headed.
Does not know: how a fan is drawn (fan_chart), the frame (page), or how a forecast came about (inference.forecast).
Start at: page_of, or forecast_page for a single panel.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from seqchef.applications.planning.wording import Words
from seqchef.errors import BadInput
from seqchef.formats.fan import Fan
from seqchef.formats.fan_axes import moments_of, safe
from seqchef.formats.fan_chart import fan_chart
from seqchef.formats.fan_series import fan_of, named_flags
from seqchef.formats.fan_style import FAN_STYLE, fan_legend
from seqchef.formats.fan_words import value_text, when_text
from seqchef.formats.page import html_page, page_head, sentence
from seqchef.formats.sheet_words import with_sheets
from seqchef.series.tables import Forecasts, Panel, Series

MOST = 40  # series
COLUMNS = 14  # steps in figures; the table of forecasts has all
ROWS = (("forecast_high", 8), ("forecast_expected", 4), ("forecast_low", 0))  # the quantile of each
FORECAST_STYLE = """
.series { break-inside: avoid; margin-top: 4.5mm; border-top: .6pt solid var(--line); padding-top: 1.5mm }
.series h2 { margin: 0 0 1mm; overflow-wrap: anywhere }
.steps { table-layout: fixed; font-size: 7.6pt; margin-top: 1mm; font-variant-numeric: tabular-nums }
.steps th, .steps td { padding: .3mm .5mm; text-align: right; white-space: nowrap;
  font-weight: 400; color: var(--soft) }
.steps thead th { font-size: 7.2pt; vertical-align: bottom } .steps thead th small { display: block; font-size: 7.2pt }
.steps th:first-child { width: 21mm; text-align: left; padding-left: 0 }
.steps .middle td, .steps .middle th { font-weight: 700; color: var(--ink) }
:lang(zh) .steps thead th, :lang(zh) .steps thead th small { font-size: 6.8pt; letter-spacing: -.02em }
@media screen and (max-width: 720px) { .broad > .steps { min-width: 184mm } }
.remark { margin: 1mm 0 0; font-size: 8.6pt; color: var(--soft) }
"""


class Chosen:
    """Series of a page as they come: all of them up to `most`, then those with the largest forecasts."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.seen = most, 0
        self._kept: list[tuple[float, int, Series, Forecasts]] = []  # sum of medians, place, series, its forecast

    def add(self, panel: Panel, forecasts: Forecasts) -> None:
        """A panel and the forecasts of its series, in the same order."""
        steps = len(forecasts) // len(panel)
        sums = forecasts.quantiles[:, 4].reshape(len(panel), steps).sum(axis=1)
        for place, (one, size) in enumerate(zip(panel.series, sums.tolist(), strict=True)):
            rows = slice(place * steps, (place + 1) * steps)
            ahead = Forecasts(forecasts.ids[rows], forecasts.ds[rows], forecasts.quantiles[rows], forecasts.mean[rows])
            self._kept.append((size, -self.seen, one, ahead))
            self.seen += 1
        if len(self._kept) > self.most:
            self._kept = sorted(self._kept, key=lambda kept: kept[:2], reverse=True)[: self.most]

    @property
    def series(self) -> list[tuple[Series, Forecasts]]:
        """What is kept: in the order in which it came when nothing is left out, else the largest first."""
        return [(one, ahead) for _, _, one, ahead in self._kept]


def forecast_page(
    panel: Panel,
    forecasts: Forecasts,
    words: Words,
    *,
    title: str,
    most: int = MOST,
    day_names: Mapping[date, Sequence[str]] | None = None,
    remarks: Mapping[str, str] | None = None,
) -> str:
    """The page of one panel and its forecasts, in the same order; see page_of."""
    chosen = Chosen(most)
    chosen.add(panel, forecasts)
    return page_of(chosen, words, title=title, day_names=day_names, remarks=remarks)


def page_of(
    chosen: Chosen,
    words: Words,
    *,
    title: str,
    day_names: Mapping[date, Sequence[str]] | None = None,
    remarks: Mapping[str, str] | None = None,
) -> str:
    """The whole page, headed `title`. Says when it left series out. Raises BadInput when nothing was chosen.

    `day_names` call holidays by name; `remarks` are a sentence below the chart of a series, such as its usual error.
    """
    if not chosen.series:
        raise BadInput("no series to draw; expected at least one with a forecast")
    words = with_sheets(words)
    fans = [fan_of(one, ahead, words, names=_names(one, ahead, words, day_names)) for one, ahead in chosen.series]
    about = words.say("forecast_all", shown=str(len(fans)))
    if len(fans) < chosen.seen:
        about = words.say("forecast_largest", shown=str(len(fans)), all=str(chosen.seen))
    return html_page(
        language=words.code,
        title=f"{title} · {words.say('forecast_title')}",
        style=FAN_STYLE + FORECAST_STYLE,
        body=[
            page_head(title, f"{words.say('forecast_title')} · {_when(fans, words)}"),
            f'<p class="about">{safe(about)}</p>',
            fan_legend(fans, words),
            *(part for fan in fans for part in _series(fan, (remarks or {}).get(fan.title, ""), words)),
        ],
    )


def _when(fans: Sequence[Fan], words: Words) -> str:
    """The first and the last step of the longest forecast."""
    fan = max(fans, key=lambda fan: len(fan.quantiles))
    first, last = (when_text(stamp, words, fan.step_days) for stamp in fan.stamps[[len(fan.past), -1]])
    return words.say("fan_between", first=first, last=last)


def _names(
    series: Series, forecasts: Forecasts, words: Words, day_names: Mapping[date, Sequence[str]] | None
) -> list[str] | None:
    """What each step is called: names of its days first, flags of the series where there are none."""
    if not day_names or series.frequency.numbered or series.frequency.name in ("monthly", "quarterly", "yearly"):
        return None
    steps = len(series) + len(forecasts)
    days = 7 if series.frequency.name == "weekly" else 1
    moments = moments_of(series.frequency.stamps(series.start + np.arange(steps)))
    flagged = named_flags(series, steps, words)
    told = []
    for moment, flags in zip(moments, flagged, strict=True):
        within = (moment.date() + timedelta(days=day) for day in range(days))
        names = dict.fromkeys(name for day in within for name in day_names.get(day, ()))
        told.append(", ".join(names) or flags)
    return told


def _series(fan: Fan, remark: str, words: Words) -> Iterator[str]:
    yield f'<section class="series"><h2>{safe(fan.title)}</h2><figure class="broad">{fan_chart(fan, words)}</figure>'
    yield from _figures(fan, words)
    if remark:
        yield f'<p class="remark">{sentence(remark)}</p>'
    yield "</section>"


def _figures(fan: Fan, words: Words) -> Iterator[str]:
    """The next steps: a table with a column for each."""
    T, shown = len(fan.past), min(len(fan.quantiles), COLUMNS)
    yield '<div class="broad"><table class="steps"><thead><tr><th></th>'
    for step in range(T, T + shown):
        upper, lower = _head(fan, step, words)
        yield f"<th>{safe(upper)}<small>{safe(lower)}</small></th>"
    yield "<th></th>" * (COLUMNS - shown) + "</tr></thead><tbody>"
    for key, level in ROWS:
        middle = ' class="middle"' if level == 4 else ""
        yield f'<tr{middle}><th scope="row">{safe(words.say(key))}</th>'
        for h in range(shown):
            value = words.say("closed") if fan.is_closed(T + h) else value_text(float(fan.quantiles[h, level]))
            yield f"<td>{safe(value if level == 4 or not fan.is_closed(T + h) else '')}</td>"
        yield "<td></td>" * (COLUMNS - shown) + "</tr>"
    yield "</tbody></table></div>"


def _head(fan: Fan, step: int, words: Words) -> tuple[str, str]:
    """Two lines above a column: a weekday or an hour and its date, a month and its year, or a step."""
    stamp = fan.stamps[step]
    if fan.stamps.dtype.kind != "M":
        return "", str(stamp)
    moment = moments_of(fan.stamps[step : step + 1])[0]
    if fan.step_days >= 360:
        return "", words.say("fan_year", year=str(moment.year))
    if fan.step_days >= 28:
        return words.month(moment.date()), words.say("fan_year", year=str(moment.year))
    upper = words.say("fan_hour", hour=str(moment.hour)) if fan.step_days < 1 else words.weekday(moment.date())
    return upper, words.short_date(moment.date())
