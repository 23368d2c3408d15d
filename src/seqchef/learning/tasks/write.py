"""Write: recipes, piece by piece; a title, its list of ingredients, its steps.

A language model over whole recipes (text.recipe_pieces) that also looks up n-grams and points at its list. Some recipes
are shown behind a wish: foods that have to go in, and tags; these are read, not learned to be written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
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
from seqchef.learning.data.own import OwnData
from seqchef.learning.data.padding import pad
from seqchef.learning.data.recipes import Wishes, common_tags, read_own, read_whole
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.learning.tasks._pointing_model import PointingModel
from seqchef.learning.tasks._step_graph import StepGraph, step_forms
from seqchef.learning.tasks._write_config import OwnRecipes, WriteConfig, propose
from seqchef.text.recipe_pieces import MARKS, RecipePieces
from seqchef.text.recipe_rows import RecipeRow
from seqchef.text.recipe_text import recipe_text
from seqchef.text.subwords import PADDING, Subwords

SCORED = 32  # recipes at a time

Batch = tuple[Tensor, ...]  # pieces seen (B, T), lengths (B,), pieces to foretell (B, T), where they count (B, T)


class WriteTask:
    """Learn to write recipes."""

    MODEL, OWN = WriteConfig, OwnRecipes
    SERIES = False
    propose = staticmethod(propose)

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
        """The task on somebody's own recipes (data.recipes.read_own)."""
        train, dev = read_own(own.files, own.dev)
        return cls(config_from(WriteConfig, run["model"], "[model]"), train, dev, seed=seed)

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
        return step_forms(self.model, integer=True)

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
