"""Cooklang recipes: a document's steps and metadata as a recipe whose ingredient lines need no reading.

Knows: the metadata that the specification names, sections as groups, marks written out as lines with spans.
Does not know: the marks themselves (cooklang) or how a recipe is written (cooklang_out).
Start at: recipe_of.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from seqchef.errors import BadInput
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient, Span
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats.cooklang import Component, Document, Step, components, parse, plain
from seqchef.formats.durations import seconds
from seqchef.formats.ingredients import mixed
from seqchef.formats.rows import unit_named
from seqchef.formats.words import list_of, one_line, paragraphs, text_of
from seqchef.formats.yields import Yield, read_yield

YIELDS = ("servings", "serves", "yield", "makes")
PLACES: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "description": ("description", "introduction"),
    "author": ("author", "source.author"),
    "url": ("source", "source.url", "url"),
    "image": ("image", "images", "picture", "pictures"),
    "language": ("locale", "language", "lang"),
    "prep_s": ("prep time", "preptime", "time.prep"),
    "cook_s": ("cook time", "cooktime", "time.cook"),
    "total_s": ("time required", "time", "duration", "total time"),
    "tags": ("tags",),
    "tools": ("tools",),
}
KNOWN = (*YIELDS, *(key for keys in PLACES.values() for key in keys))


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
    metadata = _metadata(document)
    found = {field: _first(metadata, keys) for field, keys in PLACES.items()}
    portions, amount, yield_text = _yield(metadata)
    steps = [pair for pair in zip(document.steps, document.sections, strict=True) if not is_list(pair[0])]
    tools = (part.name for part in components(document, "cookware"))
    recipe = RecipeText(
        title=one_line(found["title"]) or title,
        source=source,
        portions=portions,
        yields=amount,
        lines=tuple(_lines(document)),
        steps=tuple(plain(step) for step, _ in steps),
        step_groups=tuple(group for _, group in steps) if any(group for _, group in steps) else (),
        yield_text=yield_text,
        description=paragraphs(found["description"]),
        notes=tuple(document.notes),
        prep_s=seconds(found["prep_s"]),
        cook_s=seconds(found["cook_s"]),
        total_s=seconds(found["total_s"]),
        tools=tuple(dict.fromkeys([*tools, *_texts(found["tools"])])),
        tags=_texts(found["tags"]),
        author=one_line(found["author"]) or None,
        url=text_of(found["url"]).strip() or None,
        image=text_of(next(iter(list_of(found["image"])), None)).strip() or None,
        language=one_line(found["language"]) or None,
    )
    return recipe, metadata


def is_list(step: Step) -> bool:
    """Whether a paragraph only lists ingredients: marks with nothing but commas between them."""
    return all(part.kind == "ingredient" if isinstance(part, Component) else not part.strip(" \t,") for part in step)


def _metadata(document: Document) -> dict[str, Any]:
    """Every key in lower case; a mapping inside a key as `key.inner`."""
    found: dict[str, Any] = {}
    for key, value in {**document.metadata, **document.front_matter}.items():
        if isinstance(value, Mapping) and key != "seqchef":
            found |= {f"{key}.{inner}".lower(): one for inner, one in value.items()}
        else:
            found[key.lower()] = value
    return found


def _first(metadata: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((metadata[key] for key in keys if metadata.get(key)), None)


def _texts(value: Any) -> tuple[str, ...]:
    """A list, or the parts of a text between its commas."""
    parts = value if isinstance(value, list) else text_of(value).split(",")
    return tuple(filter(None, map(one_line, parts)))


def _yield(metadata: Mapping[str, Any]) -> tuple[Any, Amount | None, str | None]:
    """(portions, amount, the first yield as written); of `4|8` the first one counts."""
    portions, amount, written = None, None, None
    for key in YIELDS:
        text = one_line(metadata.get(key))
        found = read_yield(text.split("|")[0])
        portions, amount, written = found.portions or portions, found.amount or amount, written or text or None
    return portions, amount, written


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
        optional=component.optional,
        spans=tuple(spans),
    )
    return SourceLine(row=component.row, text=text, ingredient=ingredient, group=group)
