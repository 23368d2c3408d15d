"""Plans: what is done with the foods of a list, in order, in no language.

Knows: one table of stages for each way of making a dish; a stage takes the foods that have its roles, and the stage
marked as the rest takes all that no other has. So each food is used exactly once.
Does not know: words (sentences, writing.chinese).
Start at: plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.roles import Role, role_of
from seqchef.food.doneness import Doneness, needed

Method = Literal["salad", "soup", "pan", "oven", "pasta", "drink", "baking", "dessert"]
Vessel = Literal["pan", "pot", "bowl", "jug", "dish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What is done with the foods of some roles. `always`: also without any; `rest`: takes what no stage takes."""

    act: str  # a key of the wordings
    takes: frozenset[Role] = frozenset()
    minutes: int = 0
    celsius: int = 0  # of the oven
    always: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do. `begins`: nothing is in the vessel yet. `needs`: what has to be done inside after it."""

    act: str
    foods: tuple[Listed, ...]
    method: Method
    minutes: int = 0
    celsius: int = 0
    begins: bool = False
    needs: tuple[Doneness, ...] = ()

    @property
    def vessel(self) -> Vessel:
        """In what it is done."""
        return VESSELS[self.method]


def _stage(act: str, takes: str = "", minutes: int = 0, celsius: int = 0, *, rest: bool = False) -> Stage:
    roles: frozenset[Role] = frozenset(takes.split())  # type: ignore[arg-type]
    always = not takes and not rest
    return Stage(act=act, takes=roles, minutes=minutes, celsius=celsius, always=always, rest=rest)


VESSELS: dict[Method, Vessel] = {
    "salad": "bowl", "soup": "pot", "pan": "pan", "oven": "dish", "pasta": "pan", "drink": "jug", "baking": "bowl",
    "dessert": "bowl",
}  # fmt: skip
STAGES: dict[Method, tuple[Stage, ...]] = {
    "salad": (
        _stage("whisk", "fat sauce juice salt spice sweet liquid drink water"),
        _stage("combine", "leaf vegetable aromatic fruit legume grain cheese bread meat fish egg dairy", rest=True),
        _stage("dress"),
        _stage("scatter", "herb nut"),
        _stage("serve"),
    ),
    "soup": (
        _stage("warm", "fat", 2),
        _stage("soften", "aromatic spice", 5),
        _stage("brown", "meat", 8),
        _stage("simmer", "vegetable legume grain liquid water drink flour fruit", 25, rest=True),
        _stage("cook_in", "pasta fish egg", 10),
        _stage("stir_in", "dairy cheese leaf sauce juice sweet salt", 5),
        _stage("scatter", "herb nut bread"),
        _stage("serve"),
    ),
    "pan": (
        _stage("warm", "fat", 2),
        _stage("soften", "aromatic spice", 4),
        _stage("brown", "meat", 10),
        _stage("fry", "vegetable fruit", 8),
        _stage("simmer", "grain legume liquid water drink flour", 20, rest=True),
        _stage("cook_in", "fish egg pasta bread", 8),
        _stage("stir_in", "dairy cheese leaf sauce juice sweet salt", 3),
        _stage("scatter", "herb nut"),
        _stage("serve"),
    ),
    "oven": (
        _stage("preheat", "", 0, 200),
        _stage("arrange", "meat fish vegetable aromatic legume grain fruit bread egg pasta", rest=True),
        _stage("coat", "fat sauce juice salt spice sweet liquid water drink dairy flour raising herb"),
        _stage("bake", "", 40, 200),
        _stage("top", "cheese nut", 5),
        _stage("put_over", "leaf"),
        _stage("serve"),
    ),
    "pasta": (
        _stage("boil", "pasta", 10),
        _stage("warm", "fat", 2),
        _stage("soften", "aromatic spice", 4),
        _stage("brown", "meat", 10),
        _stage("simmer", "vegetable legume grain liquid water drink flour fruit", 12, rest=True),
        _stage("cook_in", "fish egg bread", 8),
        _stage("stir_in", "dairy leaf sauce juice sweet salt", 3),
        _stage("toss_boiled"),
        _stage("scatter", "cheese herb nut"),
        _stage("serve"),
    ),
    "drink": (
        _stage("pour", "drink liquid fruit dairy sweet spice salt sauce juice fat egg vegetable", rest=True),
        _stage("stir_well"),
        _stage("top_up", "water"),
        _stage("scatter", "herb nut"),
        _stage("serve_cold"),
    ),
    "baking": (
        _stage("preheat", "", 0, 175),
        _stage("mix_dry", "flour raising salt spice"),
        _stage("beat", "fat sweet egg dairy liquid water drink sauce juice"),
        _stage("fold_in", "nut fruit cheese vegetable herb grain", rest=True),
        _stage("fill"),
        _stage("bake", "", 35, 175),
        _stage("cool", "", 10),
    ),
    "dessert": (
        _stage("beat", "dairy sweet fat egg cheese sauce juice liquid raising water drink spice salt flour"),
        _stage("fold_in", "fruit nut bread grain herb", rest=True),
        _stage("chill", "", 60),
        _stage("serve"),
    ),
}
WET: frozenset[Role] = frozenset(("liquid", "water", "drink", "dairy"))


COOKING = frozenset(("soften", "brown", "fry", "simmer", "stew", "cook_in", "bake"))  # long enough to cook what is in


def plan(foods: Sequence[Listed], method: Method, needs: Sequence[Doneness] = ()) -> tuple[Act, ...]:
    """The acts that use every food once; `needs` go to the last act that cooks."""
    acts = list(_acts(foods, method))
    if needs and acts:
        long = [number for number, act in enumerate(acts) if act.act in COOKING]
        last = long[-1] if long else max(range(len(acts)), key=lambda number: acts[number].minutes)
        acts[last] = replace(acts[last], needs=tuple(one for need in needs for one in _by_food(need, foods)))
    return tuple(acts)


def _by_food(need: Doneness, foods: Sequence[Listed]) -> list[Doneness]:
    """The need for each food that it is for, by what the steps call it: "ham hocks", where the table says ham."""
    named = [one.said for one in foods if need.words in one.said.casefold() and needed((one.said,))]
    return [replace(need, words=said) for said in named] or [need]


def minutes_of(acts: Sequence[Act]) -> int:
    """The times of all acts and of what has to rest behind them, added up."""
    return sum(act.minutes for act in acts) + _resting(acts)


def within(acts: Sequence[Act], minutes: int) -> tuple[Act, ...]:
    """The acts with shorter times, in proportion, so that together they take no longer; a minute each at least."""
    resting = _resting(acts)
    share = min(1.0, max(0, minutes - resting) / max(1, minutes_of(acts) - resting))
    return tuple(replace(act, minutes=max(1, int(act.minutes * share)) if act.minutes else 0) for act in acts)


def _resting(acts: Sequence[Act]) -> int:
    """Minutes: foods of one temperature rest together."""
    return sum(rest for _, rest in {(need.celsius, need.rest_minutes) for act in acts for need in act.needs})


def _acts(foods: Sequence[Listed], method: Method) -> Iterator[Act]:
    stages = STAGES[method]
    taken = frozenset[Role]().union(*(stage.takes for stage in stages))
    boiled: tuple[Listed, ...] = ()
    filled = wet = False
    for stage in stages:
        own = tuple(one for one in foods if _belongs(role_of(one), stage, taken))
        if stage.act == "toss_boiled" and filled:
            own = boiled
        if not own and not (stage.always and stage.act != "toss_boiled"):
            continue
        wet = wet or any(role_of(one) in WET for one in own)
        act = "stew" if stage.act == "simmer" and not wet else stage.act
        minutes, celsius = stage.minutes, stage.celsius
        yield Act(act=act, foods=own, method=method, minutes=minutes, celsius=celsius, begins=not filled)
        if stage.act == "boil":
            boiled = own
        else:
            filled = filled or bool(own)


def _belongs(role: Role, stage: Stage, taken: frozenset[Role]) -> bool:
    return role in stage.takes or (stage.rest and role not in taken)
