"""What follows from the runs of a comparison: means with their spread, at equal steps and at equal CPU time."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from seqchef.learning.compare.records import Comparison, TaskFacts, Trial


@dataclass(frozen=True)
class Spread:
    """Several figures of one thing."""

    mean: float
    low: float
    high: float
    count: int

    @classmethod
    def of(cls, figures: Iterable[float]) -> "Spread":
        """The spread of one figure or more."""
        seen = list(figures)
        return cls(sum(seen) / len(seen), min(seen), max(seen), len(seen))

    def overlaps(self, other: "Spread") -> bool:
        """Whether the two ranges meet."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class Standing:
    """One stack on one task, over its seeds."""

    facts: TaskFacts
    stack: str
    trials: tuple[Trial, ...]

    @cached_property
    def _solving(self) -> list[Trial]:
        reached = zip(self.trials, self.scores_at_equal_time, strict=True)
        return [trial for trial, score in reached if trial.end == "solved" and self.facts.reached(score)]

    @property
    def solved(self) -> int:
        """Runs that solved the task within the budget."""
        return len(self._solving)

    @property
    def troubled(self) -> int:
        """Runs that diverged or failed."""
        return sum(trial.end in ("diverged", "failed") for trial in self.trials)

    @property
    def always_solves(self) -> bool:
        return self.solved == len(self.trials)

    @cached_property
    def scores_at_equal_time(self) -> tuple[float, ...]:
        """Every run's score when the budget of CPU seconds is spent: at its first evaluation after that."""
        return tuple(self._score(trial, seconds=self.facts.budget) for trial in self.trials)

    @cached_property
    def at_equal_time(self) -> Spread:
        """The spread of these scores."""
        return Spread.of(self.scores_at_equal_time)

    def at_step(self, step: int) -> Spread:
        """Scores after so many steps."""
        return Spread.of(self._score(trial, step=step) for trial in self.trials)

    @cached_property
    def seconds_to_solve(self) -> Spread | None:
        """CPU seconds of the runs that solved the task within the budget; none where no run did."""
        found = [trial.points[-1].cpu_seconds for trial in self._solving]
        return Spread.of(found) if found else None

    @cached_property
    def steps_to_solve(self) -> Spread | None:
        """Steps of the runs that solved the task."""
        found = [float(trial.points[-1].step) for trial in self._solving]
        return Spread.of(found) if found else None

    def _score(self, trial: Trial, *, seconds: float | None = None, step: int | None = None) -> float:
        """The last score up to then; chance before the first one, and for a run that diverged or failed."""
        if trial.end in ("diverged", "failed"):
            return self.facts.chance
        score, spent = self.facts.chance, 0.0
        for point in trial.points:
            if (seconds is not None and spent >= seconds) or (step is not None and point.step > step):
                break
            score, spent = point.score, point.cpu_seconds
        return score

    @property
    def rank(self) -> tuple[float, ...]:
        """Smaller is better: the share of runs that did not solve it, CPU seconds where all did, then the score."""
        sign = -1 if self.facts.higher_is_better else 1
        seconds = self.seconds_to_solve.mean if self.always_solves and self.seconds_to_solve else 0.0
        return (1 - self.solved / len(self.trials), seconds, sign * self.at_equal_time.mean)

    def ties_with(self, other: "Standing") -> bool:
        """Whether the spread of the seeds leaves open which of the two is better."""
        if self.always_solves and other.always_solves and self.seconds_to_solve and other.seconds_to_solve:
            return self.seconds_to_solve.overlaps(other.seconds_to_solve)
        return self.at_equal_time.overlaps(other.at_equal_time)


@dataclass(frozen=True)
class Recommendation:
    """The best stack per CPU second for one task, and those that may be as good."""

    facts: TaskFacts
    best: Standing
    ties: tuple[Standing, ...]


def standings(comparison: Comparison, facts: TaskFacts) -> list[Standing]:
    """Every stack that ran the task, in the order in which they were asked for."""
    found = []
    for name in (profile.stack for profile in comparison.profiles):
        trials = tuple(t for t in comparison.trials if t.stack == name and t.task == facts.name)
        if trials:
            found.append(Standing(facts, name, trials))
    return found


def recommendations(comparison: Comparison) -> list[Recommendation]:
    """One for every task that was run."""
    found = []
    for facts in comparison.tasks:
        ranked = sorted(standings(comparison, facts), key=lambda standing: standing.rank)
        if ranked:
            best = ranked[0]
            found.append(Recommendation(facts, best, tuple(one for one in ranked[1:] if one.ties_with(best))))
    return found


def equal_steps(rows: Iterable[Standing]) -> int:
    """Steps that every run has taken, or solved the task before."""
    trials = [trial for standing in rows for trial in standing.trials if trial.points]
    going_on = [trial.points[-1].step for trial in trials if trial.end == "finished"]
    return min(going_on) if going_on else max((trial.points[-1].step for trial in trials), default=0)
