"""Training: one loop for every task.

Knows: AdamW, warm-up and cosine, gradient clipping, moving averages of weights, early stopping, checkpoints.
Does not know: what is learned; a Task gives batches, a loss and a score.
Start at: fit.

Every step is a function of (weights, optimiser state, seed, step number): the task makes batch number `step` from the
seed, and PyTorch's generator is seeded anew at each step. So a run that was interrupted and resumed equals one that
was not, bit for bit, and a checkpoint holds nothing about data or random numbers.
"""

import json
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from seqchef.errors import BadInput
from seqchef.files import replacing


@dataclass(frozen=True, kw_only=True)
class TrainConfig:
    """How to train; stored in checkpoints, so that a run is only resumed as it began."""

    steps: int
    seed: int = 0
    learning_rate: float = 2e-3  # the highest, reached after the warm-up
    warmup_steps: int = 100
    final_rate: float = 0.01  # share of the learning rate that is left at the last step
    weight_decay: float = 0.01  # decoupled (AdamW, arXiv:1711.05101), on matrices only
    clip_norm: float = 1.0  # largest gradient norm (Pascanu et al. 2013, arXiv:1211.5063, algorithm 1)
    average: float = 0.0  # decay of the moving average of weights; 0 keeps none
    precision: str = "fp32"  # or "bf16": matrix products in bfloat16, weights in float32
    evaluate_every: int = 500
    patience: int = 0  # stop after so many evaluations without a better score; 0 never stops early

    def __post_init__(self) -> None:
        if self.precision not in ("fp32", "bf16"):
            raise BadInput(f'precision is "{self.precision}"; expected fp32 or bf16')
        if self.steps < 1 or self.evaluate_every < 1:
            raise BadInput(f"steps is {self.steps}, evaluate_every {self.evaluate_every}; expected 1 or more")

    def rate_at(self, step: int) -> float:
        """Learning rate at a step: linear warm-up, then half a cosine (arXiv:1608.03983, equation 5)."""
        if step < self.warmup_steps:
            return self.learning_rate * (step + 1) / self.warmup_steps
        done = (step - self.warmup_steps) / max(1, self.steps - self.warmup_steps)
        return self.learning_rate * (
            self.final_rate + (1 - self.final_rate) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
        )


class Task(Protocol):
    """What the loop needs to know about a task."""

    model: nn.Module

    def batch(self, step: int) -> tuple[Tensor, ...]:
        """Training batch number `step`, B first in every tensor; a function of step and seed alone, in any order."""

    def loss(self, batch: Any) -> tuple[Tensor, Tensor]:
        """The sum of the losses of a batch, and what to divide it by (its rows, its tokens): two scalars."""

    def score(self) -> Mapping[str, float]:
        """Scores on dev; the first one decides, and higher is better."""


@dataclass(frozen=True)
class Progress:
    """What a run looks like at one evaluation."""

    step: int
    loss: float  # mean since the evaluation before
    gradient_norm: float  # largest since then, before clipping
    scores: Mapping[str, float]
    best: bool
    seconds: float  # of this process


@dataclass
class _Run:
    """A run's state between steps."""

    step: int = 0
    best_score: float = -math.inf
    best_step: int = -1
    history: list[dict[str, float]] = field(default_factory=list)
    averages: dict[str, Tensor] = field(default_factory=dict)


def fit(
    task: Task, config: TrainConfig, folder: Path, *, report: Callable[[Progress], None] = lambda _: None
) -> list[dict[str, float]]:
    """Train until `steps` or until patience ends; leave the best weights in `task.model` and in best.safetensors.

    Continues from folder/last.safetensors when it is there. Returns the scores at every evaluation.
    Raises BadInput when the checkpoint was made with another config, or when the loss is no longer finite.
    """
    folder.mkdir(parents=True, exist_ok=True)
    optimizer = _optimizer(task.model, config)
    run = _resume(folder / "last.safetensors", task.model, optimizer, config)
    if config.average and not run.averages:
        run.averages = {name: p.detach().clone() for name, p in task.model.named_parameters()}
    began = time.monotonic()
    total, norm = 0.0, 0.0
    evaluated = run.step
    while run.step < config.steps and not _out_of_patience(run, config):
        loss, step_norm = _step(task, optimizer, config, run)
        total, norm = total + loss, max(norm, step_norm)
        if run.step % config.evaluate_every == 0 or run.step == config.steps:
            scores, best = _evaluate(task, run, folder)
            report(Progress(run.step, total / (run.step - evaluated), norm, scores, best, time.monotonic() - began))
            _save(folder / "last.safetensors", task.model, optimizer, config, run)
            total, norm, evaluated = 0.0, 0.0, run.step
    load_weights(task.model.eval(), folder / "best.safetensors")
    return run.history


