"""Menu: which dishes are sold, for how much, from when to when, and what a new one is like.

Knows: one row of a menu, and on which days it is sold.
Does not know: sales (series.tables), or what a new dish borrows from others (applications.planning.newcomers).
Start at: MenuItem.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from seqchef.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One dish; everything but its name may be unknown."""

    dish: str
    price: Fraction | None = None  # of one portion
    category: str = ""
    par: Fraction | None = None  # portions expected on a normal day
    like: tuple[str, ...] = ()  # dishes that it probably sells like
    first: date | None = None  # the first day on which it is sold; None: it always was
    last: date | None = None  # the last day on which it is sold; None: no end is known
    row: int = 0  # where it stands in its file

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise BadInput(f'"{self.dish}" is sold until {self.last}, before {self.first}; expected a later day')

    def sold_on(self, day: date) -> bool:
        """Whether it is on the menu that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
