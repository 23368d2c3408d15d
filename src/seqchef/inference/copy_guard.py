"""The copy guard: whether words that are being written go on as a training text does, without shipping any text.

Knows: a filter of the 13-grams of all training texts, and which of them are stock phrases.
Does not know: what is done about a hit (applications.writing), or where the texts came from.
Start at: CopyGuard.hit; build makes the file.

The filter never forgets a 13-gram, so every copied run shows as hits in a row, however it was divided into steps. With
two bits for each a single hit says little (one in four is chance), but three in a row are chance once in 64. So a small
file sees every run of 15 words, and a mistake only costs another word.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from seqchef.errors import BadInput, MissingPart
from seqchef.inference._fuse_filter import FuseFilter
from seqchef.text.copied_words import RUN, Hashes, copied_words, run_hash, run_hashes

FILE = "copies.bin"
BITS = 2  # of each 13-gram
STOCK_BITS = 8  # of each 13-gram that is a stock phrase: few, and a mistake would let a copy pass
STOCK_FROM = 5  # recipes with the same 13-gram make it a stock phrase
PATIENCE = 3  # 13-grams in a row that are known and no stock phrases: a copy of 15 words
LONGEST = 20  # words in a row of a training text never pass, stock phrases or not

_HEAD = struct.Struct("<4sBBI")  # name, version, words of a run, CRC-32 of the rest
_NAME, _VERSION = b"copy", 1


class CopyGuard:
    """The filter in use. Nothing is remembered between calls, so threads and drafts may share it."""

    def __init__(self, seen: FuseFilter, stock: FuseFilter, *, patience: int = PATIENCE) -> None:
        """`patience`: a copy that is no stock phrase is stopped at its word 12 + patience."""
        if patience < 1:
            raise BadInput(f"patience is {patience}; expected 1 or more")
        self._seen, self._stock, self._patience = seen, stock, patience

    @classmethod
    def load(cls, folder: str | Path, *, patience: int = PATIENCE) -> "CopyGuard":
        """The guard of a bundle's folder. Raises MissingPart where its file is absent or no guard."""
        path = Path(folder) / FILE
        try:
            return cls.from_bytes(path.read_bytes(), patience=patience)
        except OSError as error:
            raise MissingPart(f"{path}: {error.strerror}; expected a guard against copies beside the model") from None
        except BadInput as error:
            raise MissingPart(f"{path}: {error}; install or build the bundle again") from None

    @classmethod
    def from_bytes(cls, content: bytes, *, patience: int = PATIENCE) -> "CopyGuard":
        """What `build` made. Raises BadInput for anything else."""
        if len(content) < _HEAD.size or content[: len(_NAME)] != _NAME:
            raise BadInput("no guard against copies; expected what `build` makes")
        _, version, length, check = _HEAD.unpack_from(content)
        if (version, length) != (_VERSION, RUN):
            raise BadInput(f"version {version} for runs of {length} words; expected version {_VERSION} for {RUN}")
        if zlib.crc32(content[_HEAD.size :]) != check:
            raise BadInput("a damaged guard against copies; expected the bytes that `build` made")
        seen, rest = FuseFilter.from_bytes(content[_HEAD.size :])
        stock, _ = FuseFilter.from_bytes(rest)
        return cls(seen, stock, patience=patience)

    def counts(self) -> dict[str, int]:
        """How many 13-grams are known, and how many of them are stock phrases."""
        return {"runs": self._seen.keys, "stock_phrases": self._stock.keys}

    def hit(self, words: Sequence[str]) -> bool:
        """Whether the last word completes a run that must not go on.

        `words` are the copied_words of a recipe's steps so far, one step after the other; only the last 20 are looked
        at. Asked after every word, no run of 20 words of a training text passes; of runs without a stock phrase none of
        15 does, but for one in 64. About 8 microseconds.
        """
        rare = 0
        for length in range(1, LONGEST - RUN + 2):
            end = len(words) - length + 1
            if end < RUN:
                return False
            run = run_hash(words[end - RUN : end])
            if not self._seen.has(run):
                return False
            rare += not self._stock.has(run)
            if rare >= self._patience:
                return True
        return True

    def longest_run(self, words: Sequence[str]) -> int:
        """The most words in a row that may stand in training texts; 0: not even 13 do.

        Never too low, for nothing is forgotten; a text of 120 words of its own has about 3 hits in a row by chance.
        """
        longest = length = 0
        for seen in self._seen.contains(run_hashes(words)).tolist():
            length = length + 1 if seen else 0
            longest = max(longest, length)
        return longest + RUN - 1 if longest else 0


def build(texts: Iterable[str], *, bits: int = BITS, stock_from: int = STOCK_FROM) -> bytes:
    """The guard's file of texts, one for each recipe: its steps. The same for the same texts, in any order.

    A 13-gram of `stock_from` texts or more is a stock phrase. Needs about 100 bytes for each word of all texts.
    """
    runs, recipes = _counted(texts)
    stock = runs[recipes >= stock_from]
    content = FuseFilter.build(runs, bits).to_bytes() + FuseFilter.build(stock, STOCK_BITS).to_bytes()
    return _HEAD.pack(_NAME, _VERSION, RUN, zlib.crc32(content)) + content


def _counted(texts: Iterable[str]) -> tuple[Hashes, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Every 13-gram of texts, and in how many of them it stands."""
    distinct: Iterator[Hashes] = (np.unique(run_hashes(copied_words(text))) for text in texts)
    return np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *distinct]), return_counts=True)
