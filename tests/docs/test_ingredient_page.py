"""docs/reference/ingredient.md names every field, kind, label and unit that there is."""

from pathlib import Path
from typing import get_args

import pytest

from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient, Kind
from seqchef.food.units import MEASURES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "ingredient.md").read_text(encoding="utf-8")
LABELS = ("QTY", "UNIT", "SIZE", "NAME", "PREP", "PURPOSE", "COMMENT", "PUNC")


@pytest.mark.parametrize(
    "word",
    [*Ingredient(text="", kind="other").to_dict(), *Amount(None).to_dict(), *get_args(Kind), *LABELS, *MEASURES],
)
def test_the_page_names(word: str) -> None:
    assert f"`{word}`" in PAGE
