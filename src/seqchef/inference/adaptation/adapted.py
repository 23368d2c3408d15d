"""Adapted: the shipped forecaster after a look at the panel it is asked about.

Knows: what is learned from a panel, in which order, and how far such forecasts were off.
Does not know: how each part works (sightings.py, corrector.py, rehearsals.py, mixing.py).
Start at: Adapted.fit.

Members are the shipped model, the same with correctors that learned from this panel, exponential smoothing, weighted
quantiles of the past, and the last season again. How much each counts, and how wide the mixture is, comes from
rehearsals: forecasts of the panel's own last horizons by correctors that had not seen them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from seqchef.inference.adaptation.corrector import Corrector, Settings
from seqchef.inference.adaptation.mixing import MIDDLE, Mixture
from seqchef.inference.adaptation.rehearsals import LEARNED, SHIPPED, Rehearsals, learn, look_back, members_of
from seqchef.inference.adaptation.sightings import sight_from
from seqchef.inference.zero_shot import ZeroShot
from seqchef.series.tables import Floats, Panel

PRIOR: Mapping[str, float] = {
    SHIPPED: 0.36,
    LEARNED[0]: 0.25,
    LEARNED[1]: 0.25,
    "smoothing": 0.07,
    "empirical": 0.05,
    "seasonal-naive": 0.02,
}  # what each member counts before anything is known of a panel
SERIES = 1_000  # to learn from, at most
USUALLY = 0.75  # of forecasts are as near as is said


@dataclass(frozen=True, eq=False)
class Adapted:
    """What was learned from one panel."""

    bundle: str | Path
    names: tuple[str, ...]  # covariates
    members: tuple[str, ...]
    correctors: Mapping[str, Corrector]
    mixture: Mixture
    horizons: int  # that were rehearsed
    errors: Mapping[str, float]  # by series: how far off three in four medians were at most over those, in its units

    @classmethod
    def fit(
        cls,
        panel: Panel,
        horizon: int,
        *,
        bundle: str | Path = "forecast",
        settings: Settings | None = None,
        seed: int = 0,
    ) -> "Adapted":
        """Learn from a panel, in seconds; it may be small, short or large. It then answers for any horizon."""
        settings = settings or Settings()
        sample = _sample(panel, seed)
        seen = look_back(_model(bundle), sample, horizon, panel.covariates)
        rehearsed = Rehearsals.of(sample, horizon, seen, settings, seed)
        # Correctors that nobody could check are not used.
        checked = any(name in rehearsed.members for name in LEARNED)
        correctors = learn([one for _, one in seen], settings, seed) if checked else {}
        prior = np.array([PRIOR[name] for name in rehearsed.members])
        mixture = Mixture(prior / prior.sum())
        errors: dict[str, float] = {}
        if rehearsed.horizons:
            mixture = Mixture.fit(
                rehearsed.quantiles,
                rehearsed.truth,
                rehearsed.weights,
                mixture.weights,
                horizons=rehearsed.horizons,
                windows=rehearsed.windows,
            )
            median = mixture.mixed(rehearsed.quantiles)[:, MIDDLE]
            errors = _usual(rehearsed, np.abs(median - rehearsed.truth) * rehearsed.scale)
        return cls(bundle, panel.covariates, rehearsed.members, correctors, mixture, rehearsed.horizons, errors)

    def quantiles(self, panel: Panel, horizon: int) -> Floats:
        """Quantiles (series, H, 9) in the units of each series."""
        sighting = sight_from(_model(self.bundle), panel, horizon, self.names)
        members = members_of(sighting, panel, self.correctors, self.members)
        return sighting.to_units(np.sort(self.mixture.mixed(members), axis=-1))


@lru_cache(maxsize=2)
def _model(bundle: str | Path) -> ZeroShot:
    return ZeroShot.load(bundle)


def _sample(panel: Panel, seed: int) -> Panel:
    """The panel, or some of its series where there are many."""
    if len(panel) <= SERIES:
        return panel
    chosen = np.sort(np.random.default_rng(seed).choice(len(panel), SERIES, replace=False))
    return replace(panel, series=tuple(panel.series[i] for i in chosen))


def _usual(rehearsed: Rehearsals, missed: Floats) -> dict[str, float]:
    """By series, what three in four of the errors `missed` (N,) did not exceed."""
    names, codes = np.unique(np.array(rehearsed.ids), return_inverse=True)
    order = np.argsort(codes, kind="stable")
    parts = np.split(missed[order], np.cumsum(np.bincount(codes))[:-1])
    return {str(name): float(np.quantile(part, USUALLY)) for name, part in zip(names, parts, strict=True)}
