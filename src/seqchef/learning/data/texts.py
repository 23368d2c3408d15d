"""Texts to learn to write, and texts to choose the step by: of a corpus, or of somebody's own files; then as pieces.

Knows: splits, and that a text is never cut unless somebody asked for it.
Does not know: models. Start at: read_own, sequences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from seqchef.errors import BadInput
from seqchef.learning.data.division import held_out
from seqchef.learning.data.padding import kept_steps
from seqchef.text.passages import EXPECTED, Passage, read_passages
from seqchef.text.subwords import BEGIN, END, Subwords

Passages = list[Passage]


@dataclass(frozen=True, kw_only=True)
class OwnTexts:
    """[data] of a run on texts, beside the files themselves."""

    longest: int = 1024  # pieces of a text or a source; a longer one is refused
    truncate: str = ""  # "left" or "right" cuts longer ones there instead
    window: int = 0  # pieces of the windows that texts are cut into; 0: whole texts. Only for texts that stand alone

    def __post_init__(self) -> None:
        if self.longest < 2:
            raise BadInput(f"longest is {self.longest}; expected 2 pieces or more")
        if self.window < 0:
            raise BadInput(f"window is {self.window}; expected 0 or more")
        kept_steps(0, self.longest, self.truncate or None, "")


@dataclass(frozen=True)
class Divided:
    """Passages to learn from, and passages to choose the step by."""

    train: Passages
    dev: Passages


def read_corpus(path: Path) -> Divided:
    """The splits train and dev of a corpus. Raises BadInput for the first row that cannot be used."""
    passages = _usable(path)
    train, dev = ([one for one in passages if one.split == split] for split in ("train", "dev"))
    _expect_both(path.name, train, dev)
    return Divided(train, dev)


def read_own(files: Sequence[Path], dev_files: Sequence[Path]) -> Divided:
    """The passages of somebody's files, divided: by dev files, else by `split`, else a tenth by the hash of the text.

    Raises BadInput for what cannot be learned from or chosen by.
    """
    passages = [one for path in files for one in _usable(path)]
    where = ", ".join(path.name for path in files)
    if dev_files:
        train = [one for one in passages if one.split in (None, "train")]
        held = [one for path in dev_files for one in _usable(path)]
        dev = [one for one in held if one.split == "dev"] or held
    elif any(one.split is not None for one in passages):
        train, dev = ([one for one in passages if one.split == split] for split in ("train", "dev"))
    else:
        # Pairs are divided by their source: the same question must not be asked on both sides.
        apart = held_out([one.source or one.text for one in passages])
        train = [one for one, away in zip(passages, apart, strict=True) if not away]
        dev = [one for one, away in zip(passages, apart, strict=True) if away]
    _expect_both(where, train, dev)
    if len({one.source is None for one in (*train, *dev)}) > 1:
        raise BadInput(f"{where}: texts in one file and pairs in another; expected {EXPECTED}, the same in all files")
    return Divided(train, dev)


def sequences(passages: Sequence[Passage], pieces: Subwords, options: OwnTexts) -> list[list[int]]:
    """For each passage <begin>, its pieces, <end>; cut into windows where asked, each after the piece before it.

    Raises BadInput with the row and both numbers for a text that is too long.
    """
    whole = [[BEGIN, *_within(pieces.encode(one.text), options, f"row {one.row}", "the text"), END] for one in passages]
    step = options.window
    if not step:
        return whole
    return [one[at : at + step + 1] for one in whole for at in range(0, len(one) - 1, step)]


def sources(passages: Sequence[Passage], pieces: Subwords, options: OwnTexts) -> list[list[int]]:
    """For each pair the pieces of its source, and <end>. Raises as `sequences`."""
    return [
        [*_within(pieces.encode(one.source or ""), options, f"row {one.row}", "the source"), END] for one in passages
    ]


def _within(numbers: list[int], options: OwnTexts, place: str, what: str) -> list[int]:
    return numbers[kept_steps(len(numbers), options.longest, options.truncate or None, f"{place}, {what}")]


def _usable(path: Path) -> Passages:
    passages, rejections = read_passages(path)
    if rejections:
        more = f" (and {len(rejections) - 1} more such rows)" if len(rejections) > 1 else ""
        raise BadInput(f"{rejections[0]}{more}")
    if not passages:
        raise BadInput(f"{path} is empty; expected texts: {EXPECTED}")
    return passages


def _expect_both(where: str, train: Passages, dev: Passages) -> None:
    if not train:
        raise BadInput(f'{where}: no row to learn from; expected rows whose split is "train", or rows without a split')
    if not dev:
        raise BadInput(
            f'{where}: no dev row among {len(train)}; expected rows whose split is "dev", or rows that differ from one '
            "another, or another file (--dev FILE)"
        )
