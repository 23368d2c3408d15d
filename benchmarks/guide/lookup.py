"""Attention that learns where to look: a step of a recipe asks the ingredient lines how much of each word there is.

The right amounts are all that a model is told; where they stand it has to find out. So that it cannot guess them, every
line of every example gets one of AMOUNTS, drawn anew.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import torch
from torch import Tensor, nn

from benchmarks.guide.words import rounded
from benchmarks.record import DATA, PROJECT
from seqchef import read_many
from seqchef.learning.backbones import build, parse_pair
from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.division import near
from seqchef.learning.data.padding import pad
from seqchef.learning.layers.cross_attention import SCORES, Attend
from seqchef.learning.layers.protocol import valid_steps
from seqchef.learning.train import Task, TrainConfig, fit
from seqchef.text.features import PIECES, Vocabulary
from seqchef.text.tokens import tokenize

RECIPES = "recipes/recipes_open.jsonl.gz"
SHOWN = PROJECT / "src" / "seqchef" / "sample_kitchen" / "recipes" / "leek-and-bacon-quiche.txt"
SHOWN_STEP = "Whisk the eggs with the cream and the pepper, pour over, add the cheese and bake for 35 minutes."
PAIR = "norm(layer) => gru({size}, residual) > attend({score})"
SIZE, AMOUNTS = 64, 50
LONGEST_STEP, LONGEST_LIST, LONGEST_NAME = 40, 20, 4  # words, lines, words
NOTHING = -1  # where nothing is asked: a word of no name, or of several
SMALL_WORDS = frozenset(["of", "the", "and", "or", "a", "an", "in", "for", "to", "with"])
FORMS = Vocabulary((), 8192)  # words by their pieces alone, so that none is unknown
STEPS = TrainConfig(steps=600, learning_rate=5e-3, average=0.99, evaluate_every=300)

Batch = tuple[
    Tensor, ...
]  # step (B, T, P), its lengths, names (B, S, N * P), their number, amounts (B, S), lines (B, T)


@dataclass(frozen=True)
class Example:
    """A step's words, the names of the ingredient lines, and for each word the line that it names, or NOTHING."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    lines: tuple[int, ...]


def example(step: str, names: Sequence[str]) -> Example:
    """A word names the one line whose name has it, but for its plural."""
    words = tuple(token.text for token in tokenize(step))
    parts = [set(near(name).split()) - SMALL_WORDS for name in names]
    found = [[line for line, own in enumerate(parts) if near(word) in own] for word in words]
    lines = tuple(one[0] if len(one) == 1 else NOTHING for one in found)
    return Example(words, tuple(names), lines)


def examples(split: str) -> list[Example]:
    """Every step of a split's recipes that names an ingredient and is short enough."""
    with gzip.open(DATA / RECIPES, "rt", encoding="utf-8") as file:
        recipes = [recipe for recipe in map(json.loads, file) if recipe["split"] == split]
    found = []
    for recipe in recipes:
        names = names_of(recipe["ingredients"])
        found += [example(step, names) for step in recipe["steps"] if len(names) <= LONGEST_LIST]
    return [one for one in found if len(one.words) <= LONGEST_STEP and max(one.lines) >= 0]


def names_of(lines: Sequence[str]) -> list[str]:
    """What each line is a line of, as the shipped model reads it."""
    return [found.name or line for found, line in zip(read_many(lines), lines, strict=True)]


class Lookup(nn.Module):
    """An encoder of ingredient lines, a decoder that goes through a step and attends to them, a score per amount."""

    def __init__(self, score: str) -> None:
        super().__init__()
        self.pieces = nn.Embedding(FORMS.buckets + 1, SIZE, padding_idx=0)
        self.amounts = nn.Embedding(AMOUNTS, SIZE)
        for table in (self.pieces, self.amounts):
            nn.init.normal_(table.weight[1:], std=0.1)
        pair = parse_pair(PAIR.format(size=SIZE, score=score))
        self.encoder = build(pair.encoder, SIZE)
        self.decoder = build(pair.decoder, SIZE, memory_size=self.encoder.output_size)
        self.scores = nn.Linear(SIZE, AMOUNTS)

    def memory(self, names: Tensor, count: Tensor, amounts: Tensor) -> Any:
        """What the decoder starts from: its layers' states, the lines among them."""
        lines = self.pieces(names).sum(2) + self.amounts(amounts)
        return self.decoder.begin(self.encoder(lines, count)[0], count)

    def forward(self, step: Tensor, lengths: Tensor, names: Tensor, count: Tensor, amounts: Tensor) -> Tensor:
        """Scores (B, T, amounts)."""
        y, _ = self.decoder(self.pieces(step).sum(2), lengths, self.memory(names, count, amounts))
        scores: Tensor = self.scores(y)
        return scores

    def weights(self, step: Tensor, names: Tensor, count: Tensor, amounts: Tensor) -> Tensor:
        """What each word takes from each line, (B, T, S)."""
        recurrent, attend = self.decoder.each()
        assert isinstance(attend, Attend)
        before, memory = self.memory(names, count, amounts)
        y, _ = recurrent(self.pieces(step).sum(2), None, before)
        return attend.weights(y, memory)[:, 0]


