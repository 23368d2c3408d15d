"""Substitutions as values: one food instead of another, in which ratio, for what, and with what."""

from dataclasses import dataclass
from fractions import Fraction

from seqchef.food.units import convert


@dataclass(frozen=True, slots=True)
class Ratio:
    """How much for how much: a share of the replaced amount, or with `each` so many `unit` for each `per`.

    `unit` and `per` are names of food.units; None counts pieces.
    """

    quantity: Fraction
    unit: str | None = None
    per: str | None = None
    each: bool = False

    @property
    def is_same(self) -> bool:
        """Whether the amount stays as it is."""
        return self.quantity == 1 and not self.each

    def of(self, quantity: Fraction, unit: str | None, food: str) -> tuple[Fraction, str | None]:
        """How much stands for so much of `food`: quantity and unit, exact. Raises BadInput where no weight is known."""
        if not self.each:
            return quantity * self.quantity, unit
        return self.quantity * convert(quantity, unit, self.per, food), self.unit

    def __str__(self) -> str:
        """`3/4`; `1/4 cup per piece`."""
        if not self.each:
            return str(self.quantity)
        return f"{self.quantity} {self.unit or 'piece'} per {self.per or 'piece'}"


# First words of foods that the lexicon knows as made without something.
MADE_WITHOUT = ("gluten-free", "dairy-free", "egg-free", "nut-free", "soy-free", "alcohol-free", "vegan")


def made_without(food: str) -> tuple[str, ...]:
    """What a food would be called that is made without something, sold or not: "gluten-free bread"."""
    return tuple(f"{without} {food}" for without in MADE_WITHOUT)


@dataclass(frozen=True, slots=True)
class Addition:
    """A food that comes along, in proportion to what is replaced."""

    food: str
    ratio: Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """`instead` may stand for `food`; `uses` empty: for anything; `ratio` None: nobody has stated one."""

    food: str
    instead: str
    ratio: Ratio | None
    uses: tuple[str, ...] = ()
    addition: Addition | None = None

    @property
    def is_made_without(self) -> bool:
        """Whether it is the food itself, made without something: gluten-free bread for bread."""
        return self.instead in made_without(self.food)

    @property
    def is_general(self) -> bool:
        """Whether it also holds for kinds of the food; an amount for each egg says nothing of a meringue."""
        return self.ratio is None or not self.ratio.each

    @property
    def foods(self) -> tuple[str, ...]:
        """All that comes into the dish: what a restriction must allow."""
        return (self.instead,) if self.addition is None else (self.instead, self.addition.food)
