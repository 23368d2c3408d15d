"""Write: recipes, piece by piece; a title, its list of ingredients, its steps.

A language model over whole recipes (text.recipe_pieces) that also looks up n-grams and points at its list. Some recipes
are shown behind a wish: foods that have to go in, and tags; these are read, not learned to be written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from seqchef.errors import BadInput
from seqchef.evaluation.texts import bits_per_byte
from seqchef.inference.bundles import Bundle
from seqchef.inference.copy_guard import FILE, build
from seqchef.inference.generate import Generator
from seqchef.learning.backbones import parse
from seqchef.learning.data.buckets import Buckets
from seqchef.learning.data.division import held_out
from seqchef.learning.data.own import OwnData, Proposal
from seqchef.learning.data.padding import pad
from seqchef.learning.data.recipes import Wishes, common_tags, read_whole
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.learning.tasks._pointing_model import PointingModel
from seqchef.learning.tasks._step_graph import StepGraph, step_forms
from seqchef.text.recipe_pieces import MARKS, RecipePieces
from seqchef.text.recipe_rows import RecipeRow
from seqchef.text.recipe_text import recipe_text
from seqchef.text.subwords import PADDING, Subwords

SCORED = 32  # recipes at a time

Batch = tuple[Tensor, ...]  # pieces seen (B, T), lengths (B,), pieces to foretell (B, T), where they count (B, T)


@dataclass(frozen=True, kw_only=True)
class WriteConfig:
    """What a writer of recipes is built from and shown; [model] of a run file."""

    stack: str = "griffin(128, recurrence=mingru)"
    pieces: int = 4096  # of the vocabulary, at most
    size: int = 128  # features of a piece's embedding
    ngrams: int = 3  # pieces of the longest n-gram that is looked up
    ngram_rows: int = 4093  # rows of each table of n-grams
    pointer_size: int = 64  # features by which an earlier piece is found
    dropout: float = 0.0
    wished: float = 0.15  # share of recipes that are shown behind a wish
    longest: int = 768  # pieces of a recipe that are learned; the rest of a longer one is left out
    batch_tokens: int = 8192  # pieces of a batch, after padding
    batch_rows: int = 128  # recipes of a batch, at most
    scored: int = 400  # dev recipes that choose the step, at most

    def __post_init__(self) -> None:
        if not 0 <= self.wished <= 1 or not 0 <= self.dropout < 1:
            raise BadInput(f"wished is {self.wished}, dropout {self.dropout}; expected shares from 0 to 1")
        if self.ngrams < 2:
            raise BadInput(f"ngrams is {self.ngrams}; expected 2 or more")
        for name in (
            "ngram_rows",
            "pointer_size",
            "size",
            "longest",
            "batch_tokens",
            "batch_rows",
            "scored",
        ):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")


class WriteTask:
    """Learn to write recipes."""

    MODEL, OWN = WriteConfig, None
    SERIES = False

    def __init__(self, config: WriteConfig, train: Sequence[RecipeRow], dev: Sequence[RecipeRow], *, seed: int) -> None:
        """Raises BadInput for a stack that cannot write, or no recipes."""
        if not train or not dev:
            raise BadInput(f"{len(train)} recipes to learn from, {len(dev)} to choose by; expected 1 or more of both")
        self.config, self.seed, self._recipes = config, seed, train
        self.dev = dev[:: max(1, len(dev) // config.scored)][: config.scored]
        texts = (text for recipe in train for text in (recipe.title, *recipe.ingredients, *recipe.steps))
        self.pieces = RecipePieces(Subwords.train(texts, config.pieces, special=MARKS))
        self.tags = common_tags(train)
        self._wishes = Wishes(self.tags)
        stack = parse(config.stack)
        stack.require_causal("write one piece after the other")
        torch.manual_seed(seed)
        self.model = PointingModel(
            stack,
            len(self.pieces.subwords),
            config.size,
            config.dropout,
            ngrams=config.ngrams,
            ngram_rows=config.ngram_rows,
            pointer_size=config.pointer_size,
        )
        self._train = [self._encoded(recipe)[: config.longest + 1] for recipe in train]
        lengths = [len(one) - 1 for one in self._train]
        tokens = max(config.batch_tokens, *lengths)
        self._batches = Buckets(lengths, config.batch_rows, seed=seed, padded_tokens=tokens)

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "WriteTask":
        """The task that a run file describes: [data] names corpora, and whose dev recipes choose the step."""
        corpora = {name: read_whole(data / name) for name in run["data"]["corpora"]}
        train = [recipe for rows in corpora.values() for recipe in rows if recipe.split == "train"]
        dev = [recipe for recipe in corpora[run["data"]["chosen_by"]] if recipe.split == "dev"]
        return cls(config_from(WriteConfig, run["model"], "[model]"), train, dev, seed=seed)

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "WriteTask":
        """The task on somebody's own recipes: divided by dev files, else by `split`, else by the title's hash."""
        recipes = [recipe for path in own.files for recipe in read_whole(path)]
        if own.dev:
            train, dev = recipes, [recipe for path in own.dev for recipe in read_whole(path)]
        elif any(recipe.split for recipe in recipes):
            train, dev = ([r for r in recipes if r.split == split] for split in ("train", "dev"))
        else:
            away = held_out([recipe.title for recipe in recipes])
            train = [recipe for recipe, apart in zip(recipes, away, strict=True) if not apart]
            dev = [recipe for recipe, apart in zip(recipes, away, strict=True) if apart]
        return cls(config_from(WriteConfig, run["model"], "[model]"), train, dev, seed=seed)

    @staticmethod
    def propose(own: OwnData) -> Proposal:
        """A small model for few recipes."""
        count = sum(len(read_whole(path)) for path in own.files)
        size = 96 if count < 2000 else 192
        stack = f"griffin({size}, recurrence=mingru) > transformer({size}, causal, positions=rope, norm=rms)"
        return Proposal(
            model={"stack": stack, "size": size, "pieces": 2048 if count < 2000 else 4096, "dropout": 0.1},
            train={"steps": min(4000, 200 + 2 * count), "optimizer": "muon", "learning_rate": 4e-3},
            notes=(f"{count} recipes",),
        )

    def _encoded(self, recipe: RecipeRow) -> list[int]:
        return self.pieces.encode(recipe.title, recipe.ingredients, recipe.steps)

    def batch(self, step: int) -> Batch:
        random = np.random.default_rng((self.seed, step))
        whole, before = [], []
        for row in self._batches.rows(step):
            wish: list[int] = []
            if random.random() < self.config.wished:
                wish = self.pieces.wished(*self._wishes.draw(self._recipes[row], random))
            whole.append([*self._train[row][:1], *wish, *self._train[row][1:]])
            before.append(len(wish))
        return self._batch(whole, before)

    def _batch(self, whole: Sequence[Sequence[int]], before: Sequence[int]) -> Batch:
        """`before`: pieces after <begin> that are read only."""
        seen, lengths = pad([one[:-1] for one in whole], value=PADDING)
        wanted, _ = pad([one[1:] for one in whole], value=PADDING)
        places = torch.arange(seen.shape[1])
        return seen, lengths, wanted, (places < lengths[:, None]) & (places >= torch.tensor(before)[:, None])

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The cross entropy of all pieces and ends but those of wishes, summed, and their number."""
        seen, _, wanted, counted = batch
        return -self.model.likelihood(seen, wanted, counted).sum(), counted.sum()

    def tokens(self, batch: Batch) -> int:
        return int(batch[1].sum())

    @torch.no_grad()
    def score(self) -> Mapping[str, float]:
        total = 0.0
        rows = sorted((self._encoded(recipe) for recipe in self.dev), key=len)
        for at in range(0, len(rows), SCORED):
            part = rows[at : at + SCORED]
            seen, _, wanted, inside = self._batch(part, [0] * len(part))
            total += float(self.model.likelihood(seen, wanted, inside).double().sum())
        return self._scores(total)

    def _scores(self, log_probability: float) -> Mapping[str, float]:
        texts = [recipe_text(recipe.title, recipe.ingredients, recipe.steps) for recipe in self.dev]
        return {"negative_bits_per_byte": -bits_per_byte(log_probability, texts)}

    def graphs(self) -> dict[str, Form]:
        """The graph, by file name."""
        return step_forms(self.model)

    def facts(self) -> dict[str, Any]:
        """What the manifest says beside the file names."""
        return {
            "form": "texts",
            "vocabulary": sha256(self.pieces.subwords.to_json().encode()).hexdigest(),
            "limit": None,
            "source_limit": None,
            "state": StepGraph(self.model).facts(),
            "model": asdict(self.config),
            "tags": list(self.tags),
        }

    def files(self) -> dict[str, str | bytes]:
        """What the bundle holds beside the graph: the vocabulary, and what keeps it from repeating what it learned."""
        guard = build("\n".join(recipe.steps) for recipe in self._recipes)
        return {"pieces.json": self.pieces.subwords.to_json(), FILE: guard}

    def score_bundle(self, folder: str | Path) -> Mapping[str, float]:
        """As `score`, of a bundle through inference."""
        generator = Generator(Bundle.load(folder, task="write"))
        logs = generator.log_probabilities([self._encoded(recipe) for recipe in self.dev])
        return self._scores(sum(float(one.sum()) for one in logs))

    def rival(self) -> str | None:
        """The shipped writer, which knows other pieces: its score is per byte, so it can be compared."""
        return None


TASK = WriteTask
