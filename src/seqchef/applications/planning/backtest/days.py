"""Days: what customers wanted of a dish, and what one day of a store room came to.

Knows: portions, money, which foods ran out.
Does not know: lots and deliveries (store), sums over days (totals).
Start at: Day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What customers want of one dish on one day, and what a portion takes, brings and earns."""

    portions: float
    content: Mapping[str, float]  # of every food, in its unit
    price: float = 0.0
    margin: float = 0.0  # the price less the ingredients


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What one day came to; money in the kitchen's currency."""

    day: date
    wanted: float  # portions
    served: float
    lost_sales: float  # what was wanted and could not be made, at the dish's price
    lost_margin: float  # the same without the ingredients that it would have taken
    thrown: Mapping[str, float]  # by food, at the pack's price, with the fee for waste and less what still came in
    bought: float  # delivered that morning
    stock: float  # value of what is on the shelf in the evening
    deliveries: int  # suppliers that came
    fees: float  # of those deliveries
    short_dishes: int
    short_foods: tuple[str, ...]

    @property
    def wasted(self) -> float:
        """All that was thrown away."""
        return sum(self.thrown.values())

    @property
    def cost(self) -> float:
        """What fell short of a perfect day: the margin of lost sales, what was thrown away, fees of deliveries."""
        return self.lost_margin + self.wasted + self.fees
