"""What a comparison finds, as plain values that go to JSON and back; needs no PyTorch."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from seqchef.errors import BadInput

FORMAT = 1  # of the JSON; raised when a reader of the old form would go wrong


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """One task: what its figure means, and how long a run of it takes."""

    name: str
    measure: str  # accuracy, error, span, lines or loss
    chance: float  # what a model without any memory scores; of label 0, of forecast 1 (the seasonal naive)
    bar: float | None  # a run that reaches it has solved the task and ends; none: the budget ends it
    higher_is_better: bool = True
    budget: float  # CPU seconds of training per run
    evaluate_every: int  # steps
    learning_rate: float  # constant after the warm-up
    average: float = 0.0  # decay of the average of weights that is scored; 0 scores the weights themselves
    steps: int = 1  # a run that has not solved its task takes at least so many, where more than its budget allows
    settings: Mapping[str, Any] = field(default_factory=dict)  # sizes, for people

    def reached(self, score: float) -> bool:
        """Whether a score solves the task."""
        if self.bar is None:
            return False
        return score >= self.bar if self.higher_is_better else score <= self.bar

    def better(self, one: float, other: float) -> bool:
        """Whether the first score is the better one."""
        return one > other if self.higher_is_better else one < other


@dataclass(frozen=True)
class Point:
    """One evaluation of a run."""

    step: int
    cpu_seconds: float  # of training alone
    score: float


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One run: a stack, a task, a seed."""

    stack: str  # the contender's name
    task: str
    seed: int
    end: str  # solved, finished, diverged (loss or gradient not finite), failed (an error, which detail tells)
    detail: str = ""
    points: tuple[Point, ...] = ()
    parts: Mapping[str, float] = field(default_factory=dict)  # further scores at the end, e.g. parity by length


@dataclass(frozen=True, kw_only=True)
class Latency:
    """CPU microseconds of one call of the exported graph, one thread."""

    median: float
    low: float  # 10th percentile


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What a stack costs, measured on an untrained one."""

    stack: str
    notation: str
    causal: bool
    parameters: int
    state_numbers: Mapping[str, int]  # numbers in the state of one row, by position; empty where there are no steps
    flops: Mapping[str, float]  # of one step, by position or, without steps, per step of a sequence so long
    tokens_per_second: tuple[float, ...]  # of training, CPU time, several repeats
    latency: Mapping[str, Latency]  # by batch size; empty where there is no graph
    peak_megabytes: float  # that training adds to the process
    note: str = ""  # what could not be measured and why


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Everything that was measured. `complete` is false after Ctrl-C."""

    tasks: tuple[TaskFacts, ...]
    profiles: tuple[Profile, ...]
    trials: tuple[Trial, ...]
    seeds: int
    config: Mapping[str, Any]
    machine: Mapping[str, str]
    wall_seconds: float
    complete: bool

    def to_dict(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {"format": FORMAT, **asdict(self)}

    @classmethod
    def from_dict(cls, found: Mapping[str, Any]) -> "Comparison":
        """The comparison that `to_dict` wrote. Raises BadInput for anything else."""
        try:
            content = dict(found)
            if content.pop("format") != FORMAT:
                raise BadInput(f"a comparison of format {found['format']}; expected {FORMAT}")
            return cls(
                **content
                | {
                    "tasks": tuple(TaskFacts(**task) for task in found["tasks"]),
                    "profiles": tuple(_profile(profile) for profile in found["profiles"]),
                    "trials": tuple(trial_from(trial) for trial in found["trials"]),
                }
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise BadInput(f"not a comparison: {error!r}; expected what `seqchef compare --json` writes") from error


def trial_from(found: Mapping[str, Any]) -> Trial:
    """A trial from its dict."""
    return Trial(**{**found, "points": tuple(Point(**point) for point in found["points"])})


def _profile(found: Mapping[str, Any]) -> Profile:
    latency = {size: Latency(**one) for size, one in found["latency"].items()}
    return Profile(**{**found, "latency": latency, "tokens_per_second": tuple(found["tokens_per_second"])})
