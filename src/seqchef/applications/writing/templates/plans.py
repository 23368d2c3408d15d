"""Plans: what is done with the foods of a list, in order, in no language.

Knows: a stage takes the foods that have its roles, and the stage marked as the rest takes all that no other has, so
each food is used exactly once; where temperatures belong, and how long all takes.
Does not know: which stages there are (stages), words (sentences, writing.chinese).
Start at: plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seqchef.applications.writing.templates.kitchens import WET, roles_in
from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.roles import Role, role_of
from seqchef.applications.writing.templates.slow_foods import MINUTES
from seqchef.applications.writing.templates.stage import Method, Stage, Vessel
from seqchef.applications.writing.templates.stages import STAGES, VESSELS
from seqchef.food.doneness import Doneness, needed

SLOW = frozenset(("potato", "sweet potato", "squash", "beet", "turnip", "parsnip", "rutabaga", "eggplant", "yam"))
_COOKING = """
soften brown fry simmer stew cook_in bake fry_meat fry_slow fry_hot add_wet put_back braise braise_on braise_soft
braise_in_it braise_in_water boil_up boil_in_water poach poach_in_water soup_on soup_soft egg_drop steam slide_in
fry_rice congee_on boil_wrapped steam_wrapped fry_flat deep_fry blanch boil_eggs eggs_in
"""
POISONOUS_RAW = frozenset(("bean", "green bean", "cassava"))
COOKING = frozenset(_COOKING.split())  # long enough to cook what is in
DRY = {"simmer": "stew", "boil_up": "boil_in_water", "poach": "poach_in_water", "boil_grain": "boil_in_water"}
POURED = {"braise": "braise_in_it"}  # something to cook in is poured in
EMPTY = {"braise": "braise_in_water", "broth": "boil_water", "wrap": "wrap_alone", "roll_flat": "roll_alone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do. `begins`: nothing is in the vessel yet. `needs`: what has to be done inside after it.

    `again`: foods that another act uses up and this one names as well.
    """

    act: str
    foods: tuple[Listed, ...]
    method: Method
    minutes: int = 0
    celsius: int = 0
    begins: bool = False
    needs: tuple[Doneness, ...] = ()
    again: tuple[Listed, ...] = ()

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
    """The acts with shorter times, in proportion, so that together they take no longer; a minute each at least.

    What is poisonous half raw keeps its time, so that there may be no acts as short as that.
    """
    kept = _resting(acts) + sum(act.minutes for act in acts if _is_kept(act))
    share = min(1.0, max(0, minutes - kept) / max(1, minutes_of(acts) - kept))
    times = [act.minutes if _is_kept(act) else max(1, int(act.minutes * share)) for act in acts]
    shorter = [replace(act, minutes=time if act.minutes else 0) for act, time in zip(acts, times, strict=True)]
    over = minutes_of(shorter) - minutes
    longest = max((number for number, act in enumerate(shorter) if not _is_kept(act)), key=times.__getitem__, default=0)
    if over > 0 and shorter and not _is_kept(shorter[longest]) and times[longest] > 1:
        shorter[longest] = replace(shorter[longest], minutes=max(1, times[longest] - over))
    return tuple(shorter)


def _is_kept(act: Act) -> bool:
    """Whether an act of a Chinese kitchen cooks what must not be cooked for less."""
    table = MINUTES.get(act.act, {})
    return any(
        not one.kinds.isdisjoint(POISONOUS_RAW) and any(kind in table for kind in one.kinds) for one in act.foods
    )


def _resting(acts: Sequence[Act]) -> int:
    """Minutes: foods of one temperature rest together."""
    return sum(rest for _, rest in {(need.celsius, need.rest_minutes) for act in acts for need in act.needs})


def _acts(foods: Sequence[Listed], method: Method) -> Iterator[Act]:
    stages = STAGES[method]
    taken = frozenset[Role]().union(*(stage.takes for stage in stages))
    roles = roles_in(foods, method)
    boiled: tuple[Listed, ...] = ()
    filled = wet = False
    for stage in stages:
        own = tuple(one for one in foods if _belongs(roles[one], stage, taken))
        again = tuple(one for one in foods if roles[one] in stage.again)
        if stage.act == "toss_boiled" and filled:
            own = boiled
        if not (own or _waits(stage, again) or (stage.always and stage.act != "toss_boiled")):
            continue
        wet = wet or any(roles[one] in WET for one in own)
        words, minutes = _in_other_words(stage, own, wet=wet), _minutes(stage, (*own, *again))
        yield Act(
            act=words, foods=own, again=again, method=method, minutes=minutes, celsius=stage.celsius, begins=not filled
        )
        if stage.act == "boil":
            boiled = own
        else:
            filled = filled or bool(own)


def _waits(stage: Stage, again: Sequence[Listed]) -> bool:
    """Whether a stage is there for foods of other stages only, and they are there."""
    return bool(again) and not (stage.takes or stage.rest)


def _in_other_words(stage: Stage, own: Sequence[Listed], *, wet: bool) -> str:
    """The act, which needs other words where nothing wet is in the vessel, or nothing at all is put in."""
    if not wet and stage.act in DRY:
        return DRY[stage.act]
    words = EMPTY if not own else POURED if wet else {}
    return words.get(stage.act, stage.act)


def _minutes(stage: Stage, foods: Sequence[Listed]) -> int:
    """Those of the slowest food, where any food says how long it takes, else those of the stage."""
    table = MINUTES.get(stage.act, {})
    found = (next((table[kind] for kind in table if kind in one.kinds), 0) for one in foods)
    own = max(found, default=0) or stage.minutes
    return max([own, *(_longer(one, stage) for one in foods)])


def _longer(one: Listed, stage: Stage) -> int:
    """Minutes that a food needs where that is more than the stage has: rice that is boiled, potatoes in a pan."""
    slow = (stage.act == "boil" and role_of(one) == "grain") or (stage.act == "fry" and not SLOW.isdisjoint(one.kinds))
    return 20 if slow else 0


def _belongs(role: Role, stage: Stage, taken: frozenset[Role]) -> bool:
    return role in stage.takes or (stage.rest and role not in taken)
