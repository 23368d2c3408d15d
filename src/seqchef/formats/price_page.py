"""Price page: outlooks and advice as one HTML page to print on A4: no scripts, nothing fetched, good without colour.

Knows: the page's layout and which items come first.
Does not know: how the numbers came about (applications.planning.prices), the words (price_words), charts (fan_chart).
Start at: price_page.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import numpy as np

from seqchef.applications.planning.price_words import PriceWords, price
from seqchef.formats.fan import Fan
from seqchef.formats.fan_chart import fan_chart
from seqchef.formats.fan_series import fan_of
from seqchef.formats.fan_style import FAN_STYLE, fan_legend
from seqchef.formats.page import html_page, page_head
from seqchef.formats.price_style import PRICE_STYLE
from seqchef.formats.price_tables import BEYOND, Item, PriceSheet
from seqchef.series.tables import Forecasts

KINDS = ("buy_now", "wait", "unclear")  # in the order of the page


def price_page(sheet: PriceSheet) -> str:
    """The whole page; items with advice come first."""
    words = sheet.words
    newest = newest_stamp(sheet)
    about = f"{words.say('prices')} · {words.say('as_of', stamp=words.stamp(newest, sheet.frequency))}"
    items = in_order(sheet.items)
    fans = [_fan(item, words) for item in items]
    body = [
        page_head(sheet.title, about),
        f'<p class="summary">{escape(summary(sheet))}</p><p class="about">{escape(terms(sheet))}</p>',
        fan_legend(fans, words.dates),
        *(_section(item, fan, sheet) for item, fan in zip(items, fans, strict=True)),
        *_trust(sheet),
    ]
    title = f"{sheet.title} · {words.say('prices')}"
    return html_page(language=words.code, title=title, style=FAN_STYLE + PRICE_STYLE, body=body)


def newest_stamp(sheet: PriceSheet) -> Any:
    """The step of the newest price of the sheet."""
    return max(item.outlook.series.ds[item.outlook.now_at] for item in sheet.items)


def in_order(items: Sequence[Item]) -> list[Item]:
    """What is to be bought now, then what can wait, then the rest, old prices last; each in the order of the file."""
    return sorted(items, key=lambda item: (KINDS.index(item.advice.kind), item.advice.reason == "out_of_date"))


def summary(sheet: PriceSheet) -> str:
    """How many items have which advice."""
    counts = {kind: sum(item.advice.kind == kind for item in sheet.items) for kind in KINDS}
    return sheet.words.say(
        "summary", buy=str(counts["buy_now"]), wait=str(counts["wait"]), unclear=str(counts["unclear"])
    )


def terms(sheet: PriceSheet) -> str:
    """What the advice of the first item takes for granted; the goods of one sheet differ little in it."""
    words, good = sheet.words, sheet.items[0].good
    money = words.say("terms_money", cost=price(good.storage_per_month)) if good.storage_per_month else ""
    return words.say(
        "terms",
        storage=words.percent(good.storage_share_per_month),
        money=money,
        capital=words.percent(good.capital_share_per_year),
        bar=words.percent(sheet.bar.probability, 0),
        least=words.percent(sheet.bar.least_saving),
    )


def _section(item: Item, fan: Fan, sheet: PriceSheet) -> str:
    outlook, words = item.outlook, sheet.words
    stamp = outlook.series.ds[outlook.now_at]
    known = words.stamp(stamp, sheet.frequency)
    now = f"{words.say('now')} {price(outlook.now)} {sheet.currency}".strip()
    return (
        f'<section class="item"><h2>{escape(outlook.item)} <span>{escape(now)} · {escape(known)}</span></h2>'
        f'<p class="advice {item.advice.kind}"><b>{escape(words.verdict(item.advice))}</b> '
        f"{escape(sheet.reason(item))}</p><figure>"
        f"{fan_chart(fan, words.dates, height=145, from_zero=False)}</figure>"
        f"{_table(item, sheet)}</section>"
    )


def _table(item: Item, sheet: PriceSheet) -> str:
    """Prices and chances of the steps that are told of, one column each."""
    words, outlook = sheet.words, item.outlook
    steps = [step - 1 for step in sheet.steps]
    bands, changes = outlook.at((0.1, 0.5, 0.9)), outlook.change((0.5,))
    up, down = outlook.rise_beyond(BEYOND), outlook.fall_beyond(BEYOND)
    share = words.percent(BEYOND, 0)
    rows = [
        (words.say("price"), [price(bands[h, 1]) for h in steps]),
        (words.say("band"), [f"{price(bands[h, 0])} – {price(bands[h, 2])}" for h in steps]),
        (words.say("change"), ["–" if changes is None else words.change(changes[h, 0]) for h in steps]),
        (words.say("rise"), [words.chance(outlook.rise[h]) for h in steps]),
        (words.say("rise_beyond", share=share), [words.chance(up[h]) for h in steps]),
        (words.say("fall"), [words.chance(outlook.fall[h]) for h in steps]),
        (words.say("fall_beyond", share=share), [words.chance(down[h]) for h in steps]),
    ]
    head = "".join(
        f"<th>{escape(words.say('in', period=words.period(sheet.frequency.name, step)))}</th>" for step in sheet.steps
    )
    body = "".join(
        f"<tr><th>{escape(name)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        for name, cells in rows
    )
    return f'<table class="steps"><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>'


def _trust(sheet: PriceSheet) -> Iterator[str]:
    """What forecasts of these prices were worth."""
    if sheet.check is None:
        return
    words = sheet.words
    yield f'<section class="trust"><h2>{escape(words.say("trust"))}</h2>'
    yield from (f"<p>{escape(line)}</p>" for line in words.check(sheet.check, sheet.frequency.name))
    if sheet.check.check.enough:
        yield "<ul>"
        yield from (f"<li>{escape(words.bin(one))}</li>" for one in sheet.check.check.bins if one.points)
        yield "</ul>"
    yield "</section>"


def _fan(item: Item, words: PriceWords) -> Fan:
    outlook = item.outlook
    H = len(outlook)
    ids = np.full(H, outlook.item, dtype=f"<U{max(1, len(outlook.item))}")
    forecasts = Forecasts(ids, outlook.ds, outlook.quantiles, outlook.quantiles.mean(axis=1))
    return fan_of(outlook.series, forecasts, words.dates, levels={words.say("now"): outlook.now})
