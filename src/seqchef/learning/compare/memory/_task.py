"""What memory tasks share: one small model around a stack, batches from seed and step alone, fresh test rows."""

from collections.abc import Mapping
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.learning.backbones import StackConfig, build
from seqchef.learning.compare.records import TaskFacts

WIDTH = 64  # features of an embedded step
NOTHING = -1  # a target that asks for nothing
TEST_SEED = 2**40  # beyond the seed of any training batch


class Solver(nn.Module):
    """An embedding (of tokens) or a linear map (of features), the stack, a normalisation, a linear answer."""

    def __init__(self, config: StackConfig, *, vocabulary: int, features: int, answers: int) -> None:
        super().__init__()
        self.embed = nn.Embedding(vocabulary, WIDTH) if vocabulary else nn.Linear(features, WIDTH)
        self.stack = build(config, WIDTH)
        self.norm = nn.LayerNorm(self.stack.output_size)
        self.answer = nn.Linear(self.stack.output_size, answers)

    def forward(self, x: Tensor) -> Tensor:
        """x (B, T) tokens or (B, T, features) -> answers (B, T, K)."""
        y, _ = self.stack(self.embed(x))
        answers: Tensor = self.answer(self.norm(y))
        return answers


class MemoryTask:
    """Rows of tokens in, one of K answers at the steps that are asked. Write `facts`, the counts and `draw`.

    `draw` may depend on nothing but the generator, the number of rows and what `score` has set.
    """

    facts: ClassVar[TaskFacts]
    vocabulary: ClassVar[int] = 0  # V of the input; 0 where the input is features
    features: ClassVar[int] = 0
    answers: ClassVar[int]  # K

    model: nn.Module
    batch_size = 64
    test_size = 256

    def __init__(self, config: StackConfig, *, seed: int) -> None:
        self.seed = seed
        torch.manual_seed(seed)
        self.model = Solver(config, vocabulary=self.vocabulary, features=self.features, answers=self.answers)

    def draw(self, rng: torch.Generator, rows: int) -> tuple[Tensor, Tensor]:
        """Inputs (B, T) and targets (B, T): the answer asked for at a step, NOTHING where none is."""
        raise NotImplementedError

    def batch(self, step: int) -> tuple[Tensor, ...]:
        return self.draw(torch.Generator().manual_seed(self.seed * 1_000_003 + step), self.batch_size)

    def test(self) -> tuple[Tensor, Tensor]:
        """The rows that are scored: the same for every stack and seed, and never trained on."""
        return self.draw(torch.Generator().manual_seed(TEST_SEED), self.test_size)

    def loss(self, batch: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
        """The cross-entropies of the answers that were asked for, summed, and their number."""
        x, targets = batch
        asked = targets != NOTHING
        losses = F.cross_entropy(self.model(x)[asked], targets[asked], reduction="sum")
        return losses, asked.sum()

    def score(self) -> Mapping[str, float]:
        return {"accuracy": self.accuracy(*self.test())}

    def accuracy(self, x: Tensor, targets: Tensor) -> float:
        """The share of answers that are right."""
        asked = targets != NOTHING
        right = self.model(x)[asked].argmax(-1) == targets[asked]
        return float(right.float().mean())


def places(rng: torch.Generator, rows: int, *, among: int, count: int) -> Tensor:
    """`count` different places from 0 to `among` - 1, in order, for every row: (B, count)."""
    return torch.rand(rows, among, generator=rng).argsort(1)[:, :count].sort(1).values


def symbols(rng: torch.Generator, rows: int, count: int, *, first: int, kinds: int) -> Tensor:
    """Tokens from `first` to `first` + `kinds` - 1 at random: (B, count)."""
    return torch.randint(first, first + kinds, (rows, count), generator=rng)