class LookupTask:
    """Of every word of a step that names a line: how much of it is there?"""

    def __init__(self, score: str, train: Sequence[Example], dev: Sequence[Example]) -> None:
        self.train, self.dev = train, dev
        self._batches = Buckets([len(one.words) for one in train], 64)
        torch.manual_seed(0)
        self.model = Lookup(score)

    def batch(self, step: int) -> Batch:
        return encoded([self.train[row] for row in self._batches.rows(step)], seed=step)

    def tokens(self, batch: Batch) -> int:
        return int(batch[1].sum())

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The cross entropy of the amounts, summed, and their number."""
        scores, wanted = self._asked(batch)
        return nn.functional.cross_entropy(scores, wanted, reduction="sum"), torch.tensor(len(wanted))

    def _asked(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores and right amounts at all words that ask for one."""
        step, lengths, names, count, amounts, lines = batch
        asks = valid_steps(lengths, step.shape[1]) & (lines != NOTHING)
        wanted = amounts.gather(1, lines.clamp(min=0))
        return self.model(step, lengths, names, count, amounts)[asks], wanted[asks]

    def score(self) -> Mapping[str, float]:
        """The share of right amounts at the words that name a line."""
        right = asked = 0
        for at in range(0, len(self.dev), 64):
            scores, wanted = self._asked(encoded(self.dev[at : at + 64], seed=10**6 + at))
            right += int((scores.argmax(-1) == wanted).sum())
            asked += len(wanted)
        return {"right": right / asked}


def encoded(rows: Sequence[Example], *, seed: int) -> Batch:
    """A batch; the amounts of its lines are drawn anew."""
    step, lengths = pad([_pieces(row.words) for row in rows])
    names, count = pad([_names(row.names) for row in rows])
    lines, _ = pad([row.lines for row in rows], value=NOTHING)
    amounts = torch.randint(AMOUNTS, names.shape[:2], generator=torch.Generator().manual_seed(seed))
    return step, lengths, names, count, amounts, lines


def _pieces(words: Sequence[str]) -> Tensor:
    """(T, P)."""
    return torch.from_numpy(FORMS.encode([words])[1][0])


def _names(names: Sequence[str]) -> Tensor:
    """The pieces of the last words of each name, (S, N * P)."""
    _, pieces, _ = FORMS.encode([name.split()[-LONGEST_NAME:] for name in names])
    lines = torch.zeros(len(pieces), LONGEST_NAME * PIECES, dtype=torch.int64)
    lines[:, : pieces.shape[1] * PIECES] = torch.from_numpy(pieces).flatten(1)
    return lines


def measure() -> dict[str, Any]:
    """By kind of score: the share of right amounts on dev; and where one of them looks in a step of our own."""
    train, dev = examples("train"), examples("dev")
    tasks = {score: _trained(score, train, dev) for score in SCORES}
    listed = SHOWN.read_text(encoding="utf-8").split("\n\n")[1].splitlines()
    own = example(SHOWN_STEP, names_of(listed))
    return {
        "steps": STEPS.steps,
        "train_rows": len(train),
        "dev_rows": len(dev),
        "amounts": AMOUNTS,
        "size": SIZE,
        "right": {score: round(_score(task), 4) for score, task in tasks.items()},
        "words": own.words,
        "lines": listed,
        "named": own.lines,
        "weights": {score: rounded(_weights(task, own)) for score, task in tasks.items()},
    }


def _trained(score: str, train: Sequence[Example], dev: Sequence[Example]) -> LookupTask:
    task = LookupTask(score, train, dev)
    with TemporaryDirectory() as folder:
        fit(cast(Task, task), STEPS, Path(folder))
    return task


@torch.no_grad()
def _score(task: LookupTask) -> float:
    return task.score()["right"]


@torch.no_grad()
def _weights(task: LookupTask, own: Example) -> Tensor:
    step, _, names, count, amounts, _ = encoded([own], seed=0)
    return task.model.weights(step, names, count, amounts)[0]
