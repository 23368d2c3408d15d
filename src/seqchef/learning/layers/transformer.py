"""Blocks: attention, recurrence and feed-forward layers put together with `Residual` and `Stack`, nothing else.

The Transformer's encoder and decoder layers (Vaswani et al. 2017, arXiv:1706.03762, figure 1) and Griffin's recurrent
block (De et al. 2024, arXiv:2402.19427, section 2). Griffin's block of local attention is an encoder layer that is
causal and has a window.
"""

from functools import partial

from seqchef.learning.layers import cells
from seqchef.learning.layers.attention import SelfAttention
from seqchef.learning.layers.cells.mingru import MinGRU
from seqchef.learning.layers.convolution import Convolution
from seqchef.learning.layers.cross_attention import CrossAttention
from seqchef.learning.layers.feedforward import FeedForward
from seqchef.learning.layers.gated import Gated
from seqchef.learning.layers.normalization import normalization
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.residual import Residual
from seqchef.learning.layers.stack import Stack

TEMPORAL_KERNEL = 4  # steps that the convolution of the recurrent block sees (arXiv:2402.19427, section 2.3)


def encoder_layer(
    size: int,
    *,
    heads: int,
    kv_heads: int | None = None,
    positions: str | None = None,
    causal: bool = False,
    window: int | None = None,
    feedforward: str = "relu",
    expand: int = 4,
    norm: str = "layer",
    post: bool = False,
    dropout: float = 0.0,
) -> Stack:
    """Self-attention, then a feed-forward layer, each with a residual around it.

    Normalised before each (Xiong et al. 2020, arXiv:2002.04745), or with `post` after each sum, as in 2017. `dropout`
    is where 2017 and PyTorch's module have it: on the weights of attention, on the wide layer, on what is added.
    """
    wrap = partial(_residual, size=size, norm=norm, post=post, dropout=dropout)
    attention = SelfAttention(
        size, heads=heads, kv_heads=kv_heads, causal=causal, window=window, positions=positions, dropout=dropout
    )
    return Stack([wrap(attention), wrap(FeedForward(size, expand=expand, kind=feedforward, dropout=dropout))])


def decoder_layer(
    size: int,
    memory_size: int,
    *,
    heads: int,
    kv_heads: int | None = None,
    positions: str | None = None,
    window: int | None = None,
    feedforward: str = "relu",
    expand: int = 4,
    norm: str = "layer",
    post: bool = False,
    dropout: float = 0.0,
) -> Stack:
    """Causal self-attention, attention to an encoder's answer, then a feed-forward layer, each with a residual."""
    wrap = partial(_residual, size=size, norm=norm, post=post, dropout=dropout)
    own = SelfAttention(
        size, heads=heads, kv_heads=kv_heads, causal=True, window=window, positions=positions, dropout=dropout
    )
    across = CrossAttention(size, memory_size, heads=heads, dropout=dropout)
    return Stack([wrap(own), wrap(across), wrap(FeedForward(size, expand=expand, kind=feedforward, dropout=dropout))])


def griffin_layer(
    size: int, *, recurrence: str = "rglru", expand: int = 3, norm: str = "rms", dropout: float = 0.0
) -> Stack:
    """A recurrent block, then a feed-forward layer gated by GELU, each with a residual and normalised before.

    The block has two branches: a gate, and a convolution followed by RG-LRU or another
    `recurrence`. The paper has a linear
    map before the convolution; ours is the one inside the cell, right after it.
    """
    wrap = partial(_residual, size=size, norm=norm, post=False, dropout=dropout)
    recent = Convolution(size, kernel_size=TEMPORAL_KERNEL, causal=True, depthwise=True, activation=False)
    recurrent = Gated(Stack([recent, _recurrence(recurrence, size)]))
    return Stack([wrap(recurrent), wrap(FeedForward(size, expand=expand, kind="geglu", dropout=dropout))])


def _recurrence(name: str, size: int) -> Layer:
    """The cell; minGRU remembers for 2 to 50 steps at the start (Tallec and Ollivier 2018, arXiv:1804.11188)."""
    cell = cells.load(name)(size, size)
    if isinstance(cell, MinGRU):
        cell.remember(longest=50)
    return cell


def _residual(inner: Layer, *, size: int, norm: str, post: bool, dropout: float) -> Residual:
    return Residual(inner, normalization(norm, size), post=post, dropout=dropout)
