"""Facts: what is known of one food, apart from its allergens."""

from dataclasses import dataclass
from typing import Any, Literal

Unit = Literal["day", "week", "month", "year"]
How = Literal["time", "until ripe", "for ever", "never"]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long a food keeps in one place: `low` to `high` units where `how` is "time"; "never": not to be kept there.

    `state` says when the time holds: opened, ripe, cooked, cut, shucked; None: as bought.
    """

    place: str  # pantry, fridge, freezer
    how: How
    low: int = 0
    high: int = 0
    unit: Unit = "day"
    state: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The time as in JSON; the numbers and the unit are null where there are none."""
        timed = self.how == "time"
        return {
            "place": self.place,
            "how": self.how,
            "low": self.low if timed else None,
            "high": self.high if timed else None,
            "unit": self.unit if timed else None,
            "state": self.state,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One food. An empty field is not known, and is not to be guessed."""

    name: str  # canonical English
    also: tuple[str, ...] = ()  # other English names
    chinese: tuple[str, ...] = ()  # the usual name first
    kind: str = ""  # "allium", "stone fruit", ...
    season: tuple[int, ...] = ()  # months from 1 in the northern hemisphere, in the order of the season
    flavours: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    storage: tuple[Keeping, ...] = ()
