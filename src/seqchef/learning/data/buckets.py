"""Buckets: which rows make up a batch, so that rows of like length stand together and little is padding.

Knows: epochs, orders, batches of a number of rows or of a number of padded tokens.
Does not know: what a row holds.
Start at: Buckets.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput

JITTER = 2.0  # tokens: rows whose lengths differ by less come in another order every epoch

Rows = NDArray[np.int64]


class Buckets:
    """Batches of like length: every epoch has each row once, in another order; batch `step` depends on nothing else."""

    def __init__(
        self, lengths: Sequence[int], batch_size: int, *, seed: int = 0, padded_tokens: int | None = None
    ) -> None:
        """At most `batch_size` rows in a batch; with `padded_tokens`, at most so many tokens after padding as well.

        Rows times the longest of them are counted, so a batch of long rows has fewer. Raises BadInput for a row that
        alone has more.
        """
        if batch_size < 1:
            raise BadInput(f"batch_size is {batch_size}; expected 1 or more")
        self.lengths, self.seed = np.asarray(lengths, dtype=np.int64), seed
        self.budgeted = padded_tokens is not None
        if padded_tokens is None:
            self._bounds = [*range(0, len(self.lengths), batch_size), len(self.lengths)]
        else:
            self._bounds = _bounds_within(self.lengths, batch_size, padded_tokens)
        self._epoch: tuple[int, list[Rows]] = (-1, [])

    def __len__(self) -> int:
        """Batches in an epoch."""
        return len(self._bounds) - 1

    def rows(self, step: int) -> list[int]:
        """The rows of batch number `step`."""
        epoch, position = divmod(step, len(self))
        if self._epoch[0] != epoch:
            self._epoch = (epoch, self.epoch(epoch))
        return [int(row) for row in self._epoch[1][position]]

    def epoch(self, number: int) -> list[Rows]:
        """All batches of an epoch, in order."""
        rng = np.random.default_rng((self.seed, number))
        if self.budgeted:  # bounds hold for lengths in order, so only equal ones may change places
            order = np.lexsort((rng.random(len(self.lengths)), self.lengths))
        else:
            order = np.argsort(self.lengths + rng.uniform(0, JITTER, len(self.lengths)), kind="stable")
        return [order[self._bounds[i] : self._bounds[i + 1]] for i in rng.permutation(len(self))]

    def padding_share(self) -> float:
        """The share of padding among all steps of the first epoch, 0 to 1."""
        padded = sum(len(rows) * int(self.lengths[rows].max()) for rows in self.epoch(0))
        return 1 - int(self.lengths.sum()) / padded


def bucket_rows(
    lengths: Sequence[int], batch_size: int, *, seed: int, step: int, padded_tokens: int | None = None
) -> list[int]:
    """The rows of one batch, for who needs no other; see Buckets."""
    return Buckets(lengths, batch_size, seed=seed, padded_tokens=padded_tokens).rows(step)


def _bounds_within(lengths: Rows, batch_size: int, padded_tokens: int) -> list[int]:
    """Where batches begin and end among rows sorted by length."""
    longest = int(lengths.argmax())
    if lengths[longest] > padded_tokens:
        raise BadInput(
            f"row {longest + 1}: {lengths[longest]} tokens; expected {padded_tokens} at most, the budget of a batch"
        )
    bounds = [0]
    for row, length in enumerate(np.sort(lengths).tolist()):
        rows = row + 1 - bounds[-1]
        if rows > batch_size or rows * length > padded_tokens:
            bounds.append(row)
    return [*bounds, len(lengths)]
