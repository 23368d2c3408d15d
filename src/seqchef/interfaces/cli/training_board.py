"""The training board: how a run goes, live on a terminal, as one line an evaluation elsewhere.

Knows: what of a Progress a person wants to see.
Does not know: how training works (learning.train), or what is trained.
Start at: TrainingBoard.
"""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from seqchef.interfaces.cli.console import say

if TYPE_CHECKING:
    from seqchef.learning.train import Progress
    from seqchef.learning.tune import Trial


class TrainingBoard:
    """Takes every Progress of a run; `with TrainingBoard() as board: fit(..., report=board)`. Writes to stderr."""

    def __init__(self, *, console: Console | None = None) -> None:
        self._title = ""
        self._decisive = "not yet measured on dev"
        self._best = "before this process began"
        console = console or Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
        self._live = Live(console=console, transient=True, auto_refresh=False) if console.is_terminal else None

    def of_trial(self, number: int, trials: int, progress: "Progress") -> None:
        """Show a report of one trial of a search."""
        self._title = f"trial {number + 1} of {trials}  "
        self(progress)
        self._title = ""

    def say(self, text: str) -> None:
        """One line to stderr, above what is live."""
        if self._live is None:
            say(text)
        else:
            self._live.console.print(text, soft_wrap=True)

    def __call__(self, progress: "Progress") -> None:
        """Show one report: a line where there are scores, and what is live."""
        if progress.scores:
            name, score = next(iter(progress.scores.items()))
            self._best = f"{score:.4f} at step {progress.step}" if progress.best else self._best
            self._decisive = f"{name} {score:.4f}, best {self._best}"
            self.say(self._title + evaluation(progress, pace=self._live is None))
        if self._live is not None:
            self._live.start()  # only now: processes that report nothing draw nothing
            self._live.update(self._drawn(progress), refresh=True)

    def _drawn(self, progress: "Progress") -> RenderableType:
        """A bar and what lies behind it."""
        bar = Table.grid(padding=(0, 1))
        share = f"{100 * progress.step / progress.steps:.0f} %"
        left = f"{clock(progress.seconds_left)} left"
        bar.add_row(
            f"{self._title}step {progress.step} of {progress.steps}",
            ProgressBar(total=progress.steps, completed=progress.step, width=30),
            share,
            left,
        )
        figures = [
            f"loss {progress.loss:.4f}",
            f"gradient {progress.gradient_norm:.2f}",
            f"{progress.tokens_per_second:,.0f} tokens/s",
            self._decisive,
        ]
        return Group(bar, Text("  ".join(figures)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()


def evaluation(progress: "Progress", *, pace: bool) -> str:
    """One line about an evaluation; with the pace where nothing else shows it."""
    parts = [f"step {progress.step:6d}", f"loss {progress.loss:.4f}", f"gradient {progress.gradient_norm:6.2f}"]
    parts += [f"{name} {value:.4f}" for name, value in progress.scores.items()]
    if pace:
        parts += [f"{progress.tokens_per_second:,.0f} tokens/s", f"{clock(progress.seconds_left)} left"]
    return "  ".join([*parts, *(["best"] if progress.best else [])])


def trial_line(trial: "Trial") -> str:
    """One line about a trial that is done."""
    settings = "  ".join(f"{name} {_short(value)}" for name, value in trial.settings.items())
    score = "no score" if trial.score is None else f"{trial.score:.4f}"
    return f"trial {trial.number + 1} {trial.outcome} at step {trial.step}: {score}  {settings}"


def _short(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def clock(seconds: float) -> str:
    """`0:07`, `12:40`, `1:02:03`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
