"""Backtest tables: a backtest as JSON and as CSV by day, for programs and spreadsheets.

Knows: columns and keys (docs/how-to/trust-the-plan.md).
Does not know: how the numbers came about (applications.planning.backtest), or the printed page (backtest_page).
Start at: backtest_json.
"""

from seqchef.applications.planning.backtest.days import Day
from seqchef.applications.planning.backtest.outcome import OTHERS, Backtest, Outcome
from seqchef.applications.planning.backtest.totals import CONFIDENCE
from seqchef.applications.planning.backtest.wording import Say
from seqchef.formats.csv_text import csv_text

SCHEMA_VERSION = 1


def backtest_json(found: Backtest, kitchen: str, say: Say) -> dict[str, object]:
    """The whole backtest but its single days as one JSON object."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kitchen": kitchen,
        "currency": say.currency,
        "first_day": found.first.isoformat(),
        "last_day": found.last.isoformat(),
        "days": found.settings.days,
        "warm_up_days": found.settings.warm_up_days,
        "verdicts": say.verdicts(found),
        "buyers": [_buyer(one, found, say) for one in found.outcomes],
        "thrown_at_our_service": {kind: _money(found.thrown_at_our_service(kind)) for kind in OTHERS},
        "caveats": [{"kind": one.kind, "text": say.caveat(one)} for one in found.caveats],
    }


def days_csv(found: Backtest, say: Say, *, bom: bool = False) -> str:
    """Every counted day of every buyer; with `bom` ready for Excel."""
    rows = [
        {"day": day.day.isoformat(), "buyer": say.buyer(one), **_day(day)} for one in found.outcomes for day in one.days
    ]
    return csv_text(list(rows[0]), rows, bom=bom)


def _buyer(one: Outcome, found: Backtest, say: Say) -> dict[str, object]:
    sums = one.totals
    return {
        "kind": one.kind,
        "share": one.share,
        "name": say.buyer(one),
        "best_of_its_kind": one.best,
        "service": round(sums.service, 4),
        "days_with_a_stock_out": sums.days_short,
        "dish_days_short": sums.dish_days_short,
        "lost_portions": round(sums.lost, 1),
        "lost_sales": _money(sums.lost_sales) if found.priced else None,
        "lost_margin": _money(sums.lost_margin) if found.priced else None,
        "thrown_away": _money(sums.thrown),
        "bought": _money(sums.bought),
        "tied_up": _money(sums.stock),
        "deliveries": sums.deliveries,
        "cost": _money(sums.cost) if found.priced else None,
        "dearer_than_plan": None if one is found.plan or not found.priced else _difference(one),
        "thrown_away_by_food": {food: _money(money) for food, money in one.thrown.items()},
    }


def _difference(one: Outcome) -> dict[str, object]:
    dearer = one.dearer
    return {
        "amount": _money(dearer.amount),
        "low": _money(dearer.low),
        "high": _money(dearer.high),
        "confidence": CONFIDENCE,
        "sure": dearer.sure,
    }


def _day(day: Day) -> dict[str, object]:
    return {
        "wanted": round(day.wanted, 2),
        "served": round(day.served, 2),
        "lost_sales": _money(day.lost_sales),
        "lost_margin": _money(day.lost_margin),
        "thrown_away": _money(day.wasted),
        "bought": _money(day.bought),
        "tied_up": _money(day.stock),
        "deliveries": day.deliveries,
        "dishes_short": day.short_dishes,
        "foods_short": "; ".join(day.short_foods),
    }


def _money(amount: float | None) -> float | None:
    return None if amount is None else round(amount, 2) + 0.0
