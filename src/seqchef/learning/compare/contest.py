"""A comparison from beginning to end: stacks are checked, profiled one by one, then run on the tasks, some at once."""

import platform
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput, SeqchefError
from seqchef.learning.compare import memory
from seqchef.learning.compare.disciplines import expect_able, facts_of
from seqchef.learning.compare.latency import STEPS as CALL_STEPS
from seqchef.learning.compare.memory._task import WIDTH
from seqchef.learning.compare.pool import run_jobs
from seqchef.learning.compare.profile import BATCH, STEPS, profile
from seqchef.learning.compare.records import Comparison, Point, Profile, TaskFacts, Trial
from seqchef.learning.compare.stacks import Contender, contenders
from seqchef.learning.compare.trials import LEAST_BUDGET, TrialPlan, run_trial

PRELOAD = ("seqchef.learning.compare.contest",)
QUICK = 4  # --quick divides budgets by this, and takes one seed


@dataclass(frozen=True, kw_only=True)
class CompareConfig:
    """What to compare, on what, and for how long."""

    stacks: tuple[str, ...] = ()  # notation or bare names; none: the usual ones of each task
    tasks: tuple[str, ...] = memory.names()
    seeds: int = 3
    budget: float | None = None  # CPU seconds of a run; none: what each task is tuned for
    steps: int = 1  # every run takes at least so many, but for three budgets at most
    quick: bool = False
    workers: int = 2
    data: str | None = None

    def __post_init__(self) -> None:
        if min(self.seeds, self.workers, self.steps) < 1:
            found = f"seeds is {self.seeds}, workers {self.workers}, steps {self.steps}"
            raise BadInput(f"{found}; expected 1 or more")
        if self.budget is not None and self.budget < LEAST_BUDGET:
            raise BadInput(f"the budget of a run is {self.budget:g} s; expected {LEAST_BUDGET:g} CPU seconds or more")
        if not self.tasks:
            raise BadInput("no task to compare on; expected one or more")

    def facts(self) -> tuple[TaskFacts, ...]:
        """The tasks with the budgets and steps of this comparison. Raises UnknownName."""
        share = QUICK if self.quick else 1
        known = map(facts_of, dict.fromkeys(self.tasks))
        return tuple(replace(one, budget=self.budget or one.budget / share, steps=self.steps) for one in known)

    @property
    def seed_count(self) -> int:
        return 1 if self.quick else self.seeds


@dataclass(frozen=True)
class Event:
    """Something happened: a profile is there, a run was evaluated, a run ended."""

    done: int  # profiles and runs that are over, this one counted
    total: int
    stack: str
    task: str  # "" for a profile
    seed: int
    point: Point | None = None
    trial: Trial | None = None


Report = Callable[[Event], None]


def compare(config: CompareConfig, report: Report = lambda _: None) -> Comparison:
    """Measure everything; after KeyboardInterrupt, what is finished, with `complete` false.

    Raises BadInput and UnknownName for what cannot be compared, before anything is run.
    """
    began = time.monotonic()
    facts = config.facts()
    entries = {one.name: contenders(config.stacks, one.name) for one in facts}
    for name, entered in entries.items():
        expect_able(name, [one.notation for one in entered], config.data)
    stacks = list({one.name: one for names in entries.values() for one in names}.values())
    plans = list(_plans(config, facts, entries))
    profiles: list[Profile] = []
    trials: dict[int, Trial] = {}
    complete = True
    try:
        with closing(_profiles(stacks, len(plans), report)) as measured:
            profiles.extend(measured)
        with closing(_trials(config, plans, len(stacks), report)) as finished:
            for number, trial in finished:
                trials[number] = trial  # noqa: PERF403 - what was finished before Ctrl-C is kept
    except KeyboardInterrupt:
        complete = False
    return Comparison(
        tasks=facts,
        profiles=tuple(profiles),
        trials=tuple(trials[number] for number in sorted(trials)),
        seeds=config.seed_count,
        config=_settings(config),
        machine=_machine(),
        wall_seconds=time.monotonic() - began,
        complete=complete,
    )


def _plans(
    config: CompareConfig, facts: Sequence[TaskFacts], entries: dict[str, list[Contender]]
) -> Iterator[TrialPlan]:
    """Every stack and task of the first seed, then of the next, so that an early end leaves whole rounds."""
    for seed in range(config.seed_count):
        for one in facts:
            for stack in entries[one.name]:
                yield TrialPlan(
                    stack=stack.name,
                    notation=stack.notation,
                    task=one.name,
                    seed=seed,
                    budget=one.budget,
                    steps=one.steps,
                    data=config.data,
                )


def _profiles(stacks: Sequence[Contender], runs: int, report: Report) -> Generator[Profile]:
    """One at a time, because times of single calls are in them."""
    jobs = [(stack.name, stack.notation) for stack in stacks]
    with closing(run_jobs(_profile, jobs, workers=1, preload=PRELOAD)) as words:
        for done, word in enumerate(words, start=1):
            if word.error:
                raise SeqchefError(f"stack {jobs[word.job][1]} cannot be measured: {word.error}")
            report(Event(done, len(jobs) + runs, jobs[word.job][0], "", 0))
            yield word.value


def _trials(
    config: CompareConfig, plans: Sequence[TrialPlan], profiled: int, report: Report
) -> Generator[tuple[int, Trial]]:
    done, total = profiled, profiled + len(plans)
    jobs = [(plan,) for plan in plans]
    with closing(run_jobs(run_trial, jobs, workers=config.workers, preload=PRELOAD)) as words:
        for word in words:
            plan = plans[word.job]
            who = (plan.stack, plan.task, plan.seed)
            if not word.done:
                report(Event(done, total, *who, point=word.value))
                continue
            done += 1
            failed = Trial(stack=plan.stack, task=plan.task, seed=plan.seed, end="failed", detail=word.error)
            trial = word.value or failed
            report(Event(done, total, *who, trial=trial))
            yield word.job, trial


def _profile(name: str, notation: str, report: Callable[[Any], None]) -> Profile:
    return profile(name, notation)


def _settings(config: CompareConfig) -> dict[str, Any]:
    """What was asked for, and the sizes of what is timed."""
    asked = {name: value for name, value in asdict(config).items() if name != "data"}
    return {**asked, "width": WIDTH, "batch": BATCH, "steps_timed": STEPS, "call_steps": CALL_STEPS}


def _machine() -> dict[str, str]:
    packages: Iterable[str] = ("torch", "onnxruntime", "numpy")
    return {
        "processor": _processor(),
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def _processor() -> str:
    """Its name where the system tells it; else its kind."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
