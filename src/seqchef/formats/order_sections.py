"""Order sections: what to order, one table for each delivery of a supplier, and stock to use up.

Knows: what stands in a line, and where a page may break.
Does not know: the rest of the sheet (order_page), or how the numbers came about (applications.planning).
Start at: order_sections.
"""

from collections.abc import Iterator

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.plan import Plan
from seqchef.applications.planning.wording import Words
from seqchef.formats.deliveries import Delivery, deliveries, left_out
from seqchef.formats.fan_axes import safe
from seqchef.formats.order_tables import Heading
from seqchef.formats.page import sentence

FIGURES = ("need", "safety", "in_stock", "on_order")
BLANK = "____"  # a line to write on
LONG = 8  # lines: a longer table may break over two pages, with its head printed again


def order_sections(plan: Plan, heading: Heading) -> Iterator[str]:
    """One section for each delivery of a supplier, then what waits and why, then what there is enough of."""
    words = heading.words
    for one in deliveries(plan, heading.terms):
        yield from _delivery(one, heading)
    waiting = left_out(plan)
    if waiting:
        yield f'<section class="waiting"><h2>{safe(words.say("sheet_not_ordered"))}</h2><ul>'
        for line in waiting:
            why = sentence(words.reason(line, heading.spoilage_level))
            yield f"<li><b>{safe(line.offer.ingredient)}</b> ({safe(line.offer.supplier)}): {why}</li>"
        yield "</ul></section>"
    enough = [line.offer.ingredient for line in plan.orders if not line.packs and line not in waiting]
    if enough:
        yield f'<p class="enough">{safe(words.say("nothing_to_order", foods=", ".join(enough)))}</p>'


def _delivery(one: Delivery, heading: Heading) -> Iterator[str]:
    """The name of the supplier stands in the table's head as well, which is printed again on a second page."""
    words = heading.words
    when = f"{words.order_by(one.lines)} · {words.say('arrives', day=words.day(one.arrives))}"
    kind = "supplier long" if len(one.lines) > LONG else "supplier"
    yield f'<section class="{kind}"><h2>{safe(one.supplier)} <span>{safe(when)}</span></h2>'
    yield f"<table><thead><tr><th></th><th>{safe(one.supplier)}</th><th>{safe(words.say('order'))}</th>"
    yield "".join(f'<th class="more">{safe(words.say(key))}</th>' for key in FIGURES)
    yield f"<th>{safe(words.say('price'))}</th></tr></thead>"
    *before, last = one.lines
    yield from (f"<tbody>{_line(line, heading)}</tbody>" for line in before)
    yield f"<tbody>{_line(last, heading)}"  # no page ends between the last line and the total
    for label, amount in _sums(one, words):
        figure = safe(money(amount, heading.currency))
        yield f'<tr class="sum"><td></td><td colspan="6">{safe(label)}</td><td class="figure">{figure}</td></tr>'
    yield "</tbody></table>"
    if one.short:
        short, least = (money(value, heading.currency) for value in (one.short, float(one.terms.min_order_value)))
        yield f'<p class="short">{sentence(words.say("sheet_short", short=short, least=least))}</p>'
    yield f'<p class="sent">☐ {safe(words.say("sheet_sent", blank=BLANK)).replace(BLANK, "<i></i>")}</p></section>'


def _sums(one: Delivery, words: Words) -> list[tuple[str, float]]:
    """The total; with a fee, goods and fee before it."""
    total = (words.say("total"), one.goods + one.fee)
    if not one.fee:
        return [total]
    return [(words.say("sheet_goods"), one.goods), (words.say("sheet_fee"), one.fee), total]


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
        fate = words.say("probably_used")
        if one.wasted:
            left = words.amount(one.left, one.unit)
            worth = {"money": words.money(one.cost)} if one.cost else {}
            fate = words.say("probably_left_worth" if worth else "probably_left", left=left, **worth)
        mark = ' class="left"' if one.wasted else ""
        told = sentence(" · ".join(part for part in (amount, when, fate) if part))
        yield f"<li{mark}><b>{safe(one.lot.ingredient)}</b> {told}</li>"
    yield "</ul></section>"


def money(amount: float, currency: str) -> str:
    """`1,234.50 EUR`."""
    return f"{amount:,.2f} {currency}".strip()
