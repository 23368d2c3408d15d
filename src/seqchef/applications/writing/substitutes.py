"""Substitutes: what may be used instead of a food by somebody who leaves foods out.

Knows: that every food which comes into the dish must be allowed, that an unknown one is not.
Does not know: what stands for what (food.substitutions), or how a line is rewritten (replaced_lines).
Start at: substitutes, without.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from seqchef.food.diets import Restriction
from seqchef.food.lexicon import lexicon
from seqchef.food.substitutions import Addition, Ratio, Substitution, substitutions_for

ANYTHING = Restriction()  # nothing is left out


@dataclass(frozen=True, slots=True)
class Substitute:
    """`food` in this ratio to what it replaces; None: not stated. `note`: for what and with what, in English."""

    food: str
    ratio: Ratio | None
    note: str = ""
    uses: tuple[str, ...] = ()  # none: for anything
    addition: Addition | None = None

    def to_dict(self) -> dict[str, Any]:
        """The substitute as in JSON; a ratio is text: `1`, `3/4`, `1/4 cup per piece`."""
        return {
            "food": self.food,
            "ratio": None if self.ratio is None else str(self.ratio),
            "uses": list(self.uses),
            "with": None if self.addition is None else f"{self.addition.food}, {self.addition.ratio}",
        }


def substitutes(name: str, restriction: Restriction = ANYTHING, *, use: str | None = None) -> list[Substitute]:
    """What may stand for a food, best first; nothing of it is excluded by the restriction.

    With a use ("baking"): what is meant for it comes first, what is meant only for other things not at all.
    """
    known = lexicon()
    allowed = [
        row
        for row in substitutions_for(name, restricted=bool(restriction))
        if not any(restriction.excludes(known.named(food)) for food in row.foods)
        and (use is None or not row.uses or use in row.uses)
        and (not row.is_made_without or restriction.excludes(known.named(row.food)))
    ]
    if use is not None:
        allowed.sort(key=lambda row: use not in row.uses)
    return [_substitute(row) for row in allowed]


def without(foods: Iterable[str], restriction: Restriction) -> Mapping[str, Substitute | None]:
    """For every food that the restriction excludes, in order, what to use instead; None: we know of nothing."""
    known = lexicon()
    excluded = [name for name in dict.fromkeys(foods) if restriction.excludes(known.named(name))]
    return {name: next(iter(substitutes(name, restriction)), None) for name in excluded}


def _substitute(row: Substitution) -> Substitute:
    parts = [f"for {', '.join(row.uses)}"] if row.uses else []
    if row.addition is not None:
        parts.append(f"with {row.addition.food} ({row.addition.ratio})")
    return Substitute(row.instead, row.ratio, "; ".join(parts), row.uses, row.addition)
