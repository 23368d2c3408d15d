"""What a search may change, and how far."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import optuna

from seqchef.errors import BadInput
from seqchef.learning.train import TrainConfig

OF_TRAINING = ("learning_rate", "weight_decay", "clip_norm")  # settings of TrainConfig; the others are the model's
CHOICES = ("batch_size", "stack")  # drawn from a list; the others from a range


@dataclass(frozen=True, kw_only=True)
class Space:
    """What is searched: ranges with both ends, on a logarithmic scale but for dropout, and lists. () leaves one out."""

    learning_rate: tuple[float, ...] = (3e-4, 3e-2)
    weight_decay: tuple[float, ...] = (1e-4, 0.3)
    clip_norm: tuple[float, ...] = (0.1, 10.0)
    dropout: tuple[float, ...] = (0.0, 0.5)
    batch_size: tuple[int, ...] = (16, 32, 64, 128)
    stack: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, values in asdict(self).items():
            if values and name not in CHOICES and not (len(values) == 2 and 0 <= values[0] < values[1]):
                raise BadInput(f"{name} is searched in {values}; expected two numbers, 0 or more, the lower one first")
            if values and name in OF_TRAINING and values[0] == 0:
                raise BadInput(f"{name} is searched from 0; expected more than 0, for the scale is logarithmic")

    def draw(self, trial: optuna.Trial) -> dict[str, Any]:
        """One value of each."""
        return {name: self._one(trial, name, values) for name, values in asdict(self).items() if values}

    def holds(self, name: str, value: Any) -> bool:
        """Whether a setting may have this value."""
        values: tuple[Any, ...] = getattr(self, name, ())
        return bool(values) and (value in values if name in CHOICES else bool(values[0] <= value <= values[1]))

    def _one(self, trial: optuna.Trial, name: str, values: tuple[Any, ...]) -> Any:
        if name in CHOICES:
            return trial.suggest_categorical(name, values)
        low, high = values
        return trial.suggest_float(name, low, high, log=name in OF_TRAINING)


def split(settings: Mapping[str, Any], config: TrainConfig) -> tuple[dict[str, Any], TrainConfig]:
    """A draw's settings of the model, and the config with those of training."""
    own = {name: value for name, value in settings.items() if name in OF_TRAINING}
    return {name: value for name, value in settings.items() if name not in own}, replace(config, **own)
