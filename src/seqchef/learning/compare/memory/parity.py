"""Parity: is the number of ones so far odd? Learned on short sequences, tested on long ones.

The regular language on which Deletang et al. 2023 ("Neural networks and the Chomsky hierarchy", arXiv:2207.02098) and
Beck et al. 2024 ("xLSTM", arXiv:2405.04517, section 4.1) compare architectures. One bit has to be kept and flipped,
which a gated recurrence can do for ever; a linear recurrence with factors between 0 and 1 cannot flip (Grazzi et al.
2024, arXiv:2411.12537), and attention has to count what it saw.

Training asks for the parity after every step, of sequences of up to 40; one answer at the end is learned as well, but
later. Tests ask once, at the end of longer sequences. Chance is one half.
"""

from collections.abc import Mapping
from typing import ClassVar

import torch
from torch import Tensor

from seqchef.learning.compare.memory._task import NOTHING, TEST_SEED, MemoryTask
from seqchef.learning.compare.records import TaskFacts

LONGEST = 40  # in training
LENGTHS = (40, 64, 96, 128, 192, 256)  # of the tests; the last one decides


class Parity(MemoryTask):
    """x (B, T) of 0 and 1; the answer at t is their sum up to t, modulo 2."""

    facts: ClassVar[TaskFacts] = TaskFacts(
        name="parity",
        measure="accuracy",
        chance=0.5,
        bar=0.95,
        budget=8,
        evaluate_every=100,
        learning_rate=5e-3,
        settings={"trained_up_to": LONGEST, "tested_at": list(LENGTHS)},
    )
    vocabulary: ClassVar[int] = 2
    answers: ClassVar[int] = 2

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        length = int(torch.randint(1, LONGEST + 1, (), generator=rng))
        return _rows(rng, rows, length)

    def score(self) -> Mapping[str, float]:
        """Accuracy at the end of the longest tests, then of every length."""
        found = {}
        for length in LENGTHS:
            x, targets = _rows(torch.Generator().manual_seed(TEST_SEED), self.test_size, length)
            targets[:, :-1] = NOTHING
            found[str(length)] = self.accuracy(x, targets)
        return {"accuracy": found[str(LENGTHS[-1])], **found}


def _rows(rng: torch.Generator, rows: int, length: int) -> tuple[Tensor, Tensor]:
    x = torch.randint(0, 2, (rows, length), generator=rng)
    return x, x.cumsum(1) % 2


TASK = Parity
