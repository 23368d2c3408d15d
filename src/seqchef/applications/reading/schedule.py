"""The schedule of one cook: steps in the order of the recipe, other work while something waits.

Knows: a step begins when the hands are free and the steps that it builds on are done; the oven has one temperature.
Where nothing can be done, the cook waits for what ends next. So the whole never takes longer than one step after the
other, and never less than the hands' work or than the longest chain of steps.
Start at: schedule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from seqchef.applications.reading.spans_of_time import Times


@dataclass(frozen=True, slots=True)
class Job:
    """One step to be done: its times, the steps before it, and whether it is in the oven, at how many degrees first."""

    times: Times
    after: tuple[int, ...]
    in_oven: bool = False
    celsius: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """When a job begins, and when it ends, its waiting included."""

    start_s: Fraction
    end_s: Fraction


def schedule(jobs: Sequence[Job]) -> list[Slot]:
    """One slot for each job."""
    slots: dict[int, Slot] = {}
    now = Fraction(0)
    while len(slots) < len(jobs):
        number = next((n for n in range(len(jobs)) if n not in slots and _may_begin(n, jobs, slots, now)), None)
        if number is None:
            now = min(slot.end_s for slot in slots.values() if slot.end_s > now)
            continue
        times = jobs[number].times
        slots[number] = Slot(now, now + times.active_s + times.passive_s)
        now += times.active_s
    return [slots[number] for number in range(len(jobs))]


def _may_begin(number: int, jobs: Sequence[Job], slots: dict[int, Slot], now: Fraction) -> bool:
    """Whether what a job builds on is done, and the oven is free or has the right heat."""
    job = jobs[number]
    if any(before not in slots or slots[before].end_s > now for before in job.after):
        return False
    if not job.in_oven:
        return True
    baking = [jobs[other] for other, slot in slots.items() if slot.end_s > now and jobs[other].in_oven]
    return all(other.celsius == job.celsius for other in baking)
