"""Room: what stands in one storage area must fit into it.

Knows: litres of packs, of stock and of what comes.
Does not know: money (budget).
Start at: Room.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial

from seqchef.applications.planning.notes import Note, note
from seqchef.applications.planning.sheet.entry import Entry


class Room:
    """The storage areas of a kitchen and the entries that stand there."""

    def __init__(self, volumes_l: Mapping[str, Fraction], entries: Sequence[Entry]) -> None:
        self._areas: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.offer.limits.storage in volumes_l:
                self._areas.setdefault(str(entry.offer.limits.storage), []).append(entry)
        self._free = {area: float(volumes_l[area]) - sum(map(_stored_l, there)) for area, there in self._areas.items()}

    def fits(self, entry: Entry, packs: int) -> bool:
        """Whether so many packs more can be put away."""
        area = entry.offer.limits.storage
        return area not in self._areas or litres(entry, packs) <= self._left(str(area)) + 1e-9

    def make(self) -> list[Note]:
        """Leave out the packs that are worth least for the room they take, until everything fits."""
        notes = []
        for area, there in self._areas.items():
            before = sum(entry.packs for entry in there)
            asked = sum(litres(entry, entry.packs) for entry in there)
            give_up(there, lambda entry: litres(entry, 1), partial(self._all_fits, area))
            for entry in there:
                entry.cut_by_space = entry.line.packs - entry.packs
            cut = before - sum(entry.packs for entry in there)
            if cut:
                free = max(self._free[area], 0.0)
                notes.append(note("no_space", area=area, packs=float(cut), free=free, asked=asked))
        return notes

    def _all_fits(self, area: str) -> bool:
        return self._left(area) >= -1e-9

    def _left(self, area: str) -> float:
        return self._free[area] - sum(litres(entry, entry.packs) for entry in self._areas[area])


def litres(entry: Entry, packs: int) -> float:
    """The room that packs of it take."""
    return packs * float(entry.offer.limits.volume_l or 0)


def give_up(
    entries: Iterable[Entry],
    cost: Callable[[Entry], float],
    enough: Callable[[], bool],
    may: Callable[[Entry], bool] = lambda entry: True,
) -> None:
    """Take packs away, those first whose absence loses least for their `cost` per pack, until it is `enough`.

    Marginal analysis: gains of packs only fall, so that the best set of packs of any size is found as if packs were
    divisible. An entry that `may` not lose packs keeps them.
    """
    left = [entry for entry in entries if entry.packs and cost(entry) > 0]
    ratios = {id(entry): _ratio(entry, cost(entry)) for entry in left}
    while not enough():
        able = [entry for entry in left if entry.packs and may(entry)]
        if not able:
            return
        least = min(able, key=lambda entry: (ratios[id(entry)], -cost(entry)))
        least.packs = least.fewer
        if least.packs:
            ratios[id(least)] = _ratio(least, cost(least))


def _ratio(entry: Entry, cost: float) -> float:
    """The expected loss that the last packs avoid, for what they cost."""
    return entry.gain(entry.fewer, entry.packs) / (cost * (entry.packs - entry.fewer))


def _stored_l(entry: Entry) -> float:
    """Litres of what is still there when the order comes."""
    packs = entry.outlook.stored_on_arrival() / float(entry.offer.pack_quantity)
    return packs * float(entry.offer.limits.volume_l or 0)
