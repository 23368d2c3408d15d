"""Lines that teachers label: those of corpora that [distil] names, but none that is nearly a dev line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput
from seqchef.learning.data.division import near
from seqchef.learning.data.unlabelled import read_forms
from seqchef.learning.options import config_from
from seqchef.text.labelled import LabelledLine
from seqchef.text.tokens import tokenize


@dataclass(frozen=True, kw_only=True)
class DistilConfig:
    """Who teaches, and which lines without labels; [distil] of a run."""

    stacks: tuple[str, ...]  # one teacher each, with seeds 1, 2, ...
    steps: int  # of each teacher
    generations: int = 1  # of teachers, each of which learns from the one before as well
    dropout: float  # of each teacher's embeddings
    corpora: tuple[str, ...]  # paths in the folder of corpora
    fields: tuple[str, ...]  # of a row: "sentence", "ingredients", ...
    texts: int  # at most so many lines, chosen by chance
    longest: int = 60  # tokens of a line
    sure: float = 0.97  # lines whose every label is so probable teach little,
    sure_share: float = 0.15  # so only this share of them is kept

    def __post_init__(self) -> None:
        for name in ("stacks", "corpora", "fields"):
            if not getattr(self, name):
                raise BadInput(f"[distil]: {name} is empty; expected 1 or more")
        for name in ("steps", "generations", "texts", "longest"):
            if getattr(self, name) < 1:
                raise BadInput(f"[distil]: {name} is {getattr(self, name)}; expected 1 or more")
        for name in ("dropout", "sure", "sure_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise BadInput(f"[distil]: {name} is {getattr(self, name)}; expected 0 to 1")


def lines_to_label(data: Path, table: Mapping[str, Any] | None, dev: Sequence[LabelledLine]) -> list[tuple[str, ...]]:
    """The forms of the lines that a [distil] table names, each once; nothing without a table. Raises BadInput.

    The same lines in the same order whatever a run's seed, for models with different seeds share teachers.
    """
    if table is None:
        return []
    config = config_from(DistilConfig, table, "[distil]")
    found = read_forms(
        data, config.corpora, config.fields, tokenize, texts=config.texts, longest=config.longest, seed=0
    )
    apart = {near(" ".join(line.tokens)) for line in dev}
    return [forms for forms in dict.fromkeys(found) if near(" ".join(forms)) not in apart]
