"""Span: over how many steps is one symbol still recalled, after so much training?

After the long-time-lag tests with distractors of Hochreiter and Schmidhuber 1997 (experiment 2) and the latching
problem of Bengio et al. 1994: one of eight symbols, then random distractors, then a sign at which the symbol is asked
for. The delay begins at 8 steps and is doubled whenever it is solved; the score is the longest delay that was.
"""

from collections.abc import Mapping
from typing import ClassVar

import torch
from torch import Tensor

from seqchef.learning.backbones import StackConfig
from seqchef.learning.compare.memory._task import NOTHING, MemoryTask, symbols
from seqchef.learning.compare.records import TaskFacts

KINDS, DISTRACTORS = 8, 8
ASK = KINDS + DISTRACTORS
FIRST, LONGEST = 8, 4096  # delays
RIGHT = 0.95  # accuracy at which a delay counts as solved
STEPS_A_BATCH = 4096  # tokens: longer rows, fewer of them
STEPS_A_TEST = 32768


class Span(MemoryTask):
    """x (B, delay + 2); the answer is due at the last step."""

    facts: ClassVar[TaskFacts] = TaskFacts(
        name="span",
        measure="span",
        chance=0,
        bar=LONGEST,
        budget=10,
        evaluate_every=10,
        learning_rate=5e-3,
        settings={"kinds": KINDS, "first_delay": FIRST, "longest_delay": LONGEST, "right": RIGHT},
    )
    vocabulary: ClassVar[int] = KINDS + DISTRACTORS + 1
    answers: ClassVar[int] = KINDS

    def __init__(self, config: StackConfig, *, seed: int) -> None:
        super().__init__(config, seed=seed)
        self.delay, self.longest = FIRST, 0

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        first = symbols(rng, rows, 1, first=0, kinds=KINDS)
        between = symbols(rng, rows, self.delay, first=KINDS, kinds=DISTRACTORS)
        x = torch.cat([first, between, torch.full((rows, 1), ASK)], dim=1)
        return x, torch.cat([torch.full((rows, self.delay + 1), NOTHING), first], dim=1)

    def batch(self, step: int) -> tuple[Tensor, ...]:
        self.batch_size = _rows(STEPS_A_BATCH, self.delay, least=8, most=64)
        return super().batch(step)

    def score(self) -> Mapping[str, float]:
        """The longest delay solved so far, then the accuracy at the present one, which grows once it is solved."""
        self.test_size = _rows(STEPS_A_TEST, self.delay, least=64, most=512)
        accuracy = self.accuracy(*self.test())
        if accuracy >= RIGHT and self.longest < LONGEST:
            self.longest, self.delay = self.delay, 2 * self.delay
        return {"span": float(self.longest), "accuracy": accuracy}


def _rows(steps: int, delay: int, *, least: int, most: int) -> int:
    return min(most, max(least, steps // (delay + 2)))


TASK = Span
