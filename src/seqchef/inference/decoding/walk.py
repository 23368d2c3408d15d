"""One hypothesis per row, step by step: the likeliest piece, or a draw."""

from collections.abc import Iterator, Sequence

import numpy as np

from seqchef.inference.decoding.config import Decoding
from seqchef.inference.decoding.hypotheses import Allowed, Floats, Hypotheses, Integers, Next, State
from seqchef.inference.decoding.sampling import draw, shares


def walk(
    next_: Next,
    state: State,
    first: Integers,
    decoding: Decoding,
    *,
    end: int,
    allowed: Allowed | None = None,
    numbers: Sequence[int] | None = None,
) -> Iterator[tuple[Integers, Integers, Floats]]:
    """Step by step: the rows that still go on, the piece chosen for each (the end too), and its log probability.

    A row's draws depend on the seed and on its number alone; `numbers` are those of the rows, 0, 1, ... where None.
    """
    live = Hypotheses.begin(state, first)
    seeds = range(len(live)) if numbers is None else numbers
    generators = [np.random.default_rng((decoding.seed, number)) for number in seeds]
    for _ in range(decoding.longest):
        logs, state = live.next(next_, allowed)
        if decoding.strategy == "sample":
            chosen = draw(shares(logs, decoding), [generators[row] for row in live.rows])
        else:
            chosen = logs.argmax(axis=1)
        own = logs[np.arange(len(live)), chosen]
        yield live.rows, chosen, own
        going = np.flatnonzero(chosen != end)
        if not len(going):
            return
        live = live.followed(going, chosen[going], live.sums[going] + own[going], state)
