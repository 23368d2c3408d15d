"""Scan: h_t = a_t * h_(t-1) + b_t over time, for every linear recurrence.

Two forms of one function. One step after the other is exact and, on a CPU, the fastest: a multiply-add per step inside
one autograd.Function. Doubling (Hillis and Steele 1986, "Data parallel algorithms") takes log2(T) rounds over the whole
sequence and is for GPUs. The published log-space scan (arXiv:2410.01201, appendix B) is slower on a CPU and far less
exact, so it is not here.
"""

from typing import Any

import torch
from torch import Tensor


def linear_scan(a: Tensor, b: Tensor, h: Tensor) -> Tensor:
    """a, b (B, T, D) and the state before, h (B, D) -> all states (B, T, D)."""
    states: Tensor = LinearScan.apply(a, b, h)  # type: ignore[no-untyped-call]
    return states


class LinearScan(torch.autograd.Function):
    """The gradient runs the same recurrence backwards: g_t = dL/dh_t + a_(t+1) * g_(t+1)."""

    @staticmethod
    def forward(ctx: Any, a: Tensor, b: Tensor, h: Tensor) -> Tensor:
        states = (by_doubling if a.is_cuda else step_by_step)(a, b, h)
        ctx.save_for_backward(a, states, h)
        return states

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        a, states, h = ctx.saved_tensors
        g = (back_by_doubling if a.is_cuda else back_step_by_step)(a, gradients[0])
        to_a = torch.empty_like(a)
        torch.mul(g[:, 0], h, out=to_a[:, 0])
        torch.mul(g[:, 1:], states[:, :-1], out=to_a[:, 1:])
        return to_a, g, g[:, 0] * a[:, 0]


def step_by_step(a: Tensor, b: Tensor, h: Tensor) -> Tensor:
    """The plain form: T multiply-adds."""
    states = torch.empty_like(b)
    for before, now, kept, added in zip(
        (h, *states.unbind(1)), states.unbind(1), a.unbind(1), b.unbind(1), strict=False
    ):
        torch.addcmul(added, kept, before, out=now)
    return states


def back_step_by_step(a: Tensor, given: Tensor) -> Tensor:
    """given: dL/dh_t through y alone -> the whole of it; the plain form."""
    g = torch.empty_like(given)
    steps = g.unbind(1)
    steps[-1].copy_(given[:, -1])
    for t in range(len(steps) - 2, -1, -1):
        torch.addcmul(given[:, t], a[:, t + 1], steps[t + 1], out=steps[t])
    return g


def by_doubling(a: Tensor, b: Tensor, h: Tensor) -> Tensor:
    """The parallel form: after round k every step holds what 2^k steps before it add up to."""
    b = torch.cat([torch.addcmul(b[:, :1], a[:, :1], h[:, None]), b[:, 1:]], dim=1)
    distance = 1
    while distance < b.shape[1]:
        b = torch.cat([b[:, :distance], torch.addcmul(b[:, distance:], a[:, distance:], b[:, :-distance])], dim=1)
        a = torch.cat([a[:, :distance], a[:, distance:] * a[:, :-distance]], dim=1)
        distance *= 2
    return b


def back_by_doubling(a: Tensor, given: Tensor) -> Tensor:
    """As `back_step_by_step`: the same recurrence over mirrored time."""
    ahead = torch.cat([torch.zeros_like(a[:, :1]), a[:, 1:].flip(1)], dim=1)
    return by_doubling(ahead, given.flip(1), torch.zeros_like(given[:, 0])).flip(1)
