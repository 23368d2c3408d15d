"""Steps and their flows to a timeline: hands and waiting, the oven, what can run in parallel.

Knows: what a step builds on comes from the links; preheating is moved to when the oven is needed.
Start at: timeline_of.
"""

from collections.abc import Sequence
from fractions import Fraction

from seqchef.applications.reading.oven import bakings, heats
from seqchef.applications.reading.recipe_words import load
from seqchef.applications.reading.schedule import Job, Slot, schedule
from seqchef.applications.reading.spans_of_time import times_of
from seqchef.food.links import Flow
from seqchef.food.steps import Step
from seqchef.food.timeline import Stage, Timeline

LAST = ("serve", "store")  # nothing comes after these but themselves


def timeline_of(
    steps: Sequence[Step], flows: Sequence[Flow], *, stated_total_s: int | None = None, language: str = "en"
) -> Timeline:
    """The timeline of a recipe; a recipe without steps takes no time."""
    words = load(language)
    times = [times_of(step, words) for step in steps]
    baked = bakings(steps, times, words)
    jobs = [
        Job(own, _after(number, steps, flows), bool(phases), phases[0].celsius if phases else None)
        for number, (own, phases) in enumerate(zip(times, baked, strict=True))
    ]
    slots = schedule(jobs)
    oven = heats(baked, times, slots)
    slots = _with_late_preheating(steps, slots, oven[0].start_s if oven else Fraction(0))
    active = sum((job.times.active_s for job in jobs), Fraction(0))
    passive = sum((job.times.passive_s for job in jobs), Fraction(0))
    return Timeline(
        stages=tuple(_stage(number, jobs, slots) for number in range(len(jobs))),
        oven=oven,
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


def _with_late_preheating(steps: Sequence[Step], slots: Sequence[Slot], switched_on: Fraction) -> list[Slot]:
    """The slots; steps that only preheat, which take no hands, move to when the oven is switched on."""
    return [
        Slot(switched_on, switched_on) if step.classes == ("preheat",) and slot.start_s == slot.end_s else slot
        for step, slot in zip(steps, slots, strict=True)
    ]


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
