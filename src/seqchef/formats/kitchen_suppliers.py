"""Kitchen suppliers: suppliers.csv and supplier_terms.csv.

Knows: their columns, what one takes over from the other, rows that contradict themselves or each other.
Does not know: which supplier is chosen or what is ordered (applications.planning).
Start at: read_suppliers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from fractions import Fraction
from pathlib import Path

from seqchef.errors import Rejection
from seqchef.food.offers import FIXED_LOT, MIN_MAX, NEWSVENDOR, ORDER_UP_TO, POLICIES, Limits, Policy, Worth
from seqchef.food.recipes import name_key
from seqchef.food.stock import Offer, SupplierTerms
from seqchef.formats.kitchen_settings import KitchenSettings
from seqchef.formats.rows import Row, UnusableError, read_optional_rows, read_rows

OFFER_COLUMNS = ("ingredient", "supplier", "pack_quantity", "pack_unit")
SPELLINGS = {kind.lower(): kind for kind in POLICIES} | {"(s,s)": MIN_MAX, "(r,q)": FIXED_LOT}
CALENDAR_COLUMNS = ("lead_time_days", "delivery_days")  # needed where supplier_terms.csv does not say them


@dataclass(frozen=True, slots=True)
class Calendar:
    """What supplier_terms.csv says for all foods of a supplier; offers may say otherwise."""

    lead_time_days: int | None = None
    delivery_days: frozenset[int] | None = None
    cutoff: time | None = None
    no_delivery: tuple[tuple[date, date], ...] = ()


Terms = Mapping[str, tuple[SupplierTerms, Calendar]]


def read_suppliers(
    folder: Path, settings: KitchenSettings, rejections: list[Rejection]
) -> tuple[tuple[Offer, ...], Mapping[str, SupplierTerms]]:
    """The offers, and what suppliers ask of whole orders."""
    terms = _read_terms(folder / "supplier_terms.csv", rejections)
    offers = read_offers(folder / "suppliers.csv", settings, rejections, terms)
    return offers, {name: said for name, (said, _) in terms.items()}


def read_offers(
    path: Path, settings: KitchenSettings, rejections: list[Rejection], terms: Terms | None = None
) -> tuple[Offer, ...]:
    """One offer for each food and supplier: a second row for the same two is rejected."""
    seen: dict[str, str] = {}
    pairs: set[tuple[str, str]] = set()

    def offer(row: Row) -> Offer:
        made = _offer(row, settings, terms or {}, seen)
        if (made.ingredient, made.supplier) in pairs:
            found = f'a second row for "{made.ingredient}" from {made.supplier}'
            raise UnusableError(found, "one row for each ingredient and supplier")
        pairs.add((made.ingredient, made.supplier))
        return made

    return read_rows(path, OFFER_COLUMNS if terms else OFFER_COLUMNS + CALENDAR_COLUMNS, offer, rejections)


def _read_terms(path: Path, rejections: list[Rejection]) -> Terms:
    seen: dict[str, tuple[SupplierTerms, Calendar]] = {}

    def one(row: Row) -> None:
        name = row.text("supplier")
        if name in seen:
            raise UnusableError(f'a second row for "{name}"', "one row for each supplier")
        zero = Fraction(0)
        said = SupplierTerms(
            supplier=name,
            min_order_value=row.number("min_order_value", default=zero),
            delivery_fee=row.number("delivery_fee", default=zero),
        )
        seen[name] = (
            said,
            Calendar(
                lead_time_days=_lead_time(row) if row.get("lead_time_days") else None,
                delivery_days=row.weekdays("delivery_days") if row.get("delivery_days") else None,
                cutoff=row.clock("cutoff"),
                no_delivery=row.periods("no_delivery"),
            ),
        )

    read_optional_rows(path, ("supplier",), one, rejections)
    return seen


def _offer(row: Row, settings: KitchenSettings, terms: Terms, seen: dict[str, str]) -> Offer:
    supplier = row.text("supplier")
    calendar = terms[supplier][1] if supplier in terms else Calendar()
    if calendar.delivery_days is None or row.get("delivery_days"):
        delivery_days = row.weekdays("delivery_days")
    else:
        delivery_days = calendar.delivery_days
    lead_time = _lead_time(row) if row.get("lead_time_days") or calendar.lead_time_days is None else None
    fill_rate = row.maybe("fill_rate")
    if fill_rate is not None and row.get("service_level"):
        raise UnusableError("service_level and fill_rate are both given", "one of the two")
    policy = _policy(row)
    if row.get("service_level") and policy.kind == NEWSVENDOR:
        raise UnusableError("service_level with policy newsvendor", "no service_level: it follows from the money")
    name = row.text("ingredient")
    made = Offer(
        ingredient=name,
        supplier=supplier,
        pack_quantity=row.number("pack_quantity", above=0),
        pack_unit=row.unit("pack_unit"),
        pack_price=row.number("pack_price", default=Fraction(0)),
        lead_time_days=lead_time if lead_time is not None else calendar.lead_time_days or 1,
        delivery_days=delivery_days,
        shelf_life_days=row.whole("shelf_life_days") if row.get("shelf_life_days") else None,
        service_level=float(row.number("service_level", default=Fraction(settings.service_level))),
        usable_share=row.number("usable_share", default=Fraction(1)),
        fill_rate=None if fill_rate is None else float(fill_rate),
        lead_time_sd_days=float(row.number("lead_time_sd_days", default=Fraction(0))),
        review_days=row.count("review_days"),
        cutoff=row.clock("cutoff") or calendar.cutoff,
        no_delivery=calendar.no_delivery,
        issue=row.get("issue").lower() or "fifo",
        policy=policy,
        worth=Worth(
            sells_for=row.maybe("sells_for", above=0),
            salvage=row.number("salvage", default=Fraction(0)),
            waste_fee=row.number("waste_fee", default=Fraction(0)),
        ),
        limits=_limits(row, settings),
        row=row.line,
    )
    return _named(made, seen)


def _named(offer: Offer, seen: dict[str, str]) -> Offer:
    """With the name that an earlier row gave the same food."""
    name = seen.setdefault(name_key(offer.ingredient), offer.ingredient)
    return offer if name == offer.ingredient else replace(offer, ingredient=name)


def _policy(row: Row) -> Policy:
    return Policy(
        kind=SPELLINGS.get(row.get("policy").lower().replace(" ", ""), row.get("policy")) or ORDER_UP_TO,
        reorder_point=row.maybe("reorder_point"),
        order_up_to=row.maybe("order_up_to"),
        order_packs=row.count("order_packs"),
    )


def _limits(row: Row, settings: KitchenSettings) -> Limits:
    area = row.get("storage") or None
    if area is not None and area not in settings.shelf_volume_l:
        known = ", ".join(settings.shelf_volume_l) or "none there"
        raise UnusableError(f'storage is "{area}"', f"an area of [shelf_volume_l] in kitchen.toml ({known})")
    return Limits(
        min_packs=row.count("min_packs", 1) or 1,
        order_multiple=row.count("order_multiple", 1) or 1,
        max_quantity=row.maybe("max_quantity", above=0),
        volume_l=row.maybe("volume_l", above=0),
        storage=area,
    )


def _lead_time(row: Row) -> int:
    """Days from the evening of the order to the morning of the delivery."""
    days = row.whole("lead_time_days")
    if days < 1:
        raise UnusableError("lead_time_days is 0", "1 or more: an order of this evening comes tomorrow at the earliest")
    return days
