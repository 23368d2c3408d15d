"""FLOPs of one step, counted while the layer runs: how much work a step is, and how it grows with what came before.

PyTorch's counter knows matrix products (2 for a multiply-add) and convolutions. Gates and matrix states also work
element by element, so operations on elements are counted too, as one per element of their result. Moving, comparing
and choosing numbers is not counted.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import torch
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from seqchef.learning.layers.protocol import Layer, State

POSITIONS = (64, 256, 1024)
_ELEMENTWISE = (
    "add sub mul div neg sigmoid tanh exp expm1 log log1p sqrt rsqrt square pow maximum minimum relu gelu silu "
    "softplus sin cos abs reciprocal"
)
_TWICE = "addcmul addcdiv lerp"  # a product and a sum for every element
_REDUCED = "sum mean amax logsumexp log_sigmoid_forward"  # one per element of what goes in
_EXPONENTIALS = 5  # of a softmax: largest entry, difference, exponential, sum, quotient
_NORMALISING = 7  # mean and variance (3), difference and scale (2), weight and bias (2)


def flops_of_step(layer: Layer, position: int) -> float:
    """FLOPs of the step at a position, for one row; without steps, of a sequence so long divided by its length."""
    if not layer.causal:
        x = torch.zeros(1, position, layer.input_size)
        return count(lambda: layer(x)) / position
    x, state = torch.zeros(1, layer.input_size), state_at(layer, position)
    return count(lambda: layer.step(x, state))


def state_at(layer: Layer, position: int) -> State:
    """The state of one row after so many steps."""
    with torch.no_grad():
        _, state = layer(torch.zeros(1, position, layer.input_size))
    state_: State = state
    return state_


def numbers_in(state: Any) -> int:
    """How many numbers a state holds."""
    return state.numel() if isinstance(state, Tensor) else sum(numbers_in(part) for part in state)


def count(run: Callable[[], Any]) -> float:
    """FLOPs of a call."""
    with torch.no_grad(), FlopCounterMode(display=False, custom_mapping=_formulas()) as counter:
        run()
    return float(counter.get_total_flops())


def _formulas() -> dict[Any, Callable[..., float]]:
    found: dict[Any, Callable[..., float]] = {}
    for names, formula in ((_ELEMENTWISE, _each), (_TWICE, _two_each), (_REDUCED, _each_in)):
        for name in names.split():
            for suffix in ("", "_"):
                packet = getattr(torch.ops.aten, name + suffix, None)
                if packet is not None:
                    found[packet] = formula
    found[torch.ops.aten._softmax] = _softmax
    found[torch.ops.aten.native_layer_norm] = lambda x, *_, **__: _NORMALISING * prod(x)
    found[torch.ops.aten._scaled_dot_product_flash_attention_for_cpu] = _attention
    found[torch.ops.aten.mkldnn_rnn_layer] = _lstm
    return found


def _each(*_: Any, out_shape: Sequence[int], **__: Any) -> float:
    return prod(out_shape)


def _two_each(*_: Any, out_shape: Sequence[int], **__: Any) -> float:
    return 2 * prod(out_shape)


def _each_in(x: Sequence[int], *_: Any, **__: Any) -> float:
    return prod(x)


def _softmax(x: Sequence[int], *_: Any, **__: Any) -> float:
    return _EXPONENTIALS * prod(x)


def _attention(q: Sequence[int], k: Sequence[int], v: Sequence[int], *_: Any, **__: Any) -> float:
    """Scores, their softmax, and the sum of the values: q (B, heads, T, D), k (B, heads, S, D), v (B, heads, S, D')."""
    pairs = prod(q[:-1]) * k[-2]
    return pairs * (2 * q[-1] + 2 * v[-1] + _EXPONENTIALS)


def _lstm(x: Sequence[int], w: Sequence[int], *_: Any, **__: Any) -> float:
    """The fused form of a whole LSTM: x (T, B, D), w (4 H, D); 13 operations on elements beside the products."""
    hidden = w[0] // 4
    return x[0] * x[1] * (2 * 4 * hidden * (x[2] + hidden) + 13 * hidden)
