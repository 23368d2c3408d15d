"""Steady: a small change of the forecast does not rewrite tomorrow's order.

Knows: what an earlier plan said of the same delivery, and how much a forecast may move before a line follows it.
Does not know: files (formats.earlier_plans).
Start at: Earlier, then kept.

The earlier number of packs stays when it is what a forecast up to `tolerance` lower or higher than this evening's asks
for. Orders rise with demand, so a forecast that moved by less than the tolerance changes no line; and what is kept is
never less than what the service level asks for at the lower forecast.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.sheet.entry import Entry

TOLERANCE = 0.05  # of the forecast

Scaled = Callable[[float], Entry]  # the entry as it would be if all need were so many times this evening's


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLine:
    """A line of an earlier plan."""

    supplier: str
    ingredient: str
    arrives: date
    packs: int
    brought_forward: int = 0
    needed_by: date | None = None
    postponed: int = 0
    cut_by_budget: int = 0
    cut_by_space: int = 0
    coming_along: float = 0.0  # what was on order for the same delivery

    @property
    def alone(self) -> int:
        """Packs that the food alone asked for."""
        return self.packs - self.brought_forward + self.postponed + self.cut_by_budget + self.cut_by_space


class Earlier:
    """An earlier plan by food, supplier and delivery."""

    def __init__(self, lines: Iterable[EarlierLine], tolerance: float = TOLERANCE) -> None:
        self.tolerance = tolerance
        self._lines = {(line.ingredient, line.supplier, line.arrives): line for line in lines} if tolerance > 0 else {}

    def __bool__(self) -> bool:
        return bool(self._lines)

    def of(self, line: OrderLine) -> EarlierLine | None:
        """What it said of the same food, supplier and delivery."""
        return self._lines.get((line.offer.ingredient, line.offer.supplier, line.cover.arrives))


def kept(entry: Entry, earlier: Earlier, scaled: Scaled) -> Entry:
    """The entry with the earlier number of packs where that is near enough."""
    line, before = entry.line, earlier.of(entry.line)
    if before is None or before.alone == line.packs:
        return entry
    if before.alone > line.packs and line.no_room:
        return entry
    if line.coming_along > before.coming_along * (1 + 1e-9):  # it has been ordered since then
        return entry
    low, high = (scaled(1 + side * earlier.tolerance).line.packs for side in (-1, 1))
    if not low <= before.alone <= high:
        return entry
    waste = entry.outlook.wasted(before.alone * float(line.offer.pack_quantity))
    return Entry(replace(line, packs=before.alone, waste=waste, kept=True, fresh_packs=line.packs), entry.outlook)


def supplier_stays(chances: Mapping[str, tuple[Entry, float, Scaled]], best: str, earlier: Earlier) -> str | None:
    """The earlier supplier, by name -> (entry, unit cost, scaled), unless another is clearly better; else None.

    It stays while it is in time for a forecast that is lower by the tolerance, and no other that is in time for a
    higher one is cheaper by more than the tolerance.
    """
    for name, (entry, cost, scaled) in chances.items():
        before = earlier.of(entry.line)
        if name == best or before is None:
            continue
        in_time = scaled(1 - earlier.tolerance).line.runs_out is None
        _, best_cost, best_scaled = chances[best]
        best_in_time = best_scaled(1 + earlier.tolerance).line.runs_out is None
        if in_time and (not best_in_time or cost <= best_cost * (1 + earlier.tolerance)):
            return name
    return None
