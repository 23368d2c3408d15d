"""Recipes that were read, for people: what each step is, uses and takes, and what the whole takes.

Knows: words for it in English. Does not know: tables or terminals. Start at: step_rows, closing.
"""

from collections.abc import Iterator

from seqchef.food.links import Use
from seqchef.food.readings import RecipeReading
from seqchef.formats.ingredients import mixed
from seqchef.formats.steps import spoken

STEP_HEADERS = ("", "step", "classes", "uses", "time")


def step_rows(reading: RecipeReading) -> list[tuple[str, ...]]:
    """One row under STEP_HEADERS for each step."""
    uses: dict[int, list[str]] = {}
    for link in reading.links.links:
        uses.setdefault(link.step, []).extend(_use(reading, use) for use in link.uses)
    return [
        (
            str(number + 1),
            step.text.strip(),
            ", ".join(step.classes),
            ", ".join(uses.get(number, ())),
            spoken(step.duration_s, step.duration_max_s),
        )
        for number, step in enumerate(reading.steps)
    ]


def _use(reading: RecipeReading, use: Use) -> str:
    """`1/2 cup butter`; `butter` where nobody says how much."""
    name = reading.ingredients[use.line].name or reading.ingredients[use.line].text.strip()
    if use.quantity is None:
        return name
    return " ".join(filter(None, (mixed(use.quantity), use.unit, name)))


def closing(reading: RecipeReading) -> Iterator[str]:
    """Times, the oven, and what does not add up."""
    times = reading.timeline
    yield (
        f"{spoken(times.active_s)} of work and {spoken(times.passive_s)} of waiting; "
        f"{spoken(times.parallel_s)} in all with work while something waits"
    )
    for heat in times.oven:
        degrees = "on" if heat.celsius is None else f"at {float(heat.celsius):g} °C"
        yield f"oven {degrees} after {spoken(heat.start_s)}, hot for step {heat.steps[0] + 1}"
    for line in reading.balance.lines:
        if line.state in ("unused", "overused", "partly used"):
            yield f"{line.state}: {reading.ingredients[line.line].text.strip()}"
    if reading.balance.unlisted:
        yield f"in no line: {', '.join(reading.balance.unlisted)}"
