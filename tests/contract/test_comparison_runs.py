"""Runs of a comparison: budgets, ends, and what is kept of them."""

from dataclasses import replace

import pytest

from seqchef.errors import BadInput
from seqchef.learning.compare import disciplines, trials
from seqchef.learning.compare.contest import CompareConfig
from seqchef.learning.compare.trials import TrialPlan, run_trial

PLAN = TrialPlan(stack="tiny", notation="gru(8)", task="parity", seed=0, budget=0.5, steps=1)


class Clock:
    """CPU time that goes on by a tenth of a second whenever somebody looks: once a step."""

    def __init__(self):
        self.now = 0.0

    def process_time(self):
        self.now += 0.1
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(trials, "time", made)
    return made


def test_a_run_ends_when_budget_and_steps_are_spent_and_is_scored_there(clock):
    found = run_trial(replace(PLAN, steps=3))
    assert found.end == "finished"
    assert [(point.step, round(point.cpu_seconds, 1)) for point in found.points] == [(5, 0.6)]
    assert set(found.parts) == {"accuracy", "40", "64", "96", "128", "192", "256"}


def test_a_run_takes_its_steps_even_when_the_budget_is_spent_before(clock):
    found = run_trial(replace(PLAN, steps=7))
    assert [(point.step, round(point.cpu_seconds, 1)) for point in found.points] == [(7, 0.8)]


def test_a_slow_run_ends_after_three_budgets(clock):
    found = run_trial(replace(PLAN, steps=10**6))
    assert [(point.step, round(point.cpu_seconds, 1)) for point in found.points] == [(15, 1.6)]


def test_a_run_that_solves_its_task_ends_at_once(monkeypatch):
    task = disciplines.make_task("parity", "gru(8)", seed=0)
    monkeypatch.setattr(task, "score", lambda: {"accuracy": 0.99})
    monkeypatch.setattr(trials, "make_task", lambda *_, **__: task)
    found = run_trial(replace(PLAN, budget=60))
    assert (found.end, [point.step for point in found.points]) == ("solved", [task.facts.evaluate_every])


def test_cpu_seconds_are_of_training_alone(clock, monkeypatch):
    task = disciplines.make_task("parity", "gru(8)", seed=0)

    def slow_score():
        clock.now += 100
        return {"accuracy": 0.5}

    monkeypatch.setattr(task, "score", slow_score)
    monkeypatch.setattr(trials, "make_task", lambda *_, **__: task)
    assert run_trial(replace(PLAN, budget=10)).points[-1].cpu_seconds < 11


def test_a_run_that_diverges_is_reported_with_its_step_and_not_dropped(monkeypatch):
    task = disciplines.make_task("parity", "gru(8)", seed=0)
    loss, seen = task.loss, []

    def failing(batch):
        seen.append(batch)
        total, weight = loss(batch)
        return (total * float("nan") if len(seen) == 160 else total), weight

    monkeypatch.setattr(task, "loss", failing)
    monkeypatch.setattr(trials, "make_task", lambda *_, **__: task)
    found = run_trial(replace(PLAN, budget=60))
    assert found.end == "diverged"
    assert found.detail.startswith("step 159: the loss is nan")
    assert "kept in" not in found.detail
    assert found.points


def test_the_same_seed_gives_the_same_scores():
    first, second = (run_trial(replace(PLAN, steps=100)) for _ in range(2))
    assert first.points[0].score == second.points[0].score


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"budget": 0.1}, "expected 0.5 CPU seconds or more"),
        ({"steps": 0}, "steps 0; expected 1 or more"),
        ({"seeds": 0}, "seeds is 0"),
        ({"tasks": ()}, "no task"),
    ],
)
def test_a_comparison_that_measures_nothing_is_refused(values, message):
    with pytest.raises(BadInput, match=message):
        CompareConfig(**values)
