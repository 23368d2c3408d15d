"""What `auto` gains by what: each member alone, their mixture, and gradient boosting in the corrector's place.

    python -m benchmarks.forecast_members

On the last horizon of four sets and on earlier ones: scaled quantile loss and coverage of the 80 % interval of the
shipped model, of the corrector that learned from the panel, of the simple members, of their mixture as believed
beforehand and as rehearsed, and of the rehearsed one stretched. `boosting` is LightGBM (extra `bench`) on the very
inputs and targets of the corrector: nine models, 100 trees of 15 leaves.
"""

import argparse
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.record import DATA, record
from seqchef.evaluation.forecasts import score
from seqchef.inference.adaptation.adapted import PRIOR, Adapted
from seqchef.inference.adaptation.mixing import Mixture
from seqchef.inference.adaptation.rehearsals import look_back, members_of
from seqchef.inference.adaptation.sightings import Sighting, sight_from
from seqchef.inference.quantiles import as_forecasts
from seqchef.inference.zero_shot import ZeroShot
from seqchef.learning.data.series_marks import SOURCES, Mark, read_marks
from seqchef.series.tables import LEVELS, Floats

TREES, ROWS = 100, 120_000  # rows that boosting learns from, at most


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--earlier", type=int, nargs="*", default=[0, 1, 2, 3], help="horizons before the last one")
    parser.add_argument("--without-boosting", action="store_true")
    options = parser.parse_args()
    numbers = {}
    for earlier in options.earlier:
        for name, mark in read_marks(DATA / "series", earlier=earlier).items():
            numbers[f"{name}, {earlier} earlier"] = measure(mark, boosting=not options.without_boosting)
    files = [DATA / "series" / f"{source.file}.parquet" for source in SOURCES.values()]
    record("forecast_members", numbers, config={"trees": TREES, "rows": ROWS, "threads": 1}, data_files=files)


def measure(mark: Mark, *, boosting: bool) -> dict[str, Any]:
    """Loss and coverage of every member and mixture on one mark."""
    began = time.perf_counter()
    adapted = Adapted.fit(mark.history, mark.horizon)
    seconds = time.perf_counter() - began
    model = ZeroShot.load()
    sighting = sight_from(model, mark.history, mark.horizon, adapted.names)
    members = members_of(sighting, mark.history, adapted.correctors, adapted.members)
    prior = np.array([PRIOR[name] for name in adapted.members])
    made = {name: members[:, :, number] for number, name in enumerate(adapted.members)}
    made["mixture as believed"] = Mixture(prior / prior.sum()).mixed(members)
    made["mixture as rehearsed"] = Mixture(adapted.mixture.weights).mixed(members)
    made["auto"] = adapted.mixture.mixed(members)
    found: dict[str, Any] = {"series": len(mark.history), "points": len(mark.truth.y)}
    if boosting:
        began = time.perf_counter()
        seen = [one for _, one in look_back(model, mark.history, mark.horizon, adapted.names)]
        made["boosting"] = boosted(seen, sighting)
        found["boosting_seconds"] = round(time.perf_counter() - began, 1)
    for name, quantiles in made.items():
        table = as_forecasts(mark.history, sighting.to_units(np.sort(quantiles, axis=-1)))
        scores = score(mark.truth, table, mark.history, mark.season)
        found[name] = {"sql": round(scores.sql or 0.0, 4), "cov80": round(scores.cov80, 4)}
    weights = {name: round(float(one), 3) for name, one in zip(adapted.members, adapted.mixture.weights, strict=True)}
    stretched = {"below": round(adapted.mixture.below, 3), "above": round(adapted.mixture.above, 3)}
    return {**found, "weights": weights, "stretch": stretched, "seconds": round(seconds, 1)}


def boosted(seen: Sequence[Sighting], sighting: Sighting) -> Floats:
    """Quantiles (B, H, 9) corrected by gradient boosting, scaled."""
    import lightgbm

    scored = [np.isfinite(one.truth) for one in seen]
    features, quantiles, width, truth = (
        np.concatenate([getattr(one, name)[mask] for one, mask in zip(seen, scored, strict=True)])
        for name in ("features", "quantiles", "width", "truth")
    )
    chosen = np.random.default_rng(0).permutation(len(features))[:ROWS]
    out = sighting.quantiles.astype(np.float64)
    asked = sighting.features.reshape(-1, features.shape[1])
    for number, level in enumerate(LEVELS):
        settings = {
            "objective": "quantile",
            "alpha": level,
            "num_leaves": 15,
            "learning_rate": 0.05,
            "min_data_in_leaf": 200,
            "feature_fraction": 0.5,
            "bagging_fraction": 0.7,
            "bagging_freq": 1,
            "num_threads": 1,
            "verbose": -1,
        }
        missed = (truth - quantiles[:, number]) / width
        data = lightgbm.Dataset(features[chosen], missed[chosen], weight=width[chosen])
        shifts = lightgbm.train(settings, data, TREES).predict(asked)
        out[..., number] += sighting.width * np.reshape(shifts, out.shape[:2])
    return out


if __name__ == "__main__":
    main()
