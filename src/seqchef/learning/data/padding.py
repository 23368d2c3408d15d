"""Padding: sequences of different lengths side by side in one tensor, and lengths read back from padding ids.

Knows: that a sequence is never cut unless somebody asked for it, and on which side.
Does not know: masks (layers take lengths), or which sequences belong together (buckets.py).
Start at: pad.
"""

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor

from seqchef.errors import BadInput

Truncate = Literal["left", "right"]


def pad(
    sequences: Sequence[Any], *, longest: int | None = None, truncate: Truncate | None = None, value: float = 0
) -> tuple[Tensor, Tensor]:
    """Sequences of ids (T,) or features (T, D) -> padded (B, T) or (B, T, D), and lengths (B,).

    `value` stands behind a row's end. A sequence of more than `longest` steps is refused, with both numbers and its
    row (from 1); with `truncate` it loses steps at that side instead.
    """
    if not sequences:
        raise BadInput("no sequence to pad; expected 1 or more")
    rows = [one if isinstance(one, Tensor) else torch.from_numpy(np.asarray(one)) for one in sequences]
    kept = [one[kept_steps(len(one), longest, truncate, f"row {i}")] for i, one in enumerate(rows, start=1)]
    shapes = sorted({tuple(one.shape[1:]) for one in rows})
    if len(shapes) > 1:
        raise BadInput(f"steps have the shapes {' and '.join(map(str, shapes))}; expected one shape in all rows")
    lengths = torch.tensor([len(one) for one in kept], dtype=torch.int64)
    padded = rows[0].new_full((len(rows), int(lengths.max()), *shapes[0]), value)
    for row, one in zip(padded, kept, strict=True):
        row[: len(one)] = one
    return padded, lengths


def kept_steps(length: int, longest: int | None, truncate: str | None, place: str) -> slice:
    """Which steps of a sequence stay: all of them, or `longest` at one end where truncation was asked for.

    Raises BadInput that names the place, the length and the limit.
    """
    if truncate not in (None, "left", "right"):
        raise BadInput(f'truncate is "{truncate}"; expected left or right')
    if longest is None or length <= longest:
        return slice(None)
    if truncate is None:
        raise BadInput(f'{place}: {length} steps; expected {longest} at most (truncate = "left" or "right" would cut)')
    return slice(length - longest, None) if truncate == "left" else slice(longest)


def lengths_of(ids: Tensor, *, padding: int = 0) -> Tensor:
    """Lengths (B,) of the rows of ids (B, T), which end where nothing but `padding` follows.

    Raises BadInput for a row with padding before its end: whoever made it meant something else.
    """
    real = ids != padding
    lengths = real.sum(1)
    inside = torch.arange(ids.shape[1], device=ids.device) < lengths[:, None]
    holes = torch.nonzero(inside != real)
    if len(holes):
        row, step = (int(number) for number in holes[0])
        raise BadInput(f"row {row + 1}: padding ({padding}) at step {step + 1}, and ids after; expected it at the end")
    return lengths
