"""Ingredients going out: JSON Lines for programs, rows of a table for people."""

import json
from fractions import Fraction

from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
# Some readers take these for the end of a line, which JSON does not forbid.
_LINE_ENDS = {mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
HEADERS = ("amount", "ingredient", "preparation", "notes", "sure")


def to_json(ingredient: Ingredient) -> str:
    """One line of JSON Lines (docs/reference/ingredient.md)."""
    text = _ENCODER.encode(ingredient.to_dict())
    for mark, escaped in _LINE_ENDS.items():
        if mark in text:
            text = text.replace(mark, escaped)
    return text


def to_row(ingredient: Ingredient) -> tuple[str, str, str, str, str]:
    """One row under HEADERS."""
    sure = f"{ingredient.confidence:.0%}"
    if ingredient.kind != "ingredient":
        return "", ingredient.text.strip(), "", f"({ingredient.kind})", sure
    amounts = ", ".join(_amount(amount, ingredient) for amount in ingredient.amounts)
    name = " ".join(filter(None, (ingredient.size, ingredient.name)))
    notes = "; ".join(filter(None, (ingredient.comment, ingredient.purpose)))
    return amounts, name, ingredient.preparation or "", notes, sure


def _amount(amount: Amount, ingredient: Ingredient) -> str:
    number = "?" if amount.quantity is None else mixed(amount.quantity)
    if amount.quantity_max is not None:
        number += f"–{mixed(amount.quantity_max)}"
    about = "about " if amount.approximate else ""
    each = " each" if any(other.contains(amount) for other in ingredient.amounts) else ""
    return f"{about}{number}{' ' + amount.unit if amount.unit else ''}{each}"


def mixed(quantity: Fraction) -> str:
    """A fraction as cooks write it: 3/2 is `1 1/2`; a decimal where the fraction would be unusual."""
    whole, part = divmod(quantity, 1)
    if not part:
        return str(whole)
    if part.denominator > 16:
        return f"{float(quantity):.4g}"
    return f"{whole} {part}" if whole else str(part)
