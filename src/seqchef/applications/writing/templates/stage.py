"""Stage: one thing that is done on the way to a dish, with the foods of which roles, and for how long."""

from dataclasses import dataclass
from typing import Literal

from seqchef.applications.writing.templates.roles import Role

Method = Literal[
    "salad", "soup", "pan", "oven", "pasta", "drink", "baking", "dessert",
    "stir_fry", "braise", "clear_soup", "steam", "cold_dish", "poach", "boil_hot", "noodles", "fried_rice", "congee",
    "dumplings", "buns", "flatbread", "deep_fry",
]  # fmt: skip
Vessel = Literal["pan", "pot", "bowl", "jug", "dish", "wok", "plate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What is done with the foods of some roles. `always`: also without any; `rest`: takes what no stage takes.

    `again`: foods that another stage takes and that this one names, or waits for. A stage that takes none is left out
    without them.
    """

    act: str  # a key of the wordings
    takes: frozenset[Role] = frozenset()
    minutes: int = 0
    celsius: int = 0  # of the oven
    always: bool = False
    rest: bool = False
    again: frozenset[Role] = frozenset()


def stage(
    act: str,
    takes: str = "",
    minutes: int = 0,
    celsius: int = 0,
    *,
    rest: bool = False,
    always: bool = False,
    again: str = "",
) -> Stage:
    """A stage from words with spaces between them; one that takes and waits for nothing is always there."""
    return Stage(
        act=act,
        takes=_roles(takes),
        minutes=minutes,
        celsius=celsius,
        always=always or not (takes or rest or again),
        rest=rest,
        again=_roles(again),
    )


def _roles(words: str) -> frozenset[Role]:
    return frozenset(words.split())  # type: ignore[arg-type]
