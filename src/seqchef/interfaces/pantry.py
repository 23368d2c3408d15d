"""Pantries: what a kitchen has, out of a stock.csv or a kitchen folder, what expires first in front.

Knows: what is past its day is not eaten; lots of one food are one food; what keeps comes last.
Does not know: what is cooked with it (applications.writing).
Start at: read_pantry.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from seqchef.applications.writing.wishes import OnHand
from seqchef.errors import BadInput, Rejection
from seqchef.food.recipes import name_key
from seqchef.food.stock import Lot
from seqchef.formats.kitchen import read_kitchen, read_stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Pantry:
    """What is on hand on a day, what was left out because its day is past, and rows that could not be used."""

    today: date
    foods: tuple[OnHand, ...]
    past: tuple[OnHand, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def read_pantry(path: Path, today: date | None = None) -> Pantry:
    """The pantry of a stock.csv or a kitchen folder. Raises BadInput where nothing is left.

    `today` None: the last day with sales of a kitchen folder, else today.
    """
    rejections: list[Rejection] = []
    if path.is_dir():
        from seqchef.interfaces.kitchen_loop import last_day_of_sales

        kitchen = read_kitchen(path)
        today, lots = today or last_day_of_sales(kitchen.sales), kitchen.lots
        rejections.extend(one for one in kitchen.rejections if one.file == "stock.csv")
    else:
        today, lots = today or date.today(), read_stock(path, rejections)
    pantry = pantry_of(lots, today)
    if not pantry.foods:
        found = f"{len(pantry.past)} foods, all past their day" if pantry.past else "no foods"
        raise BadInput(f"{path}: {found} on {today}; expected rows of ingredient, quantity, unit, expires")
    return replace(pantry, rejections=tuple(rejections))


def pantry_of(lots: Iterable[Lot], today: date) -> Pantry:
    """What of these lots can be eaten on a day, what expires first in front; each food once."""
    good: dict[str, OnHand] = {}
    past: list[OnHand] = []
    for lot in sorted(lots, key=lambda lot: lot.expires or date.max):
        one = OnHand(name=lot.ingredient, quantity=lot.quantity, unit=lot.unit, expires=lot.expires)
        key = name_key(lot.ingredient)
        if lot.expires is not None and lot.expires < today:
            past.append(one)
        elif lot.quantity > 0:
            good[key] = _joined(good[key], one) if key in good else one
    return Pantry(today=today, foods=tuple(good.values()), past=tuple(past))


def soon(pantry: Pantry, days: int) -> Pantry:
    """The pantry in which only what expires within so many days has to be used first; the rest counts as keeping."""
    foods = (
        one if one.expires is not None and (one.expires - pantry.today).days <= days else replace(one, expires=None)
        for one in pantry.foods
    )
    return replace(pantry, foods=tuple(foods))


def _joined(first: OnHand, other: OnHand) -> OnHand:
    """Two lots of one food: both amounts where their units are the same, and the earlier day."""
    if first.quantity is None or other.quantity is None or first.unit != other.unit:
        return first
    return replace(first, quantity=first.quantity + other.quantity)
