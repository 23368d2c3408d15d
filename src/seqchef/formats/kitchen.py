"""The kitchen folder: recipes, sales, stock, open orders and suppliers as plain files.

Knows: which file holds what, which of them may be absent, which rows cannot be used.
Does not know: what to order (applications.planning). docs/reference/kitchen-folder.md describes every column.
Start at: read_kitchen.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from seqchef.errors import BadInput, Rejection
from seqchef.food.conversions import Rule
from seqchef.food.menu import MenuItem
from seqchef.food.opening import EVENT_KINDS, Event, EventKind, Opening
from seqchef.food.overrides import Override
from seqchef.food.recipes import RecipeText
from seqchef.food.stock import Lot, Offer, OpenOrder
from seqchef.formats.kitchen_menu import read_menu
from seqchef.formats.kitchen_overrides import read_overrides
from seqchef.formats.recipe_text import read_recipe
from seqchef.formats.rows import Row, UnusableError, read_optional_rows, read_rows, read_text, weekdays
from seqchef.formats.series import read_panel
from seqchef.series.tables import Panel

RECIPE_ENDINGS = (".txt", ".cook")
OFFER_COLUMNS = ("ingredient", "supplier", "pack_quantity", "pack_unit", "lead_time_days", "delivery_days")


@dataclass(frozen=True, kw_only=True)
class KitchenSettings:
    """kitchen.toml: every key may be left out."""

    name: str = "Kitchen"
    currency: str = ""
    language: str = "en"
    country: str = ""  # whose public holidays count: "FR", "DE-BY"; none when empty
    closed: tuple[str, ...] = ()  # weekdays
    not_ordered: tuple[str, ...] = ("water",)
    service_level: float = 0.95
    spoilage_level: float = 0.8
    aliases: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("service_level", "spoilage_level"):
            level = getattr(self, name)
            if not isinstance(level, float) or not 0 < level < 1:
                raise BadInput(f"kitchen.toml: {name} is {level}; expected a number between 0 and 1, such as 0.95")


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
    return Kitchen(
        folder=folder,
        settings=settings,
        opening=read_opening(folder / "calendar.csv", settings.closed, rejections),
        recipes=read_recipes(folder / "recipes", rejections),
        sales=read.panel,
        lots=read_optional_rows(folder / "stock.csv", ("ingredient", "quantity", "unit"), _lot, rejections),
        open_orders=read_optional_rows(
            folder / "orders.csv", ("ingredient", "quantity", "unit", "arrives"), _order, rejections
        ),
        offers=read_offers(folder / "suppliers.csv", settings, rejections),
        rules=read_optional_rows(
            folder / "units.csv", ("ingredient", "quantity", "unit", "is_quantity"), _rule, rejections
        ),
        menu=read_menu(folder, rejections),
        overrides=read_overrides(folder, rejections),
        rejections=tuple(rejections),
    )


def read_kitchen_settings(path: Path) -> KitchenSettings:
    """The settings; all by default when there is no such file."""
    if not path.is_file():
        return KitchenSettings()
    try:
        found: dict[str, Any] = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path.name} is not TOML: {error}") from None
    known = {one.name: one.default for one in fields(KitchenSettings)}
    for key, value in found.items():
        if key not in known:
            raise BadInput(f'{path.name}: key "{key}" is unknown; expected some of {", ".join(known)}')
        if key in ("closed", "not_ordered"):
            found[key] = tuple(value) if isinstance(value, list) else value
        expected = dict if key == "aliases" else type(known[key])
        if not isinstance(found[key], expected):
            raise BadInput(f"{path.name}: {key} is {value!r}; expected {_toml_name(expected)}")
    return KitchenSettings(**found)


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


def read_offers(path: Path, settings: KitchenSettings, rejections: list[Rejection]) -> tuple[Offer, ...]:
    """One offer for each food: a second row for the same food is rejected."""
    seen: set[str] = set()

    def offer(row: Row) -> Offer:
        made = _offer(row, settings.service_level)
        if made.ingredient in seen:
            raise UnusableError(f'a second row for "{made.ingredient}"', "one supplier for each ingredient")
        seen.add(made.ingredient)
        return made

    return read_rows(path, OFFER_COLUMNS, offer, rejections)


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


def _offer(row: Row, service_level: float) -> Offer:
    return Offer(
        ingredient=row.text("ingredient"),
        supplier=row.text("supplier"),
        pack_quantity=row.number("pack_quantity", above=0),
        pack_unit=row.unit("pack_unit"),
        pack_price=row.number("pack_price", default=Fraction(0)),
        lead_time_days=row.whole("lead_time_days"),
        delivery_days=row.weekdays("delivery_days"),
        shelf_life_days=row.whole("shelf_life_days") if row.get("shelf_life_days") else None,
        service_level=float(row.number("service_level", default=Fraction(service_level))),
        usable_share=row.number("usable_share", default=Fraction(1)),
    )


def _toml_name(kind: type) -> str:
    names = {str: "a text", tuple: "a list of texts", float: "a number such as 0.95", dict: "a table [aliases]"}
    return names.get(kind, kind.__name__)
