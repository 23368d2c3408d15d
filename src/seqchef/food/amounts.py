"""Amounts: how much of something, exactly as a recipe states it."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """One stated amount: a number or a range, and a unit.

    `quantity` is None for an amount that is no number ("a few"). `quantity_max` is the upper end of a range. `unit` is
    a name of food.units or None; `unit_text` is the line's own spelling. `start` and `end` are character offsets into
    the line, half-open; an amount inside another one's span says how large one of it is: in `2 (14 ounce) cans` the
    14 ounces lie inside the 2 cans, in `1 cup (240 ml)` the 240 ml come after the cup. `each`: the line names several
    foods and this is the amount of every one ("1 tsp each salt and pepper"). `ambiguous`: `1,000` could be one or a
    thousand, and no other number of the recipe tells which.
    """

    quantity: Fraction | None
    quantity_max: Fraction | None = None
    unit: str | None = None
    unit_text: str = ""
    approximate: bool = False
    start: int = 0
    end: int = 0
    each: bool = False
    ambiguous: bool = False

    def middle(self) -> Fraction | None:
        """The quantity, or the middle of a range."""
        if self.quantity is None or self.quantity_max is None:
            return self.quantity
        return (self.quantity + self.quantity_max) / 2

    def contains(self, other: "Amount") -> bool:
        """Whether `other` is stated inside this amount, that is, says how large one of it is."""
        return self is not other and self.start <= other.start and other.end <= self.end

    def to_dict(self) -> dict[str, object]:
        """The amount as in the JSON of an ingredient; a quantity is an exact fraction as text."""
        return {
            "quantity": None if self.quantity is None else str(self.quantity),
            "quantity_max": None if self.quantity_max is None else str(self.quantity_max),
            "unit": self.unit,
            "unit_text": self.unit_text,
            "approximate": self.approximate,
            "each": self.each,
            "ambiguous": self.ambiguous,
            "start": self.start,
            "end": self.end,
        }
