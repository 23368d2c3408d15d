"""Trial after trial: draw, train, tell."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import optuna
from optuna.trial import TrialState

from seqchef.errors import BadInput
from seqchef.learning.train import Diverged, Progress, Task, TrainConfig, fit
from seqchef.learning.train.processes import count
from seqchef.learning.train.task import decisive
from seqchef.learning.tune.space import OF_TRAINING, Space, split
from seqchef.learning.tune.trials import DONE, Trial, Tuned, best_of, folder_of, open_study, read_trials

UNTIL_MODELLED = 8  # trials drawn at random before the estimator draws
DEFAULT_SPACE = Space()


def tune(
    make_task: Callable[[Mapping[str, Any]], Task],
    config: TrainConfig,
    trials: int,
    folder: Path,
    seed: int = 0,
    *,
    space: Space = DEFAULT_SPACE,
    start: Mapping[str, Any] | None = None,
    report: Callable[[Trial], None] = lambda _: None,
    progress: Callable[[int, Progress], None] = lambda _number, _progress: None,
    device: str = "cpu",
) -> Tuned:
    """Try until `trials` trials are done, those of earlier calls with the same folder counted; returns the best.

    `make_task` gets the model's settings that `space` searches (dropout, batch_size, stack); learning rate, weight
    decay and clip norm go into `config`, whose steps every trial gets. `start` has the model's settings of the first
    trial, whose other settings are those of `config`; what `space` does not hold is drawn instead. `report` gets every
    trial that ends, `progress` the number of the one that runs and its Progress, about once a second.
    Raises BadInput when the folder holds a search of something else, and Diverged when no trial came to its end.
    """
    if trials < 1 or count() > 1:
        raise BadInput(f"{trials} trials in {count()} processes; expected 1 trial or more, in one process")
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    search = {"config": asdict(config), "space": asdict(space), "seed": seed}
    study = open_study(folder, search, warmup_steps=config.warmup_steps)
    _enqueue(study, space, {**{name: getattr(config, name) for name in OF_TRAINING}, **(start or {})})
    while (number := len(study.get_trials(deepcopy=False, states=DONE))) < trials:
        study.sampler = optuna.samplers.TPESampler(seed=seed * 1_000_003 + number, n_startup_trials=UNTIL_MODELLED)
        trial = study.ask()
        settings, own = split(space.draw(trial), config)
        watch = _Watch(trial, partial(progress, number))
        try:
            fit(
                make_task(settings),
                own,
                folder_of(folder, number),
                report=watch.see,
                tick_seconds=1.0,
                stop=watch.gives_up,
                device=device,
            )
        except Diverged:
            watch.outcome = "diverged"
        watch.tell(study)
        report(read_trials(study, folder)[-1])
    return best_of(read_trials(study, folder), config)


def _enqueue(study: optuna.Study, space: Space, first: Mapping[str, Any]) -> None:
    """Put first in line what `first` says, or the trial that was cut off when the search was last interrupted."""
    if not study.get_trials(deepcopy=False):
        study.enqueue_trial({name: value for name, value in first.items() if space.holds(name, value)})
    for trial in study.get_trials(deepcopy=False, states=(TrialState.RUNNING,)):
        study.tell(trial.number, state=TrialState.FAIL)
        reported = {str(step): score for step, score in trial.intermediate_values.items()}
        study.enqueue_trial(trial.params, {"reported": reported})


class _Watch:
    """Passes the scores of a running trial to the study, and gives it up when the study says so."""

    def __init__(self, trial: optuna.Trial, progress: Callable[[Progress], None]) -> None:
        self.trial, self.progress = trial, progress
        self.outcome = "finished"
        self.scores: dict[int, float] = {}
        for step, score in trial.user_attrs.get("reported", {}).items():  # by the attempt that was cut off
            self._report(int(step), score)

    def see(self, now: Progress) -> None:
        if now.scores and now.step not in self.scores:
            self._report(now.step, decisive(now.scores))
            if self.trial.should_prune():
                self.outcome = "given up"
        self.progress(now)

    def gives_up(self, _step: int) -> bool:
        return self.outcome == "given up"

    def tell(self, study: optuna.Study) -> None:
        self.trial.set_user_attr("outcome", self.outcome)
        if self.outcome == "finished":
            study.tell(self.trial, max(self.scores.values()))
        else:
            study.tell(self.trial, state=TrialState.PRUNED)

    def _report(self, step: int, score: float) -> None:
        self.scores[step] = score
        self.trial.report(score, step)
