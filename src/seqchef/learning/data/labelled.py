"""Labelled lines to learn from, and lines to choose the step by: of a corpus, or of somebody's own files.

Knows: splits, what makes lines unfit to learn from; every refusal names file and row.
Does not know: models. Start at: read_split, read_own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from seqchef.errors import BadInput, UnknownLabel
from seqchef.learning.data.division import held_out
from seqchef.learning.data.padding import kept_steps
from seqchef.text.labelled import EXPECTED, LabelledLine, read_labelled

Lines = list[LabelledLine]


def read_split(path: Path, split: str) -> Lines:
    """The lines of one split. Raises BadInput for the first row that cannot be used: a corpus is whole or is not."""
    return _usable(path, split)


@dataclass(frozen=True, kw_only=True)
class OwnLines:
    """[data] of a run on somebody's own lines, beside the files themselves."""

    longest: int = 512  # tokens; a longer line is refused, for it is more often a file without empty rows
    truncate: str = ""  # "left" or "right" cuts longer lines there instead
    labels: tuple[str, ...] = ()  # the only labels there may be; none: those that are found


@dataclass(frozen=True)
class Divided:
    """Lines to learn from, and lines to choose the step by."""

    train: Lines
    dev: Lines


def read_own(files: Sequence[Path], dev_files: Sequence[Path], options: OwnLines) -> Divided:
    """The lines of somebody's files, divided: by dev files, else by `split`, else a tenth by the hash of the text.

    Raises BadInput for what cannot be learned from or chosen by.
    """
    given = [(path, _checked(path, options)) for path in files]
    held = [(path, _checked(path, options)) for path in dev_files]
    lines = [line for _, own in given for line in own]
    if held:
        train = [line for line in lines if line.split in (None, "train")]
        dev = [line for _, own in held for line in _dev_of(own)]
    elif any(line.split is not None for line in lines):
        _expect_split(given)
        train = [line for line in lines if line.split == "train"]
        dev = [line for line in lines if line.split == "dev"]
    else:
        train, dev = _divided(lines)
    where = ", ".join(path.name for path in files)
    _expect_both(where, train, dev)
    _expect_something_to_learn(where, train)
    _expect_known(held or given, dev, {label for line in train for label in line.labels})
    return Divided(train, dev)


def _usable(path: Path, split: str | None = None) -> Lines:
    lines, rejections = read_labelled(path, split=split)
    if rejections:
        more = f" (and {len(rejections) - 1} more such rows)" if len(rejections) > 1 else ""
        raise BadInput(f"{rejections[0]}{more}")
    return lines


def _checked(path: Path, options: OwnLines) -> Lines:
    """The lines of one file within the limits of `options`."""
    lines = _usable(path)
    if not lines:
        raise BadInput(f"{path} is empty; expected labelled lines: {EXPECTED}")
    out = []
    for line in lines:
        for label in line.labels:
            if options.labels and label not in options.labels:
                raise UnknownLabel(path.name, line.row, label, known=options.labels)
        kept = kept_steps(len(line.tokens), options.longest, options.truncate or None, f"{path.name}, row {line.row}")
        out.append(replace(line, tokens=line.tokens[kept], labels=line.labels[kept]))
    return out


def _dev_of(lines: Lines) -> Lines:
    """All lines of a dev file, or its dev lines where it has several splits."""
    return [line for line in lines if line.split == "dev"] or lines


def _expect_split(given: Sequence[tuple[Path, Lines]]) -> None:
    for path, lines in given:
        for line in lines:
            if not isinstance(line.split, str):
                raise BadInput(
                    f'{path.name}, row {line.row}: split is {line.split}; expected "train" or "dev", as in other rows'
                )


def _divided(lines: Lines) -> tuple[Lines, Lines]:
    """A tenth of the lines apart, but no line with a label that the others lack."""
    apart = held_out([" ".join(line.tokens) for line in lines])
    learned = {label for line, away in zip(lines, apart, strict=True) if not away for label in line.labels}
    apart = [away and learned.issuperset(line.labels) for line, away in zip(lines, apart, strict=True)]
    train = [line for line, away in zip(lines, apart, strict=True) if not away]
    return train, [line for line, away in zip(lines, apart, strict=True) if away]


def _expect_both(where: str, train: Lines, dev: Lines) -> None:
    if not train:
        raise BadInput(f'{where}: no row to learn from; expected rows whose split is "train", or rows without a split')
    if not dev:
        raise BadInput(
            f'{where}: no dev row among {len(train)}; expected rows whose split is "dev", or rows that differ from one '
            "another, or another file (--dev FILE)"
        )


def _expect_something_to_learn(where: str, train: Lines) -> None:
    if all(len(line.tokens) == 1 for line in train):
        raise BadInput(
            f"{where}: each of the {len(train)} lines has one token; expected lines of several, for a label depends on "
            "its neighbours (in CoNLL, only the end of a line is marked by an empty row)"
        )
    labels = {label for line in train for label in line.labels}
    if len(labels) == 1:
        raise BadInput(f'{where}: every token has the label "{min(labels)}"; expected 2 labels or more')


def _expect_known(files: Sequence[tuple[Path, Lines]], dev: Lines, known: set[str]) -> None:
    """Refuse a dev line with a label that no training line has, by file and row."""
    chosen = {id(line) for line in dev}
    for path, lines in files:
        for line in lines:
            unknown = [label for label in line.labels if label not in known]
            if unknown and id(line) in chosen:
                raise UnknownLabel(path.name, line.row, unknown[0], known=tuple(sorted(known)))
