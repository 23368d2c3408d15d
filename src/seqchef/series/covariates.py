"""Covariates: numbers known beside a series, past and future, made comparable from series to series.

Knows: what a number is compared with (its own past, and the same step of the other series).
Does not know: what it stands for, or how much it matters (inference.adaptation).
Start at: covariate_facts.
"""

import warnings
from collections.abc import Sequence

import numpy as np

from seqchef.series.tables import Floats, Series, filled

MEMORY = {"hourly": 672, "daily": 91, "weekly": 26, "monthly": 12}  # steps that a number is compared with
LATELY = 4
FACTS = 3  # for each covariate: over its usual value, over its last, over the mean of the last few
LARGEST = 5.0


def covariate_facts(series: Sequence[Series], horizon: int, names: Sequence[str]) -> Floats:
    """Facts (B, H, 6 C) of the next `horizon` steps: each covariate over its past, and the mean over all series.

    Numbers always above zero are compared by their logarithm; what is not known is 0, nothing unusual.
    """
    if not names:
        return np.zeros((len(series), horizon, 0))
    own = np.stack([_facts(series, horizon, name) for name in names], axis=2)  # (B, H, C, 3)
    common = np.broadcast_to(own.mean(axis=0, keepdims=True), own.shape)
    both = np.concatenate([own, common], axis=3)
    return np.asarray(np.clip(both.reshape(len(series), horizon, -1), -LARGEST, LARGEST))


def _facts(series: Sequence[Series], horizon: int, name: str) -> Floats:
    """Facts (B, H, 3) of one covariate."""
    memory = MEMORY.get(series[0].frequency.name, 12)
    values = np.full((len(series), memory + horizon), np.nan)
    for row, one in enumerate(series):
        given = one.covariates.get(name, np.zeros(0))
        kept = min(memory, len(one))
        values[row, memory - kept :] = filled(given[len(one) - kept :], kept + horizon)
    known = ~np.isnan(values)
    positive = known.any() and bool((values[known] > 0).all())
    if positive:
        values = np.log(values)
    past, future = values[:, :memory], values[:, memory:]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a row without any value has no mean
        usual, lately = np.nanmean(past, axis=1), np.nanmean(past[:, -LATELY:], axis=1)
    seen = known[:, :memory]
    last = past[np.arange(len(past)), memory - 1 - seen[:, ::-1].argmax(axis=1)]
    facts = [future - compared[:, None] for compared in (usual, last, lately)]
    spread = 1.0 if positive or not known.any() else float(np.std(values[known])) or 1.0
    return np.nan_to_num(np.stack(facts, axis=2) / spread)
