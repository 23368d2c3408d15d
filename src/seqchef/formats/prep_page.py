"""Prep page: what to have ready, one block for each day, to hang up in the kitchen and to write on.

Knows: that recipes inside dishes come before the dishes, and what cooks write down.
Does not know: how the numbers came about (applications.planning.plan), words (wording, sheet_words), the frame (page).
Start at: prep_page.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from seqchef.applications.planning.demand import Overridden
from seqchef.applications.planning.plan import Plan, PrepLine
from seqchef.applications.planning.wording import Words, number
from seqchef.food.opening import Opening
from seqchef.formats.fan_axes import safe
from seqchef.formats.order_page import WEEK, prep_figures
from seqchef.formats.order_tables import Heading
from seqchef.formats.page import html_page, page_head, sentence
from seqchef.formats.sheet_words import with_sheets

PREP_STYLE = """
.day { break-inside: avoid; margin-top: 5mm }
.day h2 { margin: 0; border-bottom: 1pt solid var(--ink) }
.day h2 span { color: var(--warm) }
.day.shut { background: #f3efe8; padding: 1mm 2mm } .day.shut h2 { border: 0; font-weight: 600 }
.day table { table-layout: fixed }
.day tbody th { font-weight: 500 } .day tbody tr { border-top: .4pt solid var(--line) }
.day .group th { font-size: 8.4pt; font-weight: 600; color: var(--soft); padding-top: 1.6mm }
.day thead th:nth-child(1) { width: 7mm } .day thead th:nth-child(n+3) { width: 24mm }
.day thead .figure, .day .figure { width: 24mm }
.day .ready { font-weight: 700; font-size: 11pt; color: var(--accent) }
.day tbody th small { display: block; color: var(--warm) }
.day .write { border-left: .4pt solid var(--line); padding-left: 2mm } .day .ready { padding-right: 2mm }
@media screen and (max-width: 720px) { .day tbody th small { display: block; color: var(--warm) }
.day .write { display: none } }
"""
WRITTEN = ("prep_made", "prep_left", "prep_sold_out")  # columns to write in
EMPTY = len(WRITTEN) * '<td class="write"></td>'


def prep_page(plan: Plan, heading: Heading, opening: Opening) -> str:
    """The whole page: the next seven days, closed ones included."""
    words = with_sheets(heading.words)
    name = words.say("prep_list")
    days = plan.demand.days[:WEEK]
    return html_page(
        language=words.code,
        title=f"{heading.kitchen} · {name} · {words.day(plan.today)}",
        style=PREP_STYLE,
        body=[
            page_head(heading.kitchen, f"{name} · {words.day(days[0])} – {words.day(days[-1])}"),
            f'<p class="about">{safe(words.say("prep_about"))}</p>',
            *(part for day in days for part in _day(plan, day, opening, words)),
        ],
    )


def _day(plan: Plan, day: date, opening: Opening, words: Words) -> Iterator[str]:
    names = ", ".join(f"◆ {name}" for name in opening.names(day))
    if opening.closed(day):
        told = " · ".join(part for part in (words.say("prep_closed"), names) if part)
        yield f'<section class="day shut"><h2>{safe(words.day(day))} <span>{safe(told)}</span></h2></section>'
        return
    groups = [
        (key, [line for line in lines if line.day == day])
        for key, lines in (("prepare_inside", plan.components), ("sheet_dishes", plan.dishes))
    ]
    yield f'<section class="day"><h2>{safe(words.day(day))} <span>{safe(names)}</span></h2>'
    yield "<table><thead><tr><th></th><th></th>"
    yield "".join(f'<th class="figure">{safe(words.say(key))}</th>' for key in ("prep_expected", "prep_ready"))
    yield "".join(f'<th class="write">{safe(words.say(key))}</th>' for key in WRITTEN) + "</tr></thead>"
    by_hand = {one.dish: one for one in plan.demand.overridden if one.override.day == day}
    for key, lines in groups:
        yield from _group(words.say(key), lines, by_hand if key == "sheet_dishes" else {}, words)
    yield "</table></section>"


def _group(title: str, lines: Sequence[PrepLine], by_hand: Mapping[str, Overridden], words: Words) -> Iterator[str]:
    if not lines:
        return
    yield f'<tbody><tr class="group"><th></th><th colspan="3">{safe(title)}</th>{EMPTY}</tr>'
    for line in lines:
        expected, high = prep_figures(line)
        unit = f" {words.unit(line.unit)}" if line.unit else ""
        told = f"<small>✎ {sentence(_set_by_hand(by_hand[line.name], words))}</small>" if line.name in by_hand else ""
        yield f'<tr><td class="box">☐</td><th scope="row">{safe(line.name)}{told}</th>'
        yield f'<td class="figure">{safe(expected + unit)}</td><td class="figure ready">{safe(high + unit)}</td>'
        yield f"{EMPTY}</tr>"
    yield "</tbody>"


def _set_by_hand(one: Overridden, words: Words) -> str:
    """Who set it to what, why, and what the forecast had been."""
    said = words.say("prep_by_hand", value=number(float(one.override.portions)), forecast=str(round(one.forecast[4])))
    return " · ".join(part for part in (said, one.override.who, one.override.note) if part)
