"""Several processes that train one model (`torchrun --nproc-per-node N`), or the one there is.

Knows: which rows of a batch are whose, how sums are made over processes, and what the first tells the others.
Does not know: tasks.
Start at: join.

The batch is split by rows; every process takes the gradient of its share of the loss, and gradients are added up before
they are clipped. So loss, norm and weights equal those of one process with the same batch, up to rounding; only dropout
falls on other places. All processes must see the same folder of checkpoints.
"""

import atexit
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from seqchef.errors import BadInput

LONGEST_WAIT = timedelta(hours=6)  # for the first process, while it scores


def rank() -> int:
    """The number of this process among those that torchrun started; 0 is the one that scores, reports and writes."""
    return int(os.environ.get("RANK", "0"))


def count() -> int:
    """How many processes torchrun started; 1 without it."""
    return int(os.environ.get("WORLD_SIZE", "1"))


@dataclass(frozen=True)
class Processes:
    """The processes of a run, seen from one of them."""

    device: torch.device
    rank: int = 0
    count: int = 1

    def rows(self, batch: Sequence[Tensor]) -> tuple[Tensor, ...]:
        """This process's rows, on its device."""
        own = batch if self.count == 1 else [tensor[self.rank :: self.count] for tensor in batch]
        return tuple(tensor.to(self.device) for tensor in own)

    def sum(self, value: Tensor) -> Tensor:
        """The sum of a tensor over processes."""
        if self.count > 1:
            value = value.clone()
            dist.all_reduce(value)
        return value

    def any(self, flag: bool) -> bool:
        """Whether the flag is up in any process."""
        return flag if self.count == 1 else bool(self.sum(torch.tensor(float(flag), device=self.device)))

    def sum_gradients(self, model: nn.Module, loss: Tensor) -> Tensor:
        """Put the sum of all processes' gradients into the model; returns the sum of their losses.

        A parameter without a gradient in every process stays without, as it would in one process.
        """
        if self.count == 1:
            return loss
        parameters = list(model.parameters())
        gradients = [torch.zeros_like(p) if p.grad is None else p.grad for p in parameters]
        used = loss.new_tensor([p.grad is not None for p in parameters])
        whole = self.sum(torch.cat([*(g.flatten() for g in gradients), used, loss.reshape(1)]))
        *parts, used, loss = torch.split(whole, [*(p.numel() for p in parameters), len(parameters), 1])
        for parameter, part, by in zip(parameters, parts, used.tolist(), strict=True):
            parameter.grad = part.view_as(parameter) if by else None
        return loss.squeeze()

    def told(self, facts: Any) -> Any:
        """What the first process passes here, in every process; facts are written as JSON."""
        if self.count == 1:
            return facts
        text = list(json.dumps(facts).encode())
        size = torch.tensor([len(text)], device=self.device)
        dist.broadcast(size, 0)
        content = torch.tensor(text[: int(size)] + [0] * (int(size) - len(text)), device=self.device)
        dist.broadcast(content, 0)
        return json.loads(bytes(content.tolist()))

    def same_start(self, model: nn.Module) -> None:
        """Give every process the first one's weights."""
        if self.count > 1:
            for tensor in model.state_dict().values():
                dist.broadcast(tensor, 0)


def join(device: str) -> Processes:
    """The processes that torchrun started, joined until they end; without torchrun, this one alone.

    Raises BadInput for a device that is not there.
    """
    own = _device(device)
    if count() == 1:
        return Processes(own)
    if own.type == "cuda":
        torch.cuda.set_device(own)
    if not dist.is_initialized():  # once: a group that is left cannot be joined again
        # Imported later, as AdamW does, this module would keep the group alive as a default argument; its threads would
        # then outlive the interpreter and now and then abort the process at its end.
        import_module("torch.distributed.nn.functional")
        dist.init_process_group("nccl" if own.type == "cuda" else "gloo", timeout=LONGEST_WAIT)
        atexit.register(dist.destroy_process_group)
    return Processes(own, rank(), count())


def _device(name: str) -> torch.device:
    """The device; under torchrun, every process has its own GPU."""
    try:
        device = (
            torch.device(name, int(os.environ["LOCAL_RANK"])) if name == "cuda" and count() > 1 else torch.device(name)
        )
        torch.empty(0, device=device)
    except (RuntimeError, AssertionError) as error:
        reason = str(error).partition("\n")[0]
        raise BadInput(f'device is "{name}": {reason}; expected cpu, or cuda where PyTorch sees a GPU') from error
    return device
