"""Selective copying: symbols stand at random places among blanks; repeat them in order.

Gu and Dao 2023, "Mamba", arXiv:2312.00752, section 3.1 and figure 2: where the spacing varies, a model has to choose
by content what to keep. A model that remembers nothing is right one time in eight.
"""

from typing import ClassVar

import torch
from torch import Tensor

from seqchef.learning.compare.memory._task import NOTHING, MemoryTask, places, symbols
from seqchef.learning.compare.records import TaskFacts

KINDS, COUNT, STEPS = 8, 8, 64
BLANK, BEGIN = KINDS, KINDS + 1


class SelectiveCopying(MemoryTask):
    """x (B, STEPS + COUNT): symbols among blanks, then COUNT signs, at each of which one is asked for."""

    facts: ClassVar[TaskFacts] = TaskFacts(
        name="selective_copying",
        measure="accuracy",
        chance=1 / KINDS,
        bar=0.95,
        budget=12,
        evaluate_every=20,
        learning_rate=5e-3,
        settings={"symbols": COUNT, "kinds": KINDS, "length": STEPS},
    )
    vocabulary: ClassVar[int] = KINDS + 2
    answers: ClassVar[int] = KINDS

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        shown = symbols(rng, rows, COUNT, first=0, kinds=KINDS)
        among = torch.full((rows, STEPS), BLANK).scatter(1, places(rng, rows, among=STEPS, count=COUNT), shown)
        x = torch.cat([among, torch.full((rows, COUNT), BEGIN)], dim=1)
        return x, torch.cat([torch.full((rows, STEPS), NOTHING), shown], dim=1)


TASK = SelectiveCopying
