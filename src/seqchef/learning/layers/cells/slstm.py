"""sLSTM: an LSTM with exponential gates, kept in range by a running maximum, and a count n of what was written.

Beck et al. 2024, "xLSTM", arXiv:2405.04517, section 2.2, equations 8 to 17; states in heads, section 2.3.

    i~, f~, o~, z~   each an affine map of x_t and h_(t-1), of the state within the unit's own head
    m_t = max(log sigmoid(f~) + m_(t-1), i~)
    i' = exp(i~ - m_t)   f' = exp(log sigmoid(f~) + m_(t-1) - m_t)
    c_t = f' c_(t-1) + i' tanh(z~)   n_t = f' n_(t-1) + i'
    h_t = sigmoid(o~) * c_t / n_t
"""

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.learning.layers.cells._projected import ProjectedCell, head_size
from seqchef.learning.layers.protocol import State, valid_steps, without_padding
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

NOTHING = -1e30  # m before the first step: whatever comes first is the largest yet


class SLSTM(ProjectedCell):
    """State (h, c, n, m), each (B, H). c / n is a weighted mean of what was written, so h stays within -1 and 1."""

    headed = True

    def __init__(self, input_size: int, hidden_size: int, heads: int = 1) -> None:
        super().__init__(input_size, hidden_size, 4 * hidden_size)
        self.heads = heads
        self.head_size = size = head_size(hidden_size, heads)
        self.weight_hh = nn.Parameter(torch.empty(heads, size, 4 * size).uniform_(-(size**-0.5), size**-0.5))
        with torch.no_grad():
            self.linear.bias.view(heads, 4, size)[:, 1] += 3.0  # begin by remembering

    def initial_state(self, batch_size: int) -> State:
        zeros = self.weight_hh.new_zeros(batch_size, self.hidden_size)
        return zeros, zeros, zeros, torch.full_like(zeros, NOTHING)

    def recur(self, projected: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        h, c, n, m = state
        B, N = h.shape[0], self.heads
        mixed = torch.einsum("bhd,hde->bhe", h.view(B, N, -1), self.weight_hh) + projected.view(B, N, -1)
        i, f, o, z = (gate.flatten(1) for gate in mixed.chunk(4, dim=2))
        kept = F.logsigmoid(f) + m
        m = torch.maximum(kept, i)
        i, f, o = torch.exp(i - m), torch.exp(kept - m), torch.sigmoid(o)
        count = f * n + i
        gates = {"input": i / count, "forget": f * n / count, "output": o}  # shares of the mean c / n
        c = f * c + i * torch.tanh(z)
        h = o * c / count
        return h, (h, c, count, m), gates

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        """As the plain form; its gradient is written out, with one matrix product for all steps where one will do."""
        B, T, _ = x.shape
        gates = self.project(x).view(B, T, self.heads, 4, -1)
        if lengths is not None:  # an input gate of 0 and a forget gate of 1 leave c, n and m as they are
            outside = ~valid_steps(lengths, T)[:, :, None, None]
            closed = [gates[:, :, :, 0].masked_fill(outside, NOTHING), gates[:, :, :, 1].masked_fill(outside, -NOTHING)]
            gates = torch.cat([torch.stack(closed, dim=3), gates[:, :, :, 2:]], dim=3)
        begin = self.initial_state(B) if state is None else state
        y, *rest = SLSTMScan.apply(gates, self.weight_hh, *begin)  # type: ignore[no-untyped-call]
        last = y[:, -1] if lengths is None else y[torch.arange(B, device=y.device), lengths - 1]
        return without_padding(y, lengths), (last, *rest)

    def write_recur(self, graph: "Graph", projected: str, state: State) -> tuple[str, State]:
        h, c, n, m = state
        i, f, o, z = self._write_mixed(graph, projected, h)
        kept = graph.node("Sub", m, graph.node("Softplus", graph.node("Neg", f)))
        m = graph.node("Max", kept, i)
        i = graph.node("Exp", graph.node("Sub", i, m))
        f = graph.node("Exp", graph.node("Sub", kept, m))
        n = graph.node("Add", graph.node("Mul", f, n), i)
        c = graph.node("Add", graph.node("Mul", f, c), graph.node("Mul", i, graph.node("Tanh", z)))
        h = graph.node("Mul", graph.node("Sigmoid", o), graph.node("Div", c, n))
        return h, (h, c, n, m)

    def _write_mixed(self, graph: "Graph", projected: str, h: str) -> list[str]:
        """The four gates before their functions, each (B, H)."""
        size = self.head_size
        by_head = graph.transposed(graph.reshaped(h, 0, self.heads, size), 1, 0, 2)
        mixed = graph.transposed(graph.node("MatMul", by_head, graph.weight(self.weight_hh)), 1, 0, 2)
        summed = graph.node("Add", graph.reshaped(projected, 0, self.heads, 4 * size), mixed)
        return [graph.reshaped(part, 0, self.hidden_size) for part in graph.chunk(summed, 4)]


class SLSTMScan(torch.autograd.Function):
    """All steps of the recurrence, with its gradient.

    h does not depend on m, which only scales c and n alike; so m counts as a constant in the gradient.
    """

    @staticmethod
    def forward(
        ctx: Any, gates: Tensor, weight: Tensor, h: Tensor, c: Tensor, n: Tensor, m: Tensor
    ) -> tuple[Tensor, ...]:
        """gates (B, T, N, 4, size), weight (N, size, 4 size), the state before (B, H) each -> y (B, T, H), c, n, m."""
        B, _, N, _, size = gates.shape
        h, c, n, m = (part.view(B, N, size) for part in (h, c, n, m))
        kept: list[tuple[Tensor, ...]] = []
        for step in gates.unbind(1):
            mixed = torch.baddbmm(step.reshape(B, N, -1).transpose(0, 1), h.transpose(0, 1), weight)
            i, f, o, z = mixed.view(N, B, 4, size).transpose(0, 1).unbind(2)
            remembered = F.logsigmoid(f).add_(m)
            after = torch.maximum(remembered, i)
            i, f_, o, z = (i - after).exp_(), (remembered - after).exp_(), torch.sigmoid(o), torch.tanh(z)
            kept.append((h, c, n, i, f_, torch.sigmoid(f), o, z))
            c, n, m = torch.addcmul(f_ * c, i, z), torch.addcmul(i, f_, n), after
            h = o * c / n
        kept.append((h, c, n))
        ctx.kept, ctx.weight = kept, weight
        y = torch.stack([step[0] for step in kept[1:]], dim=1).flatten(2)
        ctx.mark_non_differentiable(m)
        return y, c.flatten(1), n.flatten(1), m.flatten(1)

    @staticmethod
    def backward(ctx: Any, *given: Tensor) -> tuple[Tensor | None, ...]:
        """Back through c = f c + i z, n = f n + i, h = o c / n, step by step; the weight's share at the end."""
        kept, weight = ctx.kept, ctx.weight
        N, size = weight.shape[:2]
        to_y, to_c, to_n = (part.reshape(*part.shape[:-1], N, size) for part in given[:3])
        to_h = torch.zeros_like(to_c)
        to_gates: list[Tensor] = []
        for t in range(len(kept) - 2, -1, -1):
            _, c, n, i, f, opened, o, z = kept[t]
            h_after, c_after, n_after = kept[t + 1][:3]
            to_h = to_h + to_y[:, t]
            share = to_h * o / n_after
            to_c = to_c + share
            to_n = to_n - share * c_after / n_after
            to_i = (to_c * z + to_n) * i
            to_f = (to_c * c + to_n * n) * f * (1 - opened)
            to_o = to_h * h_after * (1 - o)
            to_z = to_c * i * (1 - z * z)
            to_gates.append(torch.stack([to_i, to_f, to_o, to_z], dim=2))
            to_h = torch.bmm(to_gates[-1].flatten(2).transpose(0, 1), weight.mT).transpose(0, 1)
            to_c, to_n = to_c * f, to_n * f
        to_gates.reverse()
        every = torch.stack(to_gates, dim=1)
        states = torch.stack([step[0] for step in kept[:-1]], dim=1)
        to_weight = torch.einsum("btnd,btne->nde", states, every.flatten(3))
        return every, to_weight, to_h.flatten(1), to_c.flatten(1), to_n.flatten(1), None


CELL = SLSTM
