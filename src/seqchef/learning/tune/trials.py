"""The trials of a search: kept in a journal, read back as a table."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
from optuna.trial import TrialState

from seqchef.errors import BadInput
from seqchef.learning.train import Diverged, TrainConfig
from seqchef.learning.tune.space import split

DONE = (TrialState.COMPLETE, TrialState.PRUNED)
UNTIL_PRUNING = 4  # trials that run to their end before one is given up


@dataclass(frozen=True)
class Trial:
    """One trial: what was tried and what came of it."""

    number: int
    outcome: str  # "finished", "given up" or "diverged"
    score: float | None  # the best on dev; None where nothing was evaluated
    step: int  # the last that was evaluated
    seconds: float  # of the last attempt, where it was interrupted
    settings: Mapping[str, Any]
    folder: Path  # with best.safetensors, where anything was evaluated


@dataclass(frozen=True)
class Tuned:
    """The best trial that came to its end, and all of them."""

    settings: Mapping[str, Any]  # of the model: what `make_task` got
    config: TrainConfig
    best: Trial
    trials: tuple[Trial, ...]


def open_study(folder: Path, search: Mapping[str, Any], *, warmup_steps: int) -> optuna.Study:
    """The study in the folder's journal, or a new one. Raises BadInput when it searches something else."""
    folder.mkdir(parents=True, exist_ok=True)
    study = optuna.create_study(
        storage=JournalStorage(JournalFileBackend(str(folder / "trials.log"))),
        study_name="tune",
        direction="maximize",
        pruner=optuna.pruners.MedianPruner(n_startup_trials=UNTIL_PRUNING, n_warmup_steps=warmup_steps),
        load_if_exists=True,
    )
    wanted = json.loads(json.dumps(search))
    found = study.user_attrs.get("search", wanted)
    if changed := sorted(name for name in wanted if found.get(name) != wanted[name]):
        raise BadInput(f"{folder}: holds a search with another {', '.join(changed)}; remove it to begin again")
    study.set_user_attr("search", wanted)
    return study


def folder_of(folder: Path, number: int) -> Path:
    """Where trial `number` keeps its checkpoints."""
    return folder / f"trial-{number:03d}"


def read_trials(study: optuna.Study, folder: Path) -> tuple[Trial, ...]:
    """Every trial that is done, in order."""
    return tuple(
        Trial(
            number=number,
            outcome=trial.user_attrs["outcome"],
            score=max(trial.intermediate_values.values(), default=None),
            step=max(trial.intermediate_values, default=0),
            seconds=trial.duration.total_seconds() if trial.duration else 0.0,
            settings=trial.params,
            folder=folder_of(folder, number),
        )
        for number, trial in enumerate(study.get_trials(states=DONE))
    )


def best_of(trials: Sequence[Trial], config: TrainConfig) -> Tuned:
    """The trial with the best score among those that came to their end. Raises Diverged when there is none."""
    finished = [trial for trial in trials if trial.outcome == "finished"]
    if not finished:
        raise Diverged(f"none of {len(trials)} trials came to its end; expected a range of lower learning rates")
    best = max(finished, key=lambda trial: -math.inf if trial.score is None else trial.score)
    return Tuned(*split(best.settings, config), best, tuple(trials))
