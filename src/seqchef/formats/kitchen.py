"""The kitchen folder: recipes, sales, stock, open orders and suppliers as plain files.

Knows: which file holds what, which of them may be absent, which rows cannot be used.
Does not know: what to order (applications.planning). docs/reference/kitchen-folder.md describes every column.
Start at: read_kitchen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from seqchef.errors import BadInput, Rejection
from seqchef.food.conversions import Rule
from seqchef.food.menu import MenuItem
from seqchef.food.opening import EVENT_KINDS, Event, EventKind, Opening
from seqchef.food.overrides import Override
from seqchef.food.recipes import RecipeText
from seqchef.food.stock import Lot, Offer, OpenOrder, SupplierTerms
from seqchef.formats.kitchen_holidays import with_country
from seqchef.formats.kitchen_menu import read_menu
from seqchef.formats.kitchen_overrides import read_overrides
from seqchef.formats.kitchen_settings import KitchenSettings, read_kitchen_settings
from seqchef.formats.kitchen_stockouts import with_stockouts
from seqchef.formats.kitchen_suppliers import read_offers, read_suppliers
from seqchef.formats.recipe_text import read_recipe
from seqchef.formats.rows import Row, UnusableError, read_optional_rows, read_rows, weekdays
from seqchef.formats.series import read_panel
from seqchef.series.tables import Panel

__all__ = [
    "Kitchen",
    "KitchenSettings",
    "read_kitchen",
    "read_kitchen_settings",
    "read_offers",
    "read_opening",
    "read_recipes",
    "read_stock",
]

RECIPE_ENDINGS = (".txt", ".cook")


@dataclass(frozen=True, kw_only=True)
class Kitchen:
    """Everything that a plan needs, as far as the files say it."""

    folder: Path
    settings: KitchenSettings
    opening: Opening
    recipes: tuple[RecipeText, ...]
    sales: Panel
    lots: tuple[Lot, ...]
    open_orders: tuple[OpenOrder, ...]
    offers: tuple[Offer, ...]
    terms: Mapping[str, SupplierTerms]
    rules: tuple[Rule, ...]
    menu: tuple[MenuItem, ...]
    overrides: tuple[Override, ...]
    rejections: tuple[Rejection, ...]


def read_kitchen(folder: Path) -> Kitchen:
    """The kitchen in `folder`. Needs recipes/, a sales file and suppliers.csv; the rest may be absent."""
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder; expected a kitchen folder (seqchef init {folder} writes one)")
    rejections: list[Rejection] = []
    settings = read_kitchen_settings(folder / "kitchen.toml")
    read = read_panel(_sales_file(folder))
    rejections.extend(read.rejections)
    offers, terms = read_suppliers(folder, settings, rejections)
    return Kitchen(
        folder=folder,
        settings=settings,
        opening=with_country(
            read_opening(folder / "calendar.csv", settings.closed, rejections),
            settings.country,
            settings.language,
            read.panel,
        ),
        recipes=read_recipes(folder / "recipes", rejections),
        sales=with_stockouts(folder, read.panel, rejections),
        lots=read_stock(folder / "stock.csv", rejections) if (folder / "stock.csv").is_file() else (),
        open_orders=read_optional_rows(
            folder / "orders.csv", ("ingredient", "quantity", "unit", "arrives"), _order, rejections
        ),
        offers=offers,
        terms=terms,
        rules=read_optional_rows(
            folder / "units.csv", ("ingredient", "quantity", "unit", "is_quantity"), _rule, rejections
        ),
        menu=read_menu(folder, rejections),
        overrides=read_overrides(folder, rejections),
        rejections=tuple(rejections),
    )


def read_stock(path: Path, rejections: list[Rejection]) -> tuple[Lot, ...]:
    """Every lot of a stock.csv. Raises BadInput when it is absent or has other columns."""
    return read_rows(path, ("ingredient", "quantity", "unit"), _lot, rejections)


def read_opening(path: Path, closed: tuple[str, ...], rejections: list[Rejection]) -> Opening:
    """Closed weekdays of kitchen.toml and the events of calendar.csv."""
    try:
        weekly = weekdays(list(closed), "kitchen.toml: closed") if closed else frozenset[int]()
    except UnusableError as unusable:
        raise BadInput(f"{unusable.found}; expected {unusable.expected}") from None
    events = read_optional_rows(path, ("date", "kind"), _event, rejections)
    return Opening(weekly_closed=weekly, events=events)


def read_recipes(folder: Path, rejections: list[Rejection]) -> tuple[RecipeText, ...]:
    """Every recipe in the folder, by file name; one that cannot be used is rejected."""
    if not folder.is_dir():
        raise BadInput(f"{folder} is not there; expected a folder with recipes (*.txt, *.cook)")
    recipes = []
    for path in sorted(folder.iterdir()):
        if path.suffix in RECIPE_ENDINGS:
            source = f"{folder.name}/{path.name}"
            try:
                recipes.append(read_recipe(path, source))
            except BadInput as error:
                found, _, expected = str(error).partition("; expected ")
                rejections.append(Rejection(source, 1, found, expected))
    if not recipes:
        raise BadInput(f"{folder} holds no usable recipe; expected files *.txt or *.cook")
    return tuple(recipes)


def _sales_file(folder: Path) -> Path:
    for name in ("sales.csv", "sales.parquet"):
        if (folder / name).is_file():
            return folder / name
    raise BadInput(f"{folder} has no sales.csv; expected daily sales (unique_id,ds,y or date,dish,dish,...)")


def _lot(row: Row) -> Lot:
    return Lot(
        ingredient=row.text("ingredient"),
        quantity=row.number("quantity"),
        unit=row.unit("unit"),
        expires=row.day("expires") if row.get("expires") else None,
        row=row.line,
    )


def _order(row: Row) -> OpenOrder:
    return OpenOrder(
        ingredient=row.text("ingredient"),
        quantity=row.number("quantity"),
        unit=row.unit("unit"),
        arrives=row.day("arrives"),
        row=row.line,
    )


def _rule(row: Row) -> Rule:
    return Rule(
        ingredient=row.text("ingredient"),
        quantity=row.number("quantity", above=0),
        unit=row.unit("unit"),
        is_quantity=row.number("is_quantity", above=0),
        is_unit=row.unit("is_unit"),
    )


def _event(row: Row) -> Event:
    kind = row.get("kind").lower()
    if kind not in EVENT_KINDS:
        raise UnusableError(f'kind is "{row.get("kind")}"', " or ".join(EVENT_KINDS))
    first = row.day("date")
    last = row.day("until") if row.get("until") else first
    if last < first:
        raise UnusableError(f"until is {last}, before {first}", "a later day")
    return Event(kind=cast(EventKind, kind), first=first, last=last, name=row.get("name"), dish=row.get("dish") or None)
