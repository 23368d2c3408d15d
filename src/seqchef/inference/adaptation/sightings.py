"""Sightings: what a panel looks like from one of its days: the shipped model's quantiles, and facts beside them.

Knows: how a forecast from an earlier day is set up, what the corrector is shown of a step, what happened then.
Does not know: how the corrector learns (corrector.py).
Start at: sight_from.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seqchef.inference.zero_shot import ZeroShot, sights
from seqchef.series.covariates import covariate_facts
from seqchef.series.features import EXPERT_COUNT, NEXT_TO_NOTHING, STEP_FACTS
from seqchef.series.tables import LEVELS, Floats, Panel, Series

Singles = NDArray[np.float32]

HIDDEN = ("own year", "own years", "common year", "common years")  # two years are no sample to learn a year from
SHOWN = tuple(name for name in STEP_FACTS if name not in HIDDEN)
EXPERTS_SHOWN = slice(len(LEVELS), len(LEVELS) + 2 * EXPERT_COUNT)  # features: their medians and widths
FARTHEST = 1e6  # scales; what lies beyond is as wrong as that
LEAST_WIDTH = 0.05  # of the quantiles, in scales of a series: the unit of a correction
MIDDLE, LOWEST, HIGHEST = len(LEVELS) // 2, 0, len(LEVELS) - 1


@dataclass(frozen=True, eq=False)
class Sighting:
    """B series seen from one day, H steps ahead; all in the scale of each series."""

    quantiles: Singles  # (B, H, 9): of the shipped model
    features: Singles  # (B, H, F)
    truth: Singles  # (B, H), NaN where nobody knows
    floor: Floats  # (B,)
    location: Floats  # (B,)
    scale: Floats  # (B,)
    difficulty: Floats  # (B,): in-sample error of the naive forecast, in scales

    @property
    def width(self) -> Singles:
        """Width (B, H) of the shipped model's quantiles: the unit of a correction."""
        spread = (self.quantiles[..., HIGHEST] - self.quantiles[..., LOWEST]) / 3
        return np.maximum(spread, LEAST_WIDTH)

    @property
    def beside_experts(self) -> Singles:
        """The features (B, H, F') without what the experts say."""
        return np.delete(self.features, EXPERTS_SHOWN, axis=2)

    def missed_alone(self) -> Singles:
        """The truth (B, H) without what all series missed alike.

        That is the weather of one day: a corrector that learned it would expect it every day.
        """
        missed = (self.truth - self.quantiles[..., MIDDLE]) / self.width
        known = np.isfinite(missed)
        alike = np.median(missed[known]) if known.any() else 0.0
        return np.asarray(self.truth - alike * self.width, dtype=np.float32)

    def to_units(self, quantiles: Floats) -> Floats:
        """Scaled quantiles (B, H, 9) in the units of each series, none below its floor."""
        nothing = quantiles < self.floor[:, None, None] + NEXT_TO_NOTHING
        return np.where(nothing, 0.0, quantiles * self.scale[:, None, None] + self.location[:, None, None])

    def scaled(self, quantiles: Floats) -> Floats:
        """The inverse of to_units."""
        return np.asarray((quantiles - self.location[:, None, None]) / self.scale[:, None, None])


def panel_before(panel: Panel, back: int, horizon: int) -> Panel:
    """The series as they were known `back` steps before the end of each, without those that had not begun.

    As much is known ahead as is now: what is not known of the real future must not be learned to lean on.
    """
    begun = (one for one in panel.series if len(one) > back and one.evidence()[: len(one) - back].any())
    return Panel(tuple(_before(one, back, horizon) for one in begun), panel.frequency, panel.given)


def _before(one: Series, back: int, horizon: int) -> Series:
    rows = len(one) - back
    cut = one.until(rows, min(one.known_future, horizon))
    covariates = {}
    for name, values in cut.covariates.items():
        planned = int(np.flatnonzero(~np.isnan(one.covariates[name][len(one) :])).max(initial=-1)) + 1
        covariates[name] = np.where(np.arange(len(values)) < rows + planned, values, np.nan)
    return replace(cut, covariates=covariates)


def sight_from(
    model: ZeroShot, seen: Panel, horizon: int, names: Sequence[str], *, happened_in: Panel | None = None
) -> Sighting:
    """A panel as it is known on one day; what came then is in `happened_in`, if anybody knows."""
    B, F = len(seen), len(SHOWN) + 2 * EXPERT_COUNT + len(LEVELS)
    quantiles = np.empty((B, horizon, len(LEVELS)), dtype=np.float32)
    features = np.empty((B, horizon, F), dtype=np.float32)
    floor, location, scale, difficulty = (np.empty(B) for _ in range(4))
    columns = [STEP_FACTS.index(name) for name in SHOWN]
    for rows, sight in sights(seen, horizon):
        made = model.scaled(sight)[:, :horizon]
        experts, steps = sight.experts[:, :horizon], sight.steps[:, :horizon, columns]
        middle = made[..., MIDDLE, None]
        quantiles[rows] = made
        shown = (
            np.arcsinh(made),
            np.arcsinh(experts[..., MIDDLE] - middle),
            np.arcsinh(experts[..., HIGHEST] - experts[..., LOWEST]),
            steps,
        )
        features[rows] = np.concatenate(shown, axis=-1)
        floor[rows], location[rows], scale[rows] = sight.floor[:, 0, 0], sight.location, sight.scale
        difficulty[rows] = sight.difficulty / sight.scale
    facts = covariate_facts(seen.series, horizon, names).astype(np.float32)
    truth = np.full((B, horizon), np.nan)
    if happened_in is not None:
        whole = {one.unique_id: one for one in happened_in.series}
        truth = np.stack([_happened(whole[one.unique_id], len(one), horizon) for one in seen.series])
    return Sighting(
        quantiles=quantiles,
        features=np.concatenate([features, facts], axis=-1),
        truth=np.clip((truth - location[:, None]) / scale[:, None], -FARTHEST, FARTHEST).astype(np.float32),
        floor=floor,
        location=location,
        scale=scale,
        difficulty=difficulty,
    )


def _happened(one: Series, at: int, horizon: int) -> Floats:
    """What happened (H,) from row `at` on, NaN where nobody knows."""
    y = np.where(one.evidence(), one.y, np.nan)[at : at + horizon]
    return np.concatenate([y, np.full(horizon - len(y), np.nan)])
