"""Companions: what the series of one panel have in common, which one noisy series alone cannot show.

Knows: how all of them together moved at this time of last year, and lately.
Does not know: any single forecast (experts.py uses what is found here).
Start at: traces, then share.

In a bakery by the sea every item sells more in August. One item's own August of last year is mostly noise; the sum
over all items is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from seqchef.series.calendar import Positions
from seqchef.series.levels import box, mean_of_observed, without_profile
from seqchef.series.tables import Flags, Floats
from seqchef.series.windows import Windows

YEAR_STEPS = {"daily": 364, "weekly": 52}  # a whole number of seasons close to a year
YEAR_WINDOWS = {"daily": (7, 28), "weekly": (1, 6)}  # steps around a date, and before the origin, a year ago
LATELY = {"daily": (7, 28, 84), "weekly": (2, 8, 26), "hourly": (24, 168, 504)}
YEARS_BACK = 2
LARGEST_RATIO = 5.0


@dataclass(frozen=True, eq=False)
class Traces:
    """Each series' part in what is common; levels are relative to its own mean, so that all count alike."""

    around: Floats  # (B, H): level around the date of each future step, in earlier years
    before: Floats  # (B, H): level before the origin, in the same years
    known: Floats  # (B, H): in how many years both were observed
    lately: Floats  # (B, 3): level in the last few, some and many steps
    alive: Floats  # (B, 3): 1 where that was observed


@dataclass(frozen=True, eq=False)
class Shared:
    """What a group of series has in common, for each of its members."""

    year_ratio: Floats  # (B, H): log of the level around a date in earlier years over that before the origin
    year_known: Floats  # (B, H): 0 (nobody knows) to almost 1 (many series do)
    trend: Floats  # (B, 2): log of the last few steps' level over that of some, and of some over many

    def rows(self, start: int, end: int) -> "Shared":
        """Some of the members."""
        return Shared(self.year_ratio[start:end], self.year_known[start:end], self.trend[start:end])


def traces(windows: Windows) -> Traces:
    """Every series' own part (B, ...)."""
    level, observed = without_profile(windows)[0], windows.observed
    size = mean_of_observed(np.abs(level), observed)[:, None]
    level = np.where(size > 0, level / np.where(size > 0, size, 1.0), 0.0)
    around, before, known = _earlier_years(level, observed, windows)
    lately = [observed[:, -steps:] for steps in LATELY.get(windows.frequency.name, (1, 3, 12))]
    return Traces(
        around,
        before,
        known,
        np.stack([mean_of_observed(level[:, -seen.shape[1] :], seen) for seen in lately], axis=1),
        np.stack([seen.any(axis=1) for seen in lately], axis=1).astype(np.float64),
    )


def joined(parts: Sequence[Traces]) -> Traces:
    """The traces of several batches, one after the other."""
    names = ("around", "before", "known", "lately", "alive")
    return Traces(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def own_year_ratio(found: Traces) -> Floats:
    """Log ratio (B, H) of one series alone, drawn towards 0 where its levels are low."""
    guard = 0.1 * np.maximum(found.known, 1)
    ratio = np.log(np.clip((found.around + guard) / (found.before + guard), 1 / LARGEST_RATIO, LARGEST_RATIO))
    return np.where(found.known > 0, ratio, 0.0)


def share(found: Traces, groups: Positions) -> Shared:
    """What the members of each group (B,) have in common: ratios of their sums."""
    _, members = np.unique(groups, return_inverse=True)
    around, before, known = (_summed(array, members) for array in (found.around, found.before, found.known))
    ratio = np.log(np.clip((around + 0.1) / (before + 0.1), 1 / LARGEST_RATIO, LARGEST_RATIO))
    everywhere = _summed(found.alive[:, :1] * found.alive[:, 1:2] * found.alive[:, 2:], members) > 0
    lately = _summed(np.where(found.alive[:, 2:] > 0, found.lately, 0.0), members)
    trend = np.log(np.clip((lately[:, :-1] + 0.1) / (lately[:, 1:] + 0.1), 0.2, 5.0))
    return Shared(np.where(known > 0, ratio, 0.0), known / (known + 3.0), np.where(everywhere, trend, 0.0))


def _summed(values: Floats, members: Positions) -> Floats:
    """Sums (B, N) over each member's group."""
    sums = np.zeros((int(members.max()) + 1, values.shape[1]))
    np.add.at(sums, members, values)
    return sums[members]


def _earlier_years(level: Floats, observed: Flags, windows: Windows) -> tuple[Floats, Floats, Floats]:
    (B, T), H = level.shape, windows.horizon
    around, before, known = (np.zeros((B, H)) for _ in range(3))
    year = YEAR_STEPS.get(windows.frequency.name, 0)
    reach, span = YEAR_WINDOWS.get(windows.frequency.name, (0, 0))
    seen = observed.astype(np.float64)
    for ago in range(year, YEARS_BACK * year + 1, year or 1):
        if not year or ago + span // 2 > T:
            break
        sums, counts = box(level * seen, reach, reach), box(seen, reach, reach)
        at = np.clip(T + np.arange(H) % year - ago, 0, T - 1)
        then = slice(max(0, T - ago - span), T - ago)
        base = mean_of_observed(level[:, then], observed[:, then])[:, None]
        enough = (seen[:, then].sum(axis=1, keepdims=True) >= span / 3) & (counts[:, at] >= (2 * reach + 1) / 3)
        enough &= base > 0
        around += np.where(enough, sums[:, at] / np.maximum(counts[:, at], 1.0), 0.0)
        before += np.where(enough, base, 0.0)
        known += enough
    return around, before, known
