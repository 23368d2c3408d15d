"""Fans of series: a history with its flags and a forecast become one chart.

Knows: how much past a chart of days, weeks or months shows; that flags without a name are called by their kind.
Does not know: how a fan is drawn (fan_chart).
Start at: fan_of.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from seqchef.applications.planning.wording import Words
from seqchef.formats.fan import Fan, Floats
from seqchef.formats.sheet_words import with_sheets
from seqchef.series.tables import Forecasts, Series, fitted

PAST = {"hourly": 96, "daily": 42, "weekly": 52, "monthly": 48, "quarterly": 24, "yearly": 20, "numbered": 60}
LEAST_PAST = 3  # times the horizon: a long forecast is shown beside a longer past


def fan_of(
    series: Series,
    forecasts: Forecasts,
    words: Words,
    *,
    past: int | None = None,
    names: Sequence[str] | None = None,
    overrides: Mapping[int, float] | None = None,
    later: Floats | None = None,
    levels: Mapping[str, float] | None = None,
    unit: str = "",
) -> Fan:
    """The last `past` steps (by default as many as suit its frequency) of `series`, and its rows of `forecasts`.

    `names` (T + H,) call holidays and promotions by name; without them the flags of the series say "holiday" and
    "promotion". `overrides` are values set by hand by step ahead, `later` (H,) what came. Raises BadInput when
    `forecasts` has no row of the series.
    """
    ahead = forecasts.of(series.unique_id)
    T, H = len(series), len(ahead)
    shown = min(T, past if past is not None else max(PAST[series.frequency.name], LEAST_PAST * H))
    told = list(names) if names is not None else named_flags(series, T + H, words)
    return Fan(
        title=series.unique_id,
        stamps=np.concatenate([series.ds[T - shown :], ahead.ds.astype(series.ds.dtype)]),
        past=np.where(series.closed[:T], np.nan, series.y)[T - shown :],
        quantiles=ahead.quantiles,
        closed=fitted(series.closed, T + H)[T - shown :].tolist(),
        names=told[T - shown : T + H],
        overrides=dict(overrides or {}),
        later=later,
        levels=dict(levels or {}),
        unit=unit,
    )


def named_flags(series: Series, steps: int, words: Words) -> list[str]:
    """What each of the first `steps` steps is called: "holiday", "promotion", both, or nothing."""
    words = with_sheets(words)
    kinds = [(words.say(f"fan_{kind}"), fitted(getattr(series, kind), steps)) for kind in ("holiday", "promotion")]
    return [", ".join(name for name, flags in kinds if flags[step]) for step in range(steps)]
