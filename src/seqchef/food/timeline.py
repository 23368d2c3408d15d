"""The timeline of a recipe: when each step runs, for the cook's hands and for the clock, and how hot the oven is.

Start at: Timeline. All times are in seconds from the beginning.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from seqchef.food.steps import number


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step in time: `active_s` keeps the cook's hands busy, then `passive_s` passes by itself.

    `start_s` and `end_s` are those of a cook who goes on with what can be done while something waits. `stated` says
    whether the step itself gives a time; else it is the usual one of its classes. `during` are earlier steps that are
    still waiting when this one begins: it runs in parallel with them.
    """

    step: int
    active_s: Fraction
    passive_s: Fraction
    stated: bool
    start_s: Fraction
    end_s: Fraction
    after: tuple[int, ...] = ()  # steps that must be done before
    during: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The stage as in the JSON of a recipe."""
        return {
            "step": self.step,
            "active_s": number(self.active_s),
            "passive_s": number(self.passive_s),
            "stated": self.stated,
            "start_s": number(self.start_s),
            "end_s": number(self.end_s),
            "after": list(self.after),
            "during": list(self.during),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """The oven at one temperature: from `start_s`, when it is switched on or set anew, to `end_s`.

    `celsius` is None where the recipe names no degrees. `food_s` is when the first food goes in: the oven is hot then.
    """

    celsius: Fraction | None
    start_s: Fraction
    food_s: Fraction
    end_s: Fraction
    steps: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """The heat as in the JSON of a recipe."""
        return {
            "celsius": number(self.celsius),
            "start_s": number(self.start_s),
            "food_s": number(self.food_s),
            "end_s": number(self.end_s),
            "steps": list(self.steps),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """How long a recipe takes: the hands' time, the waiting, one step after the other, and with work in parallel."""

    stages: tuple[Stage, ...]
    oven: tuple[Heat, ...]
    active_s: Fraction
    passive_s: Fraction
    total_s: Fraction  # one step after the other
    parallel_s: Fraction  # with what can be done while something waits
    stated_total_s: int | None = None  # what the recipe says

    @property
    def difference_s(self) -> Fraction | None:
        """By how much `parallel_s` is above the recipe's own total."""
        return None if self.stated_total_s is None else self.parallel_s - self.stated_total_s

    def to_dict(self) -> dict[str, Any]:
        """The timeline as in the JSON of a recipe."""
        return {
            "active_s": number(self.active_s),
            "passive_s": number(self.passive_s),
            "total_s": number(self.total_s),
            "parallel_s": number(self.parallel_s),
            "stated_total_s": self.stated_total_s,
            "difference_s": number(self.difference_s),
            "oven": [heat.to_dict() for heat in self.oven],
            "stages": [stage.to_dict() for stage in self.stages],
        }
