"""Order sections: what to order, one table for each delivery of a supplier, and stock to use up.

Knows: what stands in a line, and where a page may break.
Does not know: the rest of the sheet (order_page), or how the numbers came about (applications.planning).
Start at: order_sections.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.plan import Plan
from seqchef.applications.planning.wording import Words
from seqchef.formats.fan_axes import safe
from seqchef.formats.order_tables import Heading, by_supplier
from seqchef.formats.page import sentence

FIGURES = ("need", "safety", "in_stock", "on_order")
BLANK = "____"  # a line to write on
LONG = 8  # lines: a longer table may break over two pages, with its head printed again


def order_sections(plan: Plan, heading: Heading) -> Iterator[str]:
    """One section for each delivery of a supplier, then what there is enough of."""
    words = heading.words
    for (supplier, order_by, arrives), lines in by_supplier(line for line in plan.orders if line.packs).items():
        yield from _delivery(supplier, order_by, arrives, lines, heading)
    enough = [line.offer.ingredient for line in plan.orders if not line.packs]
    if enough:
        yield f'<p class="enough">{safe(words.say("nothing_to_order", foods=", ".join(enough)))}</p>'


def _delivery(
    supplier: str, order_by: date, arrives: date, lines: Sequence[OrderLine], heading: Heading
) -> Iterator[str]:
    """The name of the supplier stands in the table's head as well, which is printed again on a second page."""
    words = heading.words
    when = f"{words.say('order_by', day=words.day(order_by))} · {words.say('arrives', day=words.day(arrives))}"
    kind = "supplier long" if len(lines) > LONG else "supplier"
    yield f'<section class="{kind}"><h2>{safe(supplier)} <span>{safe(when)}</span></h2>'
    yield f"<table><thead><tr><th></th><th>{safe(supplier)}</th><th>{safe(words.say('order'))}</th>"
    yield "".join(f'<th class="more">{safe(words.say(key))}</th>' for key in FIGURES)
    yield f"<th>{safe(words.say('price'))}</th></tr></thead><tbody>"
    yield from (_line(line, heading) for line in lines)
    total = money(sum(float(line.price) for line in lines), heading.currency)
    yield f'</tbody><tfoot><tr><td></td><td colspan="6">{safe(words.say("total"))}</td>'
    yield f'<td class="figure">{safe(total)}</td></tr></tfoot></table>'
    yield f'<p class="sent">☐ {safe(words.say("sheet_sent", blank=BLANK)).replace(BLANK, "<i></i>")}</p></section>'


def _line(line: OrderLine, heading: Heading) -> str:
    words, unit = heading.words, line.offer.pack_unit
    figures = [line.need, line.safety, line.on_hand, line.on_order]
    cells = "".join(
        f'<td class="figure more">{safe(words.amount(value, unit)) if value else "–"}</td>' for value in figures
    )
    return (
        f'<tr class="line"><td class="box">☐</td><th scope="row">{safe(line.offer.ingredient)}</th>'
        f'<td class="order">{safe(words.packs(line))}</td>{cells}'
        f'<td class="figure">{safe(money(float(line.price), heading.currency))}</td></tr>'
        f'<tr class="why"><td></td><td colspan="7">{sentence(words.reason(line, heading.spoilage_level))}</td></tr>'
    )


def expiring_section(plan: Plan, words: Words) -> Iterator[str]:
    """Stock that expires soon, and how much of it will probably be left."""
    if not plan.expiring:
        return
    yield f'<section class="soon"><h2>{safe(words.say("use_soon"))}</h2><ul>'
    for one in plan.expiring:
        amount = words.amount(float(one.lot.quantity), one.lot.unit)
        when = words.say("expires", day=words.day(one.lot.expires)) if one.lot.expires else ""
        left = words.amount(one.left, one.unit)
        fate = words.say("probably_left", left=left) if one.wasted else words.say("probably_used")
        mark = ' class="left"' if one.wasted else ""
        told = sentence(" · ".join(part for part in (amount, when, fate) if part))
        yield f"<li{mark}><b>{safe(one.lot.ingredient)}</b> {told}</li>"
    yield "</ul></section>"


def money(amount: float, currency: str) -> str:
    """`1,234.50 EUR`."""
    return f"{amount:,.2f} {currency}".strip()
