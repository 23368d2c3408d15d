"""What attention is told of positions: the sinusoidal table, and by distance what RoPE and ALiBi do to a score."""

from typing import Any

import torch

from benchmarks.guide.words import rounded
from seqchef.learning.layers.positions import alibi_slopes, rotate, sinusoids

STEPS, SIZE = 40, 24  # of the table
FAR, HEAD_SIZE, HEADS = 64, 32, 4


def measure() -> dict[str, Any]:
    """The table; the product of two equal vectors so far apart over that at distance 0; a head's cost per step."""
    table = sinusoids(torch.arange(STEPS), SIZE)
    vector = torch.ones(1, FAR + 1, 1, HEAD_SIZE)
    turned = rotate(vector, torch.arange(FAR + 1)[None])[0, :, 0]
    return {
        "sinusoids": rounded(table, 2),
        "rope": rounded(turned @ turned[0] / HEAD_SIZE),
        "alibi_slopes": alibi_slopes(HEADS),
    }
