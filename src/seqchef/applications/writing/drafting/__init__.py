"""Drafting: a recipe that is being written, piece by piece, under constraints.

Knows: what has been written, what constraints say of the next piece, and how to go back where a promise was broken.
Does not know: which promises there are (constraints), or the model (inference).
Start at: state.DraftState.
"""
