"""What the loop needs to know about a task."""

import math
from collections.abc import Mapping
from typing import Any, Protocol

from torch import Tensor, nn


class Task(Protocol):
    """A model, batches to learn from, and a score. A task may also have `tokens(batch) -> int`: its time steps."""

    model: nn.Module

    def batch(self, step: int) -> tuple[Tensor, ...]:
        """Training batch number `step`, B first in every tensor; a function of step and seed alone, in any order."""

    def loss(self, batch: Any) -> tuple[Tensor, Tensor]:
        """The sum of the losses of a batch, and what to divide it by (its rows, its tokens): two scalars.

        The batch is on the model's device. Both add up: those of two halves of a batch are those of the whole.
        """

    def score(self) -> Mapping[str, float]:
        """Scores on dev; the first one decides, and higher is better. The model is on the CPU then."""


def tokens_of(task: Task, batch: tuple[Tensor, ...]) -> int:
    """The time steps of a batch, by the task's own count where it has one; else its rows."""
    count = getattr(task, "tokens", None)
    return len(batch[0]) if count is None else int(count(batch))


def decisive(scores: Mapping[str, float]) -> float:
    """The first score; one that is not a number is the worst."""
    score = next(iter(scores.values()))
    return -math.inf if math.isnan(score) else score
