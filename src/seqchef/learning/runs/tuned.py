"""A run whose settings are searched first: the run that scored best, and the checkpoints that it already has."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from seqchef.learning import tasks
from seqchef.learning.data.own import OwnData, options_of
from seqchef.learning.options import config_from
from seqchef.learning.runs.compose import with_settings
from seqchef.learning.runs.files import claim, identity
from seqchef.learning.runs.rebuild import make_task
from seqchef.learning.train import Progress, TrainConfig
from seqchef.learning.tune import Space, Trial, tune
from seqchef.learning.tune.space import OF_TRAINING


def tuned_run(
    run: Mapping[str, Any],
    own: OwnData | None,
    trials: int,
    *,
    data: Path,
    work: Path,
    threads: int = 1,
    device: str = "cpu",
    report: Callable[[Trial], None] = lambda _: None,
    progress: Callable[[int, Progress], None] = lambda _number, _progress: None,
) -> tuple[dict[str, Any], Path]:
    """The run with the settings of the best of `trials` trials, and the folder with that trial's checkpoints.

    What the task has not (a batch size, a dropout) is not searched.
    """
    torch.set_num_threads(threads)
    claim(work, identity(run, own))
    known = _settings(run, own)
    space = Space(
        dropout=Space.dropout if "dropout" in known else (),
        batch_size=_around(known["batch_size"]) if "batch_size" in known else (),
    )
    config = config_from(TrainConfig, run["train"], "[train]")
    found = tune(
        lambda settings: make_task(with_settings(run, settings), own, data),
        config,
        trials,
        work,
        config.seed,
        space=space,
        start=known,
        report=report,
        progress=progress,
        device=device,
    )
    best = {name: getattr(found.config, name) for name in OF_TRAINING}
    return with_settings(run, {**found.settings, **best}), found.best.folder


def _settings(run: Mapping[str, Any], own: OwnData | None) -> dict[str, Any]:
    """Every setting of the model and of own data, also those that the run leaves as they are."""
    made = tasks.load(run["task"])
    settings = asdict(config_from(made.MODEL, run["model"], "[model]"))
    if own is not None:
        settings |= asdict(config_from(made.OWN, options_of(run["data"]), "[data]"))
    return settings


def _around(size: int) -> tuple[int, ...]:
    """Half a batch, the batch, and two."""
    return tuple(sorted({max(1, size // 2), size, 2 * size}))
