"""Decision: what a policy asks for.

Knows: nothing.
Does not know: how it was reached.
Start at: Decision.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Quantities in the pack's unit."""

    service: float  # the share aimed at: of cycles (service level, critical ratio) or of need (fill rate)
    level: float  # what must be there for the whole cover
    wanted: float  # more than there is and comes, 0 or more
    asked: float  # of it, what an order should bring: no more than sells before it spoils
    packs: int | None = None  # where the rule is about packs; else `asked` is rounded up
    point: float | None = None  # the reorder point, of rules that have one
    position: float | None = None  # stock and orders that are compared with it
