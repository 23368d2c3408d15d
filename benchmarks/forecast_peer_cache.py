"""Answers of peers, kept on disk outside the repository, since some take minutes: computed once, scored again at will.

Knows: what an answer depends on (the grid, the horizon, the peer, its packages, how it is set up) and what it cost.
Does not know: which peers there are.
Start at: answered.
"""

import hashlib
import os
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np

from benchmarks.forecast_peer_grids import full_grid
from benchmarks.forecast_peer_models import SETUP, Peer
from benchmarks.forecast_peer_scores import Answer
from seqchef.series.tables import Panel, filled

FOLDER = Path(os.environ.get("SEQCHEF_PEERS", Path(tempfile.gettempdir()) / "seqchef-peers"))


def answered(name: str, peer: Peer, panel: Panel, horizon: int, season: int, *, only_kept: bool) -> Answer | None:
    """The kept answer, or a new one that is then kept; None where there is none and only kept ones are wanted."""
    path = FOLDER / f"{name.replace(' ', '_')}-{_key(name, peer, panel, horizon, season)}.npz"
    if path.exists():
        with np.load(path) as kept:
            return Answer(panel.ids, kept["quantiles"], kept["mean"], float(kept["wall_s"]), float(kept["cpu_s"]))
    if only_kept:
        return None
    wall, cpu = time.perf_counter(), time.process_time()
    quantiles, mean = peer.answer(panel, horizon, season)
    found = Answer(panel.ids, quantiles, mean, time.perf_counter() - wall, time.process_time() - cpu)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.npz")
    np.savez_compressed(partial, quantiles=quantiles, mean=mean, wall_s=found.wall_s, cpu_s=found.cpu_s)
    partial.replace(path)
    return found


def _key(name: str, peer: Peer, panel: Panel, horizon: int, season: int) -> str:
    """A hash of all that the answer depends on."""
    digest = hashlib.sha256()
    packages = [f"{package} {version(package)}" for package in peer.packages]
    digest.update(repr((SETUP, name, packages, horizon, season, panel.frequency)).encode())
    for one in panel.series:
        digest.update(f"{one.unique_id} {one.start}".encode())
        digest.update(full_grid(one).tobytes())
        for covariate in peer.needs:
            digest.update(filled(one.covariates[covariate], len(one) + horizon).tobytes())
    return digest.hexdigest()[:20]
