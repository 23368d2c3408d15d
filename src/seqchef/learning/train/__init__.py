"""Training: one loop for every task.

Knows: AdamW, warm-up and cosine, gradient clipping, moving averages of weights, early stopping, checkpoints, devices,
several processes.
Does not know: what is learned; a Task gives batches, a loss and a score.
Start at: fit.

Every step is a function of (weights, optimiser state, seed, step number): the task makes batch number `step` from the
seed, and PyTorch's generator is seeded anew at each step. So a run that was interrupted and resumed equals one that
was not, bit for bit, and a checkpoint holds nothing about data or random numbers.
"""

from seqchef.learning.train.checkpoints import load_weights
from seqchef.learning.train.config import TrainConfig
from seqchef.learning.train.loop import Diverged, fit
from seqchef.learning.train.progress import Progress
from seqchef.learning.train.task import Task

__all__ = ["Diverged", "Progress", "Task", "TrainConfig", "fit", "load_weights"]
