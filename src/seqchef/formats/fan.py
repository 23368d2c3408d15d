"""A fan: what one chart of a past and its possible futures shows, before it is drawn.

Knows: which values belong together, step by step; the edges of the bands.
Does not know: shapes (fan_chart), words (fan_words), or where the numbers come from (fan_series).
Start at: Fan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput

Floats = NDArray[np.float64]
Stamps = NDArray[Any]  # datetime64, or int64 for numbered steps

LEVELS = np.arange(1, 10) / 10  # Q = 9
EDGES = (0.1, 0.25, 0.5, 0.75, 0.9)  # of the 80 % and the 50 % band around the median


@dataclass(frozen=True, kw_only=True, eq=False)
class Fan:
    """What one chart shows: T steps of past and H steps ahead, side by side. NaN leaves a gap anywhere."""

    title: str
    stamps: Stamps  # (T + H,) datetime64, or int64 for numbered steps
    past: Floats  # (T,)
    quantiles: Floats  # (H, 9) at 0.1 .. 0.9
    closed: Sequence[bool] = ()  # (T + H,), or () for never
    names: Sequence[str] = ()  # (T + H,): holidays, promotions; "" for an ordinary step; or ()
    overrides: Mapping[int, float] = field(default_factory=dict)  # by step ahead, 0 the first: set by hand
    later: Floats | None = None  # (H,): what came
    levels: Mapping[str, float] = field(default_factory=dict)  # level lines by name: a par, a price of today
    unit: str = ""  # of the values, for people

    def __post_init__(self) -> None:
        steps = len(self.past) + len(self.quantiles)
        if len(self.stamps) != steps or any(len(told) not in (0, steps) for told in (self.closed, self.names)):
            raise BadInput(f"a chart of {steps} steps has {len(self.stamps)} dates; expected one of everything a step")
        if steps == 0:
            raise BadInput("a chart has no step; expected a value or a forecast")

    @property
    def bands(self) -> Floats:
        """(H, 5) at EDGES; 0.25 and 0.75 lie half way between their neighbours."""
        q = self.quantiles
        return np.stack([q[:, 0], q[:, 1] / 2 + q[:, 2] / 2, q[:, 4], q[:, 6] / 2 + q[:, 7] / 2, q[:, 8]], axis=1)

    @property
    def step_days(self) -> float:
        """How far the steps lie apart, in days; 1 where there is one step or no dates."""
        if self.stamps.dtype.kind != "M" or len(self.stamps) < 2:
            return 1.0
        return float(np.median(np.diff(self.stamps.astype("datetime64[s]").astype(np.int64)))) / 86_400

    def is_closed(self, step: int) -> bool:
        """Whether nothing is sold on a step (0 the first of the past)."""
        return bool(self.closed) and bool(self.closed[step])
