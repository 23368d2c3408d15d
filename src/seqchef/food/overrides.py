"""Overrides: what a manager expects of a dish on a day, in place of the forecast.

Knows: one override. Does not know: forecasts, or who was right (applications.planning.overrides).
Start at: Override.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """So many portions of a dish on a day, and why."""

    day: date
    dish: str
    portions: Fraction
    note: str = ""
    who: str = ""
    row: int = 0  # where it stands in its file
