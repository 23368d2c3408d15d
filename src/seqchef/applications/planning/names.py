"""Names: which stocked food a recipe's word for it means.

Knows: exact names, the kitchen's own aliases, and near spellings above a stated score.
Does not know: amounts or units (conversion).
Start at: Names.find.

A near name is said aloud in the plan and a name that is not near enough is reported, never guessed: "cream" and "ice
cream" are two foods.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from seqchef.food.catalogue import plain_key
from seqchef.food.recipes import name_key

NEAR_ENOUGH = 90.0  # token_sort_ratio, 0..100: "flour, plain" is 100 near "plain flour"


@dataclass(frozen=True, slots=True)
class Match:
    """The known name, and how near the asked one is to it (100: the same)."""

    name: str
    score: float


class Names:
    """Names of foods that are known, to be found by other spellings."""

    def __init__(self, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> None:
        self._by_key = {name_key(name): name for name in known}
        self._aliases = {name_key(name): name_key(meant) for name, meant in (aliases or {}).items()}

    def find(self, name: str) -> Match | None:
        """The food that `name` means, or None when none is near enough."""
        nearest = self.nearest(name)
        return nearest if nearest is not None and nearest.score >= NEAR_ENOUGH else None

    def nearest(self, name: str) -> Match | None:
        """The nearest known food, however far; None when nothing is known."""
        key = plain_key(name)
        for spelling in (name_key(name), key):
            meant = self._aliases.get(spelling, spelling)
            if meant in self._by_key:
                return Match(self._by_key[meant], 100.0)
        best = process.extractOne(key, self._by_key.keys(), scorer=fuzz.token_sort_ratio)
        return None if best is None else Match(self._by_key[best[0]], float(best[1]))
