"""docs/reference/recipe.md names every field of a recipe that was read, and the usual minutes of every class."""

import re
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest

from seqchef.applications.reading.spans_of_time import USUAL
from seqchef.food.links import Balance, Flow, LineBalance, Link, LinkKind, Links, State, Use
from seqchef.food.readings import RecipeReading
from seqchef.food.recipes import RecipeText
from seqchef.food.steps import CLASSES
from seqchef.food.timeline import Heat, Stage, Timeline

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "recipe.md").read_text(encoding="utf-8")
NOW = Fraction(0)
NOTHING = RecipeReading(
    text=RecipeText(title="", source="", portions=None, yields=None, lines=(), steps=()),
    language="en",
    ingredients=(),
    steps=(),
    links=Links(links=(), flows=()),
    balance=Balance(lines=()),
    timeline=Timeline(stages=(), oven=(), active_s=NOW, passive_s=NOW, total_s=NOW, parallel_s=NOW),
)
FIELDS = {
    *NOTHING.to_dict(),
    *NOTHING.timeline.to_dict(),
    *NOTHING.balance.to_dict(),
    *LineBalance(line=0, used=NOW).to_dict(),
    *Link(step=0, start=None, end=None, kind="product").to_dict(),
    *Use(line=0, share=NOW).to_dict(),
    *Flow(step=0).to_dict(),
    *Stage(step=0, active_s=NOW, passive_s=NOW, stated=False, start_s=NOW, end_s=NOW).to_dict(),
    *Heat(celsius=None, start_s=NOW, food_s=NOW, end_s=NOW, steps=()).to_dict(),
}


@pytest.mark.parametrize("word", sorted({*FIELDS, *get_args(LinkKind), *get_args(State)}))
def test_the_page_names(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_the_page_has_the_usual_minutes() -> None:
    rows = re.findall(r"^\| `([a-z.]+)` \| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)
    assert {name: (int(hands), int(waiting)) for name, hands, waiting in rows} == USUAL
    assert tuple(name for name, _, _ in rows) == CLASSES
