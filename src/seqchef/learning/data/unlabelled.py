"""Texts without labels to learn words from: the fields of recipes in corpora, divided into token forms."""

import random
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput
from seqchef.learning.data.project_labels import read_rows
from seqchef.learning.options import config_from
from seqchef.text.tokens import Token


@dataclass(frozen=True, kw_only=True)
class PretrainConfig:
    """Which texts, and how long."""

    corpora: tuple[str, ...]  # paths in the folder of corpora
    fields: tuple[str, ...]  # of a row: "steps", "ingredients", ...
    texts: int  # at most so many, chosen by chance
    steps: int
    longest: int = 128  # tokens of a text
    hidden: float = 0.2  # share of words that are guessed
    guessed_words: int = 8000  # the most frequent ones
    batch_size: int = 32
    padded_tokens: int = 2048
    learning_rate: float = 2e-3
    warmup_steps: int = 200
    seed: int = 0  # its own, so that runs with other seeds go on from the same pretraining

    def __post_init__(self) -> None:
        if not 0 < self.hidden < 1:
            raise BadInput(f"hidden is {self.hidden}; expected above 0 and below 1")
        for name in ("texts", "steps", "longest", "guessed_words", "batch_size", "padded_tokens"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")


def read_unlabelled(
    data: Path, table: Mapping[str, Any] | None, divide: Callable[[str], Sequence[Token]]
) -> list[tuple[str, ...]]:
    """The forms of the texts that a [pretrain] table names, chosen by chance, none of dev; nothing without a table.

    Raises BadInput where corpora and fields have no text.
    """
    if table is None:
        return []
    config = config_from(PretrainConfig, table, "[pretrain]")
    return read_forms(
        data, config.corpora, config.fields, divide, texts=config.texts, longest=config.longest, seed=config.seed
    )


def read_forms(
    data: Path,
    corpora: Sequence[str],
    fields: Sequence[str],
    divide: Callable[[str], Sequence[Token]],
    *,
    texts: int,
    longest: int,
    seed: int,
) -> list[tuple[str, ...]]:
    """The forms of at most so many texts of these fields, chosen by chance, each once, cut to `longest`; none of dev.

    Raises BadInput where corpora and fields have no text.
    """
    rows = (row for corpus in corpora for row in read_rows(data / corpus))
    found = sorted({text for row in rows for text in _texts(row, fields)})
    if not found:
        raise BadInput(f"{', '.join(corpora)}: no text in {', '.join(fields)}; expected fields of rows")
    random.Random(seed).shuffle(found)
    divided = (tuple(sys.intern(token.form) for token in divide(text)[:longest]) for text in found)
    return [forms for forms in islice(divided, texts) if len(forms) > 1]


def _texts(row: dict[str, object], fields: Sequence[str]) -> Iterable[str]:
    if row.get("split", "train") == "train":
        for field in fields:
            found = row.get(field)
            yield from [found] if isinstance(found, str) else found if isinstance(found, list) else ()
