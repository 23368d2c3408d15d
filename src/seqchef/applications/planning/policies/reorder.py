"""Reorder points: for dry goods, nothing until stock falls to a point, then a good deal at once: (s, S) and (R, Q).

Knows: the inventory position, points that are given or follow from the forecast.
Does not know: what an order costs (inventory.lot_sizes has textbook quantities for it).
Start at: fill_up, fixed_lot.
"""

from math import ceil, floor

from seqchef.applications.planning.outlook import Outlook
from seqchef.applications.planning.policies.decision import Decision
from seqchef.applications.planning.policies.order_up_to import target

ROUNDING_ERROR = 1e-9


def fill_up(outlook: Outlook, spoilage_level: float) -> Decision:
    """(s, S): at or below the point, up to the level S (up to what the cover needs where S is less)."""
    service, level, wanted = target(outlook)
    position, point, due = _position(outlook, level, wanted)
    amount = 0.0
    if due:
        up_to = float(outlook.offer.policy.order_up_to or 0)
        amount = max(up_to - position, wanted, 0.0)
    asked = min(amount, outlook.sells(spoilage_level))
    return Decision(service=service, level=level, wanted=amount, asked=asked, point=point, position=position)


def fixed_lot(outlook: Outlook, spoilage_level: float) -> Decision:
    """(R, Q): at or below the point, the fixed number of packs, as often as lifts the position above the point."""
    service, level, wanted = target(outlook)
    position, point, due = _position(outlook, level, wanted)
    lot_packs = outlook.offer.policy.order_packs or 1
    lot = lot_packs * float(outlook.offer.pack_quantity)
    lots = 0
    if due:
        lots = ceil(wanted / lot - ROUNDING_ERROR)
        if outlook.offer.policy.reorder_point is not None:
            lots = max(lots, floor((point - position) / lot + ROUNDING_ERROR) + 1)
    amount = lots * lot
    return Decision(
        service=service,
        level=level,
        wanted=amount,
        asked=amount,
        packs=lots * lot_packs,
        point=point,
        position=position,
    )


def _position(outlook: Outlook, level: float, wanted: float) -> tuple[float, float, bool]:
    """Stock and all open orders, the reorder point, and whether it is time to order."""
    position = sum(lot.quantity for lot in outlook.lots)
    given = outlook.offer.policy.reorder_point
    if given is not None:
        return position, float(given), position <= float(given)
    return position, level, wanted > 0
