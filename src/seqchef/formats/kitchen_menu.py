"""menu.csv: prices, categories and pars of dishes, and what is known of new ones.

Knows: the columns dish, price, category, par, like, from, until, of which only dish is needed.
Does not know: what a plan makes of them (applications.planning).
Start at: read_menu.
"""

from pathlib import Path

from seqchef.errors import Rejection
from seqchef.food.menu import MenuItem
from seqchef.food.recipes import name_key
from seqchef.formats.rows import Row, UnusableError, read_optional_rows

FILE = "menu.csv"


def read_menu(folder: Path, rejections: list[Rejection]) -> tuple[MenuItem, ...]:
    """The menu of a kitchen folder, in the order of its rows; empty when there is no such file.

    A second row for the same dish is rejected. `like` names one or more dishes with semicolons between them.
    """
    seen: set[str] = set()

    def item(row: Row) -> MenuItem:
        made = _item(row)
        if name_key(made.dish) in seen:
            raise UnusableError(f'a second row for "{made.dish}"', "one row for each dish")
        seen.add(name_key(made.dish))
        return made

    return read_optional_rows(folder / FILE, ("dish",), item, rejections)


def _item(row: Row) -> MenuItem:
    return MenuItem(
        dish=row.text("dish"),
        price=row.number("price") if row.get("price") else None,
        category=row.get("category"),
        par=row.number("par") if row.get("par") else None,
        like=tuple(name for part in row.get("like").replace("；", ";").split(";") if (name := part.strip())),
        first=row.day("from") if row.get("from") else None,
        last=row.day("until") if row.get("until") else None,
        row=row.line,
    )
