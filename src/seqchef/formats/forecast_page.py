"""Forecast page: one fan chart for each series, with the next steps in figures, to print on A4.

Knows: how many series a page shows and which, when there are more; how a step is headed.
Does not know: how a fan is drawn (fan_chart), the frame (page), or how a forecast came about (inference.forecast).
Start at: forecast_page.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from seqchef.applications.planning.wording import Words
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
    """The whole page, headed `title`: all series, or the `most` with the largest forecasts, which the page then says.

    `day_names` call holidays by name; `remarks` are a sentence below the chart of a series, such as its usual error.
    """
    words = with_sheets(words)
    chosen = _largest(panel, forecasts, most)
    fans = {
        one.unique_id: fan_of(one, forecasts, words, names=_names(one, forecasts, words, day_names)) for one in chosen
    }
    first, last = next(iter(fans.values())), forecasts.of(chosen[0].unique_id)
    when = words.say(
        "fan_between",
        first=when_text(last.ds[0], words, first.step_days),
        last=when_text(last.ds[-1], words, first.step_days),
    )
    about = words.say("forecast_all", shown=str(len(fans)))
    if len(fans) < len(panel):
        about = words.say("forecast_largest", shown=str(len(fans)), all=str(len(panel)))
    return html_page(
        language=words.code,
        title=f"{title} · {words.say('forecast_title')}",
        style=FAN_STYLE + FORECAST_STYLE,
        body=[
            page_head(title, f"{words.say('forecast_title')} · {when}"),
            f'<p class="about">{safe(about)}</p>',
            fan_legend(fans.values(), words),
            *(part for name, fan in fans.items() for part in _series(fan, (remarks or {}).get(name, ""), words)),
        ],
    )


def _largest(panel: Panel, forecasts: Forecasts, most: int) -> list[Series]:
    """All series in their order, or those with the largest sums of medians, the largest first."""
    if len(panel) <= most:
        return list(panel.series)
    sums: dict[str, float] = {}
    for name, median in zip(forecasts.ids.tolist(), forecasts.quantiles[:, 4].tolist(), strict=True):
        sums[name] = sums.get(name, 0.0) + median
    return sorted(panel.series, key=lambda one: -sums[one.unique_id])[:most]


def _names(
    series: Series, forecasts: Forecasts, words: Words, day_names: Mapping[date, Sequence[str]] | None
) -> list[str] | None:
    """What each step is called: names of its days first, flags of the series where there are none."""
    if not day_names or series.frequency.numbered or series.frequency.name in ("monthly", "quarterly", "yearly"):
        return None
    steps = len(series) + len(forecasts.of(series.unique_id))
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
