"""Claims against measurements: what the guide and the literature say, and a verdict from the figures alone.

Knows: what was claimed, by whom, and when figures support it. Does not know: how it is worded (formats).
Start at: verdicts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from seqchef.learning.compare.records import Comparison, Profile
from seqchef.learning.compare.summary import Spread, Standing, standings

HOLDS, FAILS, WITHIN, UNMEASURED = "holds", "fails", "within", "unmeasured"
SAME = 1.5  # figures of one class differ by this factor at most
GROWS = 1.1  # a cost that does not grow with the position changes by less

Figures = Mapping[str, Spread]


@dataclass(frozen=True)
class Verdict:
    """One claim, what was measured, and what follows: holds, fails, within (the spread), unmeasured."""

    claim: str
    verdict: str
    figures: Figures  # by stack


@dataclass(frozen=True)
class Order:
    """A claim that puts stacks into classes: a higher class, a higher figure; the same class, nearly the same."""

    claim: str
    classes: Mapping[str, int]
    figure: Callable[[Comparison, str], Spread | None]

    def judge(self, comparison: Comparison) -> Verdict:
        """Every pair of stacks is judged; the worst verdict stands."""
        found = {stack: self.figure(comparison, stack) for stack in self.classes}
        figures = {stack: spread for stack, spread in found.items() if spread is not None}
        if len(figures) < len(self.classes):
            return Verdict(self.claim, UNMEASURED, figures)
        pairs = combinations(sorted(self.classes, key=lambda stack: self.classes[stack]), 2)
        return Verdict(
            self.claim,
            worst(
                compared(figures[low], figures[high])
                if self.classes[low] < self.classes[high]
                else alike(figures[low], figures[high])
                for low, high in pairs
            ),
            figures,
        )


@dataclass(frozen=True)
class Solving:
    """A claim that some stacks solve a task and others do not."""

    claim: str
    task: str
    solve: tuple[str, ...]
    fail: tuple[str, ...] = ()
    one_is_enough: bool = False  # of those that solve

    def judge(self, comparison: Comparison) -> Verdict:
        """By the runs that solved the task: of every seed, of none, or of some, which is within the spread."""
        rows = {
            s.stack: s for facts in comparison.tasks if facts.name == self.task for s in standings(comparison, facts)
        }
        wanted = {stack: rows[stack] for stack in (*self.solve, *self.fail) if stack in rows}
        figures = {stack: standing.at_equal_time for stack, standing in wanted.items()}
        if len(wanted) < len(self.solve) + len(self.fail):
            return Verdict(self.claim, UNMEASURED, figures)
        solving = [_share(wanted[stack]) for stack in self.solve]
        failing = [_opposite(_share(wanted[stack])) for stack in self.fail]
        return Verdict(self.claim, worst([best(solving) if self.one_is_enough else worst(solving), *failing]), figures)


@dataclass(frozen=True)
class Growing:
    """A claim that a step of some stacks costs more the more steps came before, and of others the same."""

    claim: str
    grow: tuple[str, ...]
    stay: tuple[str, ...]

    def judge(self, comparison: Comparison) -> Verdict:
        """By the FLOPs at the last position over those at the first."""
        profiles = {profile.stack: profile for profile in comparison.profiles}
        ratios = {s: _growth(profiles[s]) for s in (*self.grow, *self.stay) if s in profiles}
        figures = {stack: Spread.of([ratio]) for stack, ratio in ratios.items()}
        if len(ratios) < len(self.grow) + len(self.stay):
            return Verdict(self.claim, UNMEASURED, figures)
        right = all(ratios[s] >= GROWS for s in self.grow) and all(ratios[s] < GROWS for s in self.stay)
        return Verdict(self.claim, HOLDS if right else FAILS, figures)


def compared(low: Spread, high: Spread) -> str:
    """Whether one figure is below the other, beyond the spread of both."""
    if low.overlaps(high):
        return WITHIN
    return HOLDS if low.mean < high.mean else FAILS


def alike(one: Spread, other: Spread) -> str:
    """Whether two figures are of one class."""
    small, large = sorted((one.mean, other.mean))
    return HOLDS if large <= SAME * small else FAILS


def worst(verdicts: Iterable[str]) -> str:
    """A claim with several parts stands with its weakest."""
    return max(verdicts, key=(HOLDS, WITHIN, FAILS).index, default=UNMEASURED)


def best(verdicts: Iterable[str]) -> str:
    """A claim that needs one part only stands with its strongest."""
    return min(verdicts, key=(HOLDS, WITHIN, FAILS).index, default=UNMEASURED)


def _share(standing: Standing) -> str:
    if standing.always_solves:
        return HOLDS
    return WITHIN if standing.solved else FAILS


def _opposite(verdict: str) -> str:
    return {HOLDS: FAILS, FAILS: HOLDS}.get(verdict, verdict)


def _growth(profile: Profile) -> float:
    first, *_, last = profile.flops.values()
    return last / first


def _of_profile(figure: Callable[[Profile], Iterable[float]]) -> Callable[[Comparison, str], Spread | None]:
    def find(comparison: Comparison, stack: str) -> Spread | None:
        found = [profile for profile in comparison.profiles if profile.stack == stack]
        return Spread.of(figure(found[0])) if found else None

    return find


def _span(comparison: Comparison, stack: str) -> Spread | None:
    found = [s for facts in comparison.tasks if facts.name == "span" for s in standings(comparison, facts)]
    return next((standing.at_equal_time for standing in found if standing.stack == stack), None)


_flops = _of_profile(lambda profile: [next(iter(profile.flops.values()))])
_speed = _of_profile(lambda profile: profile.tokens_per_second)

GUIDE = (
    Order("guide_parameters", {"rnn": 1, "gru": 2, "lstm": 3}, _of_profile(lambda profile: [profile.parameters])),
    Order("guide_cost", {"rnn": 1, "gru": 2, "lstm": 2}, _flops),
    Order("guide_memory", {"rnn": 1, "gru": 2, "lstm": 3}, _span),
    Order("guide_training", {"lstm": 1, "gru": 2, "rnn": 3}, _speed),
)
LITERATURE = (
    Solving("adding", "adding", ("lstm", "gru"), ("rnn",), one_is_enough=True),
    Solving("recall", "recall", ("transformer",), ("rnn", "lstm", "gru", "mingru", "slstm")),
    Solving("parity", "parity", ("rnn", "lstm", "gru", "slstm"), ("mingru", "transformer")),
    Solving("selective_copying", "selective_copying", ("mingru",), ("rnn",)),
    Order("scan_speed", {"gru": 1, "mingru": 2}, _speed),
    Growing("growth", ("transformer",), ("rnn", "lstm", "gru", "mingru", "slstm")),
)


def verdicts(comparison: Comparison, claims: Iterable[Order | Solving | Growing]) -> list[Verdict]:
    """The verdict of each claim, GUIDE or LITERATURE."""
    return [claim.judge(comparison) for claim in claims]
