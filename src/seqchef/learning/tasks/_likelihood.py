"""Likelihood of wanted pieces under a linear layer and a softmax, without ever holding the scores of all rows.

The scores of N rows for V pieces are the largest array of a language model by far, and are looked at once. Here they
are made, used and forgotten for some rows at a time, and made again for the gradient.
"""

from typing import Any

import torch
from torch import Tensor

ROWS = 1024  # at a time: the scores of so many for some thousand pieces stay near the processor


def log_likelihood(features: Tensor, weight: Tensor, bias: Tensor, wanted: Tensor) -> Tensor:
    """features (N, D), weight (V, D), bias (V,), wanted (N,) -> log softmax(features W^T + bias) at wanted, (N,)."""
    likelihood: Tensor = _Likelihood.apply(features, weight, bias, wanted)  # type: ignore[no-untyped-call]
    return likelihood


class _Likelihood(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, features: Tensor, weight: Tensor, bias: Tensor, wanted: Tensor) -> Tensor:
        kind = (
            torch.get_autocast_dtype(features.device.type) if torch.is_autocast_enabled(features.device.type) else None
        )
        rows, matrix = features.to(kind or features.dtype), weight.to(kind or weight.dtype)
        found, sums = bias.new_empty(len(rows)), bias.new_empty(len(rows))
        for at in range(0, len(rows), ROWS):
            part = slice(at, at + ROWS)
            scores = (rows[part] @ matrix.t()).to(bias.dtype) + bias
            sums[part] = torch.logsumexp(scores, -1)
            found[part] = scores.gather(1, wanted[part, None])[:, 0] - sums[part]
        ctx.save_for_backward(rows, matrix, bias, wanted, sums)
        ctx.kinds = features.dtype, weight.dtype
        return found

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        rows, matrix, bias, wanted, sums = ctx.saved_tensors
        to_rows, to_matrix, to_bias = torch.empty_like(rows), bias.new_zeros(matrix.shape), torch.zeros_like(bias)
        for at in range(0, len(rows), ROWS):
            part = slice(at, at + ROWS)
            given = gradients[0][part, None]
            chances = torch.exp((rows[part] @ matrix.t()).to(bias.dtype) + bias - sums[part, None])
            back = chances.mul_(-given).scatter_add_(1, wanted[part, None], given)
            to_bias += back.sum(0)
            back = back.to(matrix.dtype)
            to_rows[part] = back @ matrix
            to_matrix += back.t() @ rows[part]
        return to_rows.to(ctx.kinds[0]), to_matrix.to(ctx.kinds[1]), to_bias, None
