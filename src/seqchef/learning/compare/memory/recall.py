"""Multi-query recall: pairs of a key and a value are shown; then the keys come again, and each asks for its value.

MQAR of Arora et al. 2023, "Zoology", arXiv:2312.04927, section 4: attention looks the key up, while a recurrent state
has to hold all pairs at once. A model that remembers nothing is right one time in 32, one that remembers only which
values were shown one time in eight.
"""

from typing import ClassVar

import torch
from torch import Tensor

from seqchef.learning.compare.memory._task import NOTHING, MemoryTask
from seqchef.learning.compare.records import TaskFacts

PAIRS, KEYS, VALUES = 8, 32, 32
ASK = KEYS + VALUES


class Recall(MemoryTask):
    """x (B, 4 * PAIRS): key, value, key, value, ...; then key, sign, key, sign, ...; the answer is due at the key."""

    facts: ClassVar[TaskFacts] = TaskFacts(
        name="recall",
        measure="accuracy",
        chance=1 / VALUES,
        bar=0.95,
        budget=12,
        evaluate_every=20,
        learning_rate=5e-3,
        settings={"pairs": PAIRS, "keys": KEYS, "values": VALUES},
    )
    vocabulary: ClassVar[int] = KEYS + VALUES + 1
    answers: ClassVar[int] = VALUES

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        keys = torch.rand(rows, KEYS, generator=rng).argsort(1)[:, :PAIRS]
        values = torch.randint(0, VALUES, (rows, PAIRS), generator=rng)
        again = torch.rand(rows, PAIRS, generator=rng).argsort(1)
        shown = torch.stack([keys, KEYS + values], dim=2).flatten(1)
        asked = torch.stack([keys.gather(1, again), torch.full((rows, PAIRS), ASK)], dim=2).flatten(1)
        answers = torch.stack([values.gather(1, again), torch.full((rows, PAIRS), NOTHING)], dim=2).flatten(1)
        return torch.cat([shown, asked], dim=1), torch.cat([torch.full_like(shown, NOTHING), answers], dim=1)


TASK = Recall
