"""What a writer of recipes is built from, and what suits somebody's own recipes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from seqchef.errors import BadInput
from seqchef.learning.data.own import OwnData, Proposal
from seqchef.learning.data.recipes import read_own

FEW = 2000  # recipes; fewer get a smaller model
AT_LEAST_ONE = ("ngram_rows", "pointer_size", "size", "longest", "batch_tokens", "batch_rows", "scored")


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
        if not 0 <= self.wished <= 1:
            raise BadInput(f"wished is {self.wished}; expected a share from 0 to 1")
        if not 0 <= self.dropout < 1:
            raise BadInput(f"dropout is {self.dropout}; expected at least 0 and below 1")
        if self.ngrams < 2:
            raise BadInput(f"ngrams is {self.ngrams}; expected 2 or more")
        for name in AT_LEAST_ONE:
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")


@dataclass(frozen=True, kw_only=True)
class OwnRecipes:
    """[data] of a run on own recipes, beside the files themselves: nothing."""


def propose(own: OwnData, options: Mapping[str, Any]) -> Proposal:
    """A run on these recipes: a small model for few. Raises BadInput for recipes that cannot be used."""
    train, dev = read_own(own.files, own.dev)
    few = len(train) < FEW
    size = 96 if few else 192
    stack = f"griffin({size}, recurrence=mingru) > transformer({size}, causal, positions=rope, norm=rms)"
    return Proposal(
        model={"stack": stack, "size": size, "pieces": 2048 if few else 4096, "dropout": 0.1},
        train={"steps": min(4000, 200 + 2 * len(train)), "optimizer": "muon", "learning_rate": 4e-3},
        card={
            "purpose": f"Writes recipes such as those of {own.names}, under the constraints of seqchef write.",
            "data": f"{len(train):,} recipes of {own.names}; {len(dev):,} others chose the step.",
        },
        notes=(f"{len(train):,} recipes to learn from, {len(dev):,} to choose by",),
    )
