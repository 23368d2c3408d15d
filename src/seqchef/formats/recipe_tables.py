"""Recipe tables: one row for each part of a recipe, as CSV for spreadsheets and Parquet for data frames.

Knows: the columns (docs/reference/recipe-formats.md); what the lines and steps say, where somebody has read them.
Does not know: how they were read (applications.reading).
Start at: rows_of.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from seqchef.errors import MissingPart
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import RecipeText
from seqchef.food.steps import Step, number

MARK = "\ufeff"  # without it some spreadsheets read UTF-8 as something else


COLUMNS: Mapping[str, type] = {
    "recipe": str,
    "source": str,
    "part": str,  # "recipe" (its text is the yield), "ingredient", "step" or "note"
    "position": int,  # from 1, among the parts of this kind
    "group": str,
    "text": str,
    "quantity": float,
    "quantity_max": float,
    "unit": str,
    "size": str,
    "name": str,
    "preparation": str,
    "comment": str,
    "purpose": str,
    "optional": bool,
    "confidence": float,
    "classes": str,
    "duration_s": float,
    "duration_max_s": float,
    "temperature_c": float,
}
Row = dict[str, Any]  # a value for some of COLUMNS


def rows_of(
    recipes: Sequence[RecipeText],
    ingredients: Mapping[int, Sequence[Ingredient]] | None = None,
    steps: Mapping[int, Sequence[Step]] | None = None,
) -> Iterator[Row]:
    """Every part of every recipe; `ingredients` and `steps` have what recipe number i's lines and steps say."""
    for index, recipe in enumerate(recipes):
        read: Sequence[Ingredient | None] = (ingredients or {}).get(index) or [one.ingredient for one in recipe.lines]
        said: Sequence[Step | None] = (steps or {}).get(index) or [None for _ in recipe.steps]
        for row in _parts(recipe, read, said):
            yield {"recipe": recipe.title, "source": recipe.source, **row}


def _parts(recipe: RecipeText, read: Sequence[Ingredient | None], said: Sequence[Step | None]) -> Iterator[Row]:
    yield {"part": "recipe", "position": 1, "text": recipe.yield_text or ""}
    for position, (line, one) in enumerate(zip(recipe.lines, read, strict=True), start=1):
        row = {"part": "ingredient", "position": position, "group": line.group, "text": line.text}
        yield row | (_ingredient(one) if one is not None else {})
    groups = recipe.step_groups or (None,) * len(recipe.steps)
    for position, (text, group, step) in enumerate(zip(recipe.steps, groups, said, strict=True), start=1):
        row = {"part": "step", "position": position, "group": group, "text": text}
        yield row | (_step(step) if step is not None else {})
    for position, note in enumerate(recipe.notes, start=1):
        yield {"part": "note", "position": position, "text": note}


def to_csv(rows: Iterable[Row], *, mark: bool = False) -> str:
    """A CSV table with a header; with the mark that Excel wants for Chinese when `mark`."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return MARK * mark + buffer.getvalue()


def to_parquet(rows: Iterable[Row]) -> bytes:
    """A Parquet table with the same columns. Raises MissingPart without polars."""
    try:
        import polars
    except ImportError:
        raise MissingPart("Parquet needs polars; install it with: pip install 'seqchef[data]'") from None
    kinds: dict[type, Any] = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}
    schema = {name: kinds[kind] for name, kind in COLUMNS.items()}
    table = list(rows)
    data = {name: [row.get(name, "" if kind is str else None) for row in table] for name, kind in COLUMNS.items()}
    buffer = io.BytesIO()
    polars.DataFrame(data, schema=schema).write_parquet(buffer)
    return buffer.getvalue()


def _ingredient(one: Ingredient) -> Row:
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


def _step(step: Step) -> Row:
    values = {name: number(getattr(step, name)) for name in ("duration_s", "duration_max_s", "temperature_c")}
    return {"classes": " ".join(step.classes), **values}
