"""Optimisers of a run: AdamW as PyTorch has it, Muon beside it, and the course of their rates."""

from dataclasses import replace

import pytest
import torch
from adding_task import CONFIG, AddingTask, weights
from torch import nn

from seqchef.errors import BadInput
from seqchef.learning.backbones import parse
from seqchef.learning.tasks._pointing_model import PointingModel
from seqchef.learning.train import TrainConfig, fit
from seqchef.learning.train.optimizers import BETAS, make_optimizer

MUON = replace(CONFIG, optimizer="muon", muon_rate=0.02, average=0.0)


class InterruptionError(Exception):
    pass


def mapped(seed=0):
    """A task whose model has a linear map beside its recurrence."""
    task = AddingTask(seed)
    task.model.out = nn.Sequential(nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))
    return task


def writer():
    torch.manual_seed(0)
    stack = parse("griffin(8, recurrence=mingru) > transformer(8, heads=2, causal, positions=rope)")
    return PointingModel(stack, 23, 8, 0.0, ngrams=3, ngram_rows=31, pointer_size=4)


def test_adamw_is_that_of_pytorch_with_the_rates_of_the_run(tmp_path):
    config = replace(CONFIG, steps=3, evaluate_every=3, average=0.0, weight_decay=0.1, clip_norm=0.0)
    task, by_hand = AddingTask(), AddingTask()
    for module in (task.model.stack, by_hand.model.stack):
        module.dropout = 0.0  # so that nothing is left to chance
    parameters = list(by_hand.model.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in parameters if p.dim() > 1], "weight_decay": 0.1},
            {"params": [p for p in parameters if p.dim() <= 1], "weight_decay": 0.0},
        ],
        betas=BETAS,
    )
    for step in range(3):
        for group in optimizer.param_groups:
            group["lr"] = config.rate_at(step)
        optimizer.zero_grad()
        total, weight = by_hand.loss(by_hand.batch(step))
        (total / weight).backward()
        optimizer.step()
    fit(task, config, tmp_path)
    assert torch.equal(weights(task), weights(by_hand))


@pytest.mark.parametrize("average", [0.0, 0.9])
def test_a_run_with_muon_that_is_resumed_equals_one_that_was_not_interrupted(tmp_path, average):
    config = replace(MUON, average=average)
    whole, broken, resumed = mapped(), mapped(), mapped(seed=99)
    history = fit(whole, config, tmp_path / "whole")
    batch = broken.batch

    def failing(step):
        if step == 17:
            raise InterruptionError
        return batch(step)

    broken.batch = failing
    with pytest.raises(InterruptionError):
        fit(broken, config, tmp_path / "broken")
    assert fit(resumed, config, tmp_path / "broken") == history
    assert torch.equal(weights(resumed), weights(whole))


def test_muon_learns(tmp_path):
    task = mapped()
    before = task.score()["negative_error"]
    fit(task, replace(MUON, steps=150, evaluate_every=50), tmp_path)
    assert task.score()["negative_error"] > before / 2


def test_only_weights_of_linear_maps_are_under_muon():
    model = writer()
    muon, adamw = make_optimizer(model, MUON).parts
    names = {id(p): name for name, p in model.named_parameters()}
    under = [{names[id(p)] for group in part.param_groups for p in group["params"]} for part in (muon, adamw)]
    assert not under[0] & under[1]
    assert under[0] | under[1] == set(names.values())
    linear = {f"{name}.weight" for name, one in model.named_modules() if isinstance(one, nn.Linear)}
    assert under[0] == linear - {"copying.gate.weight"}  # one row, which is a vector
    tables = {name for name in names.values() if "embedding" in name or "tables" in name}
    assert len(tables) == 3
    assert tables <= under[1]


def test_biases_and_scales_do_not_decay_and_all_else_does():
    model = writer()
    names = {id(p): name for name, p in model.named_parameters()}
    for config in (MUON, replace(MUON, optimizer="adamw")):
        for part in make_optimizer(model, config).parts:
            for group in part.param_groups:
                decays = {p.dim() > 1 for p in group["params"]}
                assert decays == {group["weight_decay"] > 0}, [names[id(p)] for p in group["params"]]


def test_both_rates_follow_one_course():
    config = replace(MUON, learning_rate=4e-3, muon_rate=0.03)
    optimizer = make_optimizer(writer(), config)
    for step in (0, 3, 10, 29):
        optimizer.set_rate(config.rate_at(step))
        muon, adamw = ([group["lr"] for group in part.param_groups] for part in optimizer.parts)
        assert adamw == [config.rate_at(step)] * 2
        assert muon == pytest.approx([config.rate_at(step) * 0.03 / 4e-3])


def test_what_all_remember_is_put_back_to_each(tmp_path):
    config = replace(MUON, steps=2)
    model, other = writer(), writer()
    optimizer, fresh = make_optimizer(model, config), make_optimizer(other, config)
    model.likelihood(torch.ones(1, 4, dtype=torch.int64), torch.ones(1, 4, dtype=torch.int64), torch.ones(1, 4) > 0)[
        0
    ].backward()
    optimizer.step()
    state = optimizer.state()
    fresh.load_state(state)
    again = fresh.state()
    assert sorted(again) == sorted(state)
    for number, kept in state.items():
        for name, value in kept.items():
            assert torch.equal(torch.as_tensor(again[number][name]), torch.as_tensor(value)), (number, name)


def test_a_model_without_linear_maps_learns_under_muon_as_under_adamw(tmp_path):
    muon, adamw = AddingTask(), AddingTask()  # whose only map has one row
    fit(muon, replace(MUON, steps=10), tmp_path / "muon")
    fit(adamw, replace(MUON, steps=10, optimizer="adamw"), tmp_path / "adamw")
    assert torch.equal(weights(muon), weights(adamw))


def test_the_rate_warms_up_stays_steady_and_falls_by_half_a_cosine():
    config = TrainConfig(steps=110, learning_rate=1.0, warmup_steps=10, steady=0.6, final_rate=0.2)
    assert [config.rate_at(step) for step in (0, 4, 9)] == pytest.approx([0.1, 0.5, 1.0])
    assert {config.rate_at(step) for step in range(10, 71)} == {1.0}
    assert config.rate_at(71) < 1.0
    assert config.rate_at(90) == pytest.approx(0.6)  # half of the fall
    assert config.rate_at(110) == pytest.approx(0.2)
    assert config.rate_at(500) == pytest.approx(0.2)


def test_a_rate_that_is_never_steady_falls_from_the_warm_up_on():
    config = TrainConfig(steps=100, learning_rate=1.0, warmup_steps=0, final_rate=0.0)
    assert [config.rate_at(step) for step in (0, 25, 50, 100)] == pytest.approx([1.0, 0.85355339, 0.5, 0.0])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"optimizer": "sgd"}, 'optimizer is "sgd"; expected adamw or muon'),
        ({"steady": 1.0}, "steady is 1.0.*expected 0 to below 1"),
        ({"steady": -0.1}, "steady is -0.1"),
        ({"muon_rate": 0.0}, "muon_rate 0.0.*a number above 0"),
        ({"muon_rate": float("nan")}, "muon_rate nan"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(wrong, message):
    with pytest.raises(BadInput, match=message):
        TrainConfig(**{"steps": 1, **wrong})
