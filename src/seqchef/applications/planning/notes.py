"""Notes: what a planner must tell the cook besides the numbers.

Knows: the kinds of note and what each one mentions.
Does not know: the words (wording), which row of which file is to blame (errors.Rejection).
Start at: Note.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal[
    "old_sales",
    "no_supplier",
    "no_recipe",
    "no_portions",
    "no_amount",
    "cannot_convert",
    "near_name",
    "unknown_stock",
    "runs_out",
    "expired",
    "no_delivery",
    "past_cutoff",
    "postponed",
    "below_minimum",
    "no_space",
    "over_budget",
    "budget_below_minimum",
    "new_from_par",
    "new_like",
    "new_similar",
    "new_average",
    "new_returns",
    "never_sold",
]


class Money(float):
    """An amount of money: written with its currency and two decimals."""


Value = str | float | date


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say; `values` fills the sentence of its kind."""

    kind: Kind
    values: Mapping[str, Value] = field(default_factory=dict)


def note(kind: Kind, **values: Value) -> Note:
    """The note of that kind with its values by name."""
    return Note(kind, values)