def load_weights(model: nn.Module, path: Path) -> None:
    """Put the weights of best.safetensors into a model of the same shape."""
    model.load_state_dict(load_file(path))


def _optimizer(model: nn.Module, config: TrainConfig) -> torch.optim.AdamW:
    matrices = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() <= 1]
    groups = [{"params": matrices, "weight_decay": config.weight_decay}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW([g for g in groups if g["params"]], lr=config.learning_rate, betas=(0.9, 0.98))


def _step(task: Task, optimizer: torch.optim.AdamW, config: TrainConfig, run: _Run) -> tuple[float, float]:
    model = task.model.train()
    torch.manual_seed(config.seed * 1_000_003 + run.step)
    for group in optimizer.param_groups:
        group["lr"] = config.rate_at(run.step)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=config.precision == "bf16"):
        total, weight = task.loss(task.batch(run.step))
    loss = total / weight
    optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(loss)
    norm = float(nn.utils.clip_grad_norm_(model.parameters(), config.clip_norm))
    if not math.isfinite(norm):
        raise BadInput(
            f"step {run.step}: the loss is {float(loss.detach())} and the gradient's norm {norm}; expected numbers"
        )
    optimizer.step()
    run.step += 1
    if config.average:
        # A short memory at first, or the average would stay near the initial weights.
        decay = min(config.average, (1 + run.step) / (10 + run.step))
        with torch.no_grad():
            for name, parameter in model.named_parameters():
                run.averages[name].lerp_(parameter, 1 - decay)
    return float(loss.detach()), norm


def _evaluate(task: Task, run: _Run, folder: Path) -> tuple[Mapping[str, float], bool]:
    """Score the averaged weights where there are any; keep them when they are the best yet."""
    model = task.model.eval()
    current = {name: p.detach().clone() for name, p in model.named_parameters()} if run.averages else {}
    model.load_state_dict(run.averages, strict=False)
    with torch.no_grad():
        scores = task.score()
    decisive = next(iter(scores.values()))
    best = decisive > run.best_score
    if best:
        run.best_score, run.best_step = decisive, run.step
        _write(folder / "best.safetensors", model.state_dict(), {"step": run.step, "scores": dict(scores)})
    run.history.append({"step": run.step, **scores})
    model.load_state_dict(current, strict=False)
    return scores, best


def _out_of_patience(run: _Run, config: TrainConfig) -> bool:
    waited = (run.step - max(run.best_step, 0)) / config.evaluate_every
    return 0 < config.patience <= waited


def _save(path: Path, model: nn.Module, optimizer: torch.optim.AdamW, config: TrainConfig, run: _Run) -> None:
    tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
    tensors |= {f"average.{name}": tensor for name, tensor in run.averages.items()}
    for index, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{name}": tensor for name, tensor in state.items()}
    facts = {
        "config": asdict(config),
        "step": run.step,
        "best_score": run.best_score,
        "best_step": run.best_step,
        "history": run.history,
    }
    _write(path, tensors, facts)


def _write(path: Path, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
    with replacing(path) as temporary:
        save_file({k: v.contiguous().clone() for k, v in tensors.items()}, temporary, {"seqchef": json.dumps(facts)})


def _resume(path: Path, model: nn.Module, optimizer: torch.optim.AdamW, config: TrainConfig) -> _Run:
    if not path.exists():
        return _Run()
    with safe_open(str(path), framework="pt") as file:
        facts = json.loads(file.metadata()["seqchef"])
    if facts["config"] != asdict(config):
        changed = sorted(k for k, v in asdict(config).items() if facts["config"].get(k) != v)
        raise BadInput(f"{path}: made with other values of {', '.join(changed)}; remove it to begin again")
    tensors = load_file(path)
    model.load_state_dict(_under("model.", tensors))
    states: dict[int, dict[str, Tensor]] = {}
    for name, tensor in _under("optimizer.", tensors).items():
        index, _, key = name.partition(".")
        states.setdefault(int(index), {})[key] = tensor
    optimizer.load_state_dict({**optimizer.state_dict(), "state": states})
    averages = _under("average.", tensors)
    return _Run(facts["step"], facts["best_score"], facts["best_step"], facts["history"], averages)


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
