"""Convolution over time: every step sees a few steps around it, or before it, through the same weights.

LeCun et al. 1998, "Gradient-Based Learning Applied to Document Recognition", section II; over a sequence, Collobert et
al. 2011, arXiv:1103.0398, equation 6; looking back only, van den Oord et al. 2016, arXiv:1609.03499, section 2.1.

    y_t = relu(b + sum over k of W_k x_(t + k - c))   with c = (K - 1) / 2, or K - 1 where causal
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.errors import BadInput
from seqchef.learning.layers.masks import require_causal, write_valid
from seqchef.learning.layers.protocol import Layer, State, without_padding

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


LAST = 2**62  # as the end of a slice: all that is there


class Convolution(Layer):
    """As many steps out as in. State of a causal one: its last K - 1 inputs (B, K - 1, D), 0 at the start.

    One that looks ahead has the empty state and no `step`.
    """

    def __init__(
        self,
        input_size: int,
        output_size: int | None = None,
        *,
        kernel_size: int,
        causal: bool = False,
        depthwise: bool = False,
        activation: bool = True,
    ) -> None:
        """`depthwise`: every feature by itself; `activation`: whether relu follows. Raises BadInput."""
        super().__init__()
        self.input_size, self.output_size = input_size, output_size or input_size
        self.kernel_size, self.causal, self.depthwise, self.activation = kernel_size, causal, depthwise, activation
        if kernel_size < 1:
            raise BadInput(f"convolution: the kernel spans {kernel_size} steps; expected 1 or more")
        if not causal and kernel_size % 2 == 0:
            raise BadInput(
                f"convolution: a kernel of {kernel_size} steps has no middle; expected an odd number or causal"
            )
        if depthwise and self.output_size != input_size:
            raise BadInput(
                f"convolution: depthwise takes {input_size} features to {self.output_size}; expected the same number"
            )
        groups = input_size if depthwise else 1
        self.convolution = nn.Conv1d(input_size, self.output_size, kernel_size, groups=groups)

    def initial_state(self, batch_size: int) -> State:
        if not self.causal:
            return ()
        return (self.convolution.weight.new_zeros(batch_size, self.kernel_size - 1, self.input_size),)

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        x = without_padding(x, lengths)
        if not self.causal:
            side = (self.kernel_size - 1) // 2
            return without_padding(self._answer(F.pad(x, (0, 0, side, side))), lengths), ()
        before = self.initial_state(x.shape[0]) if state is None else state
        x = torch.cat([before[0], x], dim=1)
        return without_padding(self._answer(x), lengths), (self._last(x, lengths),)

    def step(self, x: Tensor, state: State) -> tuple[Tensor, State]:
        require_causal(self)
        y, state = self(x[:, None], None, state)
        return y[:, 0], state

    def _answer(self, x: Tensor) -> Tensor:
        """x (B, T + K - 1, D) -> y (B, T, D')."""
        y: Tensor = self.convolution(x.transpose(1, 2)).transpose(1, 2)
        return F.relu(y) if self.activation else y

    def _last(self, x: Tensor, lengths: Tensor | None) -> Tensor:
        """The last K - 1 of the state's inputs and a row's own ones: x (B, K - 1 + T, D) -> (B, K - 1, D)."""
        kept = self.kernel_size - 1
        if lengths is None:
            return x[:, x.shape[1] - kept :]
        steps = lengths[:, None] + torch.arange(kept, device=x.device)
        return x.gather(1, steps[:, :, None].expand(-1, -1, x.shape[2]))

    def write(self, graph: "Graph", x: str, lengths: str) -> str:
        if self.causal:  # padding comes after a row's own steps, so they never see it
            return self._write_answer(graph, x, (self.kernel_size - 1, 0))
        inside = graph.node("Cast", write_valid(graph, lengths, x), to=graph.FLOAT)
        own = graph.node("Mul", x, graph.node("Unsqueeze", inside, graph.ints(2)))
        return self._write_answer(graph, own, ((self.kernel_size - 1) // 2,) * 2)

    def write_step(self, graph: "Graph", x: str, state: State) -> tuple[str, State]:
        require_causal(self)
        window = graph.node("Concat", *state, graph.node("Unsqueeze", x, graph.ints(1)), axis=1)
        y = self._write_last(graph, window)
        return y, (graph.node("Slice", window, graph.ints(1), graph.ints(self.kernel_size), graph.ints(1)),)

    def _write_last(self, graph: "Graph", window: str) -> str:
        """The answer at the end of a window (B, K, D): (B, D')."""
        if not self.depthwise:
            return graph.node("Squeeze", self._write_answer(graph, window, (0, 0)), graph.ints(1))
        kernel = graph.transposed(graph.weight(self.convolution.weight.flatten(1)), 1, 0)
        y = graph.node("ReduceSum", graph.node("Mul", window, kernel), graph.ints(1), keepdims=0)
        if self.convolution.bias is not None:
            y = graph.node("Add", y, graph.weight(self.convolution.bias))
        return graph.node("Relu", y) if self.activation else y

    def _write_answer(self, graph: "Graph", x: str, pads: tuple[int, int]) -> str:
        """x (B, T, D) with zeros before and after it -> y (B, T', D')."""
        y = self._write_depthwise(graph, x, pads) if self.depthwise else self._write_product(graph, x, pads)
        return graph.node("Relu", y) if self.activation else y

    def _write_product(self, graph: "Graph", x: str, pads: tuple[int, int]) -> str:
        """All inputs of a window side by side, times one matrix: unlike Conv, exact whatever the batch's other rows."""
        padded = graph.node("Pad", x, graph.ints(0, pads[0], 0, 0, pads[1], 0))
        shifted = [self._shifted(graph, padded, k) for k in range(self.kernel_size)]
        windows = graph.node("Concat", *shifted, axis=-1) if len(shifted) > 1 else shifted[0]
        return graph.affine(windows, self.convolution.weight.permute(0, 2, 1).flatten(1), self.convolution.bias)

    def _shifted(self, graph: "Graph", padded: str, k: int) -> str:
        """The inputs that weight k of the kernel meets."""
        end = k - (self.kernel_size - 1)  # counted from the end
        return graph.node("Slice", padded, graph.ints(k), graph.ints(end or LAST), graph.ints(1))

    def _write_depthwise(self, graph: "Graph", x: str, pads: tuple[int, int]) -> str:
        weight, bias = self.convolution.weight, self.convolution.bias
        kernel = graph.reshaped(graph.weight(weight.flatten(1)), *weight.shape)  # one scale per output when quantised
        inputs = [graph.transposed(x, 0, 2, 1), kernel, *([] if bias is None else [graph.weight(bias)])]
        return graph.transposed(graph.node("Conv", *inputs, pads=list(pads), group=self.convolution.groups), 0, 2, 1)
