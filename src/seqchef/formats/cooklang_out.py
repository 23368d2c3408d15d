"""Recipes as Cooklang: metadata, ingredients marked in the steps that use them, the others in a list before the steps.

Knows: what may stand in a mark, and how a line that nobody has read is marked (its whole text is the name).
Does not know: which words of a step mean which ingredient: the caller says so with links.
Start at: to_cooklang.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.formats import front_matter
from seqchef.formats.cooklang_recipe import recipe_of
from seqchef.formats.ingredients import mixed
from seqchef.formats.recipe_documents import KEPT
from seqchef.formats.recipe_metadata import KNOWN, metadata_of
from seqchef.formats.text_documents import TextShape, read_text_document, write_text_document

NAME = "cooklang"
Links = Mapping[int, Sequence[tuple[int, int, int]]]  # step -> (start, end, ingredient line), each a mention
MARKS = str.maketrans({"@": "＠", "#": "＃", "~": "∼"})
OPTIONAL = "optional"  # said in the note: the sign `?` is an extension that not every program knows
NOT_IN_A_MARK = re.compile(r"[@#~{}\n]+")
OPENS_A_MARK = re.compile(r"[@#~](?=\S)")
COMMENTS = ((re.compile(r"--+"), "–"), (re.compile(r"\[-"), "["), (re.compile(r"-\]"), "]"))


def to_cooklang(
    recipe: RecipeText, ingredients: Sequence[Ingredient | None] | None = None, links: Links | None = None
) -> str:
    """The recipe as Cooklang; reading it again gives the same recipe.

    `ingredients` are the lines as read, one for each line; without them a line's own ingredient counts. `links` says
    which words of a step are which line: the first mention of a line is marked, with its amount.
    """
    known = ingredients or [line.ingredient for line in recipe.lines]
    return write_text_document(_shape(known, links or {}), recipe)


def read_cooklang(text: str, source: str) -> RecipeText:
    """The recipe of a Cooklang text."""
    return read_text_document(_shape((), {}), text, source)


def _shape(ingredients: Sequence[Ingredient | None], links: Links) -> TextShape:
    def write(recipe: RecipeText, more: Mapping[str, Any]) -> str:
        known = [*ingredients[: len(recipe.lines)], *[None] * (len(recipe.lines) - len(ingredients))]
        return _text(recipe, known, links, more)

    return TextShape(name=NAME, read=recipe_of, write=write, known=(*KNOWN, KEPT))


def _text(recipe: RecipeText, known: list[Ingredient | None], links: Links, more: Mapping[str, Any]) -> str:
    marks = [mark(line, one) for line, one in zip(recipe.lines, known, strict=True)]
    used, steps = set[int](), list[str]()
    for number, step in enumerate(recipe.steps):
        steps.append(_step(step, links.get(number, ()), marks, used))
    section, rows = None, list[str]()
    for group, block in (*_lists(recipe.lines, marks, used), *_sections(recipe, steps)):
        if group != section:
            rows.append(f"== {_plain(group or '').replace('=', '')} ==")
            section = group
        rows.append(block)
    rows.extend("\n".join(f"> {_plain(row)}" for row in note.splitlines()) for note in recipe.notes if note.strip())
    return front_matter.write({**metadata_of(recipe), **more}) + "\n" + "\n\n".join(rows) + "\n"


def mark(line: SourceLine, ingredient: Ingredient | None) -> str:
    """The mark of a line: `@onions{300%g}(finely chopped)`."""
    read = ingredient if ingredient is not None and ingredient.kind == "ingredient" and ingredient.name else None
    if read is None:
        return f"@{_name(line.text)}{{}}"
    amount = read.amounts[0] if read.amounts else None
    notes = [read.preparation, read.comment, read.purpose]
    said = any(OPTIONAL in (text or "").lower() for text in notes)
    note = _plain(", ".join(filter(None, [*notes, OPTIONAL if read.optional and not said else None])))
    note = NOT_IN_A_MARK.sub(" ", note.translate(str.maketrans("()", "[]")))
    name = _name(" ".join(filter(None, (read.size, read.name))))
    return f"@{name}{{{_quantity(amount)}}}" + (f"({note})" if note.strip() else "")


def _quantity(amount: Amount | None) -> str:
    if amount is None:
        return ""
    number = "" if amount.quantity is None else mixed(amount.quantity)
    if number and amount.quantity_max is not None:
        number += f"-{mixed(amount.quantity_max)}"
    unit = NOT_IN_A_MARK.sub(" ", (amount.unit_text or amount.unit or "").replace("%", " ")).strip()
    return f"{number}%{unit}" if unit and number else unit or number


def _name(text: str) -> str:
    """The text without what ends or changes a mark."""
    kept = NOT_IN_A_MARK.sub(" ", _plain(text)).strip().lstrip("?&+-./ ")
    return " ".join(kept.split()) if any(map(str.isprintable, kept)) else "ingredient"


def _plain(text: str) -> str:
    """The text without what Cooklang takes for a comment or an escape; one line."""
    text = " ".join(text.replace("\\", "").split())
    for pattern, instead in COMMENTS:
        text = pattern.sub(instead, text)
    return text


def _words(text: str) -> str:
    """The words of a step; nothing in them is a mark, a section or a note."""
    return OPENS_A_MARK.sub(lambda match: match.group().translate(MARKS), _plain(text))


def _step(text: str, mentions: Sequence[tuple[int, int, int]], marks: list[str], used: set[int]) -> str:
    """A step with the first mention of every line marked."""
    pieces, at = list[str](), 0
    for start, end, line in sorted(mentions):
        if line in used or not at <= start < end <= len(text) or not 0 <= line < len(marks):
            continue
        used.add(line)
        pieces += [text[at:start], f"\x00{line}\x00"]
        at = end
    whole = _words("".join([*pieces, text[at:]]))
    whole = re.sub("\x00(\\d+)\x00", lambda match: marks[int(match[1])], whole)
    return f"\u2060{whole}" if whole[:1] in ("=", ">") else whole


def _lists(lines: tuple[SourceLine, ...], marks: list[str], used: set[int]) -> Iterator[tuple[str | None, str]]:
    """The lines that no step uses, a paragraph for each group."""
    left = [
        (line.group, mark) for number, (line, mark) in enumerate(zip(lines, marks, strict=True)) if number not in used
    ]
    for group, inside in groupby(left, key=lambda pair: pair[0]):
        yield group, "\n".join(mark for _, mark in inside)


def _sections(recipe: RecipeText, steps: list[str]) -> Iterator[tuple[str | None, str]]:
    yield from zip(recipe.step_groups or (None,) * len(steps), steps, strict=True)
