"""Checkpoints in safetensors: the best weights, and everything that a run goes on from.

Knows: what is in best.safetensors and last.safetensors. Does not know: when they are written.
Start at: Run, resume.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from seqchef.errors import BadInput
from seqchef.files import replacing
from seqchef.learning.train.config import TrainConfig
from seqchef.learning.train.optimizers import Together

BEST, LAST = "best.safetensors", "last.safetensors"


@dataclass
class Run:
    """A run's state between steps, beside model and optimiser."""

    step: int = 0
    best_score: float = -math.inf
    best_step: int = -1
    history: list[dict[str, float]] = field(default_factory=list)
    averages: dict[str, Tensor] = field(default_factory=dict)


def load_weights(model: nn.Module, path: Path) -> None:
    """Put the weights of best.safetensors into a model of the same shape."""
    model.load_state_dict(load_file(path))


def save_best(folder: Path, model: nn.Module, step: int, scores: Mapping[str, float]) -> None:
    """Write best.safetensors: the model's weights, and at which step they scored what."""
    _write(folder / BEST, model.state_dict(), {"step": step, "scores": dict(scores)})


def save(folder: Path, model: nn.Module, optimizer: Together, config: TrainConfig, run: Run) -> None:
    """Write last.safetensors."""
    tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
    tensors |= {f"average.{name}": tensor for name, tensor in run.averages.items()}
    for index, state in optimizer.state().items():
        tensors |= {f"optimizer.{index}.{name}": tensor for name, tensor in state.items()}
    facts = {
        "config": asdict(config),
        "step": run.step,
        "best_score": run.best_score,
        "best_step": run.best_step,
        "history": run.history,
    }
    _write(folder / LAST, tensors, facts)


def resume(folder: Path, model: nn.Module, optimizer: Together, config: TrainConfig) -> Run:
    """The run that last.safetensors holds, with its weights put in place; a new one where there is no such file.

    Raises BadInput when it was made with another config.
    """
    path = folder / LAST
    if not path.exists():
        return Run()
    with safe_open(str(path), framework="pt") as file:
        facts = json.loads(file.metadata()["seqchef"])
    _same_config(path, facts["config"], config)
    tensors = load_file(path)
    model.load_state_dict(_under("model.", tensors))
    states: dict[int, dict[str, Tensor]] = {}
    for name, tensor in _under("optimizer.", tensors).items():
        index, _, key = name.partition(".")
        states.setdefault(int(index), {})[key] = tensor
    optimizer.load_state(states)
    places = dict(model.named_parameters())
    averages = {name: tensor.to(places[name].device) for name, tensor in _under("average.", tensors).items()}
    return Run(facts["step"], facts["best_score"], facts["best_step"], facts["history"], averages)


def _same_config(path: Path, found: Mapping[str, Any], config: TrainConfig) -> None:
    # A checkpoint from before a setting existed was trained with what is now its default.
    before = {**{f.name: f.default for f in fields(TrainConfig) if f.default is not MISSING}, **found}
    wanted = asdict(config)
    changed = sorted(name for name in before.keys() | wanted if before.get(name) != wanted.get(name))
    if changed:
        raise BadInput(f"{path}: made with other values of {', '.join(changed)}; remove it to begin again")


def _write(path: Path, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
    own = {name: tensor.cpu().contiguous().clone() for name, tensor in tensors.items()}
    with replacing(path) as temporary:
        save_file(own, temporary, {"seqchef": json.dumps(facts)})


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
