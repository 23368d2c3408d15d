"""Soft labels: how probable teachers find each label of each token of lines that nobody labelled.

Knows: a line's distribution as a chain's marginals (inference.crf.pair_marginals), batches of them, and their file.
Does not know: who the teachers are. Start at: SoftLine, learned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors import safe_open
from safetensors.numpy import save_file
from torch import Tensor

from seqchef.errors import BadInput
from seqchef.files import replacing
from seqchef.learning.data.padding import pad
from seqchef.text.labelled import LabelledLine

Floats = npt.NDArray[Any]
Texts = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SoftLine:
    """A line of forms; the shares of its first label (K,), and of every two neighbours' labels (T - 1, K, K)."""

    tokens: tuple[str, ...]
    first: Floats
    pairs: Floats


def learned(lines: Sequence[LabelledLine | SoftLine], numbers: Mapping[str, int]) -> tuple[Tensor, ...]:
    """What a batch teaches: labels (B, T), or the marginals of labels (B, T, K) and of pairs (B, T - 1, K, K).

    The second where any line has soft labels; those of a labelled line are 1 for its labels. All are 0 beyond a line's
    end. `numbers` are the labels' places.
    """
    hard = [[numbers[label] for label in line.labels] for line in lines if isinstance(line, LabelledLine)]
    if len(hard) == len(lines):
        return (pad(hard)[0],)
    K = len(numbers)
    pairs = [_pairs(line, numbers).reshape(-1, K * K) for line in lines]
    first = torch.from_numpy(np.stack([_first(line, numbers) for line in lines]))
    together = pad(pairs)[0].reshape(len(lines), -1, K, K)
    return torch.cat([first[:, None], together.sum(2)], dim=1), together


def _first(line: LabelledLine | SoftLine, numbers: Mapping[str, int]) -> Floats:
    if isinstance(line, SoftLine):
        return line.first
    shares = np.zeros(len(numbers), dtype=np.float32)
    shares[numbers[line.labels[0]]] = 1
    return shares


def _pairs(line: LabelledLine | SoftLine, numbers: Mapping[str, int]) -> Floats:
    if isinstance(line, SoftLine):
        return line.pairs.astype(np.float32)
    labels = [numbers[label] for label in line.labels]
    pairs = np.zeros((len(labels) - 1, len(numbers), len(numbers)), dtype=np.float32)
    pairs[np.arange(len(pairs)), labels[:-1], labels[1:]] = 1
    return pairs


def save_soft(path: Path, texts: Texts, rows: Sequence[int], lines: Sequence[SoftLine]) -> None:
    """Write what teachers found; `rows` are the lines' places among all `texts` that they saw."""
    tensors = {
        "rows": np.array(rows, dtype=np.int64),
        "first": np.stack([line.first for line in lines]),
        "pairs": np.concatenate([line.pairs for line in lines]),
    }
    with replacing(path) as temporary:
        save_file(tensors, temporary, {"texts": _digest(texts)})


def load_soft(path: Path, texts: Texts) -> list[SoftLine]:
    """What `save_soft` wrote of these texts. Raises BadInput when it was made of others."""
    with safe_open(str(path), framework="np") as file:
        if file.metadata()["texts"] != _digest(texts):
            raise BadInput(f"{path}: soft labels of other lines; expected those of this run: remove the file")
        tensors = {name: file.get_tensor(name) for name in ("rows", "first", "pairs")}
    found, begin = [], 0
    for row, first in zip(tensors["rows"].tolist(), tensors["first"], strict=True):
        end = begin + len(texts[row]) - 1
        found.append(SoftLine(texts[row], first, tensors["pairs"][begin:end]))
        begin = end
    return found


def _digest(texts: Texts) -> str:
    return sha256("\n".join(" ".join(forms) for forms in texts).encode()).hexdigest()
