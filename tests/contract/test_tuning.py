"""Tuning: reproducible, goes on where it stopped, gives up what is worse than the median."""

from dataclasses import replace

import pytest
import torch
from torch import nn

from seqchef.errors import BadInput
from seqchef.learning.train import Diverged, TrainConfig
from seqchef.learning.tune import Space, tune

CONFIG = TrainConfig(steps=12, learning_rate=3e-3, warmup_steps=0, evaluate_every=4, seed=1)
SPACE = Space(learning_rate=(1e-4, 0.3), dropout=(0.0, 0.6), batch_size=(4, 8), stack=("narrow", "wide"))


class LineTask:
    """A line through noisy points; what `settings` say of dropout, batch size and stack."""

    def __init__(self, settings):
        torch.manual_seed(0)
        self.settings = settings
        hidden = 4 if settings["stack"] == "narrow" else 16
        self.model = nn.Sequential(nn.Linear(3, hidden), nn.Dropout(settings["dropout"]), nn.Linear(hidden, 1))

    def batch(self, step, rows=None):
        x = torch.randn(rows or self.settings["batch_size"], 3, generator=torch.Generator().manual_seed(step))
        return x, x.sum(1, keepdim=True)

    def loss(self, batch):
        x, y = batch
        return (self.model(x) - y).square().sum(), torch.tensor(len(x))

    def score(self):
        x, y = self.batch(10_000, rows=64)
        return {"negative_error": -float((self.model(x) - y).square().mean())}


class InterruptionError(Exception):
    pass


def rows(tuned):
    """All of a search but times and places."""
    return [(t.number, t.outcome, t.score, t.step, dict(t.settings)) for t in tuned.trials]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return tune(LineTask, CONFIG, 14, tmp_path_factory.mktemp("whole"), 5, space=SPACE, start={"stack": "wide"})


def test_the_first_trial_is_the_configuration_as_it_came(whole):
    first = whole.trials[0].settings
    assert (first["learning_rate"], first["weight_decay"], first["clip_norm"]) == (3e-3, 0.01, 1.0)
    assert first["stack"] == "wide"


def test_the_best_trial_is_returned_as_settings_and_config(whole):
    assert whole.best.score == max(trial.score for trial in whole.trials if trial.outcome == "finished")
    assert whole.best.score > whole.trials[0].score
    assert set(whole.settings) == {"dropout", "batch_size", "stack"}
    found = {name: whole.best.settings[name] for name in ("learning_rate", "weight_decay", "clip_norm")}
    assert whole.config == replace(CONFIG, **found)
    assert (whole.best.folder / "best.safetensors").exists()


def test_a_trial_worse_than_the_median_is_given_up_early(whole):
    given_up = [trial for trial in whole.trials if trial.outcome == "given up"]
    assert given_up
    assert all(trial.step < CONFIG.steps for trial in given_up)
    assert all(trial.number >= 4 for trial in given_up)


def test_an_interrupted_search_goes_on_to_the_same_end(whole, tmp_path):
    made = 0

    def failing(settings):
        nonlocal made
        made += 1
        task = LineTask(settings)
        if made == 4:
            batch = task.batch

            def fail(step, rows=None):
                if step == 6:
                    raise InterruptionError
                return batch(step, rows)

            task.batch = fail
        return task

    arguments = {"space": SPACE, "start": {"stack": "wide"}}
    with pytest.raises(InterruptionError):
        tune(failing, CONFIG, 14, tmp_path, 5, **arguments)
    again = tune(LineTask, CONFIG, 14, tmp_path, 5, **arguments)
    assert rows(again) == rows(whole)


def test_a_finished_search_is_read_back_and_trains_nothing(whole):
    folder = whole.best.folder.parent
    again = tune(None, CONFIG, 14, folder, 5, space=SPACE, start={"stack": "wide"})
    assert rows(again) == rows(whole)


def test_a_folder_with_another_search_is_refused_by_name(whole):
    with pytest.raises(BadInput, match="another config, seed;"):
        tune(LineTask, replace(CONFIG, steps=20), 14, whole.best.folder.parent, 6, space=SPACE)


def test_a_trial_that_diverges_is_no_answer_and_does_not_end_the_search(tmp_path):
    class Exploding(LineTask):
        def loss(self, batch):
            total, weight = super().loss(batch)
            return (total * float("nan") if self.settings["stack"] == "wide" else total), weight

    tuned = tune(Exploding, CONFIG, 6, tmp_path, 0, space=SPACE, start={"stack": "wide"})
    assert tuned.trials[0].outcome == "diverged"
    assert tuned.settings["stack"] == "narrow"
    with pytest.raises(Diverged, match="none of 2 trials"):
        tune(Exploding, CONFIG, 2, tmp_path / "all", 0, space=replace(SPACE, stack=("wide",)))


def test_reports_come_for_every_trial_and_evaluation(tmp_path):
    trials, seen = [], []
    tune(
        LineTask,
        CONFIG,
        2,
        tmp_path,
        space=replace(SPACE, weight_decay=()),
        report=trials.append,
        progress=lambda number, progress: seen.append((number, progress.step)),
    )
    assert [trial.number for trial in trials] == [0, 1]
    assert "weight_decay" not in trials[0].settings
    assert [(n, s) for n, s in seen if s % 4 == 0] == [(0, 4), (0, 8), (0, 12), (1, 4), (1, 8), (1, 12)]


@pytest.mark.parametrize("range_", [(0.5, 0.1), (0.1,), (0.0, 0.1)])
def test_a_range_that_cannot_be_searched_is_refused(range_):
    with pytest.raises(BadInput, match="learning_rate is searched"):
        Space(learning_rate=range_)
