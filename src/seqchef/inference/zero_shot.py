"""Zero-shot: the trained forecaster on series it has never seen.

Knows: how a panel becomes the model's inputs, and its answer units again.
Does not know: how the model was trained (learning.tasks.forecast).
Start at: ZeroShot.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import MissingPart
from seqchef.inference.bundles import Bundle
from seqchef.inference.ensembles import FORECAST, combination
from seqchef.inference.sessions import Session
from seqchef.series.companions import joined, share, traces
from seqchef.series.features import PATCH_SIZE, STEP_SIZE, Sight, look, whole_patches
from seqchef.series.tables import LEVELS, Floats, Panel
from seqchef.series.windows import in_batches

BATCH = 128  # series at a time


class ZeroShot:
    """A forecast bundle in use, a model or an ensemble.

    A series' forecast depends on the others only through what a panel has in common.
    """

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        self._combine = combination(bundle)
        self._sessions = [_session(model.folder, threads) for model in bundle.models]

    @classmethod
    def load(cls, name: str | Path = "forecast", *, threads: int = 1) -> "ZeroShot":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        return cls(Bundle.load(name, task="forecast"), threads=threads)

    def scaled(self, sight: Sight) -> Floats:
        """Quantiles (B, H, 9) in the scale of each series, none below its floor."""
        # A model has learned that below the floor is as good as at it: how far below must not sway the others.
        answers: list[Floats] = [
            sight.on_the_floor(session.run(sight.inputs())[0].astype(np.float64)) for session in self._sessions
        ]
        return answers[0] if self._combine is None else FORECAST[self._combine](answers)

    def quantiles(self, panel: Panel, horizon: int) -> Floats:
        """Quantiles (series, H, 9) in the units of each series."""
        out = np.empty((len(panel), horizon, len(LEVELS)))
        for rows, sight in sights(panel, horizon):
            out[rows] = sight.to_units(self.scaled(sight))[:, :horizon]
        return out


def _session(folder: Path, threads: int) -> Session:
    """The graph of one model. Raises MissingPart when it was made to see something else."""
    session = Session(folder / "model.onnx", threads=threads)
    expected = {"patches": PATCH_SIZE, "steps": STEP_SIZE, "experts": len(LEVELS), "floor": 1}
    if session.input_sizes != expected:
        raise MissingPart(f"{folder}: the model is of another version of seqchef; train it again (seqchef train)")
    return session


def sights(panel: Panel, horizon: int) -> Iterator[tuple[NDArray[np.int64], Sight]]:
    """What a model sees of a panel, batch by batch: (rows of the panel, sight); steps are filled up to whole patches.

    Series that are forecast from the same day share what they have in common; numbered steps have no day.
    """
    batches = list(in_batches(panel.series, whole_patches(horizon), BATCH))
    found = [traces(windows) for _, windows in batches]
    origins = np.concatenate([windows.origin for _, windows in batches])
    shared = share(joined(found), np.arange(len(panel)) if panel.frequency.numbered else origins)
    start = 0
    for (rows, windows), own in zip(batches, found, strict=True):
        yield rows, look(windows, own, shared.rows(start, start + len(rows)))
        start += len(rows)
