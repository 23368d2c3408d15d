"""The board: a plan as a cook reads it in a terminal.

Knows: columns, wrapping, what is bold; the same text whether it is a terminal or a pipe of 100 columns.
Does not know: what is said (applications.planning.wording), or the printed page (formats.order_page).
Start at: Board.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.plan import Plan
from seqchef.formats.deliveries import by_supplier, left_out
from seqchef.formats.order_tables import Heading
from seqchef.formats.sheet_words import with_sheets
from seqchef.interfaces.cli.console import out
from seqchef.interfaces.cli.wrapping import wrapped

WIDTH = 100  # columns at most, and always when it is no terminal
WIDEST_RANGE, NARROWEST_RANGE = 34, 10  # columns of `├───●─────┤`
MOST_NOTES = 12  # the page and the JSON have all of them
LOW, HIGH = 0.1, 0.9  # the range that is drawn


class Board:
    """Writes parts of one plan to stdout."""

    def __init__(self, plan: Plan, heading: Heading) -> None:
        self.plan, self.heading, self.words = plan, heading, with_sheets(heading.words)
        console = Console(highlight=False, markup=False, emoji=False)
        console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
        self.console = console

    def title(self) -> None:
        """Whose plan of which evening."""
        evening = self.words.say("made_on", day=self.words.day(self.plan.today))
        self._print(Text(f"{self.heading.kitchen} · {evening}", style="bold"))

    def tomorrow(self) -> None:
        """What the next open day will sell: the median, the range of four days of five, and what covers most days."""
        if not self.plan.dishes:
            return  # closed for the whole week
        day = self.plan.dishes[0].day
        lines = sorted((line for line in self.plan.dishes if line.day == day), key=lambda line: -line.expected)
        futures = self.plan.demand.paths[:, :, self.plan.demand.days.index(day)]
        low, high = (np.quantile(futures, level, axis=0, method="inverted_cdf") for level in (LOW, HIGH))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        heads = [self.words.say(key) for key in ("median", "band_80", "prepare_for_most")]
        taken = max(cell_len(text) for text in (self.words.day(day), *(line.name for line in lines)))
        room = self.console.width - taken - sum(cell_len(head) for head in heads) - 8  # two between columns
        width = max(NARROWEST_RANGE, min(WIDEST_RANGE, room))
        table.add_column(Text(self.words.day(day), style="bold"))
        table.add_column(heads[0], justify="right")
        table.add_column(heads[1], justify="right")
        table.add_column("", no_wrap=True)
        table.add_column(heads[2], justify="right")
        for line in lines:
            s = self.plan.demand.dishes.index(line.name)
            drawn = _range(low[s], line.expected, high[s], high.max(), width)
            span = f"{low[s]:.0f}–{high[s]:.0f}"
            table.add_row(line.name, str(round(line.expected)), span, drawn, f"{np.ceil(line.high):.0f}")
        self._print(table)
        self._usual_error([line.name for line in lines])

    def _usual_error(self, dishes: Sequence[str]) -> None:
        """How far off forecasts of these dishes usually were, where the sales so far tell."""
        known = {dish: error for dish, error in self.plan.demand.errors.items() if dish in dishes}
        if known:
            most = max(known, key=lambda dish: known[dish])
            usual = float(np.median(list(known.values())))
            told = self.words.say(
                "usually_within", usual=f"{max(1, round(usual))}", most=f"{max(1, round(known[most]))}", dish=most
            )
            self._indented(told, 0, style="dim")

    def deliveries(self, *, reasons: bool) -> None:
        """What to order from whom by when; the reason of every line, or of the dearest of each delivery."""
        ordered = [line for line in self.plan.orders if line.packs]
        for (supplier, _, arrives), lines in by_supplier(ordered).items():
            self._delivery_head(supplier, arrives, lines)
            if reasons:
                for line in lines:
                    self._line_with_reason(line)
            else:
                self._indented(self._listed(f"{self.words.packs(line)} {line.offer.ingredient}" for line in lines), 2)
                dearest = max(lines, key=lambda line: (line.cap is not None, line.price))
                why = self._told(dearest.offer.ingredient, self._reason(dearest))
                self._indented(why, 2, style="dim")
            out()
        if reasons:
            self._left_out()

    def reminders(self) -> None:
        """What will be left over, and notes."""
        for one in self.plan.expiring:
            if one.wasted and one.lot.expires is not None:
                when = self.words.say("expires", day=self.words.day(one.lot.expires))
                left = self.words.left_over(one)
                amount = self.words.amount(float(one.lot.quantity), one.lot.unit)
                what = self._listed([f"{one.lot.ingredient} {amount}", when, left], "sheet_clause")
                self._indented(self._told(self.words.say("use_soon"), what), 0)
        for note in self.plan.notes[:MOST_NOTES]:
            self._indented(self.words.note(note), 0)
        if len(self.plan.notes) > MOST_NOTES:
            self._indented(self.words.say("more_notes", count=str(len(self.plan.notes) - MOST_NOTES)), 0)

    def _left_out(self) -> None:
        """What is wanted but not ordered this time, and why."""
        waiting = left_out(self.plan)
        if not waiting:
            return
        self._print(Text(self.words.say("sheet_not_ordered"), style="bold"))
        for line in waiting:
            self._indented(f"{line.offer.ingredient} · {line.offer.supplier}", 2)
            self._indented(self._reason(line), 6, style="dim")
        out()

    def _delivery_head(self, supplier: str, arrives: date, lines: Sequence[OrderLine]) -> None:
        words = self.words
        by, comes = words.order_by(lines), words.say("arrives", day=words.day(arrives))
        when = self._listed([by, comes], "sheet_clause")
        total = f"{sum(float(line.price) for line in lines):.2f} {self.heading.currency}".strip()
        self._print(Text.assemble((supplier, "bold"), f" · {when} · {total}"))

    def _line_with_reason(self, line: OrderLine) -> None:
        price = f"{float(line.price):.2f}"
        self._indented(f"{self.words.packs(line)} {line.offer.ingredient} · {price}", 2)
        self._indented(self._reason(line), 6, style="dim")

    def _reason(self, line: OrderLine) -> str:
        return self.words.reason(line, self.heading.spoilage_level)

    def _indented(self, text: str, columns: int, style: str = "") -> None:
        for line in wrapped(text, self.console.width - columns):
            self._print(Text(" " * columns + line, style=style))

    def _listed(self, parts: Iterable[str], key: str = "sheet_list") -> str:
        return self.words.say(key).join(parts)

    def _told(self, subject: str, text: str) -> str:
        return self.words.say("sheet_told", subject=subject, text=text)

    def _print(self, renderable: RenderableType) -> None:
        """Without the spaces that fill lines up: they would end up in files and diffs."""
        with self.console.capture() as captured:
            self.console.print(renderable)
        for line in captured.get().splitlines():
            out(line.rstrip())


def _range(low: float, middle: float, high: float, most: float, width: int) -> str:
    """`├───●─────┤` in `width` columns, on a scale that ends at `most`."""
    places = [round((width - 1) * value / max(most, 1)) for value in (low, middle, high)]
    cells = [" "] * width
    for place in range(places[0], places[2] + 1):
        cells[place] = "─"
    cells[places[0]], cells[places[2]], cells[places[1]] = "├", "┤", "●"
    return "".join(cells)
