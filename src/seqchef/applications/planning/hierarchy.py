"""Hierarchy: totals of dishes, categories and shops that add up, because each is a sum of the same futures.

Knows: groups by attribute, sums of sample paths, quantiles and means of the sums.
Does not know: where paths come from (paths), or files.
Start at: totals_of; Sums for series that have no paths yet.

Quantiles do not add up: the 0.9 quantile of a total is less than the sum of the 0.9 quantiles, because not everything
sells well on the same day. Sums of paths do, whatever the grouping, and so do means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.paths import sample_paths
from seqchef.errors import BadInput, UnknownName
from seqchef.series.calendar import Stamps
from seqchef.series.tables import LEVELS, Floats, Forecasts, Panel, Series

EVERYTHING = "total"
PATHS = 1000
BLOCK = 200  # series whose paths are in memory at once


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the series, by what they have in common; nothing in common is everything."""

    keys: tuple[tuple[str, str], ...]  # (attribute, value), outermost first
    members: tuple[int, ...]  # positions of its series

    @property
    def level(self) -> str:
        """`total`, `category`, or `shop/category`."""
        return "/".join(key for key, _ in self.keys) or EVERYTHING

    @property
    def name(self) -> str:
        """`total`, `category=soup`, or `shop=North/category=soup`."""
        return "/".join(f"{key}={value}" for key, value in self.keys) or EVERYTHING


@dataclass(frozen=True, eq=False, slots=True)
class Total:
    """What a group may sell on each of H days."""

    group: Group
    samples: Floats  # (N, H)
    mean: Floats  # (H,)

    @property
    def quantiles(self) -> Floats:
        """(H, Q) for LEVELS, each of them a value of the samples or between two of them."""
        return np.quantile(self.samples, LEVELS, axis=0).T


def groups(attributes: Sequence[Mapping[str, str]], levels: Sequence[str], *, strict: bool = True) -> list[Group]:
    """Everything, then the groups of each level: an attribute, or several joined by slashes (`shop/category`).

    A series without such an attribute is in the group of the empty value. Raises BadInput for a level that is empty
    and, when `strict`, UnknownName for an attribute that no series has.
    """
    known = sorted({key for one in attributes for key in one})
    found = [Group((), tuple(range(len(attributes))))]
    for level in levels:
        keys = [key.strip() for key in level.split("/")]
        for key in keys:
            if not key:
                raise BadInput(f'level of totals "{level}" is empty in one place; expected names such as shop/category')
            if strict and key not in known:
                raise UnknownName("attribute", key, known=tuple(known) or ("none",))
        by_value: dict[tuple[str, ...], list[int]] = {}
        for place, one in enumerate(attributes):
            by_value.setdefault(tuple(one.get(key, "") for key in keys), []).append(place)
        found += [Group(tuple(zip(keys, values, strict=True)), tuple(by_value[values])) for values in sorted(by_value)]
    return found


def totals(paths: Floats, attributes: Sequence[Mapping[str, str]], levels: Sequence[str]) -> list[Total]:
    """Totals of S series with paths (N, S, H): everything first, then each level. Means are those of the paths."""
    found = groups(attributes, levels)
    sums = [paths[:, list(group.members)].sum(axis=1) for group in found]
    return [Total(group, samples, samples.mean(axis=0)) for group, samples in zip(found, sums, strict=True)]


def totals_of(demand: Demand) -> list[Total]:
    """Totals of all dishes, and by each attribute that any dish has."""
    attributes = demand.attributes or tuple({} for _ in demand.dishes)
    return totals(demand.paths, attributes, sorted({key for one in attributes for key in one}))


def totals_of_panel(
    panel: Panel, forecasts: Forecasts, levels: Sequence[str], *, paths: int = PATHS, seed: int = 0
) -> Forecasts:
    """Forecasts of totals, one row per group and step, from forecasts of every series of the panel."""
    sums = Sums(levels, paths=paths, seed=seed)
    sums.add(panel, forecasts)
    return sums.result()


