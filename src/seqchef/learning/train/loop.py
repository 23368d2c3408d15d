"""The loop: step after step, an evaluation now and then, the best weights at the end."""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from seqchef.errors import SeqchefError
from seqchef.learning.train.checkpoints import BEST, LAST, Run, load_weights, resume, save, save_best
from seqchef.learning.train.config import TrainConfig
from seqchef.learning.train.optimizers import Together, make_optimizer
from seqchef.learning.train.processes import Processes, join
from seqchef.learning.train.progress import Meter, Progress
from seqchef.learning.train.step import Measure, average, backward, update
from seqchef.learning.train.task import Task, decisive


class Diverged(SeqchefError):
    """The loss or the gradient is no longer a finite number; the message says where, what was kept and what to try."""


def fit(
    task: Task,
    config: TrainConfig,
    folder: Path,
    *,
    report: Callable[[Progress], None] = lambda _: None,
    tick_seconds: float = math.inf,
    stop: Callable[[int], bool] = lambda _: False,
    device: str = "cpu",
) -> list[dict[str, float]]:
    """Train until `steps`, until patience ends, or until `stop(step)` is true; returns the scores at every evaluation.

    Leaves the best weights in `task.model`, on the CPU, and in best.safetensors; goes on from last.safetensors where
    `folder` has it. `report` is called at every evaluation and, between two of them, when `tick_seconds` have passed
    since the last call. `stop` is asked after every step; a run that it ends is evaluated once more. Under torchrun
    (see processes) only the first process reports, asks `stop`, scores and writes.
    Raises BadInput when the checkpoint was made with another config, and Diverged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    processes = join(device)
    model = task.model.to(processes.device)
    processes.same_start(model)
    optimizer = make_optimizer(model, config)
    run = resume(folder, model, optimizer, config)
    if config.average and not run.averages:
        run.averages = {name: p.detach().clone() for name, p in model.named_parameters()}
    loop = _Loop(task, config, folder, optimizer, run, processes, report)
    try:
        loop.go(tick_seconds, stop)
    finally:
        model.to("cpu").eval()
        if run.best_step >= 0:
            load_weights(model, folder / BEST)
    return run.history


@dataclass(frozen=True)
class _Loop:
    """What the steps of a run share."""

    task: Task
    config: TrainConfig
    folder: Path
    optimizer: Together
    run: Run
    processes: Processes
    report: Callable[[Progress], None]

    def go(self, tick_seconds: float, stop: Callable[[int], bool]) -> None:
        """Step until the run ends."""
        run, first = self.run, self.processes.rank == 0
        meter = Meter(self.config.steps, run.step)
        before = None
        while run.step < self.config.steps and not self._out_of_patience():
            began = time.monotonic()
            before = self._step(before)
            meter.add(before, time.monotonic() - began)
            due = run.step % self.config.evaluate_every == 0 or run.step == self.config.steps
            if due:
                self._evaluate(meter)
            elif first and meter.since_report() >= tick_seconds:
                self.report(meter.between(run.step))
            if self.processes.any(first and stop(run.step)):
                if not due:
                    self._evaluate(meter)
                return

    def _step(self, before: Measure | None) -> Measure:
        run, config = self.run, self.config
        measure = backward(self.task, config, run.step, self.processes)
        if not measure.finite:
            raise Diverged(self._what_happened(measure, before))
        update(self.optimizer, measure.learning_rate)
        run.step += 1
        if config.average:
            average(run.averages, self.task.model, config.average, run.step)
        return measure

    def _evaluate(self, meter: Meter) -> None:
        """Score, report and save in the first process; the others learn the scores."""
        run, first = self.run, self.processes.rank == 0
        scores = self.processes.told(self._scores() if first else None)
        best = self._is_best(scores)
        if best:
            run.best_score, run.best_step = decisive(scores), run.step
        run.history.append({"step": run.step, **scores})
        if first:
            self.report(meter.evaluated(run.step, scores, best=best))
            save(self.folder, self.task.model, self.optimizer, self.config, run)

    def _scores(self) -> dict[str, float]:
        """The scores of the averaged weights where there are any; best.safetensors when they are the best yet."""
        model, averages = self.task.model.eval(), self.run.averages
        current = {name: p.detach().clone() for name, p in model.named_parameters()} if averages else {}
        model.load_state_dict(averages, strict=False)
        model.to("cpu")
        with torch.no_grad():
            scores = dict(self.task.score())
        if self._is_best(scores):
            save_best(self.folder, model, self.run.step, scores)
        model.to(self.processes.device).load_state_dict(current, strict=False)
        return scores

    def _is_best(self, scores: Mapping[str, float]) -> bool:
        return self.run.best_step < 0 or decisive(scores) > self.run.best_score

    def _out_of_patience(self) -> bool:
        waited = (self.run.step - max(self.run.best_step, 0)) / self.config.evaluate_every
        return 0 < self.config.patience <= waited

    def _what_happened(self, measure: Measure, before: Measure | None) -> str:
        run, config = self.run, self.config
        found = [f"step {step.step}: {step}" for step in (measure, before) if step]
        kept = "nothing was evaluated and kept yet"
        if run.history:
            kept = (
                f"kept in {self.folder}: {BEST} of step {run.best_step}, which scored {run.best_score:.4g}, "
                f"and {LAST} of step {run.history[-1]['step']}"
            )
        clip = f"smaller clip_norm than {config.clip_norm:g}" if config.clip_norm else "clip_norm such as 1"
        return (
            f"{'; '.join(found)}; expected finite numbers. Training stopped; {kept}. "
            f"Try a lower learning_rate than {config.learning_rate:g} or a {clip}"
        )
