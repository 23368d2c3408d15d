"""A run's curves for TensorBoard.

tensorboardX writes the same event files as PyTorch's own writer, in 0.1 MB; to look at them, install `tensorboard`
and run `tensorboard --logdir FOLDER`.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from tensorboardX import SummaryWriter

from seqchef.learning.train.progress import Progress


class EventLog:
    """Takes every Progress of a run and appends it to an event file; `fit(..., report=log)`.

    Scalars: train/loss, train/gradient_norm, train/learning_rate, train/tokens_per_second, and dev/NAME for each score.
    The file is made at the first report, so processes that do not report make none. What an interrupted run logged
    beyond its last checkpoint is replaced when it goes on.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writer: SummaryWriter | None = None

    def __call__(self, progress: Progress) -> None:
        """Log one report."""
        if self._writer is None:
            self._writer = SummaryWriter(str(self.folder), purge_step=progress.step)
        curves = {
            f"train/{name}": getattr(progress, name)
            for name in ("loss", "gradient_norm", "learning_rate", "tokens_per_second")
        }
        curves |= {f"dev/{name}": score for name, score in progress.scores.items()}
        for name, value in curves.items():
            self._writer.add_scalar(name, value, progress.step)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.close()
