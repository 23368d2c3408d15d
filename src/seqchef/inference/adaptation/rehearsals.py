"""Rehearsals: forecasts of a panel's own last horizons, by members that knew only what was known then.

Knows: which days of the past are looked at, who the members are, what a corrector may have learned by each day.
Does not know: how much each member counts (mixing.py).
Start at: Rehearsals.of.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from seqchef.inference.adaptation.corrector import Corrector, Settings, Singles
from seqchef.inference.adaptation.sightings import Sighting, panel_before, sight_from
from seqchef.inference.unlearned import UNLEARNED, unlearned_quantiles
from seqchef.inference.zero_shot import ZeroShot
from seqchef.series.tables import LEVELS, Floats, Panel

SHIPPED = "zero-shot"
LEARNED = (
    "adapted",
    "adapted, experts heard",
)  # correctors that see covariates alone, and what the experts say as well
MEMBERS = (SHIPPED, *LEARNED, *UNLEARNED)
WINDOWS = 8_000  # to learn from, at most
DAYS = 40  # of the past to forecast from, at most
FEWEST_WINDOWS = 120  # below which there is no corrector
REHEARSALS = 3  # horizons at the end of the panel that are forecast as if they were not known
REHEARSING_NETWORKS = 2  # of a corrector that only rehearses
LARGEST_WEIGHT = 3.0  # of a series whose naive error is small

_Steps = tuple[Floats, Floats, Floats, Floats, tuple[str, ...]]  # the last columns of Rehearsals


@dataclass(frozen=True, eq=False)
class Rehearsals:
    """N steps forecast in hindsight, in the scale of each series."""

    members: tuple[str, ...]
    horizons: int  # how many were rehearsed
    windows: int  # of all series together
    quantiles: Floats  # (N, K, 9)
    truth: Floats  # (N,)
    weights: Floats  # (N,)
    scale: Floats  # (N,): of its series
    ids: tuple[str, ...]  # (N,)

    @classmethod
    def of(
        cls, panel: Panel, horizon: int, seen: Sequence[tuple[int, Sighting]], settings: Settings, seed: int
    ) -> "Rehearsals":
        """From sightings of the panel, each so many steps before its end."""
        quick = replace(settings, networks=min(settings.networks, REHEARSING_NETWORKS))
        backs = dict(seen)
        parts: list[_Steps] = []
        names: tuple[str, ...] = ()
        for back in (horizon * (number + 1) for number in range(REHEARSALS)):
            if back not in backs:
                break
            correctors = learn([sighting for earlier, sighting in seen if earlier >= back + horizon], quick, seed)
            members = tuple(name for name in MEMBERS if name not in LEARNED or name in correctors)
            if names and members != names:
                break  # further back there was too little to learn from
            names = members
            then = panel_before(panel, back, horizon)
            parts.append(_steps(backs[back], then, members_of(backs[back], then, correctors, members)))
        if not parts:
            nothing = np.zeros(0)
            return cls((SHIPPED,), 0, 0, np.zeros((0, 1, len(LEVELS))), nothing, nothing, nothing, ())
        windows = sum(len(set(ids)) for *_, ids in parts)
        quantiles, truth, weights, scale = (np.concatenate([part[i] for part in parts]) for i in range(4))
        return cls(names, len(parts), windows, quantiles, truth, weights, scale, sum((part[4] for part in parts), ()))


def look_back(model: ZeroShot, panel: Panel, horizon: int, names: Sequence[str]) -> list[tuple[int, Sighting]]:
    """The panel as it was seen from days of its past: every quarter of a horizon, or half where series are many."""
    count = max(REHEARSALS + 1, min(DAYS, WINDOWS // len(panel)))
    step = max(1, horizon // 4 if count > DAYS // 2 else horizon // 2)
    rehearsed = {horizon * (number + 1) for number in range(REHEARSALS)}
    seen = []
    for back in sorted(rehearsed | set(range(horizon, horizon + step * count, step))):
        then = panel_before(panel, back, horizon)
        if not len(then):
            break
        sighting = sight_from(model, then, horizon, names, happened_in=panel)
        if np.isfinite(sighting.truth).any():
            seen.append((back, sighting))
    return seen


def members_of(sighting: Sighting, panel: Panel, correctors: Mapping[str, Corrector], names: Sequence[str]) -> Floats:
    """Quantiles (B, H, K, 9) of the members of those names, scaled; the panel is what the sighting shows."""
    shipped = sighting.quantiles.astype(np.float64)
    made = {SHIPPED: shipped}
    for name, corrector in correctors.items():
        made[name] = corrector.corrected(_features(sighting, name), shipped, sighting.width.astype(np.float64))
    for name in set(names) & set(UNLEARNED):
        made[name] = sighting.scaled(unlearned_quantiles(name, panel, shipped.shape[1]))
    floors = sighting.floor[:, None, None]
    return np.stack([np.maximum(made[name], floors) for name in names], axis=2)


def learn(seen: Sequence[Sighting], settings: Settings, seed: int) -> dict[str, Corrector]:
    """The correctors, by name, that have learned from these sightings; none where they are too few."""
    if sum(len(one.truth) for one in seen) < FEWEST_WINDOWS:
        return {}
    scored = [np.isfinite(one.truth) for one in seen]

    def rows(arrays: Iterable[Singles]) -> Singles:
        return np.concatenate([array[mask] for array, mask in zip(arrays, scored, strict=True)])

    told = (
        rows(one.quantiles for one in seen),
        rows(one.width for one in seen),
        rows(one.missed_alone() for one in seen),
        rows(_weights(one).astype(np.float32) for one in seen),
    )
    return {
        name: Corrector.fit(rows(_features(one, name) for one in seen), *told, settings=settings, seed=seed)
        for name in LEARNED
    }


def _features(sighting: Sighting, name: str) -> Singles:
    """What the corrector of that name sees (B, H, F)."""
    return sighting.beside_experts if name == LEARNED[0] else sighting.features


def _steps(sighting: Sighting, panel: Panel, quantiles: Floats) -> _Steps:
    """The steps of one rehearsal whose truth is known."""
    scored = np.isfinite(sighting.truth)
    scale = np.broadcast_to(sighting.scale[:, None], scored.shape)
    truth = sighting.truth.astype(np.float64)
    ids = tuple(name for name, known in zip(panel.ids, scored, strict=True) for _ in range(int(known.sum())))
    return quantiles[scored], truth[scored], _weights(sighting)[scored], scale[scored], ids


def _weights(sighting: Sighting) -> Floats:
    """How much each step counts (B, H): as in scaled quantile loss, within limits; if nothing ever changed, hardly."""
    known = sighting.difficulty > 0
    each = np.where(known, np.minimum(1 / np.where(known, sighting.difficulty, 1.0), LARGEST_WEIGHT), 1e-3)
    return np.broadcast_to(each[:, None], sighting.truth.shape)
