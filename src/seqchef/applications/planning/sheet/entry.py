"""Entry: one line of the sheet while it is being settled.

Knows: packs that are added or taken away, each with its cause.
Does not know: why (minimums, room, budget).
Start at: Entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.outlook import Outlook
from seqchef.applications.planning.packs import at_least, one_less
from seqchef.food.stock import Offer

Delivery = tuple[str, date]  # supplier and day


@dataclass(slots=True)
class Entry:
    """A line, what its futures say, and how many packs of it stand on the sheet now."""

    line: OrderLine
    outlook: Outlook
    packs: int = field(init=False)
    brought_forward: int = 0
    needed_by: date | None = None
    postponed: int = 0
    cut_by_budget: int = 0
    cut_by_space: int = 0
    minimum: Fraction | None = None

    def __post_init__(self) -> None:
        self.packs = self.line.packs

    @property
    def offer(self) -> Offer:
        """What is bought."""
        return self.line.offer

    @property
    def delivery(self) -> Delivery:
        """Lines with the same supplier and day are one order."""
        return self.offer.supplier, self.line.cover.arrives

    @property
    def price(self) -> Fraction:
        """Of what stands on the sheet now."""
        return self.packs * self.offer.pack_price

    @property
    def fewer(self) -> int:
        """The next smaller number of packs that may be ordered."""
        return one_less(self.packs, self.offer.limits)

    @property
    def more(self) -> int:
        """The next larger one."""
        return at_least(self.packs + 1, self.offer.limits)

    def gain(self, fewer: int, more: int) -> float:
        """Expected loss that `more` packs avoid against `fewer`."""
        pack = float(self.offer.pack_quantity)
        return self.outlook.gain(fewer * pack, more * pack)

    def settled(self) -> OrderLine:
        """The line with what became of it."""
        if self.packs == self.line.packs and self.minimum is None:
            return self.line
        return replace(
            self.line,
            packs=self.packs,
            waste=self.outlook.wasted(self.packs * float(self.offer.pack_quantity)),
            brought_forward=self.brought_forward,
            needed_by=self.needed_by,
            postponed=self.postponed,
            cut_by_budget=self.cut_by_budget,
            cut_by_space=self.cut_by_space,
            minimum=self.minimum,
        )


def deliveries(entries: Iterable[Entry]) -> Mapping[Delivery, list[Entry]]:
    """Entries by supplier and day of delivery."""
    found: dict[Delivery, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.delivery, []).append(entry)
    return found


def value(entries: Iterable[Entry]) -> Fraction:
    """What these entries cost together."""
    return sum((entry.price for entry in entries), Fraction(0))
