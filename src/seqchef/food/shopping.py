"""Shopping: the ingredients of several recipes as one list, each food once where its amounts can be added up.

Knows: base units (g, ml, pieces), weights of cups and pieces where somebody says them, whole packs, which line of which
recipe wants what. Amounts that nobody can add (2 cloves and 1 head of garlic) stay rows of their own.
Does not know: what is in the store room (applications.planning), or how a list is shown.
Start at: shopping_list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from seqchef.food.catalogue import Catalogue, Match, plain_key
from seqchef.food.conversions import EXACT, Conversions
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import name_key
from seqchef.food.sums import Source, Wanted, joined, wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What one pack of a food holds; `unit` None counts pieces."""

    food: str
    quantity: Fraction
    unit: str | None
    price: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the list. `quantity` is the sum, exactly, to `quantity_max` where a line has a range.

    `quantity` is None where no line states a number. `how` lists who said what cups and pieces weigh, empty where
    nobody had to. `packs` is a whole number, None where no pack is known or its unit cannot be converted.
    """

    food: str
    match: Match
    quantity: Fraction | None
    quantity_max: Fraction | None
    unit: str | None
    sources: tuple[Source, ...]
    also_unmeasured: bool = False  # some line wants it without a number: "salt, to taste"
    how: tuple[str, ...] = ()
    category: str = ""
    pack: Pack | None = None
    packs: int | None = None

    def to_dict(self) -> dict[str, object]:
        """The row as in JSON."""
        return {
            "food": self.food,
            "match": self.match.to_dict(),
            "quantity": None if self.quantity is None else str(self.quantity),
            "quantity_max": None if self.quantity_max is None else str(self.quantity_max),
            "unit": self.unit,
            "also_unmeasured": self.also_unmeasured,
            "weights_from": list(self.how),
            "category": self.category,
            "packs": self.packs,
            "pack_quantity": None if self.pack is None else str(self.pack.quantity),
            "pack_unit": None if self.pack is None else self.pack.unit,
            "sources": [source._asdict() for source in self.sources],
        }


@dataclass(frozen=True, slots=True)
class ShoppingList:
    """What to buy, by category and name; and the lines that name no food, so that nothing is lost unseen."""

    rows: tuple[Row, ...]
    left_out: tuple[Source, ...]

    def to_dict(self) -> dict[str, object]:
        """The list as in JSON."""
        return {"rows": [row.to_dict() for row in self.rows], "left_out": [one._asdict() for one in self.left_out]}


def shopping_list(
    recipes: Iterable[tuple[str, Sequence[Ingredient]]],
    catalogue: Catalogue | None = None,
    packs: Sequence[Pack] = (),
    conversions: Conversions | None = None,
) -> ShoppingList:
    """The list for recipes given as (title, ingredients); their order, and that of their lines, changes nothing."""
    catalogue = catalogue or Catalogue()
    conversions = conversions or catalogue.conversions()
    by_food: dict[str, list[Wanted]] = defaultdict(list)
    matches: dict[str, Match] = {}
    left_out = []
    for source, line in _lines(recipes):
        ingredient, match = catalogue.match(line)
        if match is None:
            if line.kind != "heading" and source.text:
                left_out.append(source)
            continue
        key, food = plain_key(match.name), catalogue.food(match.name)
        matches[key] = min(matches.get(key, match), match, key=lambda one: (-one.score, len(one.name), one.name))
        by_food[key].append(wanted(ingredient, source, food.unit if food else None, conversions))
    packed = {plain_key(catalogue.find(pack.food).name): pack for pack in packs}
    found = [_rows(matches[key], lines, catalogue, conversions) for key, lines in by_food.items()]
    rows = [_packed(row, packed.get(plain_key(row.food)), conversions) for rows in found for row in rows]
    rows.sort(key=lambda row: (row.category, name_key(row.food), row.unit or ""))
    return ShoppingList(tuple(rows), tuple(sorted(left_out)))


def _lines(recipes: Iterable[tuple[str, Sequence[Ingredient]]]) -> Iterator[tuple[Source, Ingredient]]:
    """Every line with its place; once for each food that it gives the same amount ("1 tsp each salt and pepper")."""
    for title, ingredients in recipes:
        for line in ingredients:
            foods = line.names if any(amount.each for amount in line.amounts) else ()
            for one in [replace(line, name=name, names=()) for name in foods] or [line]:
                yield Source(title, line.text.strip()), one


def _rows(match: Match, lines: Sequence[Wanted], catalogue: Catalogue, conversions: Conversions) -> list[Row]:
    """The amounts of one food in as few rows as can be; lines without a number go with the first row."""
    food = catalogue.food(match.name)
    unmeasured = [one for one in lines if one.low is None]
    groups: dict[str | None, list[Wanted]] = defaultdict(list)
    for one in joined(
        match.name, [one for one in lines if one.low is not None], food.unit if food else None, conversions
    ):
        groups[one.unit].append(one)
    bases = sorted(groups, key=lambda name: name or "") or [None]
    category = food.category if food else ""
    return [
        _row(match, groups[base], base, [one.source for one in unmeasured] if base == bases[0] else [], category)
        for base in bases
    ]


def _row(match: Match, group: Sequence[Wanted], base: str | None, unmeasured: Sequence[Source], category: str) -> Row:
    low = sum((one.low for one in group if one.low is not None), Fraction(0))
    high = sum((one.high for one in group if one.high is not None), Fraction(0))
    return Row(
        food=match.name,
        match=match,
        quantity=low if group else None,
        quantity_max=None if high == low else high,
        unit=base,
        sources=tuple(sorted([*(one.source for one in group), *unmeasured])),
        also_unmeasured=bool(unmeasured),
        how=tuple(sorted({one.how for one in group} - {EXACT})),
        category=category,
    )


def _packed(row: Row, pack: Pack | None, conversions: Conversions) -> Row:
    """The row with the number of packs that is enough for the upper end."""
    if pack is None:
        return row
    need = row.quantity if row.quantity_max is None else row.quantity_max
    in_packs = None if need is None else conversions.find(row.food, need, row.unit, pack.unit).quantity
    return replace(row, pack=pack, packs=None if in_packs is None else -int(-in_packs // pack.quantity))
