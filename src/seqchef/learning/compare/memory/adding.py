"""Adding: two numbers of a long sequence are marked; say their sum at the end.

Hochreiter and Schmidhuber 1997, "Long short-term memory", experiment 4, in the form of Arjovsky et al. 2016
(arXiv:1511.06464, section 5.2): the first channel is uniform in [0, 1), the second is 1 at one random step of each half
and 0 elsewhere. Always to answer 1 leaves the variance of the sum: 2 / 12 = 0.167.
"""

from collections.abc import Mapping
from typing import ClassVar

import torch
from torch import Tensor

from seqchef.learning.compare.memory._task import MemoryTask
from seqchef.learning.compare.records import TaskFacts

STEPS = 200  # T


class Adding(MemoryTask):
    """x (B, T, 2) -> the sum (B, 1); the score is the mean square error, with a minus sign."""

    facts: ClassVar[TaskFacts] = TaskFacts(
        name="adding",
        measure="error",
        chance=1 / 6,
        bar=0.01,
        higher_is_better=False,
        budget=26,
        evaluate_every=20,
        learning_rate=5e-3,
        settings={"length": STEPS},
    )
    features: ClassVar[int] = 2
    answers: ClassVar[int] = 1

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        values = torch.rand(rows, STEPS, generator=rng)
        half = STEPS // 2
        marked = torch.randint(0, half, (rows, 2), generator=rng) + torch.tensor([0, half])
        marks = torch.zeros(rows, STEPS).scatter(1, marked, 1.0)
        return torch.stack([values, marks], dim=-1), values.gather(1, marked).sum(1, keepdim=True)

    def loss(self, batch: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
        """The square errors, summed, and the number of rows."""
        x, total = batch
        return (self.model(x)[:, -1] - total).square().sum(), torch.tensor(len(x))

    def score(self) -> Mapping[str, float]:
        total, count = self.loss(self.test())
        return {"negative_error": -float(total / count)}


TASK = Adding
