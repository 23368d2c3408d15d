"""The training loop: resuming, clipping, stopping; on a task small enough for a second."""

from dataclasses import replace

import pytest
import torch
from torch import nn

from seqchef.errors import BadInput
from seqchef.learning.train import Diverged, TrainConfig, fit

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


class InterruptionError(Exception):
    pass


def weights(task):
    return torch.cat([p.detach().flatten() for p in task.model.parameters()])


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_an_interrupted_and_resumed_run_equals_an_uninterrupted_one(tmp_path, precision):
    config = replace(CONFIG, precision=precision)
    whole = AddingTask()
    history = fit(whole, config, tmp_path / "whole")
    broken = AddingTask()
    batch = broken.batch

    def failing(step):
        if step == 17:
            raise InterruptionError
        return batch(step)

    broken.batch = failing
    with pytest.raises(InterruptionError):
        fit(broken, config, tmp_path / "broken")
    resumed = AddingTask(seed=99)
    again = fit(resumed, config, tmp_path / "broken")
    assert torch.equal(weights(resumed), weights(whole))
    assert again == history


def test_training_learns_and_leaves_the_best_weights(tmp_path):
    task = AddingTask()
    before = task.score()["negative_error"]
    history = fit(task, replace(CONFIG, steps=200, evaluate_every=20), tmp_path)
    task.model.eval()
    assert task.score()["negative_error"] == max(entry["negative_error"] for entry in history) > before / 2


def test_a_checkpoint_of_another_config_is_refused_by_name(tmp_path):
    fit(AddingTask(), CONFIG, tmp_path)
    with pytest.raises(BadInput, match="other values of learning_rate"):
        fit(AddingTask(), replace(CONFIG, learning_rate=1e-3), tmp_path)


def test_the_gradient_is_clipped_to_its_norm_and_reported(tmp_path):
    task, seen = AddingTask(), []
    task.scale = 1e4
    fit(task, replace(CONFIG, steps=10), tmp_path, report=seen.append)
    assert seen[0].gradient_norm > 100
    norm = torch.cat([p.grad.flatten() for p in task.model.parameters()]).norm()
    assert float(norm) == pytest.approx(CONFIG.clip_norm, rel=1e-4)


def test_a_loss_that_is_not_a_number_stops_the_run(tmp_path):
    task = AddingTask()
    task.scale = float("nan")
    with pytest.raises(Diverged, match="step 0: the loss is nan"):
        fit(task, CONFIG, tmp_path)


def test_patience_ends_a_run_that_no_longer_gets_better(tmp_path):
    task, scores = AddingTask(), iter([1.0, 0.9, 0.8, 0.7])
    task.score = lambda: {"score": next(scores)}
    assert len(fit(task, replace(CONFIG, steps=1000, patience=2), tmp_path)) == 3


def test_the_rate_warms_up_and_falls():
    rates = [CONFIG.rate_at(step) for step in range(CONFIG.steps)]
    assert rates[:5] == sorted(rates[:5])
    assert rates[4:] == sorted(rates[4:], reverse=True)
    assert max(rates) == CONFIG.learning_rate
    assert CONFIG.rate_at(CONFIG.steps) == pytest.approx(CONFIG.final_rate * CONFIG.learning_rate)
