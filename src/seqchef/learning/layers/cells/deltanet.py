"""Gated DeltaNet: the state is a matrix that maps keys to values; each step corrects what it says for one key.

Yang et al. 2024, "Gated Delta Networks", arXiv:2412.06464, equation 10, one state per head; chunks as in section 3.3.

    q_t, k_t of length 1, v_t   linear maps of x_t    a_t (decay), b_t (writing strength) = sigmoid(...)
    S_t = a_t S_(t-1) (I - b_t k_t k_t^T) + b_t v_t k_t^T
    y_t = S_t q_t
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F

from seqchef.learning.layers.cells._projected import ProjectedCell, head_size
from seqchef.learning.layers.protocol import State, valid_steps, without_padding
from seqchef.learning.layers.recurrence import Gates

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

CHUNK = 32  # steps that become one matrix product
TINY = 1e-6  # keeps a key of zeros from dividing by zero


class DeltaNet(ProjectedCell):
    """State (S,): (B, heads, H / heads, H / heads), values by keys, as S^T in the equations."""

    headed = True

    def __init__(self, input_size: int, hidden_size: int, heads: int = 1) -> None:
        super().__init__(input_size, hidden_size, 3 * hidden_size + 2 * heads)
        self.heads = heads
        self.head_size = head_size(hidden_size, heads)
        with torch.no_grad():
            self.linear.bias[-2 * heads : -heads] += 4.0  # begin by remembering

    def initial_state(self, batch_size: int) -> State:
        return (self.linear.weight.new_zeros(batch_size, self.heads, self.head_size, self.head_size),)

    def _parts(self, projected: Tensor) -> tuple[Tensor, ...]:
        """q, k, v (..., heads, size), log a and b (..., heads)."""
        H, N = self.hidden_size, self.heads
        q, k, v, a, b = torch.split(projected, [H, H, H, N, N], dim=-1)
        q, k, v = (part.reshape(*part.shape[:-1], N, -1) for part in (q, k, v))
        return _unit(q), _unit(k), v, F.logsigmoid(a), torch.sigmoid(b)

    def recur(self, projected: Tensor, state: State) -> tuple[Tensor, State, Gates]:
        q, k, v, log_a, b = self._parts(projected)
        a = torch.exp(log_a)
        S = state[0] * a[..., None, None]
        said = torch.einsum("bnk,bnkv->bnv", k, S)
        S = S + torch.einsum("bnk,bnv->bnkv", k, b[..., None] * (v - said))
        y = torch.einsum("bnk,bnkv->bnv", q, S).flatten(1)
        return y, (S,), {name: gate.repeat_interleave(self.head_size, 1) for name, gate in (("decay", a), ("write", b))}

    def forward(self, x: Tensor, lengths: Tensor | None = None, state: State | None = None) -> tuple[Tensor, State]:
        """Chunk by chunk: inside a chunk everything is a matrix product, and the state passes from one to the next."""
        B, T, _ = x.shape
        q, k, v, log_a, b = self._parts(self.project(x))
        if lengths is not None:
            outside = ~valid_steps(lengths, T)[:, :, None]
            log_a, b = log_a.masked_fill(outside, 0.0), b.masked_fill(outside, 0.0)
            k, v = k.masked_fill(outside[..., None], 0.0), v.masked_fill(outside[..., None], 0.0)
        (S,) = self.initial_state(B) if state is None else state
        by_head = (tensor.transpose(1, 2) for tensor in (q, k, v, log_a, b))
        answers = []
        for chunk in zip(*(torch.split(tensor, CHUNK, dim=2) for tensor in by_head), strict=True):
            y, S = _chunk(chunk, S)
            answers.append(y)
        return without_padding(torch.cat(answers, dim=2).transpose(1, 2).flatten(2), lengths), (S,)

    def write_recur(self, graph: "Graph", projected: str, state: State) -> tuple[str, State]:
        H, N, size = self.hidden_size, self.heads, self.head_size
        q, k, v, a, b = graph.split(projected, H, H, H, N, N)
        q, k = (_write_unit(graph, graph.reshaped(part, 0, N, 1, size)) for part in (q, k))
        v = graph.reshaped(v, 0, N, 1, size)
        a, b = (graph.reshaped(graph.node("Sigmoid", part), 0, N, 1, 1) for part in (a, b))
        S = graph.node("Mul", state[0], a)
        error = graph.node("Mul", b, graph.node("Sub", v, graph.node("MatMul", k, S)))
        S = graph.node("Add", S, graph.node("MatMul", graph.transposed(k, 0, 1, 3, 2), error))
        return graph.reshaped(graph.node("MatMul", q, S), 0, H), (S,)


def _unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt(x.square().sum(-1, keepdim=True) + TINY)


def _write_unit(graph: "Graph", x: str) -> str:
    square = graph.node("ReduceSum", graph.node("Mul", x, x), graph.ints(-1), keepdims=1)
    return graph.node("Div", x, graph.node("Sqrt", graph.node("Add", square, graph.scalar(TINY))))


def _chunk(parts: tuple[Tensor, ...], S: Tensor) -> tuple[Tensor, Tensor]:
    """C steps at once: q, k, v (B, N, C, size), log a, b (B, N, C); S before -> y (B, N, C, size), S after.

    Step t writes b_t (v_t - what S said for k_t) with the decay since; the writes of a chunk depend on each other
    through a triangular system, which is solved at once (the WY form of the paper).
    """
    q, k, v, log_a, b = parts
    C = q.shape[2]
    since = log_a.cumsum(-1)  # log of the decay from the chunk's start up to and with step t
    decay = torch.exp((since[..., :, None] - since[..., None, :]).tril())
    overlap = (b[..., None] * (k @ k.mT) * decay).tril(-1) + torch.eye(C, dtype=k.dtype, device=k.device)
    grown = torch.exp(since)[..., None]
    wanted = b[..., None] * (v - grown * (k @ S))
    whole = torch.promote_types(overlap.dtype, torch.float32)  # products may be in bfloat16, which no CPU solves in
    writes = torch.linalg.solve_triangular(overlap.to(whole), wanted.to(whole), upper=False, unitriangular=True)
    y = grown * (q @ S) + ((q @ k.mT) * decay).tril() @ writes
    left = torch.exp(since[..., -1:] - since)[..., None]
    return y, S * grown[..., -1:, :] + (k * left).mT @ writes


CELL = DeltaNet
