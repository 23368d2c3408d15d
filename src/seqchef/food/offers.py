"""Offers: what a supplier sells of one ingredient, when it comes, and by which rule it is ordered.

Knows: packs, delivery days, shelf life, ordering policies, what a pack brings in or costs to throw away.
Does not know: how much is needed (applications.planning), or the files these come from (formats.kitchen_suppliers).
Start at: Offer.
"""

from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction

from seqchef.errors import BadInput

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # position = date.weekday()
ORDER_UP_TO, NEWSVENDOR, MIN_MAX, FIXED_LOT = "order-up-to", "newsvendor", "s-S", "R-Q"
POLICIES = (ORDER_UP_TO, NEWSVENDOR, MIN_MAX, FIXED_LOT)
ISSUES = ("fifo", "lifo")  # which lot is taken first: the oldest, or the freshest


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How an order follows from what is needed; quantities in the pack's unit."""

    kind: str = ORDER_UP_TO
    reorder_point: Fraction | None = None  # s-S, R-Q: order only at or below it; None: the forecast says when
    order_up_to: Fraction | None = None  # s-S: the level that an order fills up to
    order_packs: int | None = None  # R-Q: packs of one order

    def __post_init__(self) -> None:
        if self.kind not in POLICIES:
            raise BadInput(f'policy is "{self.kind}"; expected one of {", ".join(POLICIES)}')
        for name, needed_by in (("order_up_to", MIN_MAX), ("order_packs", FIXED_LOT)):
            value = getattr(self, name)
            if value is None and self.kind == needed_by:
                raise BadInput(f"policy is {self.kind} without {name}; expected a value above 0")
            if value is not None and self.kind != needed_by:
                raise BadInput(f"{name} is {_short(value)}, but policy is {self.kind}; expected policy {needed_by}")
            if value is not None and value <= 0:
                raise BadInput(f"{name} is {_short(value)}; expected a value above 0")
        if self.reorder_point is not None and self.kind not in (MIN_MAX, FIXED_LOT):
            raise BadInput(f"reorder_point is given, but policy is {self.kind}; expected {MIN_MAX} or {FIXED_LOT}")
        if self.order_up_to is not None and self.reorder_point is not None and self.order_up_to <= self.reorder_point:
            raise BadInput(
                f"order_up_to is {_short(self.order_up_to)}, not above reorder_point {_short(self.reorder_point)}; "
                "expected a higher level to fill up to"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Money per pack, where it is known."""

    sells_for: Fraction | None = None  # what the kitchen takes for what one pack becomes, less its other costs
    salvage: Fraction = Fraction(0)  # what still comes in for a pack that nobody needed in time
    waste_fee: Fraction = Fraction(0)  # what it costs to have a pack taken away


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an order must or cannot be."""

    min_packs: int = 1  # of an order, where there is one
    order_multiple: int = 1  # packs: 6 orders 6, 12, 18
    max_quantity: Fraction | None = None  # the most there is room for, in the pack's unit
    volume_l: Fraction | None = None  # of one pack, on its shelf
    storage: str | None = None  # the area where it stands

    def __post_init__(self) -> None:
        for name in ("min_packs", "order_multiple"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected a whole number of packs, 1 or more")
        if (self.volume_l is None) != (self.storage is None):
            found, absent = ("storage", "volume_l") if self.volume_l is None else ("volume_l", "storage")
            raise BadInput(f"{found} is given without {absent}; expected both or neither")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What one supplier sells of one ingredient, and when it comes."""

    ingredient: str
    supplier: str
    pack_quantity: Fraction
    pack_unit: str | None
    pack_price: Fraction
    lead_time_days: int  # from the evening of the order to the morning of the earliest delivery
    delivery_days: frozenset[int]  # 0 Monday .. 6 Sunday
    shelf_life_days: int | None = None  # usable days from the delivery, that day included; None: it keeps
    service_level: float = 0.95  # share of cover periods in which it must not run out
    usable_share: Fraction = Fraction(1)  # what is left after trimming and peeling
    fill_rate: float | None = None  # share of the need that must be met, instead of the service level
    lead_time_sd_days: float = 0.0  # by how much deliveries come early or late, as a standard deviation
    review_days: int | None = None  # the kitchen orders from this supplier no more often than that
    cutoff: time | None = None  # an order after it counts as the next day's
    no_delivery: tuple[tuple[date, date], ...] = ()  # first and last days on which the supplier does not come
    issue: str = "fifo"
    policy: Policy = field(default_factory=Policy)
    worth: Worth = field(default_factory=Worth)
    limits: Limits = field(default_factory=Limits)
    row: int = 0  # where it stands in its file

    def __post_init__(self) -> None:
        if self.pack_quantity <= 0:
            raise BadInput(f"a pack of {self.ingredient} holds {self.pack_quantity}; expected more than 0")
        if not self.delivery_days:
            raise BadInput(f"{self.supplier} never delivers {self.ingredient}; expected at least one delivery day")
        if self.shelf_life_days is not None and self.shelf_life_days < 1:
            raise BadInput(f"{self.ingredient} keeps {self.shelf_life_days} days; expected 1 or more")
        if not 0 < self.service_level < 1:
            raise BadInput(f"the service level of {self.ingredient} is {self.service_level}; expected between 0 and 1")
        if not 0 < self.usable_share <= 1:
            raise BadInput(f"the usable share of {self.ingredient} is {self.usable_share}; expected above 0, up to 1")
        if self.fill_rate is not None and not 0 < self.fill_rate < 1:
            raise BadInput(f"the fill rate of {self.ingredient} is {self.fill_rate}; expected between 0 and 1")
        if self.review_days is not None and self.review_days < 1:
            raise BadInput(f"review_days of {self.ingredient} is {self.review_days}; expected 1 or more")
        if self.issue not in ISSUES:
            raise BadInput(f'issue of {self.ingredient} is "{self.issue}"; expected {" or ".join(ISSUES)}')
        self._check_worth()

    @property
    def cost_of_one_left(self) -> float:
        """Money lost with one unit that nobody needed in time."""
        return float((self.pack_price + self.worth.waste_fee - self.worth.salvage) / self.pack_quantity)

    @property
    def cost_of_one_missing(self) -> float:
        """Money lost with one unit too few: the margin, or what the service level implies where none is known."""
        if self.worth.sells_for is not None:
            return float((self.worth.sells_for - self.pack_price) / self.pack_quantity)
        target = self.service_level if self.fill_rate is None else self.fill_rate
        return self.cost_of_one_left * target / (1 - target)

    @property
    def critical_ratio(self) -> float:
        """The share of futures in which the last unit should be sold: cost of one missing over both costs."""
        return self.cost_of_one_missing / (self.cost_of_one_missing + self.cost_of_one_left)

    def _check_worth(self) -> None:
        """Money must make sense, and the newsvendor needs it."""
        if self.cost_of_one_left < 0:
            raise BadInput(
                f"salvage of {self.ingredient} is {_short(self.worth.salvage)}, above its price and waste fee; "
                "expected less: else it would be bought to be thrown away"
            )
        if self.worth.sells_for is not None and self.worth.sells_for <= self.pack_price:
            raise BadInput(
                f"sells_for of {self.ingredient} is {_short(self.worth.sells_for)}, not above its price "
                f"{_short(self.pack_price)}; expected more"
            )
        if self.policy.kind != NEWSVENDOR:
            return
        if self.worth.sells_for is None:
            raise BadInput(f"policy of {self.ingredient} is newsvendor without sells_for; expected money per pack")
        if self.shelf_life_days is None:
            raise BadInput(f"policy of {self.ingredient} is newsvendor, but it keeps; expected shelf_life_days")
        if self.fill_rate is not None:
            raise BadInput(f"fill_rate of {self.ingredient} with policy newsvendor; expected one of the two")


def _short(value: Fraction | int) -> str:
    return f"{float(value):g}"
