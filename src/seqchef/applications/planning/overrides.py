"""Overrides: forecasts that somebody in the kitchen sets by hand; the model's own is kept beside them.

Knows: how quantiles move to a new median, and which overrides cannot be followed.
Does not know: who was right in the end (override_scores), or files.
Start at: with_overrides.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import NormalDist

import numpy as np

from seqchef.applications.planning.demand import Overridden, Prospects
from seqchef.applications.planning.names import Names
from seqchef.errors import Rejection
from seqchef.food.overrides import Override
from seqchef.series.tables import LEVELS, Floats

FILE = "overrides.csv"
MEDIAN = LEVELS.index(0.5)
NORMAL = np.array([NormalDist().inv_cdf(level) for level in LEVELS])


def with_overrides(prospects: Prospects, overrides: Sequence[Override]) -> tuple[Prospects, tuple[Rejection, ...]]:
    """The prospects with the median of each overridden dish and day where its override says.

    Overrides of other days wait, or are over. One for a dish that is not planned, or for a closed day, is rejected.
    """
    days = {day: h for h, day in enumerate(prospects.days)}
    names, quantiles = Names(prospects.dishes), prospects.quantiles.copy()
    overridden: list[Overridden] = []
    rejections: list[Rejection] = []
    for override in overrides:
        h = days.get(override.day)
        if h is None:
            continue
        match = names.find(override.dish)
        if match is None:
            nearest = names.nearest(override.dish)
            hint = f' (nearest: "{nearest.name}")' if nearest else ""
            found = f'dish is "{override.dish}"{hint}'
            rejections.append(Rejection(FILE, override.row, found, "a dish that is planned"))
        elif prospects.closed[h]:
            rejections.append(Rejection(FILE, override.row, f"{override.day} is a closed day", "a day that is open"))
        else:
            s = prospects.dishes.index(match.name)
            overridden.append(Overridden(override, match.name, prospects.quantiles[s, h]))
            quantiles[s, h] = moved(prospects.quantiles[s, h], float(override.portions))
    return replace(prospects, quantiles=quantiles, overridden=tuple(overridden)), tuple(rejections)


def moved(quantiles: Floats, median: float) -> Floats:
    """Quantiles (Q,) with another median, and their spread: shifted upwards, scaled downwards so that 0 stays 0.

    A day of which nothing was expected takes the spread of guests who come by themselves.
    """
    before = quantiles[MEDIAN]
    if median < before:
        return np.asarray(quantiles * (median / before))
    if quantiles[-1] <= 0:
        return np.asarray(np.maximum(median + NORMAL * np.sqrt(median), 0.0))
    return np.asarray(quantiles + (median - before))
