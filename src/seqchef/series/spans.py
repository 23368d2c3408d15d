"""Spans: what is known about changes over a few numbers of steps, read off for every number of steps.

Knows: which spans are looked at, and how what lies between and beyond them is filled in.
Does not know: what changes (experts.py, smoothing.py).
Start at: spans_up_to, between_spans.
"""

import numpy as np

from seqchef.series.tables import Floats

SPANS = (1, 2, 4, 7, 12, 20, 28, 42, 64)


def spans_up_to(steps: int) -> list[int]:
    """A few spans from 1 to `steps`, or to the longest that is looked at."""
    longest = max(1, min(steps, SPANS[-1]))
    return [span for span in SPANS if span < longest] + [longest]


def between_spans(table: Floats, spans: list[int], H: int) -> Floats:
    """Changes over 1..H steps (B, H, 9) from those over a few spans (B, S, 9); beyond the last they grow as a root."""
    steps = np.sqrt(np.arange(1, H + 1))
    place = np.interp(steps, np.sqrt(spans), np.arange(len(spans)))
    low = place.astype(np.int64)
    high = np.minimum(low + 1, len(spans) - 1)
    part = (place - low)[None, :, None]
    growth = np.maximum(1.0, steps / np.sqrt(spans[-1]))[None, :, None]
    return np.asarray(growth * (table[:, low] * (1 - part) + table[:, high] * part))
