"""The price board: outlooks and advice as a buyer reads them in a terminal.

Knows: columns, wrapping, what is bold; the same text whether it is a terminal or a pipe of 100 columns.
Does not know: what is said (applications.planning.price_words), or the printed page (formats.price_page).
Start at: show.
"""

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from seqchef.applications.planning.price_check import CheckOfFile
from seqchef.applications.planning.price_words import PriceWords, price
from seqchef.formats.price_page import in_order, newest_stamp, summary, terms
from seqchef.formats.price_tables import Item, PriceSheet
from seqchef.interfaces.cli.console import out

WIDTH = 100  # columns at most, and always when it is no terminal
NAME_WIDTH, NOW_WIDTH, STEP_WIDTH = 24, 9, 12


def show(sheet: PriceSheet) -> None:
    """The whole sheet to stdout."""
    console = _console()
    words = sheet.words
    newest = newest_stamp(sheet)
    stamp = words.say("as_of", stamp=words.stamp(newest, sheet.frequency))
    title = " · ".join(part for part in (sheet.title, words.say("prices"), sheet.currency, stamp) if part)
    _print(console, Text(title, style="bold"))
    _print(console, Text(f"{summary(sheet)} {terms(sheet)}", style="dim"))
    for item in in_order(sheet.items):
        out()
        _print(console, _table(item, sheet))
        styles = {"buy_now": "bold green", "wait": "bold yellow", "unclear": "bold"}
        verdict = Text.assemble((words.verdict(item.advice), styles[item.advice.kind]), f" · {sheet.reason(item)}")
        _print(console, Padding(verdict, (0, 0, 0, 2)))
    if sheet.check is not None:
        out()
        _print(console, Text(words.say("trust"), style="bold"))
        _show_check(sheet.check, words, sheet.frequency.name)


def _show_check(found: CheckOfFile, words: PriceWords, frequency: str) -> None:
    """What forecasts of these prices were worth."""
    console = _console()
    for line in words.check(found, frequency):
        _print(console, Text(line))
    if found.check.enough:
        for one in found.check.bins:
            if one.points:
                _print(console, Padding(Text(words.bin(one)), (0, 0, 0, 2)))


def _table(item: Item, sheet: PriceSheet) -> Table:
    words, outlook = sheet.words, item.outlook
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(Text(outlook.item, style="bold"), overflow="fold", width=NAME_WIDTH)
    table.add_column(words.say("now"), justify="right", min_width=NOW_WIDTH)
    for step in sheet.steps:
        table.add_column(words.period(sheet.frequency.name, step), justify="right", min_width=STEP_WIDTH)
    steps = [step - 1 for step in sheet.steps]
    bands = outlook.at((0.1, 0.5, 0.9))
    table.add_row(words.say("price"), price(outlook.now), *(Text(price(bands[h, 1]), style="bold") for h in steps))
    table.add_row(words.say("band"), "", *(f"{price(bands[h, 0])}–{price(bands[h, 2])}" for h in steps))
    table.add_row(words.say("rise"), "", *(words.chance(outlook.rise[h]) for h in steps))
    return table


def _console() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    return console


def _print(console: Console, renderable: RenderableType) -> None:
    """Without the spaces that fill lines up: they would end up in files and diffs."""
    with console.capture() as captured:
        console.print(renderable)
    for line in captured.get().splitlines():
        out(line.rstrip())
