"""The training loop: resuming, clipping, averaging, stopping."""

from dataclasses import replace

import pytest
import torch
from adding_task import CONFIG, AddingTask, weights
from safetensors.torch import load_file

from seqchef.errors import BadInput, SeqchefError
from seqchef.learning.train import Diverged, TrainConfig, fit


class InterruptionError(Exception):
    pass


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


def test_a_checkpoint_from_before_a_setting_existed_is_gone_on_from(tmp_path):
    history = fit(AddingTask(), CONFIG, tmp_path)
    last = tmp_path / "last.safetensors"
    content = last.read_bytes()
    assert b'\\"clip_value\\": 0.0, ' in content
    size = int.from_bytes(content[:8], "little")
    header = content[8 : 8 + size].replace(b'\\"clip_value\\": 0.0, ', b"")
    last.write_bytes(len(header).to_bytes(8, "little") + header + content[8 + size :])
    assert fit(AddingTask(), CONFIG, tmp_path) == history


def gradient(task):
    return torch.cat([p.grad.flatten() for p in task.model.parameters()])


def test_the_gradient_is_clipped_to_its_norm_and_reported(tmp_path):
    task, seen = AddingTask(), []
    task.scale = 1e4
    fit(task, replace(CONFIG, steps=10), tmp_path, report=seen.append)
    assert seen[0].gradient_norm > 100
    assert float(gradient(task).norm()) == pytest.approx(CONFIG.clip_norm, rel=1e-4)


def test_the_gradient_is_clipped_by_value_and_its_norm_before_that_reported(tmp_path):
    task, seen = AddingTask(), []
    task.scale = 1e4
    fit(task, replace(CONFIG, steps=10, clip_norm=0.0, clip_value=0.01), tmp_path, report=seen.append)
    assert seen[0].gradient_norm > 100
    assert float(gradient(task).abs().max()) == pytest.approx(0.01)


def test_clipping_by_value_comes_before_clipping_by_norm(tmp_path):
    task = AddingTask()
    task.scale = 1e4
    fit(task, replace(CONFIG, steps=10, clip_norm=0.5, clip_value=1.0), tmp_path)
    found = gradient(task)
    assert float(found.norm()) == pytest.approx(0.5, rel=1e-4)
    assert (found.abs() == found.abs().max()).sum() > 1  # entries that had been cut to one value


def test_no_clipping_leaves_the_gradient_as_it_is(tmp_path):
    task, seen = AddingTask(), []
    task.scale = 1e4
    fit(task, replace(CONFIG, steps=1, clip_norm=0.0), tmp_path, report=seen.append)
    assert float(gradient(task).norm()) == pytest.approx(seen[0].gradient_norm, rel=1e-5)


def test_the_moving_average_of_the_weights_is_what_is_scored_and_kept(tmp_path):
    config = replace(CONFIG, steps=5, evaluate_every=5)
    plain, moments = AddingTask(), []
    moments.append(weights(plain))
    keep = {"report": lambda _: moments.append(weights(plain)), "tick_seconds": 0.0}
    fit(plain, replace(config, average=0.0), tmp_path / "plain", **keep)
    expected = moments[0]
    for step, moment in enumerate(moments[1:], start=1):
        decay = min(config.average, (1 + step) / (10 + step))
        expected = decay * expected + (1 - decay) * moment
    averaged = AddingTask()
    history = fit(averaged, config, tmp_path / "averaged")
    torch.testing.assert_close(weights(averaged), expected)
    assert history[-1]["negative_error"] == averaged.score()["negative_error"]


def test_a_batch_that_weighs_nothing_has_no_loss_and_no_gradient(tmp_path):
    task, loss, seen = AddingTask(), AddingTask.loss, []
    task.loss = lambda batch: tuple(0 * part for part in loss(task, batch))
    fit(task, replace(CONFIG, steps=3), tmp_path, report=seen.append, tick_seconds=0.0)
    assert [(progress.loss, progress.gradient_norm) for progress in seen] == [(0.0, 0.0)] * 3


def test_a_loss_that_is_not_a_number_stops_the_run(tmp_path):
    task = AddingTask()
    task.scale = float("nan")
    with pytest.raises(Diverged, match=r"step 0: the loss is nan .* nothing was evaluated"):
        fit(task, CONFIG, tmp_path)
    assert Diverged.exit_code == SeqchefError.exit_code == 1
    assert not (tmp_path / "last.safetensors").exists()


@pytest.mark.parametrize("kind", ["loss", "gradient"])
def test_a_run_that_diverges_keeps_its_last_evaluation_and_says_how_it_came_to_that(tmp_path, kind):
    good = AddingTask()
    fit(good, CONFIG, tmp_path / "good", stop=lambda step: step == 20)
    task = AddingTask()
    batch, loss, steps = task.batch, task.loss, []
    task.batch = lambda step: steps.append(step) or batch(step)

    def breaking(rows):
        total, weight = loss(rows)
        if steps[-1] == 25:  # sqrt(0) is 0 with an infinite slope
            total = total * float("nan") if kind == "loss" else total + (total - total.detach()).sqrt()
        return total, weight

    task.loss = breaking
    with pytest.raises(Diverged) as error:
        fit(task, CONFIG, tmp_path / "bad")
    said = str(error.value)
    for part in (
        "step 25: the loss is ",
        "; step 24: the loss is ",
        "of step 20",
        "learning rate",
        "clip_norm than 1",
    ):
        assert part in said
    assert ("the loss is nan" in said) == (kind == "loss")
    for name in ("best.safetensors", "last.safetensors"):
        good_file, kept = load_file(tmp_path / "good" / name), load_file(tmp_path / "bad" / name)
        assert all(torch.equal(kept[key], good_file[key]) for key in good_file)
    assert torch.equal(weights(task), weights(good))
    assert not task.model.training


def test_a_run_ends_when_it_is_told_to_and_is_evaluated_there(tmp_path):
    asked = []
    task = AddingTask()
    history = fit(task, CONFIG, tmp_path, stop=lambda step: asked.append(step) or step == 13)
    assert asked == list(range(1, 14))
    assert [entry["step"] for entry in history] == [10, 13]


def test_a_run_that_was_ended_goes_on_as_if_it_had_not_been(tmp_path):
    whole, parts = AddingTask(), AddingTask()
    history = fit(whole, CONFIG, tmp_path / "whole")
    fit(parts, CONFIG, tmp_path / "parts", stop=lambda step: step == 10)
    assert fit(parts, CONFIG, tmp_path / "parts") == history
    assert torch.equal(weights(parts), weights(whole))


def test_a_score_that_is_not_a_number_is_never_the_best(tmp_path):
    task, scores = AddingTask(), iter([float("nan"), -5.0, float("nan")])
    task.score = lambda: {"score": next(scores)}
    seen = []
    fit(task, CONFIG, tmp_path, report=seen.append)
    assert [progress.best for progress in seen] == [True, True, False]


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


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": 0},
        {"learning_rate": 0.0},
        {"average": 1.0},
        {"clip_value": -1.0},
        {"patience": -1},
        {"precision": "fp8"},
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(wrong):
    with pytest.raises(BadInput, match=next(iter(wrong))):
        TrainConfig(**{"steps": 1, **wrong})


@pytest.mark.parametrize("device", ["cuda", "gpu"])
def test_a_device_that_is_not_there_is_refused_by_name(tmp_path, device):
    if device == "cuda" and torch.cuda.is_available():
        pytest.skip("there is a GPU")
    with pytest.raises(BadInput, match=f'device is "{device}": .* expected cpu'):
        fit(AddingTask(), CONFIG, tmp_path, device=device)
