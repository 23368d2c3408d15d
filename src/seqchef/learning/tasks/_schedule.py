"""Scheduled sampling: how often a decoder that is being trained sees its own prediction instead of the truth."""

import math
from dataclasses import dataclass

from seqchef.errors import BadInput, UnknownName

KINDS = ("off", "linear", "sigmoid")


@dataclass(frozen=True)
class Schedule:
    """A share of own predictions that grows with training (Bengio et al. 2015, arXiv:1506.03099, section 2.4).

    linear: evenly until `steps`; sigmoid: 1 - k / (k + exp(step / k)), with the k by which it is a half at `steps`.
    Both end at `share`.
    """

    kind: str
    share: float
    steps: int

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UnknownName("schedule", self.kind, known=KINDS)
        if not 0 <= self.share <= 1:
            raise BadInput(f"scheduled_share is {self.share}; expected 0 to 1")
        if self.steps < 1:
            raise BadInput(f"scheduled_steps is {self.steps}; expected 1 or more")

    def at(self, step: int) -> float:
        """The share of own predictions at a step of training."""
        if self.kind == "off":
            return 0.0
        if self.kind == "linear":
            return self.share * min(1.0, step / self.steps)
        k = _decay(self.steps)
        return min(self.share, 1 / (1 + k * math.exp(-step / k)))


def _decay(steps: int) -> float:
    """The k with k ln k = steps, at which k / (k + exp(steps / k)) is a half."""
    k = max(math.e, float(steps))
    for _ in range(64):  # Newton; the function is convex, so from above it only falls
        k = (k + steps) / (1 + math.log(k))
    return k
