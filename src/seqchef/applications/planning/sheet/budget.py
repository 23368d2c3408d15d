"""Budget: this evening's orders must not cost more than there is.

Knows: which packs are worth least for their money, orders that cannot be made smaller, fees of deliveries.
Does not know: room (room), closed forms (inventory.budgets has the textbook's).
Start at: keep_within.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from seqchef.applications.planning.notes import Money, Note, note
from seqchef.applications.planning.sheet.entry import Delivery, Entry, deliveries, value
from seqchef.applications.planning.sheet.room import give_up
from seqchef.applications.planning.sheet.steady import Earlier
from seqchef.food.stock import SupplierTerms


def keep_within(
    budget: Fraction, entries: Sequence[Entry], terms: Mapping[str, SupplierTerms], earlier: Earlier
) -> list[Note]:
    """Leave packs out until all orders and fees cost no more than `budget`. Notes when something is left out.

    An order cannot fall below its supplier's smallest: where single packs do not do, whole orders are left out, the one
    that is worth least for its money first. What then fits again is put back.
    """
    purse = _Purse(budget, entries, terms, tuple(entry.packs for entry in entries))
    total = purse.cost()
    if total <= budget:
        return []
    if not purse.as_before(earlier):
        purse.choose()
    for entry, asked in zip(entries, purse.asked, strict=True):
        entry.cut_by_budget = asked - entry.packs
    return _notes(purse, total)


@dataclass(frozen=True, eq=False)
class _Purse:
    """The money of one evening, and what it is asked for; methods change the packs of the entries."""

    budget: Fraction
    entries: Sequence[Entry]
    terms: Mapping[str, SupplierTerms]
    asked: tuple[int, ...]  # packs of each entry

    def cost(self) -> Fraction:
        """Packs and the fees of all deliveries."""
        coming = {entry.delivery for entry in self.entries if entry.packs}
        fees = (self.terms[name].delivery_fee for name, _ in coming if name in self.terms)
        return value(self.entries) + sum(fees, Fraction(0))

    def smallest(self, delivery: Delivery) -> Fraction:
        """What its supplier asks of an order at least."""
        return self.terms[delivery[0]].min_order_value if delivery[0] in self.terms else Fraction(0)

    def choose(self) -> None:
        """Leave out whole orders until single packs do, then any whose money is worth more elsewhere."""
        dropped: frozenset[Delivery] = frozenset()
        while not self._cut(dropped):
            groups = {key: group for key, group in deliveries(self.entries).items() if value(group) > 0}
            dropped |= {min(groups, key=lambda key: _worth(groups[key]))}
        best = self._put_back(dropped)
        while True:
            tied = {entry.delivery for entry in self.entries if entry.packs and self.smallest(entry.delivery) > 0}
            tries = {one: dropped | {one} for one in sorted(tied)}
            found = {one: self._without(orders) for one, orders in tries.items()}
            better = max(found, key=lambda one: found[one], default=None)
            if better is None or found[better] <= best + 1e-9:
                break
            dropped, best = tries[better], found[better]
            self._without(dropped)
        self._without(dropped)

    def as_before(self, earlier: Earlier) -> bool:
        """Whether as much was asked for and cut earlier, and nothing more fits today; then it is cut again."""
        before = [earlier.of(entry.line) for entry in self.entries]
        for one, packs in zip(before, self.asked, strict=True):
            if (0 if one is None else one.packs + one.cut_by_budget) != packs:
                return False
        for entry, one in zip(self.entries, before, strict=True):
            entry.packs = 0 if one is None else one.packs
        if self.cost() <= self.budget:
            cut = [entry for entry, packs in zip(self.entries, self.asked, strict=True) if entry.more <= packs]
            if not any(self._fits(entry) for entry in cut):
                return True
        for entry, packs in zip(self.entries, self.asked, strict=True):
            entry.packs = packs
        return False

    def _without(self, dropped: frozenset[Delivery]) -> float:
        """The expected loss avoided without the dropped orders."""
        self._cut(dropped)
        return self._put_back(dropped)

    def _cut(self, dropped: frozenset[Delivery]) -> bool:
        """From what was asked, without dropped orders, take single packs away; whether that is enough."""
        for entry, asked in zip(self.entries, self.asked, strict=True):
            entry.packs = 0 if entry.delivery in dropped else asked
        groups = deliveries(self.entries)

        def may(entry: Entry) -> bool:
            after = value(groups[entry.delivery]) - (entry.packs - entry.fewer) * entry.offer.pack_price
            return after >= self.smallest(entry.delivery)

        give_up(self.entries, lambda entry: float(entry.offer.pack_price), lambda: self.cost() <= self.budget, may)
        return self.cost() <= self.budget

    def _put_back(self, dropped: frozenset[Delivery]) -> float:
        """Put back packs that fit, the best for their money first; the expected loss avoided by all."""
        while True:
            fitting = [
                (
                    entry.gain(entry.packs, entry.more) / float((entry.more - entry.packs) * entry.offer.pack_price),
                    place,
                )
                for place, (entry, asked) in enumerate(zip(self.entries, self.asked, strict=True))
                if entry.delivery not in dropped and entry.more <= asked and entry.offer.pack_price > 0
                if self._fits(entry)
            ]
            if not fitting:
                return sum(entry.gain(0, entry.packs) for entry in self.entries if entry.packs)
            best = self.entries[max(fitting)[1]]
            best.packs = best.more

    def _fits(self, entry: Entry) -> bool:
        before = entry.packs
        entry.packs = entry.more
        group = deliveries(self.entries)[entry.delivery]
        fits = self.cost() <= self.budget and value(group) >= self.smallest(entry.delivery)
        entry.packs = before
        return fits


def _worth(group: Sequence[Entry]) -> float:
    """The expected loss that an order avoids, for its money."""
    return sum(entry.gain(0, entry.packs) for entry in group if entry.packs) / float(value(group))


def _notes(purse: _Purse, total: Fraction) -> list[Note]:
    packs = sum(entry.cut_by_budget for entry in purse.entries)
    notes = [note("over_budget", budget=Money(purse.budget), total=Money(total), packs=float(packs))]
    for delivery, group in deliveries(purse.entries).items():
        smallest = purse.smallest(delivery)
        if smallest > purse.budget and any(entry.cut_by_budget for entry in group):
            money = {"budget": Money(purse.budget), "minimum": Money(smallest)}
            notes.append(note("budget_below_minimum", supplier=delivery[0], **money))
    return notes
