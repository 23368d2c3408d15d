"""pars.csv, or a column `par` in suppliers.csv: up to how much of each food the kitchen orders today.

Knows: the columns ingredient, par, unit, of which the last may be absent.
Does not know: names and units of suppliers, or what a level is compared with (applications.planning.backtest).
Start at: read_pars.
"""

import csv
from pathlib import Path

from seqchef.applications.planning.backtest.pars import StatedPar
from seqchef.errors import Rejection
from seqchef.food.recipes import name_key
from seqchef.formats.rows import Row, UnusableError, read_optional_rows, read_rows, read_text

FILE, SUPPLIERS = "pars.csv", "suppliers.csv"


def read_pars(folder: Path, rejections: list[Rejection]) -> tuple[StatedPar, ...]:
    """The par levels of a kitchen folder; empty when it states none. Those of pars.csv come before suppliers.csv.

    A second row for the same ingredient in pars.csv is rejected; in suppliers.csv, where an ingredient may have several
    suppliers, the first level counts.
    """
    seen: set[str] = set()

    def own(row: Row) -> StatedPar:
        made = StatedPar(
            ingredient=row.text("ingredient"),
            quantity=row.number("par"),
            unit=row.unit("unit"),
            in_pack_unit=not row.get("unit"),
            file=FILE,
            row=row.line,
        )
        if name_key(made.ingredient) in seen:
            raise UnusableError(f'a second row for "{made.ingredient}"', "one par level for each ingredient")
        seen.add(name_key(made.ingredient))
        return made

    def beside_offer(row: Row) -> StatedPar | None:
        if not row.get("par") or name_key(row.get("ingredient")) in seen:
            return None
        seen.add(name_key(row.get("ingredient")))
        return StatedPar(
            ingredient=row.text("ingredient"),
            quantity=row.number("par"),
            in_pack_unit=True,
            file=SUPPLIERS,
            row=row.line,
        )

    pars = list(read_optional_rows(folder / FILE, ("ingredient", "par"), own, rejections))
    if "par" in _header(folder / SUPPLIERS):
        found = read_rows(folder / SUPPLIERS, ("ingredient", "par"), beside_offer, rejections)
        pars.extend(par for par in found if par is not None)
    return tuple(pars)


def _header(path: Path) -> list[str]:
    lines = read_text(path).splitlines()
    return [name.strip() for name in next(csv.reader(lines[:1]), [])]
