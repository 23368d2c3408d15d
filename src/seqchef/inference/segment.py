"""Lines of a pasted recipe from a segment bundle: what each of them is, decided for the whole text at once.

Does not know: what is made of the lines (applications.reading.segments). Start at: Segmenter.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from seqchef.inference.bundles import Bundle
from seqchef.inference.crf import viterbi
from seqchef.inference.sessions import Session
from seqchef.text.line_shapes import PastedLine, encoded

LONGEST = 1000  # lines; no recipe has more, what follows is "other"


class Segmenter:
    """A segment bundle in use."""

    def __init__(self, bundle: Bundle, *, threads: int = 1) -> None:
        self.labels: tuple[str, ...] = tuple(bundle.manifest["labels"])
        self._buckets: int = bundle.manifest["buckets"]
        crf = json.loads(bundle.text("crf.json"))
        self._transitions, self._start, self._end = (np.array(crf[part]) for part in ("transitions", "start", "end"))
        self._session = Session(bundle.folder / "model.onnx", threads=threads)

    @classmethod
    def load(cls, name: str | Path, *, threads: int = 1) -> "Segmenter":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        return cls(Bundle.load(name, task="segment"), threads=threads)

    def kinds(self, lines: Sequence[PastedLine]) -> list[str]:
        """One of text.line_shapes.LINE_KINDS for each line."""
        seen = lines[:LONGEST]
        if not seen:
            return []
        pieces, lengths = encoded([seen], self._buckets)
        (scores,) = self._session.run({"pieces": pieces, "lengths": lengths})
        best = viterbi(scores, self._transitions, self._start, self._end, lengths)[0]
        return [self.labels[k] for k in best] + ["other"] * (len(lines) - len(seen))
