"""Optimisers: AdamW, or Muon for the weights of linear maps beside it.

Muon makes the step of a matrix orthogonal, so that no direction of it is neglected (Jordan et al. 2024,
https://kellerjordan.github.io/posts/muon); embeddings, biases, scales and recurrent weights stay with AdamW.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import torch
from torch import nn

from seqchef.learning.train.config import TrainConfig

BETAS = (0.9, 0.98)


class Together:
    """Several optimisers that step as one. A group's `share` is its learning rate in those of the run."""

    def __init__(self, parts: Sequence[torch.optim.Optimizer]) -> None:
        self.parts = parts

    @property
    def param_groups(self) -> list[dict[str, Any]]:
        """The groups of all."""
        return list(chain.from_iterable(part.param_groups for part in self.parts))

    def set_rate(self, rate: float) -> None:
        """The learning rate of the next step."""
        for group in self.param_groups:
            group["lr"] = rate * group["share"]

    def step(self) -> None:
        """New weights from the gradients."""
        for part in self.parts:
            part.step()

    def state(self) -> dict[int, dict[str, Any]]:
        """What all remember, by the number of the parameter: those of the first optimiser, then of the next."""
        found: dict[int, dict[str, Any]] = {}
        for first, part in zip(self._firsts(), self.parts, strict=True):
            found |= {first + number: state for number, state in part.state_dict()["state"].items()}
        return found

    def load_state(self, states: dict[int, dict[str, Any]]) -> None:
        """Put back what `state` gave."""
        for first, part in zip(self._firsts(), self.parts, strict=True):
            count = sum(len(group["params"]) for group in part.param_groups)
            own = {number - first: state for number, state in states.items() if first <= number < first + count}
            part.load_state_dict({**part.state_dict(), "state": own})

    def _firsts(self) -> list[int]:
        counts = [sum(len(group["params"]) for group in part.param_groups) for part in self.parts]
        return [sum(counts[:number]) for number in range(len(counts))]


def make_optimizer(model: nn.Module, config: TrainConfig) -> Together:
    """The optimiser of a run: matrices decay, biases and scales do not. Without linear maps muon is AdamW alone."""
    maps = [m.weight for m in model.modules() if isinstance(m, nn.Linear) and min(m.weight.shape) > 1]
    if config.optimizer == "adamw" or not maps:
        return Together([_adamw(model.parameters(), config, fused=False)])
    taken = {id(weight) for weight in maps}
    muon = torch.optim.Muon(maps, lr=config.muon_rate, weight_decay=config.weight_decay, momentum=0.95)
    for group in muon.param_groups:
        group["share"] = config.muon_rate / config.learning_rate
    # One pass over large tables of embeddings instead of many: a fifth of a second less for every step.
    return Together([muon, _adamw((p for p in model.parameters() if id(p) not in taken), config, fused=True)])


def _adamw(parameters: Iterable[nn.Parameter], config: TrainConfig, *, fused: bool) -> torch.optim.AdamW:
    both = list(parameters)
    groups = [
        {"params": [p for p in both if p.dim() > 1], "weight_decay": config.weight_decay, "share": 1.0},
        {"params": [p for p in both if p.dim() <= 1], "weight_decay": 0.0, "share": 1.0},
    ]
    kept = [group for group in groups if group["params"]]
    return torch.optim.AdamW(kept, lr=config.learning_rate, betas=BETAS, fused=fused or None)
