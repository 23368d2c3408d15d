"""Texts from a generate bundle: continuations of prompts, or answers to sources, whole or as they are written.

Knows: which graphs a bundle has, how the state goes from step to step, and several models as one.
Does not know: how the next piece is chosen (decoding), or what a text is about.
Start at: Generator.load.

A graph makes one step for rows that have had equally many, so prompts are taken together by their number of pieces.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput
from seqchef.inference._prompts import HeldBack
from seqchef.inference._writing_models import WritingModel
from seqchef.inference.bundles import Bundle
from seqchef.inference.decoding import Allowed, Decoding, State, Written, decode, walk
from seqchef.inference.ensembles import combination, mean_log_probabilities
from seqchef.text.subwords import BEGIN, END, PADDING

BATCH = 32  # rows at a time
GREEDY = Decoding()
Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Generated:
    """One text: what was written, without its prompt. Numbers are of all pieces, those of a prompt's last word too."""

    text: str
    log_probability: float  # of the pieces and the end, by the model, in nats
    score: float  # the same, normalised by length as the decoding says
    pieces: int
    ended: bool  # False where the longest length was reached before the end


class Generator:
    """A generate bundle in use, a model or an ensemble. What a row gets does not depend on the rows beside it."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        combination(bundle)
        self._models = [WritingModel(model, threads=threads) for model in bundle.models]
        self.subwords = self._models[0].subwords
        self.form: str = self._models[0].form  # "texts" or "pairs"

    @classmethod
    def load(cls, name: str | Path, *, threads: int = 1) -> "Generator":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        return cls(Bundle.load(name, task="generate"), threads=threads)

    def continue_texts(
        self, prompts: Sequence[str], decoding: Decoding = GREEDY, *, allowed: Allowed | None = None
    ) -> list[Generated]:
        """The best text after each prompt; an empty prompt asks for a text from the beginning."""
        self._expect("texts")
        return [texts[0] for texts in self.write(prompts, decoding, allowed=allowed)]

    def answer(
        self, sources: Sequence[str], decoding: Decoding = GREEDY, *, allowed: Allowed | None = None
    ) -> list[Generated]:
        """The best answer to each source."""
        self._expect("pairs")
        return [texts[0] for texts in self.write(sources, decoding, allowed=allowed)]

    def write(
        self, inputs: Sequence[str], decoding: Decoding = GREEDY, *, allowed: Allowed | None = None
    ) -> list[list[Generated]]:
        """For each prompt or source all texts that were found, best first: as many as there are beams at most.

        Raises BadInput for an input that is longer than the model can read.
        """
        read, held = self._read(inputs, allowed)
        found = self.write_pieces(read, decoding, allowed=held or allowed)
        return [[self._generated(row, one, held) for one in texts] for row, texts in enumerate(found)]

    def write_pieces(
        self, read: Sequence[Sequence[int]], decoding: Decoding = GREEDY, *, allowed: Allowed | None = None
    ) -> list[list[Written]]:
        """As `write`, in pieces: prompts begin with <begin>, sources end with <end>.

        `allowed` says which pieces may come next; it sees rows by their number in `read`.
        """
        self._expect_readable(read)
        found: list[list[Written]] = [[] for _ in read]
        for rows in self._batches(read):
            own = None if allowed is None else _of_rows(allowed, np.array(rows))
            state, last = self._begin([read[row] for row in rows])
            fitting = self._within_limit(decoding, read[rows[0]])
            texts = decode(self._next, state, last, fitting, end=END, allowed=own, numbers=rows)
            for row, written in zip(rows, texts, strict=True):
                found[row] = written
        return found

    def stream(self, text: str, decoding: Decoding = GREEDY, *, allowed: Allowed | None = None) -> Iterator[str]:
        """What follows one prompt or answers one source, part by part as it is written; joined it is the text.

        Raises BadInput for beams, which decide at the end.
        """
        if decoding.strategy == "beam":
            raise BadInput('strategy is "beam", which decides at the end; expected "greedy" or "sample" for a stream')
        read, held = self._read([text], allowed)
        self._expect_readable(read)
        state, last = self._begin(read)
        fitting = self._within_limit(decoding, read[0])
        utf8, hidden = getincrementaldecoder("utf-8")("replace"), len(held.bytes[0]) if held else 0
        for _, chosen, _ in walk(self._next, state, last, fitting, end=END, allowed=held or allowed):
            spelt = self.subwords.pieces[int(chosen[0])]
            if part := utf8.decode(spelt[hidden:]):
                yield part
            hidden = max(0, hidden - len(spelt))
        if part := utf8.decode(b"", final=True):
            yield part

    def log_probabilities(
        self, sequences: Sequence[Sequence[int]], sources: Sequence[Sequence[int]] | None = None
    ) -> list[Floats]:
        """For each sequence of pieces the log probability of every piece after the first, given those before it.

        A whole text is <begin>, its pieces, <end>; a source is its pieces and <end>.
        """
        found: list[Floats] = [np.zeros(0)] * len(sequences)
        order = sorted(range(len(sequences)), key=lambda row: len(sequences[row]))
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            state = self._start(None if sources is None else [sources[row] for row in rows], len(rows))
            for row, logs in zip(rows, self._foretold([sequences[row] for row in rows], state), strict=True):
                found[row] = logs
        return found

    def _foretold(self, sequences: Sequence[Sequence[int]], state: State) -> list[Floats]:
        T = max(map(len, sequences))
        padded = np.array([[*one, *[PADDING] * (T - len(one))] for one in sequences])
        logs = np.zeros((len(padded), T - 1))
        for t in range(T - 1):
            step, state = self._step(padded[:, t], state)
            logs[:, t] = step[np.arange(len(padded)), padded[:, t + 1]]
        return [row[: len(one) - 1] for row, one in zip(logs, sequences, strict=True)]

    def _read(self, inputs: Sequence[str], allowed: Allowed | None) -> tuple[list[list[int]], HeldBack | None]:
        """Sources before <end>; or prompts after <begin>, and what is held back of them."""
        if self.form == "pairs":
            return [[*self.subwords.encode(text), END] for text in inputs], None
        held = HeldBack(self.subwords, inputs, allowed)
        return [[BEGIN, *pieces] for pieces in held.read], held

    def _expect_readable(self, read: Sequence[Sequence[int]]) -> None:
        """Raises BadInput for an input with more pieces than the model has positions for."""
        limits = [model.source_limit if self.form == "pairs" else model.limit for model in self._models]
        limit = min((limit for limit in limits if limit is not None), default=None)
        for row, pieces in enumerate(read, start=1):
            if limit is not None and len(pieces) > limit:
                raise BadInput(f"text {row}: {len(pieces)} pieces; expected {limit} at most, which the model can read")

    def _within_limit(self, decoding: Decoding, read: Sequence[int]) -> Decoding:
        """The decoding, no longer than the model has positions for."""
        before = 1 if self.form == "pairs" else len(read)
        longest = [model.limit + 1 - before for model in self._models if model.limit is not None]
        return replace(decoding, longest=min([decoding.longest, *longest]))

    def _batches(self, read: Sequence[Sequence[int]]) -> Iterator[list[int]]:
        """Rows that can go together: sources of like length, prompts of the same length."""
        order = sorted(range(len(read)), key=lambda row: len(read[row]))
        groups = [order] if self.form == "pairs" else [list(g) for _, g in groupby(order, lambda row: len(read[row]))]
        for group in groups:
            yield from (group[at : at + BATCH] for at in range(0, len(group), BATCH))

    def _begin(self, read: Sequence[Sequence[int]]) -> tuple[State, Integers]:
        """The state before the last piece of each prompt, and that piece; of a source the state after all, <begin>."""
        if self.form == "pairs":
            return self._start(read, len(read)), np.full(len(read), BEGIN)
        state, prompts = self._start(None, len(read)), np.array(read)
        for t in range(prompts.shape[1] - 1):
            _, state = self._step(prompts[:, t], state)
        return state, prompts[:, -1]

    def _start(self, sources: Sequence[Sequence[int]] | None, rows: int) -> State:
        return tuple(model.start(sources, rows) for model in self._models)

    def _step(self, pieces: Integers, state: State) -> tuple[Floats, State]:
        """Log probabilities (N, V) after one more piece, and the states of all models."""
        steps = [model.step(pieces, own) for model, own in zip(self._models, state, strict=True)]
        logs = [np.asarray(own, dtype=np.float64) for own, _ in steps]
        joined = logs[0] if len(logs) == 1 else mean_log_probabilities(np.stack(logs))
        return joined, tuple(own for _, own in steps)

    def _next(self, pieces: Integers, state: State) -> tuple[Floats, State]:
        """As `_step`, but <pad> and <begin>, which are in no text, are never written."""
        logs, state = self._step(pieces, state)
        logs[:, [PADDING, BEGIN]] = -np.inf
        return logs, state

    def _generated(self, row: int, written: Written, held: HeldBack | None) -> Generated:
        text = self.subwords.decode(written.pieces) if held is None else held.rest(row, written.pieces)
        return Generated(text, written.log_probability, written.score, len(written.pieces), written.ended)

    def _expect(self, form: str) -> None:
        if self.form != form:
            what = {"texts": "continues texts: continue_texts(prompts)", "pairs": "answers sources: answer(sources)"}
            raise BadInput(f"a model that {what[self.form]}; expected one that {what[form].partition(':')[0]}")


def _of_rows(allowed: Allowed, rows: Integers) -> Allowed:
    """`allowed`, for hypotheses that are numbered within a batch."""
    return lambda own, pieces: allowed(rows[own], pieces)