class Sums:
    """Totals of panels that come one after the other, such as the chunks of a large table.

    Sums of sample paths, whose dependence is that of recent windows of the histories: path n copies the order of the
    same past window in every panel, so series of different panels hang together as well. The mean of a total is the
    sum of the means of its series, exactly.
    """

    def __init__(self, levels: Sequence[str], *, paths: int = PATHS, seed: int = 0) -> None:
        self.levels = [level for level in levels if level != EVERYTHING]
        self.left_out = 0  # series that ended before the others
        self._paths, self._seed = paths, seed
        self._samples: dict[Group, Floats] = {}  # (N, H)
        self._means: dict[Group, Floats] = {}  # (H,)
        self._ds: Stamps | None = None
        self._rows = self._series = 0

    def add(self, panel: Panel, forecasts: Forecasts) -> None:
        """Add the series of a panel that end on the last step so far; others are not sold any more, and are counted.

        Raises BadInput for numbered steps that end differently: they have no last step in common.
        """
        horizon = len(forecasts) // len(panel)
        series = self._latest(panel, horizon)
        rows = [place for place, one in enumerate(panel.series) if one in series]
        self._rows = self._rows or max((len(one) for one in series), default=0)
        means = forecasts.mean.reshape(len(panel), horizon)[rows]
        quantiles = forecasts.quantiles.reshape(len(panel), horizon, -1)[rows]
        groups([one.attributes for one in panel.series], self.levels)  # names must be known, whoever is left out
        for first in range(0, len(series), BLOCK):
            some = series[first : first + BLOCK]
            samples = self._sampled(some, quantiles[first : first + BLOCK], panel.frequency.season)
            for group in groups([one.attributes for one in some], self.levels, strict=False):
                key, members = replace(group, members=()), list(group.members)
                self._samples[key] = self._samples.get(key, 0.0) + samples[:, members].sum(axis=1)
                self._means[key] = self._means.get(key, 0.0) + means[first : first + BLOCK][members].sum(axis=0)

    def result(self) -> Forecasts:
        """Everything first, then level by level."""
        if self._ds is None:
            raise BadInput("totals: no series; expected at least one")
        order = ["/".join(key.strip() for key in level.split("/")) for level in (EVERYTHING, *self.levels)]
        found = sorted(self._means, key=lambda group: (order.index(group.level), group.keys))
        return Forecasts(
            ids=np.repeat(np.array([group.name for group in found]), len(self._ds)),
            ds=np.tile(self._ds, len(found)),
            quantiles=np.concatenate([np.quantile(self._samples[group], LEVELS, axis=0).T for group in found]),
            mean=np.concatenate([self._means[group] for group in found]),
        )

    def _latest(self, panel: Panel, horizon: int) -> list[Series]:
        """The series whose future begins on the last step; what was added before begins anew when that is later."""
        ends = [one.start + len(one) for one in panel.series]
        last = panel.series[ends.index(max(ends))].future_ds(horizon)
        if panel.frequency.numbered and (len(set(ends)) > 1 or (self._ds is not None and self._ds[0] != last[0])):
            raise BadInput(
                "totals: the numbered steps of the series end differently; expected the same number of steps"
            )
        if self._ds is None or last[0] > self._ds[0]:
            self.left_out += self._series
            self._series, self._samples, self._means, self._ds = 0, {}, {}, last
        found = [one for one in panel.series if one.future_ds(1)[0] == self._ds[0]]
        self.left_out += len(panel) - len(found)
        return found

    def _sampled(self, series: Sequence[Series], quantiles: Floats, season: int) -> Floats:
        """Sample paths (N, S, H); the past is as long as that of the first panel: windows then have the same dates."""
        history = np.full((self._rows, len(series)), np.nan)
        for place, one in enumerate(series):
            kept = min(self._rows, len(one))
            history[self._rows - kept :, place] = np.where(one.evidence(), one.y, np.nan)[len(one) - kept :]
        least = -np.inf if (np.nan_to_num(history) < 0).any() else 0.0
        seed = self._seed + self._series
        self._series += len(series)
        return sample_paths(quantiles, history, paths=self._paths, season=season, seed=seed, least=least)
