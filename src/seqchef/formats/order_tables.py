"""Order tables: a plan as CSV and JSON, for programs and spreadsheets.

Knows: columns and keys (docs/reference/kitchen-folder.md).
Does not know: how the numbers came about (applications.planning), or the printed sheets (order_page, prep_page).
Start at: plan_json.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from seqchef.applications.planning.demand import Overridden
from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.plan import Plan, PrepLine
from seqchef.applications.planning.wording import Words
from seqchef.food.stock import SupplierTerms
from seqchef.formats.csv_text import csv_text
from seqchef.formats.deliveries import Delivery, by_supplier, deliveries
from seqchef.formats.earlier_plans import line_details
from seqchef.formats.total_tables import totals_json

__all__ = ["Heading", "by_supplier", "orders_csv", "plan_json", "prep_csv"]

SCHEMA_VERSION = 1  # grows when a key changes or goes; keys that are added leave it alone
ORDER_COLUMNS = (
    "supplier",
    "ingredient",
    "packs",
    "pack_quantity",
    "unit",
    "quantity",
    "price",
    "order_by",
    "arrives",
    "cover_first_day",
    "cover_last_day",
    "need",
    "safety",
    "service_level",
    "on_hand",
    "on_order",
    "lost",
    "wanted",
    "spoilage_cap",
    "reason",
    "policy",
    "brought_forward",
    "postponed",
    "waste_cost",
)
PREP_COLUMNS = ("day", "name", "unit", "expected", "high", "kind", "set_by_hand", "forecast_expected")
MEDIAN = 4  # of nine quantiles


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Whose plan it is."""

    kitchen: str
    currency: str
    words: Words
    spoilage_level: float
    terms: Mapping[str, SupplierTerms] = field(default_factory=dict)  # what each supplier asks of a whole order


def plan_json(plan: Plan, heading: Heading) -> dict[str, object]:
    """The whole plan as one JSON object."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kitchen": heading.kitchen,
        "currency": heading.currency,
        "today": plan.today.isoformat(),
        "orders": [_order(line, heading) for line in plan.orders],
        "deliveries": [_delivery(one) for one in deliveries(plan, heading.terms)],
        "dishes": [_prep(line) for line in plan.dishes],
        "usual_errors": {dish: _short(error) for dish, error in sorted(plan.demand.errors.items())},
        "overrides": [_override(one) for one in plan.demand.overridden],
        "totals": totals_json(plan.demand),
        "components": [_prep(line) for line in plan.components],
        "expiring": [
            {
                "ingredient": one.lot.ingredient,
                "quantity": float(one.lot.quantity),
                "unit": one.lot.unit,
                "expires": None if one.lot.expires is None else one.lot.expires.isoformat(),
                "left": _short(one.left),
                "left_unit": one.unit,
                "cost": round(one.cost, 2),
            }
            for one in plan.expiring
        ],
        "notes": [{"kind": note.kind, "text": heading.words.note(note)} for note in plan.notes],
        "rejected": [heading.words.rejection(rejection) for rejection in plan.rejections],
    }


def orders_csv(plan: Plan, heading: Heading, *, bom: bool = False) -> str:
    """The order lines with something to order; with `bom` for Excel."""
    return csv_text(ORDER_COLUMNS, [_order(line, heading) for line in plan.orders if line.packs], bom=bom)


def prep_csv(plan: Plan, *, bom: bool = False) -> str:
    """What to prepare, day by day: recipes inside dishes, then dishes; with `bom` for Excel."""
    by_hand = {(one.dish, one.override.day): one for one in plan.demand.overridden}
    rows = []
    for kind, lines in (("component", plan.components), ("dish", plan.dishes)):
        for line in lines:
            one = by_hand.get((line.name, line.day)) if kind == "dish" else None
            told = {"set_by_hand": one and float(one.override.portions), "forecast_expected": one and _median(one)}
            rows.append({**_prep(line), "kind": kind, **told})
    return csv_text(PREP_COLUMNS, sorted(rows, key=lambda row: str(row["day"])), bom=bom)


def _delivery(one: Delivery) -> dict[str, object]:
    return {
        "supplier": one.supplier,
        "order_by": one.order_by.isoformat(),
        "arrives": one.arrives.isoformat(),
        "goods": round(one.goods, 2),
        "delivery_fee": round(one.fee, 2),
        "min_order_value": round(float(one.terms.min_order_value), 2),
        "short": round(one.short, 2),
    }


def _override(one: Overridden) -> dict[str, object]:
    return {
        "day": one.override.day.isoformat(),
        "dish": one.dish,
        "portions": float(one.override.portions),
        "note": one.override.note,
        "who": one.override.who,
        "forecast_expected": _median(one),
        "forecast": [_short(value) for value in one.forecast.tolist()],
    }


def _median(one: Overridden) -> float:
    return _short(float(one.forecast[MEDIAN]))


def _order(line: OrderLine, heading: Heading) -> dict[str, object]:
    offer, cover = line.offer, line.cover
    return {
        "supplier": offer.supplier,
        "ingredient": offer.ingredient,
        "packs": line.packs,
        "pack_quantity": float(offer.pack_quantity),
        "unit": offer.pack_unit or "piece",
        "quantity": float(line.quantity),
        "price": float(round(line.price, 2)),
        "order_by": cover.order_by.isoformat(),
        "arrives": cover.arrives.isoformat(),
        "cover_first_day": line.first_day.isoformat(),
        "cover_last_day": line.last_day.isoformat(),
        "need": _short(line.need),
        "safety": _short(line.safety),
        "service_level": offer.service_level,
        "on_hand": _short(line.on_hand),
        "on_order": _short(line.on_order),
        "lost": _short(line.lost),
        "wanted": _short(line.wanted),
        "spoilage_cap": None if line.cap is None else _short(line.cap),
        "reason": heading.words.reason(line, heading.spoilage_level),
        **line_details(line),
    }


def _prep(line: PrepLine) -> dict[str, object]:
    return {
        "day": line.day.isoformat(),
        "name": line.name,
        "unit": line.unit or "portion",
        "expected": _short(line.expected),
        "high": _short(line.high),
    }


def _short(value: float) -> float:
    """Without the digits that mean nothing."""
    return float(f"{value:.6g}") if abs(value) > 1e-9 else 0.0
