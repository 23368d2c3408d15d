"""Tandoor: its export, a zip of one zip per recipe with `recipe.json` inside (https://docs.tandoor.dev).

Knows: ingredients inside steps, headings among them, times in minutes.
Does not know: archives coming in (archives).
Start at: SHAPE; to_tandoor writes a file.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.durations import minutes, seconds
from seqchef.formats.packing import pack
from seqchef.formats.recipe_documents import Shape, write_document
from seqchef.formats.words import lines_of, list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import read_yield


def is_recipe(document: Mapping[str, Any]) -> bool:
    """Whether an object is one of Tandoor's recipes."""
    steps = document.get("steps")
    return isinstance(steps, list) and any(
        isinstance(step, Mapping) and ("instruction" in step or isinstance(step.get("ingredients"), list))
        for step in steps
    )


def read(document: Mapping[str, Any]) -> RecipeText:
    """The recipe that an object states; every paragraph of an instruction is a step."""
    number, words = one_line(document.get("servings")), one_line(document.get("servings_text"))
    yield_text = " ".join(filter(None, [number if number != "0" else "", words])) or None
    portions, amount = read_yield(yield_text)
    blocks = [step for step in list_of(document.get("steps")) if isinstance(step, Mapping)]
    steps = [(line, one_line(b.get("name")) or None) for b in blocks for line in lines_of(b.get("instruction"))]
    return RecipeText(
        title=one_line(document.get("name")),
        source="",
        portions=portions,
        yields=amount,
        lines=_lines(blocks),
        steps=tuple(text for text, _ in steps),
        step_groups=tuple(group for _, group in steps) if any(group for _, group in steps) else (),
        yield_text=yield_text,
        description=paragraphs(document.get("description")),
        prep_s=_time(document.get("working_time")),
        cook_s=_time(document.get("waiting_time")),
        tags=tuple(filter(None, (one_line(_named(one)) for one in list_of(document.get("keywords"))))),
        url=text_of(document.get("source_url")).strip() or None,
    )


def write(recipe: RecipeText) -> dict[str, Any]:
    """The keys that Tandoor's import reads; all ingredients stand in the first step."""
    texts = recipe.steps or ("",)
    names = recipe.step_groups or (None,) * len(texts)
    steps = [_step(order, *pair) for order, pair in enumerate(zip(texts, names, strict=True))]
    steps[0]["ingredients"] = list(_ingredients(recipe))
    whole = recipe.portions is not None and recipe.portions.denominator == 1 and recipe.portions > 0
    return {
        "name": recipe.title,
        "description": recipe.description or "",
        "keywords": [{"name": tag, "description": ""} for tag in recipe.tags],
        "steps": steps,
        "working_time": minutes(recipe.prep_s) or 0,
        "waiting_time": minutes(recipe.cook_s) or 0,
        "internal": True,
        "nutrition": None,
        "servings": int(recipe.portions or 1) if whole else 1,
        "servings_text": "servings" if whole else "",
        "source_url": recipe.url or "",
    }


def to_tandoor(recipes: Sequence[RecipeText]) -> bytes:
    """An export file: a zip of zips."""
    return pack(
        (f"{number:03} {recipe.title}.zip", pack([("recipe.json", json.dumps(write_document(SHAPE, recipe)).encode())]))
        for number, recipe in enumerate(recipes)
    )


def _named(one: object) -> object:
    return one.get("name") if isinstance(one, Mapping) else one


def _time(value: object) -> int | None:
    """Seconds; 0 minutes is how Tandoor says nothing."""
    return seconds(value) or None


def _lines(blocks: list[Mapping[str, Any]]) -> tuple[SourceLine, ...]:
    found, group = list[SourceLine](), None
    for one in (one for block in blocks for one in list_of(block.get("ingredients"))):
        if not isinstance(one, Mapping):
            continue
        if one.get("is_header") is True:
            group = one_line(one.get("note")) or None
        elif text := one_line(one.get("original_text")) or _composed(one):
            found.append(SourceLine(row=len(found) + 1, text=text, group=group))
    return tuple(found)


def _composed(one: Mapping[str, Any]) -> str:
    """A line out of amount, unit, food and note."""
    amount = one_line(one.get("amount"))
    amount = amount.rstrip("0").rstrip(".") if "." in amount else amount
    parts = ["" if one.get("no_amount") is True or amount == "0" else amount]
    parts += [one_line(_named(one.get(key))) for key in ("unit", "food")]
    note = one_line(one.get("note"))
    return " ".join(filter(None, parts)) + (f", {note}" if note else "")


def _step(order: int, text: str, name: str | None) -> dict[str, Any]:
    found = {"name": name or "", "instruction": text, "ingredients": [], "time": 0, "order": order}
    return found | {"show_as_header": bool(name)}


def _ingredients(recipe: RecipeText) -> list[dict[str, Any]]:
    """One for each line, with a heading before each group."""
    found, group = list[dict[str, Any]](), None
    for line in recipe.lines:
        if line.group != group:
            found.append(_ingredient(len(found), None, line.group or "", header=True))
            group = line.group
        found.append(_ingredient(len(found), line, ""))
    return found


def _ingredient(order: int, line: SourceLine | None, note: str, *, header: bool = False) -> dict[str, Any]:
    read = line.ingredient if line is not None else None
    amount = read.amounts[0] if read is not None and read.name and read.amounts else None
    food = (read.name if read is not None else None) or (line.text if line is not None else None)
    notes = (read.preparation, read.comment, read.purpose) if read is not None and read.name else ()
    quantity = amount.quantity if amount is not None else None
    return {
        "food": None if food is None else {"name": food},
        "unit": {"name": amount.unit} if amount is not None and amount.unit else None,
        "amount": f"{float(quantity or 0):.10g}",
        "note": note or ", ".join(filter(None, notes)),
        "order": order,
        "is_header": header,
        "no_amount": quantity is None,
        "original_text": line.text if line is not None else None,
    }


SHAPE = Shape(
    name="tandoor",
    read=read,
    write=write,
    places={
        "name": ("title",),
        "description": ("description",),
        "keywords": ("tags",),
        "steps": ("lines", "line_groups", "steps", "step_groups"),
        "working_time": ("prep_s",),
        "waiting_time": ("cook_s",),
        "servings": ("yield_text", "portions", "yields"),
        "servings_text": ("yield_text", "portions", "yields"),
        "source_url": ("url",),
    },
)
