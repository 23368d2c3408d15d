"""Scaling: a recipe for more or fewer people, exactly, and as a kitchen can measure it.

Knows: ranges keep both ends, "to taste" stays, the size of a tin stays while the number of tins changes, eggs are whole
ones.
Does not know: which amounts do not grow with the recipe (a pan, a pinch, a time): it scales what the lines say.
Start at: scaled for the exact ingredient, in_the_kitchen for what is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from seqchef.errors import BadInput
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import name_key
from seqchef.food.rounding import Measured, System, measurable, viewed
from seqchef.food.units import MEASURES, Units
from seqchef.food.weighing import gathered, weighed

Change = Callable[[Fraction, str | None], Measured]
Wording = Callable[[str, Fraction], str]  # "cup", 2 -> "cups"
WHOLE_FOODS = frozenset(("egg", "egg yolk", "egg white", "鸡蛋", "蛋", "ei", "eigelb", "eiweiß", "oeuf", "œuf"))
ONE = (None, "piece")


class Ends(NamedTuple):
    """Both ends of an amount as shown; `high` is None where it is no range."""

    low: Measured
    high: Measured | None

    @classmethod
    def of(cls, amount: Amount, change: Change) -> "Ends":
        """The ends of an amount that has a number."""
        high = amount.quantity_max
        return cls(
            change(amount.quantity or Fraction(0), amount.unit), None if high is None else change(high, amount.unit)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """One line, scaled: `exact` keeps the exact amounts, `text` is the line as a cook reads it.

    `note` says what a cook has to know: eggs that cannot be halved. None when there is nothing.
    """

    exact: Ingredient
    shown: tuple[
        Measured | None, ...
    ]  # for each amount its lower end as measured; None for an amount that is no number
    text: str
    note: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The line as in JSON."""
        return {"text": self.text, "original": self.exact.text, "note": self.note, **_amounts(self.exact)}


def factor_to(portions: Fraction | None, wanted: Fraction, title: str) -> Fraction:
    """By how much a recipe grows to give `wanted` portions. Raises BadInput when it states none."""
    if portions is None or portions <= 0:
        raise BadInput(f'"{title}" does not say how many portions it gives; expected a factor instead')
    return wanted / portions


def scaled_amount(amount: Amount, factor: Fraction) -> Amount:
    """`factor` times the amount, exactly; both ends of a range. An amount that is no number stays as it is."""
    if factor <= 0:
        raise BadInput(f"the factor is {factor}; expected a number above 0")
    if amount.quantity is None:
        return amount
    high = amount.quantity_max
    return replace(amount, quantity=amount.quantity * factor, quantity_max=None if high is None else high * factor)


def scaled(ingredient: Ingredient, factor: Fraction) -> Ingredient:
    """The ingredient with exact amounts; its text and offsets are still those of the original line.

    An amount inside another one (14 ounces in `2 (14 ounce) cans`) is the size of one, and stays.
    """
    amounts = tuple(
        amount if any(other.contains(amount) for other in ingredient.amounts) else scaled_amount(amount, factor)
        for amount in ingredient.amounts
    )
    return replace(ingredient, amounts=amounts)


def in_the_kitchen(
    original: Ingredient,
    factor: Fraction,
    *,
    system: System | None = None,
    units: Units = MEASURES,
    wording: Wording = lambda word, quantity: word,
    tidy: bool = False,
) -> Scaled:
    """The scaled line with amounts that can be measured, or in the units of a system where one is given.

    With `tidy`, amounts are as kitchens measure them: 125 g for a cup of flour, not 237 ml, no 3/8 cup, and no
    25 teaspoons. `wording` puts a unit's word into the singular or plural (formats.scaled has the languages' own).
    """
    exact = scaled(original, factor)
    note = _whole_note(exact)
    change = _change(factor, system, units, keep=note is not None, plain=tidy)
    if tidy and system is not None and note is None:
        change = partial(_weighed, system, original.name, units)
    if tidy and note is None and original.language != "zh":
        change = partial(_gathered, change, system)
    pieces, at, text = list[str](), 0, original.text
    for before, after in sorted(zip(original.amounts, exact.amounts, strict=True), key=lambda pair: pair[0].start):
        inner = any(other.contains(before) for other in original.amounts)
        if after.quantity is None or inner or before.start < at or (factor == 1 and system is None):
            continue
        ends = Ends.of(after, change)
        if factor == 1 and ends == Ends.of(after, Measured):
            continue  # as it was written
        start, end, words = _written(original, before, ends, wording)
        pieces += [text[at:start], words]
        at = end
    shown = tuple(None if one.quantity is None else change(one.quantity, one.unit) for one in exact.amounts)
    return Scaled(exact=exact, shown=shown, text="".join([*pieces, text[at:]]), note=note)


