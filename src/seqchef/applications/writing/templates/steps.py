"""Steps from templates: a method for a list of ingredients that no model has to write."""

from collections.abc import Sequence

from seqchef.applications.writing.constraints.clock import owed
from seqchef.applications.writing.constraints.durations import minutes_of as minutes_told
from seqchef.applications.writing.templates.chinese_stages import STAGES as CHINESE
from seqchef.applications.writing.templates.listed import listed_foods
from seqchef.applications.writing.templates.methods import methods_for
from seqchef.applications.writing.templates.plans import Act, minutes_of, plan, within
from seqchef.applications.writing.templates.sentences import sentence, the_foods
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.doneness import Doneness, needed

JOINED = frozenset(("dress", "stir_well", "toss_boiled", "fill", "serve", "serve_cold"))  # end the step before them
TOPPED = frozenset(
    ("scatter", "drizzle", "scatter_back", "pour_over", "serve_on_rice", "eat_with")
)  # so in Chinese kitchens
OPENING = frozenset(("preheat",))  # begin the step behind them
HEATED = "Add {foods} and cook over medium heat for 5 minutes, stirring now and then."
UNTOLD = 2  # minutes
STIRRED = "Add {foods} and stir well."


def template_steps(
    lines: Sequence[str],
    doneness: Sequence[Doneness] | None = None,
    *,
    dish: str | None = None,
    max_minutes: int | None = None,
    units: UnitSystem = "us",
) -> tuple[str, ...]:
    """Two or more steps that use every food of the lines once and no other, with times and safe temperatures.

    `doneness` is what has to be cooked how far (food.doneness.needed of the lines where it is None); `dish` is the
    title, whose words may name a method.
    """
    acts = acts_for(lines, doneness, dish=dish, max_minutes=max_minutes)
    steps = tuple(map(_timed, grouped(acts, [sentence(act, units) for act in acts])))
    over = 0 if max_minutes is None else (minutes_told(steps) or 0) - max_minutes
    if max_minutes is None or over <= 0:
        return steps
    acts = within(acts, minutes_of(acts) - over)
    return tuple(map(_timed, grouped(acts, [sentence(act, units) for act in acts])))


def _timed(step: str) -> str:
    """The step with a time where its words sound like heat that has none: "Add the stir fry vegetables"."""
    return step if owed(step) is None else f"{step} This takes about {UNTOLD} minutes."


def _joins(act: Act) -> bool:
    """Whether an act closes the step before it."""
    return act.act in JOINED or (act.act in TOPPED and act.method in CHINESE)


def grouped(acts: Sequence[Act], sentences: Sequence[str], *, between: str = " ") -> tuple[str, ...]:
    """The sentences of acts as steps: what opens or closes a dish stands with its neighbour."""
    steps: list[str] = []
    opened = False
    for act, text in zip(acts, sentences, strict=True):
        if steps and (opened or (_joins(act) and len(steps) > 1)):
            steps[-1] += between + text
        else:
            steps.append(text)
        opened = act.act in OPENING
    return tuple(steps)


def acts_for(
    lines: Sequence[str],
    doneness: Sequence[Doneness] | None = None,
    *,
    dish: str | None = None,
    max_minutes: int | None = None,
) -> tuple[Act, ...]:
    """What the steps say, in no language: by the first method that fits and takes no longer than it may."""
    foods = listed_foods(lines)
    needs = needed(lines) if doneness is None else tuple(doneness)
    plans = [plan(foods, method, needs) for method in methods_for(foods, dish, needs_heat=bool(needs))]
    if max_minutes is None:
        return plans[0]
    shortest = min(plans, key=minutes_of)
    return next((acts for acts in plans if minutes_of(acts) <= max_minutes), within(shortest, max_minutes))


def step_with(lines: Sequence[str], *, heated: bool = False) -> str:
    """One step that adds the foods of some lines, for a recipe that has not used them yet; `heated`: and cooks them."""
    pattern = HEATED if heated else STIRRED
    return _timed(pattern.format(foods=the_foods(listed_foods(lines))))
