"""The oven over time: how hot, from when to when, and when to switch it on.

Knows: a heat named by preheating holds until another one is named; "bake for 20 minutes, lower the oven to 180 °C and
bake for 10 more" are two phases. Does not know: when steps run (schedule).
Start at: bakings, heats.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.applications.reading.schedule import Slot
from seqchef.applications.reading.spans_of_time import Times, middle
from seqchef.food.steps import KeyPoint, Step
from seqchef.food.timeline import Heat

PREHEATING_S = Fraction(900)  # a usual oven needs about 15 minutes


@dataclass(frozen=True, slots=True)
class Phase:
    """Food in the oven at one heat; `celsius` is None where the recipe names none."""

    celsius: Fraction | None
    length_s: Fraction


def bakings(steps: Sequence[Step], times: Sequence[Times], words: RecipeWords) -> list[tuple[Phase, ...]]:
    """Of each step its phases in the oven; none for a step that is not in it."""
    found: list[tuple[Phase, ...]] = []
    celsius: Fraction | None = None
    for step, own in zip(steps, times, strict=True):
        named = [p for p in step.key_points if p.label == "TEMPERATURE" and p.celsius is not None]
        uses_oven = "cook.dry" in step.classes or words.oven.search(step.text.lower()) is not None
        if "cook.dry" in step.classes:
            found.append(_phases(step, own, named, celsius, words))
        else:
            found.append(())
        if named and uses_oven:
            celsius = named[-1].celsius
    return found


def _phases(
    step: Step, times: Times, named: Sequence[KeyPoint], before: Fraction | None, words: RecipeWords
) -> tuple[Phase, ...]:
    """One phase for each heat; a single heat is that of the whole step, unless the step changes the one before."""
    changes = words.changing.search(step.text.lower()) is not None and before is not None
    if len(named) < 2 and not (named and changes):
        return (Phase(named[0].celsius if named else before, times.passive_s),)
    phases: list[Phase] = []
    for point in step.key_points:
        if point.seconds is None:
            continue
        earlier = [one.celsius for one in named if one.start < point.start]
        celsius = earlier[-1] if earlier else before if changes else named[0].celsius
        if phases and phases[-1].celsius == celsius:
            phases[-1] = replace(phases[-1], length_s=phases[-1].length_s + middle(point))
        else:
            phases.append(Phase(celsius, middle(point)))
    return tuple(phases) or (Phase(named[-1].celsius, times.passive_s),)


def heats(baked: Sequence[Sequence[Phase]], times: Sequence[Times], slots: Sequence[Slot]) -> tuple[Heat, ...]:
    """The oven over time; it is switched on PREHEATING_S before the first food, or at the beginning."""
    found: list[Heat] = []
    for number in sorted((n for n, phases in enumerate(baked) if phases), key=lambda n: (slots[n].start_s, n)):
        slot, at = slots[number], slots[number].start_s + times[number].active_s
        for place, phase in enumerate(baked[number]):
            last = place == len(baked[number]) - 1
            end = slot.end_s if last else min(at + phase.length_s, slot.end_s)
            _put(found, Heat(celsius=phase.celsius, start_s=at, food_s=at, end_s=end, steps=(number,)))
            at = end
    return tuple(found)


def _put(found: list[Heat], heat: Heat) -> None:
    """Add a heat behind the others, or to the last one when it is the same."""
    if found and found[-1].celsius == heat.celsius:
        last = found.pop()
        steps = tuple(dict.fromkeys((*last.steps, *heat.steps)))
        found.append(replace(last, end_s=max(last.end_s, heat.end_s), steps=steps))
        return
    earliest = found[-1].end_s if found else Fraction(0)
    start = max(earliest, heat.food_s - PREHEATING_S)
    food = max(earliest, heat.food_s)
    found.append(replace(heat, start_s=start, food_s=food, end_s=max(food, heat.end_s)))
