"""Recipe tables: one row for each part of a recipe, as CSV for spreadsheets and Parquet for data frames.

Knows: the columns (docs/reference/recipe-formats.md); what the lines and steps say, where somebody has read them.
Does not know: how they were read (applications.reading).
Start at: rows_of.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from seqchef.errors import MissingPart
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import RecipeText
from seqchef.food.steps import Step, number

MARK = "\ufeff"  # without it some spreadsheets read UTF-8 as something else


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A line, a step, a note or the recipe itself; what its part does not have is empty."""

    recipe: str
    source: str
    part: str  # "recipe", "ingredient", "step" or "note"
    position: int  # from 1, among the parts of this kind
    group: str = ""
    text: str
    quantity: float | None = None
    quantity_max: float | None = None
    unit: str = ""
    size: str = ""
    name: str = ""
    preparation: str = ""
    comment: str = ""
    purpose: str = ""
    optional: bool | None = None
    confidence: float | None = None
    classes: str = ""
    duration_s: float | None = None
    duration_max_s: float | None = None
    temperature_c: float | None = None


COLUMNS = tuple(field.name for field in fields(PartRow))
NUMBERS = tuple(field.name for field in fields(PartRow) if "float" in str(field.type))


def rows_of(
    recipes: Sequence[RecipeText],
    ingredients: Mapping[int, Sequence[Ingredient]] | None = None,
    steps: Mapping[int, Sequence[Step]] | None = None,
) -> Iterator[PartRow]:
    """Every part of every recipe; `ingredients` and `steps` have what recipe number i's lines and steps say."""
    for index, recipe in enumerate(recipes):
        known = {"recipe": recipe.title, "source": recipe.source}
        yield PartRow(**known, part="recipe", position=1, text=recipe.yield_text or "")
        read = (ingredients or {}).get(index) or [line.ingredient for line in recipe.lines]
        for position, (line, one) in enumerate(zip(recipe.lines, read, strict=True), start=1):
            row = {"part": "ingredient", "position": position, "group": line.group or "", "text": line.text}
            yield PartRow(**known, **row, **(_ingredient(one) if one is not None else {}))
        groups = recipe.step_groups or (None,) * len(recipe.steps)
        said = (steps or {}).get(index) or (None,) * len(recipe.steps)
        for position, (text, group, step) in enumerate(zip(recipe.steps, groups, said, strict=True), start=1):
            row = {"part": "step", "position": position, "group": group or "", "text": text}
            yield PartRow(**known, **row, **(_step(step) if step is not None else {}))
        for position, note in enumerate(recipe.notes, start=1):
            yield PartRow(**known, part="note", position=position, text=note)


def to_csv(rows: Iterator[PartRow], *, mark: bool = False) -> str:
    """A CSV table with a header; with the mark that Excel wants for Chinese when `mark`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(["" if (cell := getattr(row, name)) is None else cell for name in COLUMNS])
    return MARK * mark + buffer.getvalue()


def to_parquet(rows: Iterator[PartRow]) -> bytes:
    """A Parquet table with the same columns. Raises MissingPart without polars."""
    try:
        import polars
    except ImportError:
        raise MissingPart("Parquet needs polars; install it with: pip install 'seqchef[data]'") from None
    types = {name: polars.Float64 if name in NUMBERS else polars.String for name in COLUMNS}
    types |= {"position": polars.Int64, "optional": polars.Boolean}
    table = list(rows)
    data = {name: [getattr(row, name) for row in table] for name in COLUMNS}
    buffer = io.BytesIO()
    polars.DataFrame(data, schema=types).write_parquet(buffer)
    return buffer.getvalue()


def _ingredient(one: Ingredient) -> dict[str, Any]:
    """The first amount, and the words."""
    amount = one.amounts[0] if one.amounts else None
    words = {name: getattr(one, name) or "" for name in ("size", "name", "preparation", "comment", "purpose")}
    return {
        **words,
        "quantity": number(amount.quantity) if amount else None,
        "quantity_max": number(amount.quantity_max) if amount else None,
        "unit": (amount.unit if amount else None) or "",
        "optional": one.optional,
        "confidence": one.confidence,
    }


def _step(step: Step) -> dict[str, Any]:
    values = {name: number(getattr(step, name)) for name in ("duration_s", "duration_max_s", "temperature_c")}
    return {"classes": " ".join(step.classes), **values}
