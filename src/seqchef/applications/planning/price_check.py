"""Price check: what forecasts of these same prices were worth in the past.

Knows: earlier days from which to forecast what is known by now, coverage, the Brier score, what was said and happened.
Does not know: who forecasts, or the words of the verdict (price_words).
Start at: check_prices.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.planning.prices import PriceOutlook, price_outlooks
from seqchef.errors import BadInput
from seqchef.series.tables import Forecasts, Panel

Floats = NDArray[np.float64]
Forecaster = Callable[[Panel, int], Forecasts]

MOST_ORIGINS = 24
FARTHEST = 10  # horizons back: what lies before was another time
FEWEST_KNOWN = 12  # prices before an origin
BAND_50, BAND_80 = (0.25, 0.75), (0.1, 0.9)
EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
FEWEST_POINTS = 100  # below, a verdict would be luck


@dataclass(frozen=True, eq=False, kw_only=True)
class Points:
    """What was said of P points and what happened."""

    ahead: NDArray[np.int64]  # (P,) steps, from 1
    in_50: NDArray[np.bool_]
    in_80: NDArray[np.bool_]
    said: Floats  # chance of a rise
    rose: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ahead)

    def where(self, chosen: NDArray[np.bool_]) -> "Points":
        """Some of the points."""
        return Points(
            ahead=self.ahead[chosen],
            in_50=self.in_50[chosen],
            in_80=self.in_80[chosen],
            said=self.said[chosen],
            rose=self.rose[chosen],
        )


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Points whose chance of a rise was said to lie between `low` and `high`."""

    low: float
    high: float
    points: int
    said: float  # mean chance
    happened: float  # share that rose


@dataclass(frozen=True, kw_only=True)
class Check:
    """How far the forecasts of these prices could be believed."""

    points: int
    cov50: float
    cov80: float
    brier: float  # mean squared error of the chance of a rise; 0 is perfect
    brier_half: float  # the same of "50 %" every time
    brier_base: float  # the same of the share that rose, which only hindsight knows
    base_rate: float
    bins: tuple[Bin, ...]
    cov80_by_step: tuple[float | None, ...]  # (H,)

    @property
    def enough(self) -> bool:
        """Whether there are points enough for a verdict."""
        return self.points >= FEWEST_POINTS


@dataclass(frozen=True, kw_only=True)
class CheckOfFile:
    """The check with what it rests on."""

    series: int
    origins: int
    check: Check


def check_prices(panel: Panel, horizon: int, forecaster: Forecaster, *, origins: int = MOST_ORIGINS) -> CheckOfFile:
    """Forecast from up to `origins` earlier steps of every series, and compare with what followed.

    Raises BadInput when no series is long enough: FEWEST_KNOWN prices and `horizon` steps after them.
    """
    found, names, used = [], set[str](), 0
    for back in _backs(panel, horizon, origins):
        shortened = [
            (one, one.until(len(one) - back))
            for one in panel.series
            if len(one) > back and int(one.evidence()[: len(one) - back].sum()) >= FEWEST_KNOWN
        ]
        if not shortened:
            continue
        past = replace(panel, series=tuple(short for _, short in shortened))
        for (whole, short), outlook in zip(shortened, price_outlooks(past, forecaster(past, horizon)), strict=True):
            after = np.where(whole.evidence(), whole.y, np.nan)[len(short) : len(short) + horizon]
            found.append(points_of(outlook, after))
            names.add(whole.unique_id)
        used += 1
    if not used:
        raise BadInput(
            f"no series has {FEWEST_KNOWN} prices and {horizon} steps after them; expected a longer past to check, "
            "or a shorter horizon"
        )
    return CheckOfFile(series=len(names), origins=used, check=judge(joined(found), horizon))


def points_of(outlook: PriceOutlook, after: Floats) -> Points:
    """What an outlook said of the prices that followed, (H,) with nan where unknown."""
    known = np.flatnonzero(~np.isnan(after))
    low_80, low_50, high_50, high_80 = outlook.at((BAND_80[0], *BAND_50, BAND_80[1])).T
    inside = [
        (low[: len(after)] <= after) & (after <= high[: len(after)])
        for low, high in ((low_50, high_50), (low_80, high_80))
    ]
    return Points(
        ahead=known + 1,
        in_50=inside[0][known],
        in_80=inside[1][known],
        said=outlook.rise[known],
        rose=after[known] > outlook.now,
    )


def joined(parts: list[Points]) -> Points:
    """All points together."""
    return Points(
        ahead=np.concatenate([part.ahead for part in parts]),
        in_50=np.concatenate([part.in_50 for part in parts]),
        in_80=np.concatenate([part.in_80 for part in parts]),
        said=np.concatenate([part.said for part in parts]),
        rose=np.concatenate([part.rose for part in parts]),
    )


def judge(points: Points, horizon: int) -> Check:
    """Coverage and calibration of at least one point."""
    if not len(points):
        raise BadInput("no price is known after any origin; expected at least one to compare with")
    rose = points.rose.astype(np.float64)
    base = float(rose.mean())
    at_step = [points.in_80[points.ahead == h] for h in range(1, horizon + 1)]
    return Check(
        points=len(points),
        cov50=float(points.in_50.mean()),
        cov80=float(points.in_80.mean()),
        brier=float(((points.said - rose) ** 2).mean()),
        brier_half=0.25,
        brier_base=base * (1 - base),
        base_rate=base,
        bins=tuple(_bins(points)),
        cov80_by_step=tuple(float(inside.mean()) if len(inside) else None for inside in at_step),
    )


def _bins(points: Points) -> Iterator[Bin]:
    places = np.clip(np.searchsorted(EDGES, points.said, side="right") - 1, 0, len(EDGES) - 2)
    for place, (low, high) in enumerate(pairwise(EDGES)):
        chosen = places == place
        count = int(chosen.sum())
        said = float(points.said[chosen].mean()) if count else 0.0
        happened = float(points.rose[chosen].mean()) if count else 0.0
        yield Bin(low=low, high=high, points=count, said=said, happened=happened)


def _backs(panel: Panel, horizon: int, origins: int) -> list[int]:
    """How many steps each origin lies before the end, the oldest first: at least `horizon`, spread evenly."""
    most = min(max(len(one) for one in panel.series) - FEWEST_KNOWN, FARTHEST * horizon)
    if most < horizon:
        return []
    backs = {int(back) for back in np.linspace(horizon, most, min(origins, most - horizon + 1))}
    return sorted(backs, reverse=True)
