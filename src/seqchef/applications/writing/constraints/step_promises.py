"""Step promises: the constraints of this folder on steps, made to work together, in the order of asking."""

from collections.abc import Callable

from seqchef.applications.writing.constraints.clock import Clock
from seqchef.applications.writing.constraints.copying import Copying
from seqchef.applications.writing.constraints.coverage import Coverage, Wanted
from seqchef.applications.writing.constraints.reserve import Reserve
from seqchef.applications.writing.constraints.structure import Structure
from seqchef.applications.writing.constraints.temperatures import Temperatures
from seqchef.applications.writing.constraints.times import OPENINGS, Times
from seqchef.applications.writing.drafting.state import Constraint
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.inference.copy_guard import CopyGuard
from seqchef.text.subwords import Subwords


def step_promises(
    subwords: Subwords,
    words_to_mention: Callable[[str], Wanted],
    *,
    max_minutes: int | None = None,
    units: UnitSystem | None = None,
    guard: CopyGuard | None = None,
) -> tuple[Constraint, ...]:
    """Times, coverage, temperatures, copying, structure: what is forced comes from the first that forces anything.

    They share one reserve, so that whatever one of them has to add still fits. `units` None: US first.
    """
    reserve, clock, system = Reserve(), Clock(max_minutes), units or "us"
    temperatures = Temperatures(subwords, reserve, units=system)
    clock.rules.append(temperatures)
    promises: list[Constraint] = [
        Times(subwords, reserve, clock),
        Coverage(subwords, reserve, clock, words_to_mention, units=system),
        temperatures,
    ]
    if guard is not None:
        promises.append(Copying(guard))
    repeatable = tuple(f"{opening} about" for opening in OPENINGS)
    return (*promises, Structure(subwords, reserve, repeatable=repeatable))
