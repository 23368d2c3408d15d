"""Mealie's parser contract: what its ingredient parser answers for a line, so that ours can take its place.

Knows: the answer of POST /api/parser/ingredients, field by field.
Does not know: whole recipes (mealie).
Start at: to_mealie.
"""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from seqchef.food.ingredients import Ingredient

PRECISION = 3  # decimals of a quantity
LABELS = {
    "quantity": ("QTY",),
    "unit": ("UNIT",),
    "food": ("NAME", "SIZE"),
    "comment": ("PREP", "COMMENT", "PURPOSE"),
    "name": ("NAME", "SIZE"),
}


def to_mealie(ingredient: Ingredient, reference_id: str | None = None) -> dict[str, Any]:
    """The answer for one line. A range gives its lower end, as Mealie asks; the line itself is in `originalText`.

    Each part has the confidence of its own label, or that of the line, and 0 where the line has no such part.
    """
    reference = reference_id or str(uuid5(NAMESPACE_URL, ingredient.text))
    shape = mealie_ingredient(ingredient.text, ingredient, reference)
    values = {**{name: shape[name] for name in ("quantity", "unit", "food")}, "comment": shape["note"]}
    values["name"] = values["food"]
    confidence = {name: _sure(ingredient, LABELS[name]) if value else 0 for name, value in values.items()}
    average = round(ingredient.confidence, PRECISION)
    return {"input": ingredient.text, "confidence": {"average": average, **confidence}, "ingredient": shape}


def _sure(ingredient: Ingredient, labels: tuple[str, ...]) -> float:
    """The confidence of the least certain of some labels."""
    known = [ingredient.confidences[label] for label in labels if label in ingredient.confidences]
    return round(min(known, default=ingredient.confidence), PRECISION)


def mealie_ingredient(text: str, ingredient: Ingredient | None, reference_id: str) -> dict[str, Any]:
    """The `ingredient` of an answer; a line that nobody has read stands in its note."""
    quantity: float | None = None
    unit, food, note = None, None, text
    if ingredient is not None and ingredient.name:
        amount = ingredient.amounts[0] if ingredient.amounts else None
        stated = amount is not None and amount.quantity is not None
        quantity = round(float(amount.quantity or 0), PRECISION) if amount is not None and stated else None
        unit = _unit(amount.unit_text or amount.unit, amount.unit) if amount is not None and amount.unit else None
        food = {"name": " ".join(filter(None, (ingredient.size, ingredient.name))), "pluralName": None}
        notes = (ingredient.preparation, ingredient.comment, ingredient.purpose)
        note = ", ".join(filter(None, notes))
    return {
        "quantity": quantity,
        "unit": unit,
        "food": food,
        "note": note,
        "display": text,
        "originalText": text,
        "referenceId": reference_id,
    }


def _unit(written: str | None, name: str) -> dict[str, Any]:
    """A unit by its canonical name; the spelling of the line is an alias where it differs."""
    aliases = [{"name": written}] if written and written != name else []
    return {"name": name, "abbreviation": "", "aliases": aliases}
