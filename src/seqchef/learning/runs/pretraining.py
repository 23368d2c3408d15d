"""Pretraining: before a run learns from labels, its encoder learns from texts that have none; [pretrain] of a run."""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from seqchef.learning.data.unlabelled import PretrainConfig
from seqchef.learning.options import config_from
from seqchef.learning.tasks._masked import MaskedTask
from seqchef.learning.train import Progress, TrainConfig, fit


def pretrain(
    task: Any,
    table: Mapping[str, Any],
    work: Path,
    *,
    report: Callable[[Progress], None] = lambda _: None,
    tick_seconds: float = math.inf,
    device: str = "cpu",
) -> None:
    """Teach `task.encoder` the texts of `task.unlabelled`, going on from checkpoints in `work`."""
    config = config_from(PretrainConfig, table, "[pretrain]")
    masked = MaskedTask(
        task.encoder,
        task.vocabulary,
        task.unlabelled,
        hidden=config.hidden,
        guessed_words=config.guessed_words,
        batch_size=config.batch_size,
        padded_tokens=config.padded_tokens,
        seed=config.seed,
    )
    training = TrainConfig(
        steps=config.steps,
        seed=config.seed,
        learning_rate=config.learning_rate,
        warmup_steps=config.warmup_steps,
        evaluate_every=max(1, config.steps // 5),
    )
    fit(masked, training, work, report=report, tick_seconds=tick_seconds, device=device)
