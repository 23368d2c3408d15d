"""The shipped forecaster on the sample kitchen: the last weeks hidden, forecast, and then shown beside the forecast."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.formats.series import read_panel
from seqchef.inference.forecast import forecast

DISH, PAST, HORIZON = "Cinnamon bun", 42, 21


def measure() -> dict[str, Any]:
    """Days sold before, quantiles of the days to come, and what was sold on them; how many lie in which interval."""
    panel = read_panel(Path(str(files("seqchef") / "sample_kitchen" / "sales.csv"))).panel
    short = replace(panel, series=tuple(one.until(len(one) - HORIZON) for one in panel.series))
    found = forecast(short, HORIZON)
    inside = [_inside(found.of(one.unique_id).quantiles, one.y[-HORIZON:]) for one in panel.series]
    dish = panel[DISH]
    return {
        "dish": DISH,
        "first_day": str(dish.ds[-HORIZON])[:10],
        "past": [_number(value) for value in dish.y[-HORIZON - PAST : -HORIZON]],
        "quantiles": np.round(found.of(DISH).quantiles, 2).tolist(),
        "true": [_number(value) for value in dish.y[-HORIZON:]],
        "dishes": len(panel),
        "days": sum(count for _, count in inside),
        "inside": sum(hits for hits, _ in inside),
    }


def _inside(quantiles: "np.ndarray[Any, Any]", true: "np.ndarray[Any, Any]") -> tuple[int, int]:
    """Days that lie between the quantiles 0.1 and 0.9, and all that are known."""
    known = ~np.isnan(true)
    hits = (true >= quantiles[:, 0]) & (true <= quantiles[:, -1])
    return int((hits & known).sum()), int(known.sum())


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
