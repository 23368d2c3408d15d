"""Decoding: from what may come next to what is written: the likeliest, draws, or beams.

Knows: greedy choice, sampling, beam search, length normalisation; NumPy only.
Does not know: models. A callable says what may come next: pieces (N,) and the state before them -> their successors'
log probabilities (N, V) and the state after. A state is nested tuples of arrays, rows first, that are taken by row.
Start at: Decoding, decode.
"""

from seqchef.inference.decoding.config import Decoding
from seqchef.inference.decoding.decode import decode
from seqchef.inference.decoding.hypotheses import Allowed, Next, State, Written, select
from seqchef.inference.decoding.walk import walk

__all__ = ["Allowed", "Decoding", "Next", "State", "Written", "decode", "select", "walk"]
