"""How well a writer foretells recipes that people wrote: bits per byte of the whole text, and of its parts.

A recipe costs the bits of its whole sequence of pieces, the end among them, each recipe alone; its bytes are those of
recipe_text. A mark that closes a part is a cost of that part: the first ingredient's mark ends the title, the first
step's the list. So the bits of the steps are those given title and list. Start at: foretold.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput
from seqchef.evaluation.recipes.intervals import ratio_interval
from seqchef.text.recipe_pieces import RecipePieces
from seqchef.text.recipe_rows import RecipeRow
from seqchef.text.recipe_text import recipe_parts, size

PARTS = ("title", "ingredients", "steps_given_both")
AT_ONCE = 256  # recipes whose pieces and log probabilities are held


class Foretelling(Protocol):
    """What gives log probabilities: inference.generate.Generator."""

    def log_probabilities(self, sequences: Sequence[Sequence[int]]) -> list[NDArray[np.float64]]:
        """For each sequence the log probability (nats) of every piece after the first."""
        ...


@dataclass(frozen=True, slots=True)
class Foretold:
    """Bits and bytes of the three parts of each of N recipes, (N, 3) each, and their number of pieces."""

    bits: NDArray[np.float64]
    bytes: NDArray[np.float64]
    pieces: int

    def to_dict(self) -> dict[str, Any]:
        """Bits per byte of everything and of each part that has bytes, with 95 % intervals over recipes."""
        parts = {name: _ratio(self.bits[:, at], self.bytes[:, at]) for at, name in enumerate(PARTS)}
        return {
            **_ratio(self.bits.sum(axis=1), self.bytes.sum(axis=1)),
            "recipes": len(self.bits),
            "pieces": self.pieces,
            "parts": {name: part for name, part in parts.items() if part["bytes"]},
        }


def foretold(writer: Foretelling, pieces: RecipePieces, recipes: Sequence[RecipeRow]) -> Foretold:
    """The bits that recipes cost. Raises BadInput where there is none."""
    if not recipes:
        raise BadInput("no recipe to score; expected 1 or more")
    bits, count = np.zeros((len(recipes), len(PARTS))), 0
    for at in range(0, len(recipes), AT_ONCE):
        sequences = [pieces.encode(one.title, one.ingredients, one.steps) for one in recipes[at : at + AT_ONCE]]
        count += sum(len(sequence) - 1 for sequence in sequences)
        for row, logs in enumerate(writer.log_probabilities(sequences), start=at):
            ends = list(_part_ends(sequences[row - at], pieces))
            bits[row] = [-part.sum() / math.log(2) for part in np.split(logs, ends)]
    sizes = [[size(part) for part in recipe_parts(one.title, one.ingredients, one.steps)] for one in recipes]
    return Foretold(bits, np.array(sizes, dtype=np.float64), count)


def _part_ends(sequence: Sequence[int], pieces: RecipePieces) -> Iterator[int]:
    """How many pieces after <begin> belong to the title, and to title and list: the mark that closes them included."""
    first_step = sequence.index(pieces.step)
    yield sequence.index(pieces.ingredient) if pieces.ingredient in sequence[:first_step] else first_step
    yield first_step


def _ratio(bits: NDArray[np.float64], sizes: NDArray[np.float64]) -> dict[str, Any]:
    total = float(sizes.sum())
    return {
        "bits_per_byte": float(bits.sum()) / total if total else None,
        "interval": ratio_interval(bits, sizes) if total else None,
        "bytes": int(total),
    }
