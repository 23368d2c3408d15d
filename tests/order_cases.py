"""Foods of one evening, for tests of orders: a Wednesday, a supplier that comes on Mondays and Thursdays."""

from datetime import date
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seqchef.applications.planning.ageing import DatedLot
from seqchef.applications.planning.cover import cover
from seqchef.applications.planning.sheet.settle import Chance, settle
from seqchef.applications.planning.sheet.steady import Earlier
from seqchef.applications.planning.shelves import Shelf
from seqchef.food.offers import Limits, Offer, Policy, Worth
from seqchef.food.opening import Opening
from seqchef.food.stock import Storeroom

WEDNESDAY = date(2026, 3, 4)
MON_THU = frozenset({0, 3})
PARTS = {"policy": Policy, "worth": Worth, "limits": Limits}

amounts = st.floats(0, 50, allow_subnormal=False)
needs = arrays.arrays(np.float64, (15, 14), elements=amounts)
lots = st.lists(
    st.builds(
        lambda quantity, first, keeps: DatedLot(quantity, first, first + keeps),
        amounts,
        st.integers(0, 6),
        st.integers(0, 12),
    ),
    max_size=4,
)


def offer(**changes):
    """Flour in packs of 1 kg, unless `changes` say otherwise; parts are given as dicts."""
    values = {
        "ingredient": "flour",
        "supplier": "Mill",
        "pack_quantity": Fraction(1),
        "pack_unit": "kg",
        "pack_price": Fraction(10),
        "lead_time_days": 1,
        "delivery_days": MON_THU,
        "service_level": 0.9,
    }
    made = {name: PARTS[name](**value) if name in PARTS else value for name, value in changes.items()}
    return Offer(**{**values, **made})


def chance(need, lots=(), opening=None, spoilage_level=0.8, **changes):
    """A chance to order on that Wednesday. need (N, 14), or a number for every day of ten equal futures."""
    paths = np.full((10, 14), float(need)) if np.isscalar(need) else np.asarray(need, dtype=float)
    chosen = offer(**changes)
    when = cover(WEDNESDAY, chosen, opening or Opening())
    return Chance(chosen, when, paths, Shelf(lots=list(lots)), WEDNESDAY, spoilage_level)


def line(need, lots=(), **changes):
    """The order line of one food alone."""
    return chance(need, lots, **changes).entry.line


def sheet(*foods, earlier=None, **room):
    """The lines of several foods by name, and the notes; a food is one chance or a list of them."""
    groups = [food if isinstance(food, list) else [food] for food in foods]
    entries, notes = settle(groups, Storeroom(**room), earlier or Earlier(()))
    return {entry.offer.ingredient: entry.settled() for entry in entries}, notes


def one_day(values):
    """Futures (N, 14) that need `values` on Thursday and nothing afterwards."""
    need = np.zeros((len(values), 14))
    need[:, 0] = values
    return need
