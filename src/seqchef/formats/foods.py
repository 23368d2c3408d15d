"""Foods: somebody's catalogue of foods and units as a CSV table, and the packs that foods are sold in.

Knows: which columns there are (docs/reference/units.md), which rows cannot be used.
Does not know: which line means which food (food.catalogue).
Start at: read_catalogue.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from seqchef.errors import Rejection
from seqchef.food.catalogue import Catalogue, Food, OwnUnit
from seqchef.food.conversions import Rule
from seqchef.food.recipes import name_key
from seqchef.food.shopping import Pack
from seqchef.food.units import MEASURES
from seqchef.formats.rows import Row, UnusableError, read_rows, unit_named

WEIGHT = re.compile(r"(?P<unit>[^=\d]+?)\s*=\s*(?P<grams>\d+(?:\.\d+)?)\s*g?")
SIZE = re.compile(r"(?P<quantity>\d+(?:\.\d+)?)\s*(?P<unit>\D+)")
SEPARATOR = re.compile(r"[|;；、]")


def read_catalogue(path: Path, rejections: list[Rejection]) -> Catalogue:
    """The foods and units of a catalogue; a row without a food describes a unit."""
    seen: dict[str, int] = {}

    def entry(row: Row) -> Food | OwnUnit:
        made = _food(row, path.name) if row.get("food") else _own_unit(row)
        key = f"{type(made).__name__} {name_key(made.name)}"
        if key in seen:
            raise UnusableError(f'a second row for "{made.name}" (the first is row {seen[key]})', "each name once")
        seen[key] = row.line
        return made

    entries = read_rows(path, ("food",), entry, rejections)
    foods = tuple(one for one in entries if isinstance(one, Food))
    return Catalogue(foods=foods, units=tuple(one for one in entries if isinstance(one, OwnUnit)))


def read_packs(path: Path, rejections: list[Rejection]) -> tuple[Pack, ...]:
    """The packs of a table with the columns of suppliers.csv: ingredient, pack_quantity, pack_unit, pack_price."""
    return read_rows(path, ("ingredient", "pack_quantity", "pack_unit"), _pack, rejections)


def _food(row: Row, file: str) -> Food:
    name = row.text("food")
    source = f"{file}, row {row.line}"
    grams = [(column, of) for column, of in (("grams_per_ml", "ml"), ("grams_per_piece", None)) if row.get(column)]
    weights = [(of, row.number(column, above=0)) for column, of in grams]
    weights.extend(_weights(row.get("weights")))
    return Food(
        name=name,
        aliases=_names(row.get("aliases")),
        unit=row.unit("unit"),
        weights=tuple(
            Rule(ingredient=name, quantity=Fraction(1), unit=unit, is_quantity=one, is_unit="g", source=source)
            for unit, one in weights
        ),
        category=row.get("category"),
    )


def _weights(cell: str) -> Iterator[tuple[str, Fraction]]:
    """`clove=5; head=60`: what one of each weighs, in g."""
    for part in _names(cell):
        match = WEIGHT.fullmatch(part)
        if match is None or not Fraction(match["grams"]):
            raise UnusableError(f'weights has "{part}"', "a unit and its weight in g, such as clove=5; head=60")
        yield unit_named(match["unit"]), Fraction(match["grams"])


def _own_unit(row: Row) -> OwnUnit:
    """A unit; its size is `15 ml`, `30 g`, or nothing for a count."""
    if not row.get("unit"):
        raise UnusableError("food and unit are empty", "a food, or a unit with its size")
    size = SIZE.fullmatch(row.get("size"))
    measure = MEASURES.get(unit_named(size["unit"])) if size else None
    if row.get("size") and (size is None or measure is None or measure.size is None or not Fraction(size["quantity"])):
        raise UnusableError(f'size is "{row.get("size")}"', "a number and a measure, such as 15 ml or 30 g")
    aliases = _names(row.get("aliases"))
    if size is None or measure is None or measure.size is None:
        return OwnUnit(name=row.get("unit"), aliases=aliases)
    total = Fraction(size["quantity"]) * measure.size
    return OwnUnit(name=row.get("unit"), aliases=aliases, dimension=measure.dimension, size=total)


def _pack(row: Row) -> Pack:
    return Pack(
        food=row.text("ingredient"),
        quantity=row.number("pack_quantity", above=0),
        unit=row.unit("pack_unit"),
        price=row.number("pack_price") if row.get("pack_price") else None,
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in SEPARATOR.split(cell) if part.strip())
