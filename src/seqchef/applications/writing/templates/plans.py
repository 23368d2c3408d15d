"""Plans: what is done with the foods of a list, in order, in no language.

Knows: a stage takes the foods that have its roles, and the stage marked as the rest takes all that no other has, so
each food is used exactly once; where temperatures belong, and how long all takes.
Does not know: which stages there are (stages), words (sentences, writing.chinese).
Start at: plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.roles import Role, role_of
from seqchef.applications.writing.templates.stages import STAGES, VESSELS, Method, Stage, Vessel
from seqchef.food.doneness import Doneness, needed

WET: frozenset[Role] = frozenset(("liquid", "water", "drink", "dairy"))
SLOW = frozenset(("potato", "sweet potato", "squash", "beet", "turnip", "parsnip", "rutabaga", "eggplant", "yam"))
COOKING = frozenset(("soften", "brown", "fry", "simmer", "stew", "cook_in", "bake"))  # long enough to cook what is in


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
    roles = _roles(foods, method)
    boiled: tuple[Listed, ...] = ()
    filled = wet = False
    for stage in stages:
        own = tuple(one for one in foods if _belongs(roles[one], stage, taken))
        if stage.act == "toss_boiled" and filled:
            own = boiled
        if not own and not (stage.always and stage.act != "toss_boiled"):
            continue
        wet = wet or any(roles[one] in WET for one in own)
        act = "stew" if stage.act == "simmer" and not wet else stage.act
        minutes, celsius = max([stage.minutes, *(_longer(one, stage) for one in own)]), stage.celsius
        yield Act(act=act, foods=own, method=method, minutes=minutes, celsius=celsius, begins=not filled)
        if stage.act == "boil":
            boiled = own
        else:
            filled = filled or bool(own)


def _roles(foods: Sequence[Listed], method: Method) -> dict[Listed, Role]:
    """The role of each food; grain without anything to cook it in is boiled as pasta is."""
    roles = {one: role_of(one) for one in foods}
    if method == "pasta" and WET.isdisjoint(roles.values()):
        return {one: "pasta" if role == "grain" else role for one, role in roles.items()}
    return roles


def _longer(one: Listed, stage: Stage) -> int:
    """Minutes that a food needs where that is more than the stage has: rice that is boiled, potatoes in a pan."""
    slow = (stage.act == "boil" and role_of(one) == "grain") or (stage.act == "fry" and not SLOW.isdisjoint(one.kinds))
    return 20 if slow else 0


def _belongs(role: Role, stage: Stage, taken: frozenset[Role]) -> bool:
    return role in stage.takes or (stage.rest and role not in taken)
