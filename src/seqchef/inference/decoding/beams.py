"""Beam search: the best hypotheses of each row are followed side by side (Sutskever et al. 2014, arXiv:1409.3215,
section 3.2), and ranked by length-normalised log probability once they have ended."""

from typing import NamedTuple

import numpy as np

from seqchef.inference.decoding.config import Decoding
from seqchef.inference.decoding.hypotheses import Allowed, Booleans, Floats, Hypotheses, Integers, Next, State, Written


class Candidates(NamedTuple):
    """Hypotheses with one more piece each, of one row, best first."""

    before: Integers  # the number of the hypothesis that goes on
    pieces: Integers
    sums: Floats

    def at(self, which: Integers | Booleans) -> "Candidates":
        return Candidates(self.before[which], self.pieces[which], self.sums[which])


def beam_search(
    next_: Next, state: State, first: Integers, decoding: Decoding, *, end: int, allowed: Allowed | None = None
) -> list[list[Written]]:
    """For each row at most `beams` texts, best first; those that have not ended only where none has.

    A row goes on until no hypothesis can overtake its best text, so it never stops too early.
    """
    live = Hypotheses.begin(state, first)
    ended: list[list[Written]] = [[] for _ in first]
    unfinished: list[list[Written]] = [[] for _ in first]
    for length in range(1, decoding.longest + 1):
        logs, state = live.next(next_, allowed)
        followed: list[Candidates] = []
        for row in np.unique(live.rows):
            candidates = _candidates(np.flatnonzero(live.rows == row), live.sums, logs, 2 * decoding.beams)
            ends = candidates.pieces == end
            ended[row] += _written(live, candidates, ends, decoding, length, ended=True)
            ended[row] = sorted(ended[row], key=lambda text: -text.score)[: decoding.beams]
            going = np.flatnonzero(~ends)[: decoding.beams]
            if length == decoding.longest:
                unfinished[row] = _written(live, candidates, ~ends, decoding, length, ended=False)
            elif len(going) and not _decided(ended[row], candidates.sums[going[0]], decoding):
                followed.append(candidates.at(going))
        if not followed:
            break
        before, chosen, sums = (np.concatenate(parts) for parts in zip(*followed, strict=True))
        live = live.followed(before, chosen, sums, state)
    return [found or left[: decoding.beams] for found, left in zip(ended, unfinished, strict=True)]


def _candidates(index: Integers, sums: Floats, logs: Floats, count: int) -> Candidates:
    """The `count` best possible continuations of the hypotheses at `index`; of equal ones that of the lower number."""
    totals = (sums[index, None] + logs[index]).ravel()
    best = np.argpartition(-totals, count)[:count] if count < len(totals) else np.arange(len(totals))
    best = best[np.lexsort((best, -totals[best]))]
    best = best[totals[best] > -np.inf]
    return Candidates(index[best // logs.shape[1]], best % logs.shape[1], totals[best])


def _written(
    live: Hypotheses, candidates: Candidates, which: Booleans, decoding: Decoding, length: int, *, ended: bool
) -> list[Written]:
    out = []
    for before, piece, log in zip(*candidates.at(which), strict=True):
        pieces = live.pieces[before].tolist() + ([] if ended else [int(piece)])
        out.append(Written(tuple(pieces), float(log), decoding.normalised(float(log), length), ended))
    return out


def _decided(ended: list[Written], best_sum: float, decoding: Decoding) -> bool:
    """Whether no text that goes on can end above the best one: its log probability only falls, its divisor is at most
    that of the longest text."""
    return bool(ended) and ended[0].score >= decoding.normalised(float(best_sum), decoding.longest)
