"""Ingredients going out: JSON Lines for programs, CSV for spreadsheets, rows of a table for people."""

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING

from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient

if TYPE_CHECKING:
    from seqchef.food.catalogue import Match

_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
# Some readers take these for the end of a line, which JSON does not forbid.
_LINE_ENDS = {mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
HEADERS = ("amount", "ingredient", "preparation", "notes", "sure")


COLUMNS = (
    "text", "kind", "quantity", "quantity_max", "unit", "size", "name", "preparation", "comment", "purpose", "optional",
    "language", "confidence", "food", "food_status", "food_score",
)  # fmt: skip


def to_json(ingredient: Ingredient, match: "Match | None" = None) -> str:
    """One line of JSON Lines (docs/reference/ingredient.md); `food` is the match, where a catalogue was asked."""
    found = ingredient.to_dict()
    if match is not None:
        found["food"] = match.to_dict()
    text = _ENCODER.encode(found)
    for mark, escaped in _LINE_ENDS.items():
        if mark in text:
            text = text.replace(mark, escaped)
    return text


def to_csv_row(ingredient: Ingredient, match: "Match | None" = None) -> str:
    """One row under COLUMNS, with the first amount as decimals."""
    first = ingredient.amounts[0] if ingredient.amounts else Amount(None)
    food = ("", "", "") if match is None else (match.name, match.status, match.score)
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(
        (
            ingredient.text,
            ingredient.kind,
            *("" if value is None else f"{float(value):.6g}" for value in (first.quantity, first.quantity_max)),
            first.unit or "",
            ingredient.size or "",
            ingredient.name or "",
            ingredient.preparation or "",
            ingredient.comment or "",
            ingredient.purpose or "",
            ingredient.optional,
            ingredient.language,
            ingredient.confidence,
            *food,
        )
    )
    return buffer.getvalue()


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
