"""Order page: a plan as one HTML page to print on A4: no scripts, nothing fetched, readable without colour.

Knows: the page's layout and style.
Does not know: how the numbers came about (applications.planning), or the words (wording).
Start at: order_page.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.plan import Plan, PrepLine
from seqchef.applications.planning.wording import Words
from seqchef.applications.planning.wording import number as plain_number
from seqchef.food.opening import Opening
from seqchef.formats.charts import LEVELS, Fan, fan_chart
from seqchef.formats.order_style import STYLE
from seqchef.formats.order_tables import Heading, by_supplier

Floats = NDArray[np.float64]

PAST_DAYS = 28
DISH_PAST_DAYS = 14


def order_page(plan: Plan, heading: Heading, opening: Opening) -> str:
    """The whole page."""
    words = heading.words
    title = f"{heading.kitchen} · {words.say('order_sheet')} · {words.day(plan.today)}"
    body = [
        f"<header><h1>{escape(heading.kitchen)}</h1><p>{escape(words.say('order_sheet'))} · "
        f"{escape(words.say('made_on', day=words.day(plan.today)))}</p></header>",
        *_notes(plan, words),
        *_orders(plan, heading),
        *_expiring(plan, words),
        *_prep(plan, opening, words),
        *_charts(plan, opening, words),
    ]
    return (
        f'<!doctype html>\n<html lang="{words.code}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _orders(plan: Plan, heading: Heading) -> Iterator[str]:
    """One table for each delivery of a supplier, then what there is enough of."""
    words = heading.words
    for (supplier, order_by, arrives), lines in by_supplier(line for line in plan.orders if line.packs).items():
        when = f"{words.say('order_by', day=words.day(order_by))} · {words.say('arrives', day=words.day(arrives))}"
        total = _money(sum(float(line.price) for line in lines), heading.currency)
        yield f'<section class="supplier"><h2>{escape(supplier)} <span>{escape(when)}</span></h2>'
        yield "<table><thead><tr><th></th>" + _cells("th", words, "ingredient", "order", "need", "safety", "in_stock")
        yield _cells("th", words, "on_order", "price") + "</tr></thead><tbody>"
        yield from (_order_rows(line, heading) for line in lines)
        yield f'</tbody><tfoot><tr><td></td><td colspan="6">{escape(words.say("total"))}</td>'
        yield f'<td class="figure">{escape(total)}</td></tr></tfoot></table></section>'
    enough = [line.offer.ingredient for line in plan.orders if not line.packs]
    if enough:
        yield f'<p class="enough">{escape(words.say("nothing_to_order", foods=", ".join(enough)))}</p>'


def _order_rows(line: OrderLine, heading: Heading) -> str:
    words, unit = heading.words, line.offer.pack_unit
    figures = [line.need, line.safety, line.on_hand, line.on_order]
    cells = "".join(
        f'<td class="figure">{escape(words.amount(value, unit)) if value else "–"}</td>' for value in figures
    )
    return (
        f'<tr class="line"><td class="box">☐</td><th>{escape(line.offer.ingredient)}</th>'
        f'<td class="order">{escape(words.packs(line))}</td>{cells}'
        f'<td class="figure">{escape(_money(float(line.price), heading.currency))}</td></tr>'
        f'<tr class="why"><td></td><td colspan="7">{escape(words.reason(line, heading.spoilage_level))}</td></tr>'
    )


def _expiring(plan: Plan, words: Words) -> Iterator[str]:
    if not plan.expiring:
        return
    yield f'<section class="soon"><h2>{escape(words.say("use_soon"))}</h2><ul>'
    for one in plan.expiring:
        amount = words.amount(float(one.lot.quantity), one.lot.unit)
        when = words.say("expires", day=words.day(one.lot.expires)) if one.lot.expires else ""
        left = words.amount(one.left, one.unit)
        fate = words.say("probably_left", left=left) if one.wasted else words.say("probably_used")
        mark = ' class="left"' if one.wasted else ""
        yield f"<li{mark}><b>{escape(one.lot.ingredient)}</b> {escape(amount)} · {escape(when)} · {escape(fate)}</li>"
    yield "</ul></section>"


def _notes(plan: Plan, words: Words) -> Iterator[str]:
    if not plan.notes:
        return
    yield f'<section class="notes"><h2>{escape(words.say("notes"))}</h2><ul>'
    yield from (f"<li>{escape(words.note(note))}</li>" for note in plan.notes)
    yield "</ul></section>"


def _prep(plan: Plan, opening: Opening, words: Words) -> Iterator[str]:
    """Two grids of days: dishes, then recipes inside dishes."""
    yield f'<section class="prepare"><h2>{escape(words.say("prepare"))}</h2>'
    yield f"<p>{escape(words.say('prepare_explained'))}</p>"
    yield from _grid(plan, plan.dishes, opening, words, words.say("dish"))
    if plan.components:
        yield f"<h3>{escape(words.say('prepare_inside'))}</h3>"
        yield from _grid(plan, plan.components, opening, words, words.say("recipe"))
    yield "</section>"


def _grid(plan: Plan, lines: Sequence[PrepLine], opening: Opening, words: Words, corner: str) -> Iterator[str]:
    days = plan.demand.days[:7]
    found = {(line.name, line.day): line for line in lines}
    yield f"<table class='grid'><thead><tr><th>{escape(corner)}</th>"
    for day in days:
        what = escape(_what(day, opening, words))
        yield f"<th>{escape(words.weekday(day))}<i>{escape(words.short_date(day))}</i><small>{what}</small></th>"
    yield "</tr></thead><tbody>"
    for name in dict.fromkeys(line.name for line in lines):
        unit = next(line.unit for line in lines if line.name == name)
        label = f"{name} ({words.unit(unit)})" if unit else name
        yield f"<tr><th>{escape(label)}</th>"
        for day in days:
            line = found.get((name, day))
            yield f"<td>{_pair(line) if line else ''}</td>"
        yield "</tr>"
    yield "</tbody></table>"


def _pair(line: PrepLine) -> str:
    if line.unit is None:
        return f"{round(line.expected)} <small>({np.ceil(line.high):.0f})</small>"
    return f"{plain_number(line.expected)} <small>({plain_number(line.high)})</small>"


def _what(day: date, opening: Opening, words: Words) -> str:
    """What kind of day it is."""
    name = ", ".join(opening.names(day))
    return name or (words.say("closed") if opening.closed(day) else "")


def _charts(plan: Plan, opening: Opening, words: Words) -> Iterator[str]:
    """All dishes together, then each dish."""
    demand = plan.demand
    yield f'<section class="charts"><h2>{escape(words.say("forecast"))}</h2><p class="legend">'
    yield from (
        f'<span><i class="{css}"></i>{escape(words.say(key))}</span>'
        for css, key in (
            ("dot", "sold"),
            ("median", "median"),
            ("band50", "band_50"),
            ("band80", "band_80"),
            ("closed", "closed"),
            ("mark", "special_day"),
        )
    )
    total = np.where(np.isnan(demand.history).all(axis=1), np.nan, np.nansum(demand.history, axis=1))
    title = words.say("all_dishes")
    fan = _fan(plan, opening, words, total, demand.paths.sum(axis=1), None, PAST_DAYS)
    yield f"</p><figure><figcaption>{escape(title)}</figcaption>{fan_chart(fan)}</figure><div class='small'>"
    for s, dish in enumerate(demand.dishes):
        fan = _fan(plan, opening, words, demand.history[:, s], demand.paths[:, s], dish, DISH_PAST_DAYS)
        yield f"<figure><figcaption>{escape(dish)}</figcaption>{fan_chart(fan, width=330, height=120)}</figure>"
    yield "</div></section>"


def _fan(
    plan: Plan, opening: Opening, words: Words, history: Floats, paths: Floats, dish: str | None, past_days: int
) -> Fan:
    """The last days of `history` (T,) and the quantiles of `paths` (N, H)."""
    demand = plan.demand
    past = history[-past_days:]
    days = [*demand.past_days[-past_days:], *demand.days]
    return Fan(
        past=past,
        quantiles=np.quantile(paths, LEVELS, axis=0, method="inverted_cdf").T,
        closed=[opening.closed(day) for day in days],
        marks=[", ".join(opening.names(day, dish)) for day in days],
        labels=list(_labels(days, words)),
        title=dish or words.say("all_dishes"),
    )


def _labels(days: Iterable[date], words: Words) -> Iterator[tuple[str, str]]:
    """The day of the month below every Sunday, the month below the first of them and wherever it changes."""
    month = 0
    for day in days:
        if day.weekday() != 6:
            yield "", ""
            continue
        yield f"{words.weekday(day)} {day.day}", words.month(day) if day.month != month else ""
        month = day.month


def _cells(tag: str, words: Words, *keys: str) -> str:
    return "".join(f"<{tag}>{escape(words.say(key))}</{tag}>" for key in keys)


def _money(amount: float, currency: str) -> str:
    return f"{amount:,.2f} {currency}".strip()
