"""What a run looks like from outside, and how it adds up between two looks."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from seqchef.learning.train.step import Measure


@dataclass(frozen=True)
class Progress:
    """A run at one evaluation, or between two of them; "since" is the evaluation or the report before."""

    step: int
    steps: int  # at most so many
    loss: float  # mean since then
    gradient_norm: float  # largest since then, before clipping
    learning_rate: float  # of the last step
    tokens_per_second: float  # since then, evaluation not counted; rows, for a task that does not count tokens
    seconds: float  # of this process
    seconds_left: float  # at the pace so far; less where patience ends the run
    scores: Mapping[str, float]  # empty between evaluations
    best: bool  # the scores are the best yet


@dataclass
class _Window:
    """Sums of the steps since one moment."""

    losses: float = 0.0
    steps: int = 0
    norm: float = 0.0
    tokens: int = 0
    seconds: float = 0.0

    def add(self, measure: Measure, seconds: float) -> None:
        self.losses, self.steps = self.losses + measure.loss, self.steps + 1
        self.norm = max(self.norm, measure.gradient_norm)
        self.tokens, self.seconds = self.tokens + measure.tokens, self.seconds + seconds


@dataclass
class Meter:
    """Adds steps up, and makes a Progress of those since the last evaluation or since the last report.

    What is reported at an evaluation does not depend on when there was a report between.
    """

    steps: int  # of the whole run
    first: int  # the step that this process began at
    began: float = field(default_factory=time.monotonic)
    _evaluation: _Window = field(default_factory=_Window)
    _report: _Window = field(default_factory=_Window)
    _last: Measure | None = None
    _reported: float = field(default_factory=time.monotonic)

    def add(self, measure: Measure, seconds: float) -> None:
        """One more step, and how long it took."""
        self._evaluation.add(measure, seconds)
        self._report.add(measure, seconds)
        self._last = measure

    def since_report(self) -> float:
        """Seconds since the last report."""
        return time.monotonic() - self._reported

    def between(self, step: int) -> Progress:
        """The run between evaluations."""
        return self._progress(self._report, step, {}, best=False)

    def evaluated(self, step: int, scores: Mapping[str, float], *, best: bool) -> Progress:
        """The run at an evaluation."""
        progress = self._progress(self._evaluation, step, scores, best=best)
        self._evaluation = _Window()
        return progress

    def _progress(self, window: _Window, step: int, scores: Mapping[str, float], *, best: bool) -> Progress:
        self._report, self._reported = _Window(), time.monotonic()
        seconds = self._reported - self.began
        return Progress(
            step=step,
            steps=self.steps,
            loss=window.losses / max(1, window.steps),
            gradient_norm=window.norm,
            learning_rate=self._last.learning_rate if self._last else 0.0,
            tokens_per_second=window.tokens / max(window.seconds, 1e-9),
            seconds=seconds,
            seconds_left=seconds * (self.steps - step) / max(1, step - self.first),
            scores=scores,
            best=best,
        )
