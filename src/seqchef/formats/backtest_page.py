"""Backtest page: what a plan would have been worth, on one page to print on A4: no scripts, readable without colour.

Knows: the page's layout. Does not know: how the numbers came about (applications.planning.backtest), or the words.
Start at: backtest_page.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from seqchef.applications.planning.backtest.outcome import OTHERS, Backtest, Outcome
from seqchef.applications.planning.backtest.wording import Say
from seqchef.formats.backtest_charts import CHART_STYLE, Line, cost_chart, frontier_chart
from seqchef.formats.fan_axes import safe
from seqchef.formats.page import html_page, page_head, sentence
from seqchef.series.calendar import Stamps
from seqchef.series.tables import Floats

MOST_FOODS = 10

STYLE = """
.verdict { font-size: 12pt; line-height: 1.35; margin: 4mm 0 2mm; padding-left: 3mm;
  border-left: 2.4pt solid var(--accent) }
.verdict p { margin: 0 0 1.5mm }
.buyers th + th, .foods th + th { text-align: right }
.buyers tbody tr { border-top: .4pt solid var(--line) } .buyers tbody th { font-weight: 500 }
.buyers .ours th, .buyers .ours td { font-weight: 700; color: var(--accent) }
.buyers small { display: block; font-weight: 400; color: var(--soft) }
.foods tbody th { font-weight: 500 } .foods tbody tr { border-top: .4pt solid var(--line) }
.rests li { margin-bottom: .8mm; font-size: 8.8pt; color: var(--soft) }
section { break-inside: avoid }
"""


def backtest_page(found: Backtest, kitchen: str, say: Say) -> str:
    """The whole page."""
    return html_page(
        language=say.words.code,
        title=f"{kitchen} · {say('backtest')} · {say.period(found)}",
        style=STYLE + CHART_STYLE,
        body=[
            page_head(kitchen, f"{say('backtest')} · {say.period(found)}"),
            *_verdict(found, say),
            *_buyers(found, say),
            *_charts(found, say),
            *_foods(found, say),
            *_rests(found, say),
        ],
    )


def _verdict(found: Backtest, say: Say) -> Iterator[str]:
    yield '<div class="verdict">'
    yield from (f"<p>{sentence(text)}</p>" for text in (*say.verdicts(found), *say.equal_service(found)))
    yield "</div>"


def _buyers(found: Backtest, say: Say) -> Iterator[str]:
    """The table: one row for each buyer that is shown."""
    lost = ("lost_sales", "lost_margin") if found.priced else ("lost",)
    keys = ("service", "days_short", *lost, "thrown", *(["cost"] if found.priced else []), "bought", "stock")
    yield '<section><div class="broad"><table class="buyers"><thead><tr>'
    yield "".join(f"<th>{safe(say(f'column_{key}'))}</th>" for key in ("buyer", *keys, "deliveries"))
    yield "</tr></thead><tbody>"
    for one in found.shown():
        figures = "".join(f'<td class="figure">{safe(text)}</td>' for text in _figures(one, keys, say))
        best = f"<small>{safe(say('best'))}</small>" if one.best and one.kind != "plan" else ""
        yield f"<tr{_ours(one)}><th>{safe(say.buyer(one))}{best}</th>{figures}</tr>"
    yield f'</tbody></table></div><p class="about">{sentence(say("explained"))}</p></section>'


def _figures(one: Outcome, keys: Sequence[str], say: Say) -> Iterator[str]:
    sums = one.totals
    values = {
        "service": say.percent(sums.service),
        "days_short": str(sums.days_short),
        "lost": f"{sums.lost:,.0f}",
        "lost_sales": say.figure(sums.lost_sales),
        "lost_margin": say.figure(sums.lost_margin),
        "thrown": say.figure(sums.thrown),
        "cost": say.figure(sums.cost),
        "bought": say.figure(sums.bought),
        "stock": say.figure(sums.stock),
    }
    yield from (values[key] for key in keys)
    yield str(sums.deliveries)


def _charts(found: Backtest, say: Say) -> Iterator[str]:
    """Cost day by day, where there are prices; service and waste of every buyer."""
    if found.priced:
        title = say("how_cost_grew")
        lines = [
            Line(say.buyer(one), place, np.arange(len(one.days), dtype=np.float64), _grown(one))
            for place, one in enumerate(found.shown())
        ]
        chart = cost_chart(lines, _stamps(found), title, say.words)
        yield f"<figure><figcaption>{safe(title)}</figcaption>{chart}</figure>"
    title = say("service_and_waste")
    kinds = [Line(say.buyer(found.plan), 0, *_points([found.plan]))]
    for place, kind in enumerate(OTHERS):
        kinds.append(Line(say(f"kind_{kind}"), 2 * place + 1, *_points(found.of(kind))))
    yield f"<figure><figcaption>{safe(title)}</figcaption>{frontier_chart(kinds, title)}</figure>"


def _grown(one: Outcome) -> Floats:
    return np.cumsum([day.cost for day in one.days])


def _points(outcomes: Sequence[Outcome]) -> tuple[Floats, Floats]:
    """Service and waste, in the order of the shares."""
    ordered = sorted(outcomes, key=lambda one: one.share)
    return np.array([one.totals.service for one in ordered]), np.array([one.totals.thrown for one in ordered])


def _stamps(found: Backtest) -> Stamps:
    return np.array([day.day for day in found.plan.days], dtype="datetime64[s]")


def _foods(found: Backtest, say: Say) -> Iterator[str]:
    """What each buyer that is shown threw away of the foods that cost most."""
    shown = found.shown()
    sums: dict[str, float] = {}
    for one in shown:
        for food, money in one.thrown.items():
            sums[food] = max(sums.get(food, 0.0), money)
    if not sums:
        return
    yield f'<section class="foods"><h2>{safe(say("most_thrown"))}</h2><div class="broad"><table><thead><tr>'
    yield f"<th>{safe(say('food'))}</th>" + "".join(f"<th>{safe(say.buyer(one))}</th>" for one in shown)
    yield "</tr></thead><tbody>"
    for food in sorted(sums, key=lambda food: -sums[food])[:MOST_FOODS]:
        cells = "".join(f'<td class="figure">{say.figure(one.thrown.get(food, 0.0))}</td>' for one in shown)
        yield f"<tr><th>{safe(food)}</th>{cells}</tr>"
    yield "</tbody></table></div></section>"


def _rests(found: Backtest, say: Say) -> Iterator[str]:
    yield f'<section class="rests"><h2>{safe(say("assumptions"))}</h2><ul>'
    yield from (f"<li>{sentence(say.caveat(one))}</li>" for one in found.caveats)
    yield "</ul></section>"


def _ours(one: Outcome) -> str:
    return ' class="ours"' if one.kind == "plan" else ""
