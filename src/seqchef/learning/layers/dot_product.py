"""Scaled dot-product attention: every query gets a mean of the values, weighted by how well it fits their keys.

    softmax(q K^T / sqrt(d)) V   for each head (Vaswani et al. 2017, arXiv:1706.03762, equation 1)

Several heads may share the keys and values of one (Ainslie et al. 2023, arXiv:2305.13245, section 2.2).
Axes: N heads, G heads of keys and values, d features per head, T queries, S keys.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


def attend(
    query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, *, causal: bool = False, dropout: float = 0.0
) -> Tensor:
    """query (B, T, N, d), key and value (B, S, G, d) -> (B, T, N * d).

    `mask` broadcasts to (B, N, T, S): true where a query may look, or what is added to its scores; instead of one,
    `causal` says that query t may look at keys 0 to t. Every query has to see at least one key, unless S is 0.
    """
    q, k, v = query.transpose(1, 2), _for_each_head(key, query), _for_each_head(value, query)
    y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=dropout, is_causal=causal)
    return y.transpose(1, 2).flatten(2)


def attention_weights(query: Tensor, key: Tensor, mask: Tensor | None) -> Tensor:
    """The weights of the mean in `attend`, (B, N, T, S)."""
    scores = query.transpose(1, 2) @ _for_each_head(key, query).mT * query.shape[-1] ** -0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -torch.inf) if mask.dtype == torch.bool else scores + mask
    return torch.softmax(scores, dim=-1)


def _for_each_head(x: Tensor, query: Tensor) -> Tensor:
    """Keys or values (B, S, G, d) -> (B, N, S, d): each for its N / G heads."""
    groups = query.shape[2] // x.shape[2]
    x = x.transpose(1, 2)
    return x if groups == 1 else x.repeat_interleave(groups, dim=1)


def write_attend(graph: "Graph", query: str, key: str, value: str, added: str | None, *, head_size: int) -> str:
    """`attend` as ONNX nodes, for queries by their head of keys: (B, T, G, N / G, d), key and value (B, S, G, d).

    `added` to the scores broadcasts to (B, G, N / G, T, S); `head_size` is d.
    """
    turned = graph.node("Unsqueeze", graph.transposed(key, 0, 2, 3, 1), graph.ints(2))
    scaled = graph.node("Mul", query, graph.scalar(head_size**-0.5))
    scores = graph.node("MatMul", graph.transposed(scaled, 0, 2, 3, 1, 4), turned)
    if added is not None:
        scores = graph.node("Add", scores, added)
    values = graph.node("Unsqueeze", graph.transposed(value, 0, 2, 1, 3), graph.ints(2))
    mean = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), values)
    return graph.reshaped(graph.transposed(mean, 0, 3, 1, 2, 4), 0, 0, -1)


def write_recall(graph: "Graph", query: str, key: str, value: str, added: str | None, *, head_size: int) -> str:
    """`attend` for one query of each head, as ONNX nodes: (B, G, d, N / G), key and value (B, G, S, d) -> (B, N * d).

    Keys and values are read as they lie; `added` broadcasts to (B, G, N / G, 1, S).
    """
    scaled = graph.node("Mul", query, graph.scalar(head_size**-0.5))
    scores = graph.transposed(graph.node("MatMul", key, scaled), 0, 1, 3, 2)
    if added is not None:
        scores = graph.node("Add", scores, graph.node("Squeeze", added, graph.ints(-2)))
    return graph.reshaped(graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value), 0, -1)
