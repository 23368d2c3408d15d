"""Cooklang recipes: a document's steps and metadata as a recipe whose ingredient lines need no reading.

Knows: sections as groups, marks written out as lines with spans.
Does not know: the marks themselves (cooklang) or how a recipe is written (cooklang_out).
Start at: recipe_of.
"""

from collections.abc import Iterator
from typing import Any

from seqchef.errors import BadInput
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient, Span
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.cooklang import Component, Document, Step, components, parse, plain
from seqchef.formats.ingredients import mixed
from seqchef.formats.recipe_documents import KEPT
from seqchef.formats.recipe_metadata import YIELDS, fields_in, flat
from seqchef.formats.rows import unit_named
from seqchef.formats.words import one_line
from seqchef.formats.yields import Yield, read_yield


def cooklang_recipe(text: str, source: str, title: str) -> RecipeText:
    """A recipe for a kitchen; `title` when its metadata has none. Raises BadInput for a yield that is no number."""
    recipe, metadata = recipe_of(text, source, title)
    for key in YIELDS:
        if key in metadata and read_yield(one_line(metadata[key])) == Yield():
            found = one_line(metadata[key])
            raise BadInput(f'{source}: {key} is "{found}"; expected a number, or an amount such as 2 kg')
    return recipe


def recipe_of(text: str, source: str, title: str = "") -> tuple[RecipeText, dict[str, Any]]:
    """The recipe, and the metadata by key in lower case. Paragraphs of nothing but ingredients are no steps."""
    document = parse(text, source)
    front = {key: value for key, value in document.front_matter.items() if key != KEPT}
    metadata = flat({**document.metadata, **front})
    fields = fields_in(metadata)
    steps = [pair for pair in zip(document.steps, document.sections, strict=True) if not is_list(pair[0])]
    tools = (part.name for part in components(document, "cookware"))
    fields |= {"title": fields["title"] or title, "tools": tuple(dict.fromkeys([*tools, *fields["tools"]]))}
    recipe = RecipeText(
        source=source,
        lines=tuple(_lines(document)),
        steps=tuple(plain(step) for step, _ in steps),
        step_groups=tuple(group for _, group in steps) if any(group for _, group in steps) else (),
        notes=tuple(document.notes),
        **fields,
    )
    return recipe, metadata | {KEPT: document.front_matter.get(KEPT)}


def is_list(step: Step) -> bool:
    """Whether a paragraph only lists ingredients: marks with nothing but commas between them."""
    return all(part.kind == "ingredient" if isinstance(part, Component) else not part.strip(" \t,") for part in step)


def _lines(document: Document) -> Iterator[SourceLine]:
    """Every ingredient; a mark that only refers to an earlier one ("@&flour") is none."""
    for step, section in zip(document.steps, document.sections, strict=True):
        for part in step:
            if not isinstance(part, Component) or part.kind != "ingredient":
                continue
            if "&" not in part.modifiers or part.quantity != "some":
                yield line_of(part, section)


def line_of(component: Component, group: str | None = None) -> SourceLine:
    """The ingredient that a mark states, written out as a line with spans."""
    quantity = component.quantity
    number = None if isinstance(quantity, str) else quantity
    amount = quantity if isinstance(quantity, str) else mixed(quantity)
    unit = unit_named(component.unit) if component.unit else None
    stated = amount != "some"
    pieces = [("QTY", amount if stated else ""), ("UNIT", component.unit), ("NAME", component.name)]
    text, spans = "", []
    for label, piece in [*pieces, ("PREP", component.note)]:
        if piece:
            text += ", " if label == "PREP" else " " * bool(text)
            spans.append(Span(len(text), len(text) + len(piece), label))
            text += piece
    end = next((span.end for span in reversed(spans) if span.label in ("QTY", "UNIT")), 0)
    ingredient = Ingredient(
        text=text,
        kind="ingredient",
        amounts=(Amount(number, unit=unit, unit_text=component.unit, end=end),) if stated else (),
        name=component.name,
        preparation=component.note or None,
        optional=component.optional or "optional" in component.note.lower(),
        spans=tuple(spans),
    )
    return SourceLine(row=component.row, text=text, ingredient=ingredient, group=group)
