"""One trained model that writes: its graphs in use, and the state that goes from step to step."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.inference.bundles import Bundle
from seqchef.inference.decoding import State
from seqchef.inference.sessions import Session
from seqchef.text.subwords import PADDING, Subwords

Integers = NDArray[np.int64]


class WritingModel:
    """step.onnx, for pairs encode.onnx too, and pieces.json of a bundle that is no ensemble."""

    def __init__(self, bundle: Bundle, *, threads: int) -> None:
        self.form: str = bundle.manifest["form"]
        self.limit: int | None = bundle.manifest["limit"]  # steps that the model has positions for
        self.source_limit: int | None = bundle.manifest["source_limit"]
        self.subwords = Subwords.from_json(bundle.text("pieces.json"))
        self._slots: list[dict[str, Any]] = bundle.manifest["state"]
        self._steps = Session(bundle.folder / "step.onnx", threads=threads)
        self._encoder = Session(bundle.folder / "encode.onnx", threads=threads) if self.form == "pairs" else None

    def start(self, sources: Sequence[Sequence[int]] | None, rows: int) -> State:
        """The state before the first step of so many rows; of pairs, after their sources."""
        if self._encoder is None or sources is None:
            return tuple(np.full((rows, *slot["shape"]), slot["fill"], dtype=slot["dtype"]) for slot in self._slots)
        lengths = np.array([len(source) for source in sources], dtype=np.int32)
        padded = np.full((rows, int(lengths.max())), PADDING, dtype=np.int64)
        for row, source in zip(padded, sources, strict=True):
            row[: len(source)] = source
        return tuple(self._encoder.run({"source": padded, "lengths": lengths}))

    def step(self, pieces: Integers, state: State) -> tuple[NDArray[np.float32], State]:
        """pieces (N,) and the state before them -> log probabilities (N, V) of the next ones, the state after."""
        named = {slot["name"]: part for slot, part in zip(self._slots, state, strict=True)}
        logs, *changed = self._steps.run({"piece": pieces, **named})
        after = iter(changed)
        return logs, tuple(
            part if slot["fixed"] else next(after) for slot, part in zip(self._slots, state, strict=True)
        )
