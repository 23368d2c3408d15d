"""Rows: a table of substitutions read into values.

    food, food | instead | ratio | uses | with        no uses: any

A ratio is a share of the amount of the food (`3/4`), or an amount for each unit of it (`1/4 cup per piece`); an empty
one is not known. `with` is another food and its ratio: `water 3 tbsp per piece`. Start at: rows.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from seqchef.errors import BadInput
from seqchef.food.substitutions.substitution import Addition, Ratio, Substitution

COLUMNS = 5
_RATIO = re.compile(r"(?P<quantity>\d+(?:/\d+)?)(?: (?P<unit>[a-z]+) per (?P<per>[a-z]+))?")
_ADDITION = re.compile(r"(?P<food>\D+?) (?P<ratio>\d.*)")


def rows(table: str) -> Iterator[Substitution]:
    """The substitutions of a table, in order. Raises BadInput for a row that is not as above."""
    for line in filter(None, table.splitlines()):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != COLUMNS or not cells[0] or not cells[1]:
            raise BadInput(f'substitution "{line}": {len(cells)} cells; expected {COLUMNS}, the first two filled')
        foods, instead, share, uses, more = cells
        for food in foods.split(","):
            yield Substitution(
                food=food.strip(),
                instead=instead,
                ratio=ratio(share) if share else None,
                uses=tuple(use.strip() for use in uses.split(",") if use.strip()),
                addition=_addition(more) if more else None,
            )


def ratio(text: str) -> Ratio:
    """`3/4` or `1/4 cup per piece`; a piece has no unit. Raises BadInput."""
    match = _RATIO.fullmatch(text)
    if match is None:
        raise BadInput(f'ratio "{text}"; expected a share such as 3/4, or an amount such as 1/4 cup per piece')
    unit, per = (None if name == "piece" else name for name in match.group("unit", "per"))
    return Ratio(Fraction(match["quantity"]), unit, per, each=match["per"] is not None)


def _addition(text: str) -> Addition:
    match = _ADDITION.fullmatch(text)
    if match is None:
        raise BadInput(f'"{text}" is to be added; expected a food and its ratio')
    return Addition(match["food"], ratio(match["ratio"]))
