"""Tables: the text files of the lexicon, read into foods and the forms in which they are written.

Knows: the notation. A line is a food: its names (the first is canonical) and, each behind its sign, `<` what it is a
kind of, `+` allergens that it has, `&` what diets ask for, `?` what it commonly has, `=` its Chinese name:

    == dairy + milk
    cheese = 奶酪
    edam cheese, edam; gouda cheese, gouda < cheese = 埃丹奶酪; 高达奶酪
    parmesan cheese, parmesan, parmigiano reggiano < cheese & rennet ? eggs = 帕玛森奶酪

Foods that differ in names alone share a line, with `;` between them; behind `:` stand kinds of the first. A line `==`
opens a section: a category, and what holds for each of its foods. A food has what its parents have by `+` and `&`;
`?` is its own alone, so that "vegetable stock" may be a kind of "stock", which commonly holds meat.
Does not know: plurals and the search in texts (index), what the words after the signs mean to a diet (food.diets).
Start at: read_tables.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from importlib.resources import files

from seqchef.food.allergens import ALLERGENS, MEANT_BY_ALLERGEN
from seqchef.food.lexicon.folding import Words, words_of
from seqchef.food.lexicon.foodstuff import Foodstuff

SIGN = re.compile(r"\s+([<+&?=])\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; what is commonly in a food (`?`) is apart from what is in it and in all its kinds."""

    names: tuple[str, ...] = ()
    category: str = ""
    parents: tuple[str, ...] = ()
    allergens: frozenset[str] = frozenset()
    contains: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    chinese: str | None = None


def read_tables() -> tuple[dict[str, Foodstuff], dict[str, tuple[Words, ...]]]:
    """Foods by name, and the forms of each that the tables write. Raises ValueError for a table that is wrong."""
    rows: dict[str, Row] = {}
    for row in _rows():
        if row.names[0] in rows:
            raise ValueError(f"lexicon: {row.names[0]!r} stands in two lines; expected one")
        rows[row.names[0]] = row
    order = TopologicalSorter({name: row.parents for name, row in rows.items()}).static_order()
    sure: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    foods = {}
    for name in order:
        if name not in rows:
            raise ValueError(f"lexicon: {name!r} is the kind of a food; expected a line of its own")
        foods[name] = _foodstuff(rows[name], sure)
    return foods, {name: tuple(map(words_of, row.names)) for name, row in rows.items()}


def _foodstuff(row: Row, sure: dict[str, tuple[frozenset[str], frozenset[str]]]) -> Foodstuff:
    allergens = row.allergens.union(*(sure[parent][0] for parent in row.parents))
    contains = row.contains.union(*(sure[parent][1] for parent in row.parents))
    contains |= {MEANT_BY_ALLERGEN[allergen] for allergen in allergens if allergen in MEANT_BY_ALLERGEN}
    sure[row.names[0]] = allergens, contains
    return Foodstuff(
        name=row.names[0],
        parents=row.parents,
        category=row.category,
        allergens=allergens | (row.common & ALLERGENS.keys()),
        contains=contains | (row.common - ALLERGENS.keys()),
        chinese=row.chinese,
        common=row.common - allergens - contains,
    )


def _rows() -> Iterator[Row]:
    folder = files(__package__) / "tables"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        section = Row()
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                category, section, _ = _line(line[3:], Row())
                section = replace(section, category=category)
            elif line and not line.startswith("#"):
                names, row, chinese = _line(line, section)
                yield from _several(names, row, chinese)


def _several(names: str, row: Row, chinese: tuple[str, ...]) -> Iterator[Row]:
    """One row for each food of a line; those behind a colon are kinds of the one before it."""
    for number, forms in enumerate(_listed(names.replace(":", ";"), ";")):
        food = replace(row, names=_listed(forms, ","), chinese=chinese[number] if number < len(chinese) else None)
        yield food
        if number == 0 and ":" in names:
            row = replace(row, parents=(food.names[0], *row.parents))


def _line(line: str, section: Row) -> tuple[str, Row, tuple[str, ...]]:
    """What stands before the signs, what the signs say on top of the section, Chinese names."""
    head, *rest = SIGN.split(line.strip())
    signs: Mapping[str, str] = dict(zip(rest[::2], rest[1::2], strict=True))
    row = replace(
        section,
        parents=_listed(signs.get("<", ""), ","),
        allergens=section.allergens | set(signs.get("+", "").split()),
        contains=section.contains | set(signs.get("&", "").split()),
        common=section.common | set(signs.get("?", "").split()),
    )
    return head, row, _listed(signs.get("=", ""), ";")


def _listed(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())
