"""Wording: plans in the language of the kitchen. The folder is the list; a language is one table of messages.

Knows: dates, amounts and sentences of every language.
Does not know: layouts (formats), or why a number is what it is (orders).
Start at: load("en"), then the file of that language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

from seqchef.applications.planning.notes import Money, Note
from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.plan import Expiring
from seqchef.applications.planning.wording._numbers import number
from seqchef.applications.planning.wording._reasons import reason
from seqchef.applications.planning.wording._rejections import translated
from seqchef.errors import Rejection, UnknownName

__all__ = ["Words", "load", "names", "number"]

REJECTIONS = {"zh": "_rejections_zh"}  # tables of languages other than the messages' own
WORTH_MONEY = 0.005  # less has no price


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


def load(name: str, currency: str = "") -> "Words":
    """The words of file `name`; money is written with `currency`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of sheets", name, known=names())
    module = import_module(f"{__name__}.{name}")
    return Words(name, module.MESSAGES, module.UNITS, currency)


@dataclass(frozen=True, slots=True)
class Words:
    """One language: `say` a message by its key, write days, amounts, reasons and notes."""

    code: str
    messages: Mapping[str, str]
    units: Mapping[str, str]
    currency: str = ""

    def say(self, key: str, **values: str) -> str:
        """The message of that key with its places filled."""
        return self.messages[key].format(**values)

    def day(self, day: date) -> str:
        """A date as people say it: `Fri 30 Oct`."""
        return self.say("day", weekday=self.weekday(day), date=self.short_date(day))

    def short_date(self, day: date) -> str:
        """A date without its weekday: `30 Oct`."""
        return self.say("date", day=str(day.day), month=self.month(day))

    def weekday(self, day: date) -> str:
        """The short name of its weekday."""
        return self.messages["weekdays"].split()[day.weekday()]

    def month(self, day: date) -> str:
        """The short name of its month."""
        return self.messages["months"].split()[day.month - 1]

    def amount(self, quantity: float, unit: str | None) -> str:
        """A quantity with its unit: `12.5 kg`, `143`."""
        one, _, several = self.units.get(unit or "piece", unit or "").partition("|")
        return f"{number(quantity)} {several if several and quantity > 1 else one}".strip()

    def unit(self, unit: str) -> str:
        """The name of a unit on its own."""
        return self.units.get(unit, unit).partition("|")[0]

    def reason(self, line: OrderLine, spoilage_level: float) -> str:
        """One sentence: why so much of this food is ordered."""
        return reason(self, line, spoilage_level)

    def note(self, note: Note) -> str:
        """One sentence for a note."""
        return self.say(note.kind, **{name: self._value(value) for name, value in note.values.items()})

    def rejection(self, rejection: Rejection) -> str:
        """Why a row was left out; English where the language has no words for it."""
        if self.code not in REJECTIONS:
            return str(rejection)
        words = import_module(f"{__name__}.{REJECTIONS[self.code]}")
        found, expected = translated(rejection.found, words.FOUND), translated(rejection.expected, words.EXPECTED)
        told: str = words.ROW.format(file=rejection.file, row=rejection.row, found=found, expected=expected)
        return told

    def order_by(self, lines: Sequence[OrderLine]) -> str:
        """When an order for these lines must be placed: the day, and the earliest cut-off time where there is one."""
        day = self.day(min(line.cover.order_by for line in lines))
        times = [line.offer.cutoff for line in lines if line.offer.cutoff is not None]
        if not times:
            return self.say("order_by", day=day)
        return self.say("order_by_time", day=day, time=f"{min(times):%H:%M}")

    def left_over(self, one: Expiring) -> str:
        """How much of a lot will be left, and what it was bought for."""
        left = self.amount(one.left, one.unit)
        if one.cost < WORTH_MONEY:
            return self.say("probably_left", left=left)
        return self.say("probably_left_worth", left=left, money=self.money(one.cost))

    def packs(self, line: OrderLine) -> str:
        """`3 × 16 kg`."""
        return self.packs_of(line.packs, line)

    def packs_of(self, packs: int, line: OrderLine) -> str:
        """So many of the line's packs."""
        return f"{packs} × {self.amount(float(line.offer.pack_quantity), line.offer.pack_unit)}"

    def money(self, amount: float) -> str:
        """`12.50 EUR`, without a currency where none is known."""
        return f"{amount:.2f} {self.currency}".strip()

    def _value(self, value: str | float | date) -> str:
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Money):
            return self.money(value)
        return number(value) if isinstance(value, float) else value
