"""Ingredient lines of every language: tests/golden/ingredients_*.jsonl, changed only on purpose.

English, German and French lines are read with the shipped model, Chinese ones by the rules alone.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from seqchef.applications.reading.chinese import ChineseRules
from seqchef.applications.reading.lines import read_line
from seqchef.applications.reading.shipped import read
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient

FOLDER = Path(__file__).parent


def cases(language: str) -> list[dict[str, Any]]:
    """The golden lines of a language."""
    return [json.loads(line) for line in (FOLDER / f"ingredients_{language}.jsonl").read_text("utf-8").splitlines()]


OTHERS = [(language, case) for language in ("de", "fr", "zh") for case in cases(language)]


def shown(amount: Amount, ingredient: Ingredient) -> str:
    """`about 2-3 cup each`: "each" when it is the size of one of another amount."""
    number = "?" if amount.quantity is None else str(amount.quantity)
    number += "" if amount.quantity_max is None else f"-{amount.quantity_max}"
    each = any(other.contains(amount) for other in ingredient.amounts)
    words = ("about" if amount.approximate else "", number, amount.unit or "", "each" if each else "")
    return " ".join(filter(None, words))


@pytest.mark.parametrize("case", cases("en"), ids=lambda case: case["line"] or "an empty line")
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


@pytest.mark.parametrize(
    ("language", "case"), OTHERS, ids=lambda value: value if isinstance(value, str) else value["line"]
)
def test_a_line_of_another_language_says_how_much_of_what(language: str, case: dict[str, Any]) -> None:
    line = case["line"]
    ingredient = read_line(line, ChineseRules(), language="zh") if language == "zh" else read(line, language=language)
    found = ingredient.to_dict() | {"amounts": [shown(amount, ingredient) for amount in ingredient.amounts]}
    expected = {"kind": "ingredient", "amounts": [], "name": None, **case}
    assert {key: found[key] for key in expected if key != "line"} == {k: v for k, v in expected.items() if k != "line"}


@pytest.mark.parametrize("language", ["en", "de", "fr", "zh"])
def test_there_are_enough_cases(language: str) -> None:
    assert len(cases(language)) >= 60
