"""What peers are given: every history on a full calendar grid, as one long table.

Knows: how a missing step is filled (daily: the value 7 days before; weekly, monthly: a line between its neighbours).
Does not know: the peers. They never see flags; covariates only where a peer asks for them.
Start at: long_table.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from seqchef.series.tables import Floats, Panel, Series, filled

WEEK = 7


def full_grid(one: Series) -> Floats:
    """The history (T,) without a gap; what has nothing before it takes the first value after it."""
    y = one.y.copy()
    if one.frequency.name == "daily":
        for step in np.flatnonzero(np.isnan(y)):
            if step >= WEEK:
                y[step] = y[step - WEEK]
    known = np.flatnonzero(~np.isnan(y))
    if one.frequency.name == "daily":
        following = np.searchsorted(known, np.arange(len(y)))
        return np.asarray(y[known[np.minimum(following, len(known) - 1)]])
    return np.asarray(np.interp(np.arange(len(y)), known, y[known]))


def long_table(panel: Panel, *, dated: bool = False, covariates: Sequence[str] = ()) -> Any:
    """A pandas table of unique_id, ds (dates, or grid positions), y and the covariates; by series, then by step."""
    import pandas

    series = panel.series
    grids = [full_grid(one) for one in series]
    stamps = [one.ds if dated else one.start + np.arange(len(one)) for one in series]
    columns = {
        "unique_id": np.repeat(np.array(panel.ids, dtype=object), [len(grid) for grid in grids]),
        "ds": np.concatenate(stamps),
        "y": np.concatenate(grids),
    }
    for name in covariates:
        columns[name] = np.concatenate([filled(one.covariates[name], len(one)) for one in series])
    return pandas.DataFrame(columns)


def future_table(panel: Panel, horizon: int, *, covariates: Sequence[str]) -> Any:
    """A pandas table of unique_id, ds and the covariates of the next `horizon` steps, NaN where not given."""
    import pandas

    columns = {
        "unique_id": np.repeat(np.array(panel.ids, dtype=object), horizon),
        "ds": np.concatenate([one.future_ds(horizon) for one in panel.series]),
    }
    for name in covariates:
        columns[name] = np.concatenate(
            [filled(one.covariates[name], len(one) + horizon)[len(one) :] for one in panel.series]
        )
    return pandas.DataFrame(columns)
