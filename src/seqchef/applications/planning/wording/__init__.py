"""Wording: plans in the language of the kitchen. The folder is the list; a language is one table of messages.

Knows: dates, amounts and sentences of every language.
Does not know: layouts (formats), or why a number is what it is (orders).
Start at: load("en"), then the file of that language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

from seqchef.applications.planning.notes import Note
from seqchef.applications.planning.orders import OrderLine
from seqchef.errors import UnknownName

WORTH_SAYING = 0.02  # of the order-up-to level: smaller losses are left out of the sentence


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str) -> "Words":
    """The words of file `name`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of sheets", name, known=names())
    module = import_module(f"{__name__}.{name}")
    return Words(name, module.MESSAGES, module.UNITS)


@dataclass(frozen=True, slots=True)
class Words:
    """One language: `say` a message by its key, write days, amounts, reasons and notes."""

    code: str
    messages: Mapping[str, str]
    units: Mapping[str, str]

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
        unit = line.offer.pack_unit
        one_day = line.first_day == line.last_day
        return self.say(
            "reason",
            days=self.say(
                "one_day" if one_day else "days", first=self.day(line.first_day), last=self.day(line.last_day)
            ),
            need=self.amount(line.need, unit),
            level=self.amount(line.level, unit),
            service=number(100 * line.offer.service_level),
            safety=self.amount(line.safety, unit),
            on_hand=self._or_nothing(line.on_hand, unit),
            on_order=self._or_nothing(line.on_order, unit),
            lost=self._lost(line),
            result=self._result(line, spoilage_level),
        )

    def note(self, note: Note) -> str:
        """One sentence for a note."""
        return self.say(note.kind, **{name: self._value(value) for name, value in note.values.items()})

    def packs(self, line: OrderLine) -> str:
        """`3 × 16 kg`."""
        return f"{line.packs} × {self.amount(float(line.offer.pack_quantity), line.offer.pack_unit)}"

    def _or_nothing(self, quantity: float, unit: str | None) -> str:
        return self.amount(quantity, unit) if quantity > 0 else self.messages["nothing"]

    def _value(self, value: str | float | date) -> str:
        if isinstance(value, date):
            return self.day(value)
        return number(value) if isinstance(value, float) else value

    def _lost(self, line: OrderLine) -> str:
        if abs(line.lost) < WORTH_SAYING * line.level:
            return ""
        key = "spoils_unused" if line.lost > 0 else "comes_too_late"
        return self.say(key, lost=self.amount(abs(line.lost), line.offer.pack_unit))

    def _result(self, line: OrderLine, spoilage_level: float) -> str:
        unit = line.offer.pack_unit
        if line.packs == 0:
            return self.messages["enough"]
        wanted, packs = self.amount(line.wanted, unit), self.packs(line)
        if line.cap is None:
            return self.say("missing", wanted=wanted, packs=packs)
        return self.say(
            "capped",
            wanted=wanted,
            packs=packs,
            cap=self.amount(line.cap, unit),
            keeps=str(line.offer.shelf_life_days),
            level=number(100 * spoilage_level),
        )


def number(value: float) -> str:
    """Three figures, as far as they say something: 108.57 is 109, 12.31 is 12.3, 0.075 is 0.08."""
    if value >= 100:
        return str(round(value))
    return f"{value:.1f}".removesuffix(".0") if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")
