"""Vectors of forms: what a tagger makes of a token before it looks at its neighbours, computed once for each form.

Knows: the graph from words and pieces to vectors, and every vector that it has made.
Does not know: labels. Start at: Vectors.of.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from seqchef.inference.sessions import Session
from seqchef.text.features import Vocabulary

REMEMBERED = 50_000  # forms: 25 MB of vectors of 128 features, however strange the input


class Vectors:
    """The vectors of forms; a kitchen's words repeat, so most are remembered. Threads may share it."""

    def __init__(self, session: Session, vocabulary: Vocabulary) -> None:
        self._session, self._vocabulary, self._lock = session, vocabulary, Lock()
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[str, int] = {}
        self._table: npt.NDArray[Any] = np.zeros((1, 0), dtype=np.float32)  # row 0 is padding

    def of(self, lines: Sequence[Sequence[str]]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int32]]:
        """Lines of forms, at least one in each -> vectors (B, T, D), 0 where there is nothing, and lengths (B,)."""
        lengths = np.array([len(line) for line in lines], dtype=np.int32)
        with self._lock:
            rows = self._numbers([form for line in lines for form in line])
            if len(lines) == 1:
                return self._table[rows][None], lengths
            places = np.zeros((len(lines), int(lengths.max())), dtype=np.int64)
            places[np.arange(places.shape[1]) < lengths[:, None]] = rows
            return self._table[places], lengths

    def _numbers(self, forms: Sequence[str]) -> list[int]:
        """The table's rows of forms, after what is new was added."""
        rows = self._rows
        try:
            return [rows[form] for form in forms]
        except KeyError:
            new = [form for form in dict.fromkeys(forms) if form not in rows]
        if rows and len(rows) + len(new) > REMEMBERED:
            self._forget()
            new = list(dict.fromkeys(forms))
        self._add(new)
        return [self._rows[form] for form in forms]

    def _add(self, forms: Sequence[str]) -> None:
        words, pieces, _ = self._vocabulary.encode([forms])
        (vectors,) = self._session.run({"words": words[0], "pieces": pieces[0]})
        first, rows = len(self._rows) + 1, len(self._rows) + 1 + len(forms)
        if rows > len(self._table):
            wider = np.zeros((2 * rows, vectors.shape[1]), dtype=vectors.dtype)
            wider[:first, : self._table.shape[1]] = self._table[:first]
            self._table = wider
        self._table[first:rows] = vectors
        self._rows.update(zip(forms, range(first, rows), strict=True))
