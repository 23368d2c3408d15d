"""Copying: repeat ten symbols after a long pause.

Hochreiter and Schmidhuber 1997, in the form of Arjovsky et al. 2016 (arXiv:1511.06464, section 5.1): ten symbols of
eight kinds, blanks, a sign to begin, and blanks while the ten are given back in order. A model that remembers nothing
is right one time in eight.
"""

from typing import ClassVar

import torch
from torch import Tensor

from seqchef.learning.compare.memory._task import NOTHING, MemoryTask, symbols
from seqchef.learning.compare.records import TaskFacts

KINDS, COUNT, PAUSE = 8, 10, 50
BLANK, BEGIN = KINDS, KINDS + 1


class Copying(MemoryTask):
    """x (B, 2 * COUNT + PAUSE + 1); answers at the last COUNT steps."""

    facts: ClassVar[TaskFacts] = TaskFacts(
        name="copying",
        measure="accuracy",
        chance=1 / KINDS,
        bar=0.95,
        budget=8,
        evaluate_every=20,
        learning_rate=5e-3,
        settings={"symbols": COUNT, "kinds": KINDS, "pause": PAUSE},
    )
    vocabulary: ClassVar[int] = KINDS + 2
    answers: ClassVar[int] = KINDS

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        shown = symbols(rng, rows, COUNT, first=0, kinds=KINDS)
        pause = torch.full((rows, PAUSE), BLANK)
        x = torch.cat([shown, pause, torch.full((rows, 1), BEGIN), torch.full((rows, COUNT), BLANK)], dim=1)
        return x, torch.cat([torch.full((rows, x.shape[1] - COUNT), NOTHING), shown], dim=1)


TASK = Copying
