"""Steps and their flows to a timeline: hands and waiting, the oven, what can run in parallel.

Knows: what a step builds on comes from the links; preheating is moved to when the oven is needed.
Start at: timeline_of.
"""

from collections.abc import Sequence
from fractions import Fraction

from seqchef.applications.reading.recipe_words import RecipeWords, load
from seqchef.applications.reading.schedule import Job, Oven, Slot, schedule
from seqchef.applications.reading.spans_of_time import times_of
from seqchef.food.links import Flow
from seqchef.food.steps import Step
from seqchef.food.timeline import Heat, Stage, Timeline

PREHEATING_S = Fraction(900)  # a usual oven needs about 15 minutes
LAST = ("serve", "store")  # nothing comes after these but themselves


def timeline_of(
    steps: Sequence[Step], flows: Sequence[Flow], *, stated_total_s: int | None = None, language: str = "en"
) -> Timeline:
    """The timeline of a recipe; a recipe without steps takes no time."""
    words = load(language)
    ovens = _ovens(steps, words)
    jobs = [
        Job(times_of(step, words), _after(number, steps, flows), ovens[number]) for number, step in enumerate(steps)
    ]
    slots = schedule(jobs)
    active = sum((job.times.active_s for job in jobs), Fraction(0))
    passive = sum((job.times.passive_s for job in jobs), Fraction(0))
    return Timeline(
        stages=tuple(_stage(number, jobs, slots) for number in range(len(jobs))),
        oven=_heats(steps, ovens, slots),
        active_s=active,
        passive_s=passive,
        total_s=active + passive,
        parallel_s=max((slot.end_s for slot in slots), default=Fraction(0)),
        stated_total_s=stated_total_s,
    )


def _after(number: int, steps: Sequence[Step], flows: Sequence[Flow]) -> tuple[int, ...]:
    """The steps that must be done before: those whose result this one takes; for serving all that handle food."""
    if set(steps[number].classes) <= set(LAST) and steps[number].classes:
        return tuple(range(number))
    return flows[number].after


def _stage(number: int, jobs: Sequence[Job], slots: Sequence[Slot]) -> Stage:
    job, slot = jobs[number], slots[number]
    during = tuple(
        other
        for other, before in enumerate(slots)
        if other != number
        and before.start_s + jobs[other].times.active_s <= slot.start_s < before.end_s
        and slot.end_s > slot.start_s
    )
    return Stage(
        step=number,
        active_s=job.times.active_s,
        passive_s=job.times.passive_s,
        stated=job.times.stated,
        start_s=slot.start_s,
        end_s=slot.end_s,
        after=job.after,
        during=during,
    )


def _ovens(steps: Sequence[Step], words: RecipeWords) -> list[Oven | None]:
    """What each step wants of the oven: its own degrees, else those named last; preheating alone wants none."""
    found: list[Oven | None] = []
    celsius: Fraction | None = None
    for step in steps:
        named = words.oven.search(step.text.lower()) is not None or "cook.dry" in step.classes
        if named and step.temperature_c is not None:
            celsius = step.temperature_c
        found.append(Oven(celsius) if named and "cook.dry" in step.classes else None)
    return found


def _heats(steps: Sequence[Step], ovens: Sequence[Oven | None], slots: Sequence[Slot]) -> tuple[Heat, ...]:
    """The oven over time: neighbouring steps of one temperature are one heat, switched on so that it is hot in time."""
    order = sorted((slots[number].start_s, number) for number, oven in enumerate(ovens) if oven is not None)
    heats: list[Heat] = []
    for start, number in order:
        oven = ovens[number]
        celsius = None if oven is None else oven.celsius
        end = slots[number].end_s
        if heats and heats[-1].celsius == celsius:
            last = heats.pop()
            heats.append(
                Heat(
                    celsius=celsius,
                    start_s=last.start_s,
                    food_s=last.food_s,
                    end_s=max(end, last.end_s),
                    steps=(*last.steps, number),
                )
            )
            continue
        earliest = heats[-1].end_s if heats else Fraction(0)
        begin = max(earliest, start - PREHEATING_S) if not heats or start > earliest else earliest
        heats.append(Heat(celsius=celsius, start_s=begin, food_s=start, end_s=end, steps=(number,)))
    return tuple(heats)
