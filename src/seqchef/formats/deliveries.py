"""Deliveries: order lines that come together, what they cost together, and lines that are left out.

Knows: goods, fee, and how far an order is below what its supplier takes.
Does not know: layouts (order_sections, order_tables), or why so much is ordered (applications.planning).
Start at: deliveries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.plan import Plan
from seqchef.food.stock import SupplierTerms


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one supplier brings with one delivery, and what that costs."""

    supplier: str
    order_by: date
    arrives: date
    lines: Sequence[OrderLine]
    terms: SupplierTerms

    @property
    def goods(self) -> float:
        """Money for what is in it."""
        return sum(float(line.price) for line in self.lines)

    @property
    def fee(self) -> float:
        """Money for bringing it."""
        return float(self.terms.delivery_fee)

    @property
    def short(self) -> float:
        """How much more it would have to cost to reach the supplier's smallest order."""
        return max(0.0, float(self.terms.min_order_value) - self.goods)


def deliveries(plan: Plan, terms: Mapping[str, SupplierTerms]) -> list[Delivery]:
    """What is ordered, delivery by delivery, the most urgent first; `terms` by supplier."""
    ordered = by_supplier(line for line in plan.orders if line.packs)
    return [
        Delivery(supplier, order_by, arrives, lines, terms.get(supplier, SupplierTerms(supplier=supplier)))
        for (supplier, order_by, arrives), lines in ordered.items()
    ]


def left_out(plan: Plan) -> list[OrderLine]:
    """Lines that are not ordered although something is wanted: their reasons say why."""
    none = [line for line in plan.orders if not line.packs]
    return [line for line in none if line.alone or line.no_room or (line.wanted > 0 and line.point is None)]


def by_supplier(lines: Iterable[OrderLine]) -> dict[tuple[str, date, date], list[OrderLine]]:
    """Lines of one supplier and one delivery together, the most urgent order first."""
    groups: dict[tuple[str, date, date], list[OrderLine]] = {}
    for line in sorted(lines, key=lambda line: (line.cover.order_by, line.offer.supplier, line.offer.ingredient)):
        groups.setdefault((line.offer.supplier, line.cover.order_by, line.cover.arrives), []).append(line)
    return groups
