"""Budget: this evening's orders must not cost more than there is.

Knows: which packs are worth least for their money, orders that cannot be made smaller, fees of deliveries.
Does not know: room (room), closed forms (inventory.budgets has the textbook's).
Start at: keep_within.
"""

from collections.abc import Mapping, Sequence
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
    asked = {id(entry): entry.packs for entry in entries}
    total = _cost(entries, terms)
    if total <= budget:
        return []
    if not _as_before(budget, entries, terms, earlier):
        _choose(budget, entries, asked, terms)
    for entry in entries:
        entry.cut_by_budget = asked[id(entry)] - entry.packs
    return _notes(budget, total, entries, terms)


def _choose(
    budget: Fraction, entries: Sequence[Entry], asked: Mapping[int, int], terms: Mapping[str, SupplierTerms]
) -> None:
    """Leave out whole orders until single packs do, then any whose money is worth more elsewhere."""
    dropped: frozenset[Delivery] = frozenset()
    while not _cut(budget, entries, asked, terms, dropped):
        groups = {key: group for key, group in deliveries(entries).items() if value(group) > 0}
        dropped |= {min(groups, key=lambda key: _worth(groups[key]))}
    best = _put_back(budget, entries, asked, terms, dropped)
    while True:
        tied = {entry.delivery for entry in entries if entry.packs and _smallest(entry.delivery, terms) > 0}
        tries = {one: dropped | {one} for one in sorted(tied)}
        found = {one: _tried(budget, entries, asked, terms, without) for one, without in tries.items()}
        better = max(found, key=lambda one: found[one], default=None)
        if better is None or found[better] <= best + 1e-9:
            break
        dropped, best = tries[better], found[better]
        _tried(budget, entries, asked, terms, dropped)
    _tried(budget, entries, asked, terms, dropped)


def _tried(
    budget: Fraction,
    entries: Sequence[Entry],
    asked: Mapping[int, int],
    terms: Mapping[str, SupplierTerms],
    dropped: frozenset[Delivery],
) -> float:
    """The expected loss avoided without the dropped orders."""
    _cut(budget, entries, asked, terms, dropped)
    return _put_back(budget, entries, asked, terms, dropped)


def _cut(
    budget: Fraction,
    entries: Sequence[Entry],
    asked: Mapping[int, int],
    terms: Mapping[str, SupplierTerms],
    dropped: frozenset[Delivery],
) -> bool:
    """From what was asked, without dropped orders, take single packs away; whether that is enough."""
    for entry in entries:
        entry.packs = 0 if entry.delivery in dropped else asked[id(entry)]
    groups = deliveries(entries)

    def may(entry: Entry) -> bool:
        after = value(groups[entry.delivery]) - (entry.packs - entry.fewer) * entry.offer.pack_price
        return after >= _smallest(entry.delivery, terms)

    give_up(
        entries,
        lambda entry: float(entry.offer.pack_price),
        lambda: _cost(entries, terms) <= budget,
        may,
    )
    return _cost(entries, terms) <= budget


def _put_back(
    budget: Fraction,
    entries: Sequence[Entry],
    asked: Mapping[int, int],
    terms: Mapping[str, SupplierTerms],
    dropped: frozenset[Delivery],
) -> float:
    """Put back packs that fit into what is left, the best for their money first; the expected loss avoided by all."""
    while True:
        fitting = [
            (entry.gain(entry.packs, entry.more) / float((entry.more - entry.packs) * entry.offer.pack_price), place)
            for place, entry in enumerate(entries)
            if entry.delivery not in dropped and entry.more <= asked[id(entry)] and entry.offer.pack_price > 0
            if _fits(budget, entries, entry, terms)
        ]
        if not fitting:
            return sum(entry.gain(0, entry.packs) for entry in entries if entry.packs)
        best = entries[max(fitting)[1]]
        best.packs = best.more


def _fits(budget: Fraction, entries: Sequence[Entry], entry: Entry, terms: Mapping[str, SupplierTerms]) -> bool:
    before = entry.packs
    entry.packs = entry.more
    group = deliveries(entries)[entry.delivery]
    fits = _cost(entries, terms) <= budget and value(group) >= _smallest(entry.delivery, terms)
    entry.packs = before
    return fits


def _as_before(
    budget: Fraction, entries: Sequence[Entry], terms: Mapping[str, SupplierTerms], earlier: Earlier
) -> bool:
    """Whether the same packs were asked for and cut earlier, and nothing more fits today; then they are cut again."""
    before = [earlier.of(entry.line) for entry in entries]
    asked = [entry.packs for entry in entries]
    for one, packs in zip(before, asked, strict=True):
        if (0 if one is None else one.packs + one.cut_by_budget) != packs:
            return False
    for entry, one in zip(entries, before, strict=True):
        entry.packs = 0 if one is None else one.packs
    if _cost(entries, terms) <= budget:
        cut = [entry for entry, packs in zip(entries, asked, strict=True) if entry.more <= packs]
        if not any(_fits(budget, entries, entry, terms) for entry in cut):
            return True
    for entry, packs in zip(entries, asked, strict=True):
        entry.packs = packs
    return False


def _cost(entries: Sequence[Entry], terms: Mapping[str, SupplierTerms]) -> Fraction:
    """Packs and the fees of all deliveries."""
    coming = {entry.delivery for entry in entries if entry.packs}
    return value(entries) + sum((terms[name].delivery_fee for name, _ in coming if name in terms), Fraction(0))


def _smallest(delivery: Delivery, terms: Mapping[str, SupplierTerms]) -> Fraction:
    return terms[delivery[0]].min_order_value if delivery[0] in terms else Fraction(0)


def _worth(group: Sequence[Entry]) -> float:
    """The expected loss that an order avoids, for its money."""
    return sum(entry.gain(0, entry.packs) for entry in group if entry.packs) / float(value(group))


def _notes(
    budget: Fraction, total: Fraction, entries: Sequence[Entry], terms: Mapping[str, SupplierTerms]
) -> list[Note]:
    packs = sum(entry.cut_by_budget for entry in entries)
    notes = [note("over_budget", budget=Money(budget), total=Money(total), packs=float(packs))]
    for (supplier, arrives), group in deliveries(entries).items():
        smallest = _smallest((supplier, arrives), terms)
        if smallest > budget and any(entry.cut_by_budget for entry in group):
            money = {"budget": Money(budget), "minimum": Money(smallest)}
            notes.append(note("budget_below_minimum", supplier=supplier, **money))
    return notes
