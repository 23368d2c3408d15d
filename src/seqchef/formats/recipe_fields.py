"""The fields of a recipe as JSON values, and back: what every lossless format writes and compares.

Knows: each field of RecipeText that says something (not where it was found), and how it looks in JSON.
Does not know: any format.
Start at: fields_of.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from seqchef.food.amounts import Amount
from seqchef.food.recipes import RecipeText, SourceLine

TEXTS = ("title", "yield_text", "description", "author", "url", "image", "language")
SEVERAL = ("steps", "notes", "tools", "tags")
TIMES = ("prep_s", "cook_s", "total_s")
FIELDS = (*TEXTS, *SEVERAL, *TIMES, "step_groups", "lines", "line_groups", "portions", "yields")


def fields_of(recipe: RecipeText) -> dict[str, Any]:
    """Every field as a JSON value; `line_groups` is empty where no line stands under a heading."""
    groups = [line.group for line in recipe.lines]
    found: dict[str, Any] = {name: getattr(recipe, name) for name in (*TEXTS, *TIMES)}
    found |= {name: list(getattr(recipe, name)) for name in SEVERAL}
    found["step_groups"] = list(recipe.step_groups) if any(recipe.step_groups) else []
    found["lines"] = [line.text for line in recipe.lines]
    found["line_groups"] = groups if any(groups) else []
    found["portions"] = None if recipe.portions is None else str(recipe.portions)
    found["yields"] = None if recipe.yields is None else recipe.yields.to_dict()
    return found


def differences(read: RecipeText, wanted: RecipeText) -> dict[str, dict[str, Any]]:
    """The fields in which two recipes differ, `{"as_read": ..., "is": ...}` each."""
    left, right = fields_of(read), fields_of(wanted)
    return {name: {"as_read": left[name], "is": right[name]} for name in FIELDS if left[name] != right[name]}


def restored(recipe: RecipeText, kept: object) -> RecipeText:
    """The recipe with what `differences` kept; a field that was edited since stays as it is read."""
    if not isinstance(kept, Mapping):
        return recipe
    read = fields_of(recipe)
    wanted = {
        name: one["is"]
        for name in FIELDS
        if isinstance(one := kept.get(name), Mapping) and "is" in one and one.get("as_read") == read[name]
    }
    return with_fields(recipe, wanted)


def with_fields(recipe: RecipeText, fields: Mapping[str, Any]) -> RecipeText:
    """The recipe with these JSON values in its fields; a value of the wrong type changes nothing."""
    changes: dict[str, Any] = {name: value for name, value in fields.items() if _fits(name, value)}
    changes |= {name: tuple(changes[name]) for name in SEVERAL if name in changes}
    changes |= _numbers(fields)
    changes["lines"] = _lines(recipe, fields)
    changed = replace(recipe, **changes)
    groups = fields.get("step_groups", changed.step_groups)
    fits = isinstance(groups, list | tuple) and len(groups) == len(changed.steps) and _texts(groups, none=True)
    return replace(changed, step_groups=tuple(groups) if fits else ())


def _fits(name: str, value: object) -> bool:
    """Whether a value can stand in a text, a time or a list of texts."""
    if name in TEXTS:
        return isinstance(value, str) or (value is None and name != "title")
    if name in TIMES:
        return value is None or type(value) is int
    return name in SEVERAL and _texts(value)


def _lines(recipe: RecipeText, fields: Mapping[str, Any]) -> tuple[SourceLine, ...]:
    lines = recipe.lines
    texts, groups = fields.get("lines"), fields.get("line_groups")
    if isinstance(texts, list) and _texts(texts):
        known = {line.text: line for line in lines}
        lines = tuple(
            replace(known.get(text, SourceLine(row=row, text=text)), row=row, group=None)
            for row, text in enumerate(texts, start=1)
        )
        same = len(lines) == len(recipe.lines)
        lines = tuple(replace(a, group=b.group) for a, b in zip(lines, recipe.lines, strict=True)) if same else lines
    if isinstance(groups, list) and len(groups) in (0, len(lines)) and _texts(groups, none=True):
        groups = groups or [None] * len(lines)
        lines = tuple(replace(line, group=group) for line, group in zip(lines, groups, strict=True))
    return lines


def _numbers(fields: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "portions" in fields:
        found["portions"] = exact(fields["portions"])
    if "yields" in fields:
        found["yields"] = _amount(fields["yields"])
    return found


def exact(value: object) -> Fraction | None:
    """The fraction that a short text states; None for anything else."""
    try:
        return Fraction(value) if isinstance(value, str) and len(value) < 50 and "e" not in value.lower() else None
    except (ValueError, ZeroDivisionError):
        return None


def _amount(value: object) -> Amount | None:
    if not isinstance(value, Mapping):
        return None
    unit, text, start, end = (value.get(key) for key in ("unit", "unit_text", "start", "end"))
    return Amount(
        exact(value.get("quantity")),
        exact(value.get("quantity_max")),
        unit=unit if isinstance(unit, str) else None,
        unit_text=text if isinstance(text, str) else "",
        approximate=value.get("approximate") is True,
        start=start if type(start) is int else 0,
        end=end if type(end) is int else 0,
    )


def _texts(value: object, *, none: bool = False) -> bool:
    """Whether a value is a list of texts."""
    return isinstance(value, list | tuple) and all(isinstance(one, str) or (none and one is None) for one in value)
