"""Trials: one run of a stack on a task, by the library's own loop, with a budget of CPU seconds.

A run ends when its task is solved, or when its budget is spent and, where steps were asked for, these are taken too.
CPU time is that of training in this process, so other processes and the evaluations do not count.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor

from seqchef.errors import SeqchefError
from seqchef.learning.compare.disciplines import facts_of, make_task
from seqchef.learning.compare.records import Point, TaskFacts, Trial
from seqchef.learning.train import Diverged, Progress, Task, TrainConfig, fit

PATIENCE = 3  # a run that is slow to take its steps ends after so many budgets
WARMUP_STEPS = 20
LEAST_BUDGET = 0.5  # CPU seconds
DIGITS = 5  # of a score behind the point
UNTIL_STOPPED = 10**9


@dataclass(frozen=True, kw_only=True)
class TrialPlan:
    """One run to make; goes to another process."""

    stack: str
    notation: str
    task: str
    seed: int
    budget: float  # CPU seconds
    steps: int = 1  # at least
    data: str | None = None  # the folder with the corpora


class Clocked:
    """A task as the loop sees it, and the CPU seconds between a batch and the next score: those of training."""

    def __init__(self, task: Task, facts: TaskFacts, report: Callable[[Point], None]) -> None:
        self.task, self.model, self.facts, self._report = task, task.model, facts, report
        self.points: list[Point] = []
        self.parts: Mapping[str, float] = {}
        self._spent = 0.0
        self._since: float | None = None

    def spent(self) -> float:
        """CPU seconds of training so far."""
        return self._spent + (0.0 if self._since is None else time.process_time() - self._since)

    def batch(self, step: int) -> tuple[Tensor, ...]:
        if self._since is None:
            self._since = time.process_time()
        return self.task.batch(step)

    def loss(self, batch: Any) -> tuple[Tensor, Tensor]:
        return self.task.loss(batch)

    def score(self) -> Mapping[str, float]:
        self._spent, self._since = self.spent(), None
        return self.task.score()

    def note(self, progress: Progress) -> None:
        """Keep an evaluation; the loop's report."""
        if not progress.scores:
            return
        score, *_ = progress.scores.values()
        self.parts = progress.scores
        shown = score if self.facts.higher_is_better else -score
        self.points.append(Point(progress.step, round(self._spent, 2), round(shown, DIGITS)))
        self._report(self.points[-1])

    @property
    def solved(self) -> bool:
        return bool(self.points) and self.facts.reached(self.points[-1].score)


def run_trial(plan: TrialPlan, report: Callable[[Point], None] = lambda _: None) -> Trial:
    """Train and score. A run whose loss is no longer finite is a result as well, as is one that ends in an error."""
    torch.set_num_threads(1)
    facts = facts_of(plan.task)
    trial = Trial(stack=plan.stack, task=plan.task, seed=plan.seed, end="failed")
    try:
        clocked = Clocked(make_task(plan.task, plan.notation, seed=plan.seed, data=plan.data), facts, report)
    except (SeqchefError, RuntimeError) as error:
        return replace(trial, detail=str(error))
    try:
        _fit(clocked, plan)
        trial = replace(trial, end="solved" if clocked.solved else "finished")
    except Diverged as error:
        trial = replace(trial, end="diverged", detail=str(error).partition("; expected finite")[0])
    except (SeqchefError, RuntimeError) as error:
        trial = replace(trial, detail=str(error))
    parts = {name: round(float(value), DIGITS) for name, value in clocked.parts.items() if math.isfinite(value)}
    return replace(trial, points=tuple(clocked.points), parts=parts)


def _fit(clocked: Clocked, plan: TrialPlan) -> None:
    config = TrainConfig(
        steps=UNTIL_STOPPED,
        seed=plan.seed,
        learning_rate=clocked.facts.learning_rate,
        warmup_steps=WARMUP_STEPS,
        final_rate=1.0,
        average=clocked.facts.average,
        evaluate_every=clocked.facts.evaluate_every,
    )

    def stop(step: int) -> bool:
        spent = clocked.spent()
        enough = spent >= plan.budget and step >= plan.steps
        return clocked.solved or enough or spent >= PATIENCE * plan.budget

    with TemporaryDirectory(prefix="seqchef-compare-") as folder:
        fit(clocked, config, Path(folder), report=clocked.note, stop=stop)
