"""Forecasting: a panel of histories in, nine quantiles and a mean for every future step out.

Knows: the methods by name.
Does not know: files (formats.series), orders (applications.planning), how a model was trained (learning).
Start at: forecast.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from seqchef.errors import BadInput, UnknownName
from seqchef.inference.quantiles import as_forecasts
from seqchef.series.empirical import empirical_quantiles, seasonal_naive_quantiles
from seqchef.series.tables import LEVELS, Floats, Forecasts, Panel
from seqchef.series.windows import Windows, in_batches

UNLEARNED: dict[str, Callable[[Windows], Floats]] = {  # windows of B series -> quantiles (B, H, 9)
    "empirical": empirical_quantiles,
    "seasonal-naive": seasonal_naive_quantiles,
}
METHODS = ("auto", "zero-shot", *UNLEARNED)
BATCH = 64


def forecast(panel: Panel, horizon: int, *, method: str = "auto", bundle: str | Path = "forecast") -> Forecasts:
    """Quantiles of the next `horizon` steps of every series, in the order of the panel; any history from one point.

    Methods: `zero-shot` is the trained model in `bundle`, which `auto` takes; `empirical` weighs a series' own past by
    age and weekday; `seasonal-naive` repeats the last season.
    """
    if horizon < 1:
        raise BadInput(f"horizon is {horizon}; expected 1 step or more")
    if method not in METHODS:
        raise UnknownName("method", method, known=METHODS)
    quantiles = np.empty((len(panel), horizon, len(LEVELS)))
    if method in UNLEARNED:
        for rows, windows in in_batches(panel.series, horizon, BATCH):
            quantiles[rows] = UNLEARNED[method](windows)
    else:
        from seqchef.inference.zero_shot import ZeroShot  # ONNX Runtime is not needed for the other methods

        quantiles = ZeroShot.load(bundle).quantiles(panel, horizon)
    return as_forecasts(panel, quantiles)
