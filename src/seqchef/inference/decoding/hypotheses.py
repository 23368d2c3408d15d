"""Hypotheses: texts that are being written, side by side, and the state that goes with each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import SeqchefError

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
State = Any  # an array with rows first, or tuples or lists of states
Next = Callable[[Integers, State], tuple[NDArray[np.floating[Any]], State]]
Allowed = Callable[[Integers, Integers], Booleans]
"""Which pieces may come next: the row that each hypothesis is for (N,), what it has written so far (N, t) -> (N, V)."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for one row."""

    pieces: tuple[int, ...]  # without the end
    log_probability: float  # of these pieces and the end, by the model, in nats
    score: float  # the same, normalised by length
    ended: bool  # False where the longest length was reached before the end


@dataclass(frozen=True)
class Hypotheses:
    """N texts so far: the row that each is for, its pieces (N, t), its log probability, and the state after them.

    `last` (N,) is the piece that the model has not seen yet.
    """

    rows: Integers
    last: Integers
    pieces: Integers
    sums: Floats
    state: State

    @classmethod
    def begin(cls, state: State, first: Integers) -> "Hypotheses":
        """One empty text per row; the model sees `first` (N,) before anything is written."""
        N = len(first)
        empty = np.zeros((N, 0), dtype=np.int64)
        return cls(np.arange(N), np.asarray(first, dtype=np.int64), empty, np.zeros(N), state)

    def __len__(self) -> int:
        return len(self.rows)

    def next(self, next_: Next, allowed: Allowed | None) -> tuple[Floats, State]:
        """Log probabilities (N, V) of what may come next, minus infinity where it may not, and the state after `last`.

        Raises SeqchefError where nothing may come next.
        """
        found, state = next_(self.last, self.state)
        logs = np.asarray(found, dtype=np.float64)
        if allowed is not None:
            logs = np.where(allowed(self.rows, self.pieces), logs, -np.inf)
        stuck = np.flatnonzero(logs.max(axis=1) == -np.inf)
        if len(stuck):
            raise SeqchefError(
                f"row {self.rows[stuck[0]] + 1}, after {self.pieces.shape[1]} pieces: nothing may come next; "
                "expected one allowed piece or more at every step"
            )
        return logs, state

    def followed(self, index: Integers, chosen: Integers, sums: Floats, state: State) -> "Hypotheses":
        """The hypotheses at `index`, each with one more piece; `state` is the one after their last pieces."""
        pieces = np.concatenate([self.pieces[index], chosen[:, None]], axis=1)
        return Hypotheses(self.rows[index], chosen, pieces, sums, select(state, index))


def select(state: State, index: Integers) -> State:
    """The state's rows at `index`, in that order."""
    if isinstance(state, tuple | list):
        return tuple(select(part, index) for part in state)
    return state[index]
