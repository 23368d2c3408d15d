"""English ingredient lines, read with the shipped model: tests/golden/ingredients_en.jsonl, changed only on purpose."""

import json
from pathlib import Path
from typing import Any

import pytest

from seqchef.applications.reading.shipped import read
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient

CASES = [json.loads(line) for line in Path(__file__).with_name("ingredients_en.jsonl").read_text("utf-8").splitlines()]


def shown(amount: Amount, ingredient: Ingredient) -> str:
    """`about 2-3 cup each`: "each" when it is the size of one of another amount."""
    number = "?" if amount.quantity is None else str(amount.quantity)
    number += "" if amount.quantity_max is None else f"-{amount.quantity_max}"
    each = any(other.contains(amount) for other in ingredient.amounts)
    words = ("about" if amount.approximate else "", number, amount.unit or "", "each" if each else "")
    return " ".join(filter(None, words))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"] or "an empty line")
def test_a_line_reads_as_a_cook_would(case: dict[str, Any]) -> None:
    ingredient = read(case["line"])
    assert {
        "line": ingredient.text,
        "kind": ingredient.kind,
        "amounts": [shown(amount, ingredient) for amount in ingredient.amounts],
        "size": ingredient.size,
        "name": ingredient.name,
        "names": list(ingredient.names),
        "preparation": ingredient.preparation,
        "comment": ingredient.comment,
        "purpose": ingredient.purpose,
        "optional": ingredient.optional,
    } == {
        "kind": "ingredient", "amounts": [], "size": None, "name": None, "names": [], "preparation": None,
        "comment": None, "purpose": None, "optional": False, **case,
    }  # fmt: skip


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
