"""Hierarchy: totals of dishes, categories and shops that add up, because each is a sum of the same futures.

Knows: groups by attribute, sums of sample paths, quantiles and means of the sums.
Does not know: where paths come from (paths), or files.
Start at: totals_of; totals_of_panel for series that have no paths yet.

Quantiles do not add up: the 0.9 quantile of a total is less than the sum of the 0.9 quantiles, because not everything
sells well on the same day. Sums of paths do, whatever the grouping, and so do means.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.paths import sample_paths
from seqchef.errors import BadInput, UnknownName
from seqchef.series.tables import LEVELS, Floats, Forecasts, Panel

EVERYTHING = "total"
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


def groups(attributes: Sequence[Mapping[str, str]], levels: Sequence[str]) -> list[Group]:
    """Everything, then the groups of each level: an attribute, or several joined by slashes (`shop/category`).

    A series without such an attribute is in the group of the empty value. Raises UnknownName for an attribute that no
    series has, BadInput for a level that is empty.
    """
    known = sorted({key for one in attributes for key in one})
    found = [Group((), tuple(range(len(attributes))))]
    for level in levels:
        keys = [key.strip() for key in level.split("/")]
        for key in keys:
            if not key:
                raise BadInput(f'level of totals "{level}" is empty in one place; expected names such as shop/category')
            if key not in known:
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
    panel: Panel, forecasts: Forecasts, levels: Sequence[str], *, paths: int = 1000, seed: int = 0
) -> Forecasts:
    """Forecasts of totals, one row per group and step, from forecasts of every series of the panel.

    Sums of sample paths, whose dependence is that of recent windows of the histories; the mean of a total is the sum of
    the means of its series, exactly. All series must begin their future on the same step.
    """
    horizon = len(forecasts) // len(panel)
    origins = {one.start + len(one) for one in panel.series}
    if len(origins) > 1:
        raise BadInput("totals: the series end on different dates; expected histories that end on the same one")
    found = groups([one.attributes for one in panel.series], levels)
    sums = np.zeros((len(found), paths, horizon))
    for block, samples in _blocks(panel, forecasts, horizon, paths, seed):
        for g, group in enumerate(found):
            inside = [place - block for place in group.members if block <= place < block + samples.shape[1]]
            if inside:
                sums[g] += samples[:, inside].sum(axis=1)
    means = forecasts.mean.reshape(len(panel), horizon)
    return Forecasts(
        ids=np.repeat(np.array([group.name for group in found]), horizon),
        ds=np.tile(panel.series[0].future_ds(horizon), len(found)),
        quantiles=np.concatenate([np.quantile(one, LEVELS, axis=0).T for one in sums]),
        mean=np.concatenate([means[list(group.members)].sum(axis=0) for group in found]),
    )


def _blocks(
    panel: Panel, forecasts: Forecasts, horizon: int, paths: int, seed: int
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Sample paths (N, S', H) of some series after others, with the place of the first of them.

    Path n copies the order of the same past window in every block, so series of different blocks hang together as well.
    """
    season = panel.frequency.season
    past = max(len(one) for one in panel.series)
    least = -np.inf if any(bool((one.y[one.evidence()] < 0).any()) for one in panel.series) else 0.0
    quantiles = forecasts.quantiles.reshape(len(panel), horizon, len(LEVELS))
    for first in range(0, len(panel), BLOCK):
        some = panel.series[first : first + BLOCK]
        history = np.full((past, len(some)), np.nan)
        for place, one in enumerate(some):
            history[past - len(one) :, place] = np.where(one.evidence(), one.y, np.nan)
        chosen = quantiles[first : first + BLOCK]
        yield first, sample_paths(chosen, history, paths=paths, season=season, seed=seed + first, least=least)