def _gathered(change: Change, system: System | None, quantity: Fraction, unit: str | None) -> Measured:
    return change(*gathered(Measured(quantity, unit), system))


def _weighed(system: System, food: str | None, units: Units, quantity: Fraction, unit: str | None) -> Measured:
    return weighed(Measured(quantity, unit), system, food, units)


def _change(factor: Fraction, system: System | None, units: Units, *, keep: bool, plain: bool) -> Change:
    """How an exact quantity is shown. What cannot be halved is not rounded either: the note says what to do."""
    if keep or (factor == 1 and system is None):
        return Measured
    if system is None:
        return partial(measurable, units=units, plain=plain)
    return lambda quantity, unit: viewed(quantity, unit, system, units)


def written(quantity: Fraction) -> str:
    """A quantity as cooks write it: 3/2 is `1 1/2`, 28/25 is `1.12`."""
    whole, part = divmod(quantity, 1)
    if not part:
        return str(whole)
    if part.denominator > 8 or part.denominator in (5, 7):
        return f"{float(quantity):.4g}"
    return f"{whole} {part}" if whole else str(part)


def _written(original: Ingredient, before: Amount, ends: Ends, wording: Wording) -> tuple[int, int, str]:
    """Where an amount stands in the line, and what stands there instead."""
    low, high = ends
    number = written(low.quantity)
    if high is not None and high.unit != low.unit:
        number += f" {low.unit}"
    if high is not None:
        number += f"–{written(high.quantity)}"
    last = high or low
    inside = [other for other in original.amounts if before.contains(other)]
    if inside:
        own = [span for span in original.spans if span.label == "QTY" and span.start == before.start]
        if own and all(other.start != before.start for other in inside):
            return own[0].start, own[0].end, number
        return before.start, before.start, f"{number} × "
    if any(span.label == "NAME" and before.start <= span.start < before.end for span in original.spans):
        own = [span for span in original.spans if span.label == "QTY" and before.start <= span.start < before.end]
        start, end = (own[0].start, own[0].end) if own else (before.start, before.start)
        return start, end, number if own else f"{number} "  # "1 fennel bulb": the food stands inside its amount
    word = before.unit_text if last.unit == before.unit else last.unit or ""
    gap = " " if word and not (original.language == "zh" and word == before.unit_text) else ""
    return before.start, before.end, f"{number}{gap}{wording(word, last.quantity)}"


def _whole_note(exact: Ingredient) -> str | None:
    """What to do about eggs when the exact number is no whole one."""
    if name_key(exact.name or "") not in {name_key(food) for food in WHOLE_FOODS}:
        return None
    for amount in exact.amounts:
        if amount.unit in ONE and amount.quantity is not None and amount.quantity.denominator != 1:
            whole = -(-amount.quantity // 1)
            share = amount.quantity / whole
            them = "it" if whole == 1 else "them"
            return f"{written(amount.quantity)} cannot be halved: beat {whole} and use {round(100 * share)} % of {them}"
    return None


def _amounts(ingredient: Ingredient) -> dict[str, object]:
    return {"amounts": [amount.to_dict() for amount in ingredient.amounts], "name": ingredient.name}
