"""A model that writes recipes, one piece at a time, for who decides about every piece.

Knows: the graph, its state, the vocabulary with the marks of a recipe's parts.
Does not know: what is chosen, or why. Start at: RecipeModel.read.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.inference._writing_models import WritingModel
from seqchef.inference.bundles import Bundle
from seqchef.text.recipe_pieces import RecipePieces
from seqchef.text.subwords import BEGIN

Logs = NDArray[np.float32]


class RecipeModel:
    """A write bundle in use, for one recipe. States are values: any of them can be gone on from."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        self._model = WritingModel(bundle, threads=threads)
        self.pieces = RecipePieces(self._model.subwords)
        self._read: dict[tuple[int, ...], tuple[Logs, Any]] = {}  # the last question: other tries begin there as well
        self.tags: tuple[str, ...] = tuple(bundle.manifest["tags"])

    def read(self, pieces: Sequence[int]) -> tuple[Logs, Any]:
        """Log probabilities (V,) of what comes after <begin> and these pieces, and the state there."""
        asked = tuple(pieces)
        if asked not in self._read:
            logs, state = self.step(BEGIN, self._model.start(None, 1))
            for piece in asked:
                logs, state = self.step(piece, state)
            self._read = {asked: (logs, state)}
        return self._read[asked]

    def step(self, piece: int, state: Any) -> tuple[Logs, Any]:
        """Log probabilities (V,) of what comes after one more piece, and the state there."""
        logs, state = self._model.step(np.array([piece]), state)
        return logs[0], state
