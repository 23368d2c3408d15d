"""The cache of keys and values: what attention over a sequence has to remember of it.

State (keys (B, G, S, d), values (B, G, S, d), seen (B,)): row b has had seen_b steps; its first min(seen_b, S) slots
hold the last of them in order, the others are 0. A head's slots lie side by side, as products with them need it.
"""

import torch
from torch import Tensor

from seqchef.learning.layers.protocol import State

NEVER = 2**40  # the position of an empty slot: a future that no step sees


def slots_filled(state: State) -> Tensor:
    """How many slots of each row hold a step, (B,)."""
    keys, _, seen = state
    filled: Tensor = seen.clamp(max=keys.shape[2])
    return filled


def next_positions(state: State, time: int) -> Tensor:
    """Positions of the next `time` steps, (B, time); (1, time) from 0 where nothing is remembered."""
    keys, _, seen = state
    steps = torch.arange(time, device=keys.device)
    return steps[None] if keys.shape[2] == 0 else steps + seen[:, None]


def positions_with(state: State, time: int) -> Tensor:
    """Positions of the slots and of the next `time` steps, (B, S + time); (1, time) where there are no slots."""
    keys, _, seen = state
    ahead, S = next_positions(state, time), keys.shape[2]
    if S == 0:
        return ahead
    slots, filled = torch.arange(S, device=keys.device), slots_filled(state)[:, None]
    behind = torch.where(slots < filled, slots + seen[:, None] - filled, NEVER)
    return torch.cat([behind, ahead], dim=1)


def remember(state: State, key: Tensor, value: Tensor, lengths: Tensor | None, slots: int | None) -> State:
    """The state after new steps: key and value (B, T, G, d); at most `slots` steps are kept, all where None."""
    T = key.shape[1]
    keys, values, seen = state
    S, filled = keys.shape[2], slots_filled(state)
    new = torch.full_like(seen, T) if lengths is None else lengths
    kept = filled + new if slots is None else (filled + new).clamp(max=slots)
    order = torch.arange(int(kept.max()), device=key.device)
    source = order + (filled + new - kept)[:, None]  # counted over a row's own steps, without its empty slots
    source = torch.where(source < filled[:, None], source, source + S - filled[:, None]).clamp(max=S + T - 1)
    empty = (order >= kept[:, None])[:, None, :, None]
    rows, heads = (torch.arange(size, device=key.device) for size in keys.shape[:2])
    place = rows[:, None, None], heads[:, None], source[:, None]
    pairs = (keys, key), (values, value)
    after = (torch.cat([old, fresh.transpose(1, 2)], dim=2)[place].masked_fill(empty, 0.0) for old, fresh in pairs)
    return (*after, seen + new)
