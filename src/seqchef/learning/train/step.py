"""One step: a batch, its loss, the gradient of it, and new weights."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from seqchef.learning.train.config import TrainConfig
from seqchef.learning.train.optimizers import Together
from seqchef.learning.train.processes import Processes
from seqchef.learning.train.task import Task, tokens_of


@dataclass(frozen=True)
class Measure:
    """What one step looked like, over all processes."""

    step: int
    loss: float
    gradient_norm: float  # before clipping
    learning_rate: float
    tokens: int

    @property
    def finite(self) -> bool:
        return math.isfinite(self.loss) and math.isfinite(self.gradient_norm)

    def __str__(self) -> str:
        return (
            f"the loss is {self.loss:.6g} and the gradient's norm {self.gradient_norm:.6g} "
            f"at learning rate {self.learning_rate:.3g}"
        )


def backward(task: Task, config: TrainConfig, step: int, processes: Processes) -> Measure:
    """Leave the gradient of batch number `step` in the model, summed over processes and clipped if it is finite."""
    model = task.model.train()
    # Rows of one batch that lie with different processes must not share their dropout.
    torch.manual_seed(config.seed * 1_000_003 + step + processes.rank * 1_000_000_007)
    batch = task.batch(step)
    rows = processes.rows(batch)
    total, weight = _loss(task, rows, config, processes.device)
    whole = processes.sum(weight)
    loss = total / whole.where(whole != 0, 1.0)  # a batch that weighs nothing teaches nothing
    model.zero_grad(set_to_none=True)
    if len(rows[0]):
        torch.autograd.backward(loss)
    found = processes.sum_gradients(model, loss.detach())
    return Measure(step, float(found), _clip(model, config), config.rate_at(step), tokens_of(task, batch))


def _loss(task: Task, rows: tuple[Tensor, ...], config: TrainConfig, device: torch.device) -> tuple[Tensor, Tensor]:
    if not len(rows[0]):  # fewer rows than processes
        return torch.zeros((), device=device), torch.zeros((), device=device)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config.precision == "bf16"):
        total, weight = task.loss(rows)
    return total, weight.detach().to(device, torch.float32)


def _clip(model: nn.Module, config: TrainConfig) -> float:
    """The gradient's norm; then clip by value and by the norm that is left, as far as the config says."""
    parameters = [p for p in model.parameters() if p.grad is not None]
    norm = nn.utils.get_total_norm([p.grad for p in parameters if p.grad is not None])
    found = float(norm)
    if not math.isfinite(found):
        return found
    if config.clip_value:
        nn.utils.clip_grad_value_(parameters, config.clip_value)
        norm = nn.utils.get_total_norm([p.grad for p in parameters if p.grad is not None])
    if config.clip_norm:
        nn.utils.clip_grads_with_norm_(parameters, config.clip_norm, norm)
    return found


def update(optimizer: Together, rate: float) -> None:
    """New weights from the gradients."""
    optimizer.set_rate(rate)
    optimizer.step()


@torch.no_grad()
def average(averages: dict[str, Tensor], model: nn.Module, decay: float, steps: int) -> None:
    """Move the averages towards the weights after so many steps (Polyak and Juditsky 1992, decayed)."""
    # A short memory at first, or the average would stay near the initial weights.
    decay = min(decay, (1 + steps) / (10 + steps))
    for name, parameter in model.named_parameters():
        averages[name].lerp_(parameter, 1 - decay)
