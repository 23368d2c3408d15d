"""Packs: an order in whole packs, up to a maximum, when stock is at the minimum or below.

Knows: minimum, maximum, pack size, the least order of a supplier.
Does not know: where minimum and maximum come from (min_max, base_stock), prices (budgets).
Start at: min_max_order.
"""

from dataclasses import dataclass
from math import ceil, floor

from seqchef.applications.planning.inventory import _checks
from seqchef.errors import BadInput

ROUNDING_ERROR = 1e-9  # of a pack: sums of floats must not cost a whole pack


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What to order."""

    packs: int
    quantity: float  # packs times their size
    position: float  # stock and open orders afterwards


def min_max_order(
    on_hand: float,
    *,
    maximum: float,
    minimum: float | None = None,
    pack: float = 1.0,
    on_order: float = 0.0,
    least_order: float = 0.0,
    exceed: bool = True,
) -> PackOrder:
    """The fewest packs that bring stock and open orders to `maximum`, once they are at `minimum` or below.

    Without a minimum anything below the maximum is ordered. `least_order` is the smallest quantity that the supplier
    sends. With `exceed` false (a shelf that holds no more) the most packs that stay within the maximum. All in one
    unit; on_hand may be below 0, for what is owed.
    """
    _checks.above(0, pack=pack)
    _checks.at_least(0, maximum=maximum, on_order=on_order, least_order=least_order)
    position = _checks.finite("on hand", on_hand) + on_order
    if minimum is not None and _checks.finite("minimum", minimum) > maximum:
        raise BadInput(f"minimum is {minimum:g} and maximum {maximum:g}; expected a minimum that is not above")
    missing = maximum - position
    if missing <= ROUNDING_ERROR * pack or (minimum is not None and position > minimum):
        return PackOrder(0, 0.0, position)
    packs = max(ceil(missing / pack - ROUNDING_ERROR), ceil(least_order / pack - ROUNDING_ERROR))
    if not exceed:
        packs = floor(missing / pack + ROUNDING_ERROR)
        packs = packs if packs * pack >= least_order - ROUNDING_ERROR * pack else 0
    return PackOrder(packs, packs * pack, position + packs * pack)
