"""Order page: a plan as one HTML page to print on A4: what to use up, what to order, the week ahead, and the forecasts.

Knows: what stands where on the page.
Does not know: how the numbers came about (applications.planning), words (wording, sheet_words), or the frame (page).
Start at: order_page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from seqchef.applications.planning.plan import Plan, PrepLine
from seqchef.applications.planning.wording import Words, number
from seqchef.food.opening import Opening
from seqchef.formats.fan_axes import safe
from seqchef.formats.fan_style import FAN_STYLE
from seqchef.formats.order_charts import chart_sections
from seqchef.formats.order_sections import expiring_section, order_sections
from seqchef.formats.order_style import ORDER_STYLE
from seqchef.formats.order_tables import Heading
from seqchef.formats.page import html_page, page_head, sentence
from seqchef.formats.sheet_words import with_sheets
from seqchef.series.tables import Panel

WEEK = 7


def order_page(plan: Plan, heading: Heading, opening: Opening, sales: Panel | None = None) -> str:
    """The whole page; where `sales` know what came after the plan's evening, the charts show it."""
    heading = replace(heading, words=replace(with_sheets(heading.words), currency=heading.currency))
    words = heading.words
    return html_page(
        language=words.code,
        title=f"{heading.kitchen} · {words.say('order_sheet')} · {words.day(plan.today)}",
        style=FAN_STYLE + ORDER_STYLE,
        body=[
            page_head(
                heading.kitchen, f"{words.say('order_sheet')} · {words.say('made_on', day=words.day(plan.today))}"
            ),
            *_notes(plan, words),
            *expiring_section(plan, words),
            *order_sections(plan, heading),
            *_week(plan, opening, words),
            *chart_sections(plan, opening, words, sales),
        ],
    )


def _notes(plan: Plan, words: Words) -> Iterator[str]:
    if plan.notes:
        yield f'<section class="notes"><h2>{safe(words.say("notes"))}</h2><ul>'
        yield from (f"<li>{sentence(words.note(note))}</li>" for note in plan.notes)
        yield "</ul></section>"


def _week(plan: Plan, opening: Opening, words: Words) -> Iterator[str]:
    """Two grids of days: recipes inside dishes, then dishes."""
    yield f'<section class="prepare"><h2>{safe(words.say("prepare"))}</h2>'
    yield f'<p class="about">{safe(words.say("prepare_explained"))}</p>'
    if plan.components:
        yield f"<h3>{safe(words.say('prepare_inside'))}</h3>"
        yield from _grid(plan, plan.components, opening, words, words.say("recipe"))
        yield f"<h3>{safe(words.say('sheet_dishes'))}</h3>"
    yield from _grid(plan, plan.dishes, opening, words, words.say("dish"))
    if plan.demand.overridden:
        yield f'<p class="about">✎ {safe(words.say("sheet_by_hand"))}</p>'
    yield "</section>"


def _grid(plan: Plan, lines: Sequence[PrepLine], opening: Opening, words: Words, corner: str) -> Iterator[str]:
    days = plan.demand.days[:WEEK]
    by_hand = {(one.dish, one.override.day) for one in plan.demand.overridden} if lines is plan.dishes else set()
    found = {(line.name, line.day): line for line in lines}
    shut = {day: ' class="shut"' if opening.closed(day) else "" for day in days}
    yield f'<table class="grid"><thead><tr><th>{safe(corner)}</th>'
    for day in days:
        what = safe(kind_of_day(day, opening, words))
        yield f"<th{shut[day]}>{safe(words.weekday(day))}<i>{safe(words.short_date(day))}</i><small>{what}</small></th>"
    yield "</tr></thead><tbody>"
    for name in dict.fromkeys(line.name for line in lines):
        unit = next(line.unit for line in lines if line.name == name)
        label = f"{name} ({words.unit(unit)})" if unit else name
        yield f'<tr><th scope="row">{safe(label)}</th>'
        for day in days:
            line = found.get((name, day))
            mark = "✎ " if (name, day) in by_hand else ""
            yield f"<td{shut[day]}>{mark}{_pair(line) if line else ''}</td>"
        yield "</tr>"
    yield "</tbody></table>"


def _pair(line: PrepLine) -> str:
    expected, high = prep_figures(line)
    return f"{expected} <small>({high})</small>"


def prep_figures(line: PrepLine) -> tuple[str, str]:
    """What is expected, and what is enough on four days of five: whole portions, or an amount in the recipe's unit."""
    if line.unit is None:
        return str(round(line.expected)), f"{np.ceil(line.high):.0f}"
    return number(line.expected), number(line.high)


def kind_of_day(day: date, opening: Opening, words: Words) -> str:
    """What a day is called: its holidays and promotions, "closed", both, or nothing."""
    return ", ".join([*opening.names(day), *([words.say("closed")] if opening.closed(day) else [])])
