"""Texts from what may come next, by any strategy."""

from collections.abc import Sequence

from seqchef.inference.decoding.beams import beam_search
from seqchef.inference.decoding.config import Decoding
from seqchef.inference.decoding.hypotheses import Allowed, Integers, Next, State, Written
from seqchef.inference.decoding.walk import walk


def decode(
    next_: Next,
    state: State,
    first: Integers,
    decoding: Decoding,
    *,
    end: int,
    allowed: Allowed | None = None,
    numbers: Sequence[int] | None = None,
) -> list[list[Written]]:
    """For each row what was written, best first: one text, or with beams as many as there are beams at most.

    `first` (N,) are the pieces that the model sees first, `state` the one before them; `allowed` says which pieces may
    come next, `numbers` as in `walk`. Rows know nothing of each other. Raises SeqchefError where nothing is allowed.
    """
    if decoding.strategy == "beam":
        return beam_search(next_, state, first, decoding, end=end, allowed=allowed)
    pieces: list[list[int]] = [[] for _ in first]
    sums = [0.0] * len(first)
    for rows, chosen, logs in walk(next_, state, first, decoding, end=end, allowed=allowed, numbers=numbers):
        for row, piece, log in zip(rows.tolist(), chosen.tolist(), logs.tolist(), strict=True):
            pieces[row].append(piece)
            sums[row] += log
    return [[_written(own, total, decoding, end)] for own, total in zip(pieces, sums, strict=True)]


def _written(pieces: list[int], log_probability: float, decoding: Decoding, end: int) -> Written:
    ended = pieces[-1] == end
    score = decoding.normalised(log_probability, len(pieces))
    return Written(tuple(pieces[:-1] if ended else pieces), log_probability, score, ended)
