"""Attention within a window, block by block: its cost grows with T * W, not with T * T.

Beltagy et al. 2020, arXiv:2004.05150, section 3.1. The sequence is cut into blocks of W steps; a block looks at itself
and at the block before it, and at the one behind it where it may look ahead.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from seqchef.learning.layers.dot_product import attend
from seqchef.learning.layers.masks import visible


def attend_locally(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    valid: Tensor | None,
    *,
    causal: bool,
    window: int,
    slopes: Tensor | None,
    dropout: float = 0.0,
) -> Tensor:
    """As `attend` under the mask of a window; query (B, T, N, d), key and value (B, T, G, d), valid (B, T)."""
    B, T = query.shape[:2]
    behind = -T % window  # steps that fill the last block
    after = behind + (0 if causal else window)
    span = window * (2 if causal else 3)

    def blocks(x: Tensor) -> Tensor:
        """Every block with those it looks at: (B, T, G, d) -> (B * blocks, span, G, d)."""
        padded = F.pad(x, (0, 0, 0, 0, window, after))
        return padded.unfold(1, span, window).movedim(-1, 2).flatten(0, 1)

    inside = query.new_ones(1, T, dtype=torch.bool) if valid is None else valid
    inside = F.pad(inside, (window, after)).unfold(1, span, window)  # (B, blocks, span)
    steps = torch.arange(span, device=query.device)
    distance = steps[window : 2 * window, None] - steps
    mask = visible(distance, causal=causal, window=window, valid=inside[:, :, None, None], slopes=slopes)
    mask = mask.expand(B, *mask.shape[1:]).flatten(0, 1)
    own = F.pad(query, (0, 0, 0, 0, 0, behind)).reshape(-1, window, *query.shape[2:])
    y = attend(own, blocks(key), blocks(value), mask, dropout=dropout)
    return y.reshape(B, T + behind, -1)[:, :T]
