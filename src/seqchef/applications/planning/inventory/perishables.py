"""Perishables: what spoils and what is missed when stock ages, by the order in which it is used.

Knows: first in, first out (a kitchen that rotates its stock) and last in, first out (customers who take the freshest).
Does not know: how much to order (base_stock, newsvendor), open orders with dates (planning.ageing).
Start at: issue_lots for given deliveries, order_up_to_paths for a level on sample paths, steady_state for its mean.

A delivery comes in the morning, can be used on `life` days, the first of them the day it came, and what is left of it
after the last is waste. What cannot be met is lost.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seqchef.applications.planning.inventory import _checks, _scipy
from seqchef.applications.planning.inventory.min_max import WholeDemand
from seqchef.errors import BadInput, UnknownName

Floats = NDArray[np.float64]

MOST_STATES = 50_000  # of the Markov chain
MOST_ROUNDS = 5000  # of the iteration; then the equations are solved
SETTLED = 1e-14  # change of all shares together
ISSUES = ("fifo", "lifo")


@dataclass(frozen=True, slots=True, eq=False)
class LotRecord:
    """Day by day, (N, T): what came, spoiled and was lost; `left` (N,) can still be used on day T + 1."""

    received: Floats
    wasted: Floats
    lost: Floats
    left: Floats


@dataclass(frozen=True, slots=True)
class SteadyState:
    """Means per day, in the long run."""

    wasted: float
    lost: float
    ordered: float

    @property
    def sold(self) -> float:
        """What is neither wasted nor still there."""
        return self.ordered - self.wasted


def issue_lots(receipts: ArrayLike, demand: ArrayLike, *, life: int, issue: str = "fifo") -> LotRecord:
    """receipts (T,) and demand (T,) or (N, T), both from day 1 on -> what becomes of them."""
    coming = _checks.samples("receipts", receipts)
    wanted = _checks.sample_paths("demand", np.atleast_2d(np.asarray(demand, dtype=np.float64)))
    if len(coming) != wanted.shape[1]:
        raise BadInput(f"receipts has {len(coming)} days and demand {wanted.shape[1]}; expected as many")
    return _days(wanted, lambda day, held: np.full(len(held), coming[day]), life, issue)


def order_up_to_paths(level: float, demand: ArrayLike, *, life: int, issue: str = "fifo") -> LotRecord:
    """Every morning stock is filled up to `level`, at once; demand paths (N, T), from an empty shelf."""
    _checks.at_least(0, level=level)
    wanted = _checks.sample_paths("demand", demand)
    return _days(wanted, lambda _, held: np.maximum(level - held.sum(axis=1), 0.0), life, issue)


def steady_state(demand: WholeDemand, level: int, *, life: int, issue: str = "fifo") -> SteadyState:
    """Means per day when every morning stock is filled up to `level`, at once; exact for demand in whole units.

    A Markov chain whose states are the stocks of each age in the morning, and the share of time it spends in each.
    Raises BadInput when there are too many states: then simulate with order_up_to_paths.
    """
    _checks.whole(0, level=level)
    _checks.whole(1, life=life)
    if not demand.whole:
        raise BadInput("demand is not in whole units; expected whole units, such as Poisson")
    sizes = np.arange(int(level) + 1, dtype=np.float64)
    pmf = demand.pmf(int(level))
    pmf[-1] = max(1 - pmf[:-1].sum(), 0.0)  # more than there is sells all of it
    sizes, pmf = sizes[pmf > 0], pmf[pmf > 0] / pmf.sum()
    states: dict[tuple[int, ...], int] = {(0,) * (life - 1): 0}
    targets, wasted, ordered = [], [], []
    for state in _growing(states):  # new states are added while it runs
        shelf = np.array([*state, int(level) - sum(state)], dtype=np.float64)
        left = _used(np.broadcast_to(shelf, (len(sizes), life)), sizes, issue)
        wasted.append(pmf @ left[:, 0])
        ordered.append(shelf[-1])
        rows = map(tuple, left[:, 1:].astype(np.int64).tolist())
        targets.append([states.setdefault(row, len(states)) for row in rows])
        if len(states) > MOST_STATES:
            raise BadInput(f"more than {MOST_STATES:,} states of the shelf; expected a lower level or a shorter life")
    shares = _stationary(np.array(targets), pmf)
    return SteadyState(float(shares @ wasted), demand.shortage(level), float(shares @ ordered))


def best_level(demand: WholeDemand, *, waste_cost: float, lost_cost: float, life: int, issue: str = "fifo") -> int:
    """The whole level of least cost per day in steady state: waste_cost for a unit wasted, lost_cost for one lost."""
    _checks.above(0, waste_cost=waste_cost, lost_cost=lost_cost)
    _checks.whole(1, life=life)
    most = int(demand.over(life).quantile(lost_cost / (lost_cost + waste_cost)))
    best, least = 0, np.inf
    for level in range(most + 1):
        lost = lost_cost * demand.shortage(level)
        if lost >= least:  # cannot be better, whatever is wasted
            continue
        cost = lost + waste_cost * steady_state(demand, level, life=life, issue=issue).wasted
        if cost < least:
            best, least = level, cost
        elif level > best + 5:  # waste grows faster than lost sales fall
            break
    return best


def _days(wanted: Floats, coming: Callable[[int, Floats], Floats], life: int, issue: str) -> LotRecord:
    """Each day: a delivery, demand, waste. `coming(day, shelf (N, life))` is what is delivered, (N,)."""
    _checks.whole(1, life=life)
    N, T = wanted.shape
    shelf = np.zeros((N, int(life)))  # by the days that are left, the last place is today's delivery
    received, wasted, lost = (np.zeros((N, T)) for _ in range(3))
    for day in range(T):
        received[:, day] = shelf[:, -1] = coming(day, shelf)
        lost[:, day] = np.maximum(wanted[:, day] - shelf.sum(axis=1), 0.0)
        shelf = _used(shelf, wanted[:, day], issue)
        wasted[:, day] = shelf[:, 0]
        shelf = np.concatenate([shelf[:, 1:], np.zeros((N, 1))], axis=1)
    return LotRecord(received, wasted, lost, shelf.sum(axis=1))


def _used(shelf: Floats, demand: Floats, issue: str) -> Floats:
    """shelf (N, life), the place that spoils first in front, demand (N,) -> what is left of it. Raises UnknownName."""
    if issue not in ISSUES:
        raise UnknownName("issue", issue, known=ISSUES)
    queue = shelf if issue == "fifo" else shelf[:, ::-1]
    ahead = np.cumsum(queue, axis=1) - queue
    left = queue - np.clip(demand[:, None] - ahead, 0.0, queue)
    return left if issue == "fifo" else left[:, ::-1]


def _growing(states: dict[tuple[int, ...], int]) -> Iterator[tuple[int, ...]]:
    """The states in order, those that are added meanwhile as well."""
    known: list[tuple[int, ...]] = []
    place = 0
    while place < len(states):
        if place == len(known):
            known = list(states)
        yield known[place]
        place += 1


def _stationary(targets: NDArray[np.int64], pmf: Floats) -> Floats:
    """targets (M, K), where each of M states goes with probabilities pmf (K,) -> the share of time in each (M,).

    The mean of today and tomorrow is taken until it stays (so that chains with a rhythm settle as well).
    """
    M = len(targets)
    shares = np.eye(1, M)[0]
    for _ in range(MOST_ROUNDS):
        moved = np.bincount(targets.ravel(), weights=np.outer(shares, pmf).ravel(), minlength=M)
        change = float(np.abs(moved - shares).sum())
        shares = (moved + shares) / 2
        if change < SETTLED:
            break
    else:
        return _solved(targets, pmf)
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def _solved(targets: NDArray[np.int64], pmf: Floats) -> Floats:
    """The same by solving the balance equations, for a chain that settles slowly; needs SciPy."""
    M, sparse = len(targets), _scipy.sparse()
    rows, columns = targets.ravel(), np.repeat(np.arange(M), targets.shape[1])
    moves = sparse.csc_matrix((np.tile(pmf, M), (rows, columns)), shape=(M, M)) - sparse.identity(M, format="csc")
    system = sparse.vstack([moves[1:], np.ones((1, M))], format="csc")  # one equation follows from the others
    return np.asarray(_scipy.linear_algebra().spsolve(system, np.eye(1, M, M - 1)[0]), dtype=np.float64)
