"""Rounding: exact amounts as a cook can measure them, and as the other system of units would write them.

Knows: measuring cups come in eighths and thirds, less than a quarter of one is measured in spoons, scales have steps.
Does not know: any exact amount afterwards: keep the one that you had. Nothing is ever rounded to none.
Start at: measurable, viewed.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from seqchef.errors import BadInput
from seqchef.food.units import MEASURES, Units, convert, unit

System = Literal["metric", "imperial"]
SYSTEMS: tuple[System, ...] = ("metric", "imperial")
SIGNIFICANT = 3  # digits of a view


class Measured(NamedTuple):
    """A quantity and its unit, as shown."""

    quantity: Fraction
    unit: str | None


def _parts(*texts: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(text) for text in texts)


# What may follow a whole number, by unit: the parts of measuring cups, of spoons, of a piece of food.
CUPS = _parts("1/8", "1/4", "1/3", "3/8", "1/2", "5/8", "2/3", "3/4", "7/8")
SPOONS = _parts("1/4", "1/2", "3/4")
PIECES = _parts("1/4", "1/3", "1/2", "2/3", "3/4")
PARTS: Mapping[str, tuple[Fraction, ...]] = {
    "tsp": (*_parts("1/8", "1/4", "3/8"), *SPOONS[1:]),
    "tbsp": _parts("1/2"),
    "dessertspoon": _parts("1/2"),
    "pinch": (),
    "dash": (),
    **dict.fromkeys(("cup", "pint", "imperial pint", "quart", "gallon", "lb", "metric pound", "go"), CUPS),
    **dict.fromkeys(("oz", "fl oz", "imperial fl oz", "inch", "foot", "jin", "liang", "qian"), SPOONS),
}
RARE = frozenset(_parts("3/8", "5/8", "7/8"))  # parts that need two cups or spoons
# Steps of a scale or a measuring jug in g or ml: up to a quantity, that step.
STEPS = ((2, "1/10"), (10, "1/2"), (100, "1"), (500, "5"), (2000, "10"), (10_000, "50"))
LAST_STEP = Fraction(100)
SPOONS_STAY = frozenset(("tsp", "tbsp", "dessertspoon", "pinch", "dash", "go"))
DECIMAL = frozenset(("g", "kg", "mg", "ml", "cl", "l", "dl", "mm", "cm"))
# Less than this much of a unit is measured in the smaller one.
SMALLER: Mapping[str, tuple[Fraction, str]] = {
    "cup": (Fraction(1, 4), "tbsp"),
    "tbsp": (Fraction(1), "tsp"),
    "tsp": (Fraction(1, 12), "pinch"),
    "dessertspoon": (Fraction(1), "tsp"),
    "fl oz": (Fraction(1, 2), "tbsp"),
    "imperial fl oz": (Fraction(1, 2), "tbsp"),
    "imperial pint": (Fraction(1, 4), "imperial fl oz"),
    "dl": (Fraction(1, 2), "ml"),
    "go": (Fraction(1, 4), "ml"),
    "metric pound": (Fraction(1, 4), "g"),
    "liang": (Fraction(1, 2), "g"),
    "qian": (Fraction(1, 2), "g"),
    "lb": (Fraction(1, 4), "oz"),
    "oz": (Fraction(1, 4), "g"),
    "jin": (Fraction(1, 2), "liang"),
    "kg": (Fraction(1, 4), "g"),
    "l": (Fraction(1, 4), "ml"),
    "gallon": (Fraction(1, 4), "cup"),
    "quart": (Fraction(1, 4), "cup"),
    "pint": (Fraction(1, 4), "fl oz"),
}


def measurable(quantity: Fraction, of: str | None, units: Units = MEASURES, *, plain: bool = False) -> Measured:
    """The nearest amount that a kitchen can measure, in the same unit or, for a small part of it, in a smaller one.

    `plain`: without the parts that need two measures, 3/8 of a cup or 1 1/8 spoons, and no half grams.
    """
    while of is not None and of in SMALLER and 0 < quantity < SMALLER[of][0]:
        smaller = SMALLER[of][1]
        quantity, of = convert(quantity, of, smaller, units=units), smaller
    if quantity <= 0:
        return Measured(quantity, of)
    if of in DECIMAL:
        return Measured(_decimal(quantity, of, plain=plain), of)
    rare = RARE | {Fraction(1, 8)} if quantity > 1 else RARE
    parts = [part for part in PARTS.get(of or "", PIECES) if not (plain and part in rare)]
    return Measured(_nearest(quantity, parts if quantity < 10 else [part for part in parts if part == 1 / 2]), of)


def viewed(quantity: Fraction, of: str | None, system: System, units: Units = MEASURES) -> Measured:
    """The amount in the other system with three significant digits, for showing only; spoons and counts stay."""
    if system not in SYSTEMS:
        raise BadInput(f'the system is "{system}"; expected {" or ".join(SYSTEMS)}')
    target = _target(quantity, of, system, units)
    return Measured(significant(convert(quantity, of, target, units=units)), target)


def significant(quantity: Fraction, digits: int = SIGNIFICANT) -> Fraction:
    """A quantity with so many significant digits; whole numbers that are longer keep their length: 1234 is 1230."""
    if quantity == 0:
        return quantity
    step = Fraction(10) ** (len(str(int(abs(quantity)))) - digits)
    if abs(quantity) < 1:
        step = Fraction(10) ** -digits
        while abs(quantity) / step < 10 ** (digits - 1):
            step /= 10
    return round(quantity / step) * step


def _decimal(quantity: Fraction, of: str, *, plain: bool) -> Fraction:
    """By the steps of a scale or a jug: those of g, ml and mm, whatever the unit."""
    size = MEASURES[of].size or Fraction(1)
    small = quantity * size
    if of == "mg":
        small, size = quantity, Fraction(1)
    step = next((Fraction(step) for limit, step in STEPS if small <= limit), LAST_STEP)
    if plain and small >= 1:
        step = max(step, Fraction(1))
    return max(step, round(small / step) * step) / size


def _nearest(quantity: Fraction, parts: Sequence[Fraction]) -> Fraction:
    """The nearest of the whole numbers and the parts between them, above 0."""
    whole = Fraction(quantity // 1)
    marks = [whole, *(whole + part for part in parts), whole + 1]
    at = bisect_left(marks, quantity)
    low, high = marks[max(at - 1, 0)], marks[min(at, len(marks) - 1)]
    best = low if quantity - low < high - quantity else high
    return best if best > 0 else marks[1]


def _target(quantity: Fraction, of: str | None, system: System, units: Units) -> str | None:
    """The unit of a system that shows an amount best."""
    source = unit(of, units)
    if source.size is None or of in SPOONS_STAY or (of == "cup" and system == "imperial"):
        return of
    small = quantity * source.size
    if system == "metric":
        base, large, limit = {"mass": ("g", "kg", 1000), "volume": ("ml", "l", 1000), "length": ("cm", "cm", 0)}[
            source.dimension
        ]
        return large if small >= limit else base
    if source.dimension == "length":
        return "inch"
    if source.dimension == "mass":
        return "lb" if convert(quantity, of, "lb", units=units) >= 1 else "oz"
    ladder = ("quart", "cup", "fl oz")
    return next((one for one in ladder if small >= (units[one].size or 0)), "fl oz")
