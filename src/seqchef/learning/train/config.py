"""How to train: one frozen value."""

import math
from dataclasses import dataclass

from seqchef.errors import BadInput


@dataclass(frozen=True, kw_only=True)
class TrainConfig:
    """How to train; stored in checkpoints, so that a run is only resumed as it began."""

    steps: int
    seed: int = 0
    learning_rate: float = 2e-3  # the highest, reached after the warm-up
    warmup_steps: int = 100
    steady: float = 0.0  # share of the steps after the warm-up at the highest rate, before it falls
    final_rate: float = 0.01  # share of the learning rate that is left at the last step
    optimizer: str = "adamw"  # or "muon": for the weights of linear maps, and AdamW for all else (train.optimizers)
    muon_rate: float = 0.02  # the highest learning rate of muon; follows the same course
    weight_decay: float = 0.01  # decoupled (AdamW, arXiv:1711.05101), on matrices only
    clip_norm: float = 1.0  # largest gradient norm (Pascanu et al. 2013, arXiv:1211.5063, algorithm 1); 0 is off
    clip_value: float = 0.0  # largest entry of a gradient (Mikolov 2012, thesis, section 3.2.2); 0 is off
    average: float = 0.0  # decay of the moving average of weights; 0 keeps none
    precision: str = "fp32"  # or "bf16": matrix products in bfloat16, weights in float32
    evaluate_every: int = 500
    patience: int = 0  # stop after so many evaluations without a better score; 0 never stops early

    def __post_init__(self) -> None:
        if self.optimizer not in ("adamw", "muon"):
            raise BadInput(f'optimizer is "{self.optimizer}"; expected adamw or muon')
        if not (0 <= self.steady < 1 and 0 < self.muon_rate < math.inf):
            raise BadInput(
                f"steady is {self.steady}, muon_rate {self.muon_rate}; expected 0 to below 1, and a number above 0"
            )
        if self.precision not in ("fp32", "bf16"):
            raise BadInput(f'precision is "{self.precision}"; expected fp32 or bf16')
        if self.steps < 1 or self.evaluate_every < 1:
            raise BadInput(f"steps is {self.steps}, evaluate_every {self.evaluate_every}; expected 1 or more")
        if not 0 < self.learning_rate < math.inf:
            raise BadInput(f"learning_rate is {self.learning_rate}; expected a number above 0")
        if not 0 <= self.average < 1:
            raise BadInput(f"average is {self.average}; expected at least 0 and below 1")
        for name in ("warmup_steps", "final_rate", "weight_decay", "clip_norm", "clip_value", "patience"):
            if not 0 <= getattr(self, name) < math.inf:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 0 or more")

    def rate_at(self, step: int) -> float:
        """Learning rate at a step: linear warm-up, steady, then half a cosine (arXiv:1608.03983, equation 5)."""
        if step < self.warmup_steps:
            return self.learning_rate * (step + 1) / self.warmup_steps
        done = (step - self.warmup_steps) / max(1, self.steps - self.warmup_steps)
        done = max(0.0, done - self.steady) / (1 - self.steady)
        return self.learning_rate * (
            self.final_rate + (1 - self.final_rate) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
        )
