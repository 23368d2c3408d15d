"""A task small enough to learn in a second, for the tests of training."""

import torch
from torch import nn

from seqchef.learning.train import TrainConfig

CONFIG = TrainConfig(steps=30, learning_rate=1e-2, warmup_steps=5, average=0.9, evaluate_every=10, seed=3)


class Adding(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.GRU(2, 8, num_layers=2, dropout=0.2, batch_first=True)
        self.out = nn.Linear(8, 1)

    def forward(self, x):
        return self.out(self.stack(x)[0][:, -1])


class AddingTask:
    """The sum of two marked numbers; 8 steps."""

    def __init__(self, seed=0):
        torch.manual_seed(seed)
        self.model = Adding()
        self.scale = 1.0

    def batch(self, step):
        generator = torch.Generator().manual_seed(step)
        values = torch.rand(16, 8, generator=generator)
        marks = torch.zeros(16, 8).scatter(1, torch.randint(0, 8, (16, 2), generator=generator), 1.0)
        return torch.stack([values, marks], dim=2), (values * marks).sum(1, keepdim=True)

    def loss(self, batch):
        x, y = batch
        return self.scale * (self.model(x) - y).square().sum(), torch.tensor(len(x))

    @torch.no_grad()
    def score(self):
        x, y = self.batch(10_000)
        return {"negative_error": -float((self.model(x) - y).square().mean())}


def weights(task):
    return torch.cat([p.detach().flatten() for p in task.model.parameters()])
