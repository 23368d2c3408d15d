"""Comparisons: tasks, processes, and what follows from the figures."""

from dataclasses import replace

import pytest
import torch

from seqchef.errors import BadInput, SeqchefError, UnknownName
from seqchef.learning.compare import contest, disciplines
from seqchef.learning.compare.claims import FAILS, HOLDS, UNMEASURED, WITHIN, Growing, Order, Solving, alike, compared
from seqchef.learning.compare.contest import CompareConfig, compare
from seqchef.learning.compare.peak import peak_megabytes
from seqchef.learning.compare.pool import Word
from seqchef.learning.compare.records import Comparison, Latency, Point, Profile, TaskFacts, Trial
from seqchef.learning.compare.stacks import contender, contenders, standard
from seqchef.learning.compare.summary import Spread, Standing, equal_steps, recommendations
from seqchef.learning.compare.trials import TrialPlan, run_trial

FACTS = TaskFacts(
    name="copying",
    measure="accuracy",
    chance=0.1,
    bar=0.95,
    budget=10,
    evaluate_every=10,
    learning_rate=1e-3,
)
PLAN = TrialPlan(stack="tiny", notation="gru(8)", task="parity", seed=0, budget=0.5, steps=1)


def trial(*points, stack="gru", seed=0, end="finished", task="copying"):
    return Trial(stack=stack, task=task, seed=seed, end=end, points=tuple(Point(*point) for point in points))


def profile(stack, *, parameters=100, flops=(10.0, 10.0), speed=(50.0,)):
    return Profile(
        stack=stack,
        notation=f"{stack}(8)",
        causal=True,
        parameters=parameters,
        state_numbers={},
        flops=dict(zip(("64", "1024"), flops, strict=True)),
        tokens_per_second=speed,
        latency={"1": Latency(median=100.0, low=90.0)},
        peak_megabytes=5.0,
    )


def comparison(profiles, found, facts=(FACTS,)):
    return Comparison(
        tasks=facts,
        profiles=tuple(profiles),
        trials=tuple(found),
        seeds=2,
        config={},
        machine={},
        wall_seconds=1.0,
        complete=True,
    )


# --- what is compared


def test_peak_memory_is_what_the_work_adds():
    assert 150 < peak_megabytes(lambda: torch.ones(50_000_000)) < 320


def test_a_bare_name_is_two_residual_layers():
    assert contender("lstm").notation == "lstm(64, residual, norm=layer)*2"
    assert contender(" gru(32)*2 ").name == "gru(32)*2"
    assert {"rnn", "lstm", "gru", "mingru", "slstm", "transformer"} <= standard().keys()


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("lsmt", UnknownName, 'stack "lsmt" is unknown; did you mean "lstm"'),
        ("lstm(0)", SeqchefError, "lstm"),
        ("bigru(64) => gru(64) > attend(additive)", BadInput, "an encoder with a decoder"),
        ("gru(64) > attend(additive)", BadInput, "looks at an encoder"),
    ],
)
def test_a_stack_that_cannot_be_compared_is_refused_in_words(text, error, message):
    with pytest.raises(error, match=message):
        contender(text)


def test_no_stack_runs_twice():
    assert [one.name for one in contenders(["gru", "lstm", "gru(64, residual, norm=layer)*2"], "adding")] == [
        "gru",
        "lstm",
    ]


@pytest.mark.parametrize("task", disciplines.names())
def test_the_usual_stacks_of_every_task_can_be_built(task):
    usual = contenders([], task)
    assert len(usual) >= 6
    for one in usual:
        assert str(contender(one.notation).notation) == one.notation


def test_an_unknown_task_is_refused_before_anything_runs():
    with pytest.raises(UnknownName, match='task "parety" is unknown; did you mean "parity"'):
        compare(CompareConfig(tasks=("parety",)))


@pytest.mark.parametrize(
    ("task", "data", "message"),
    [
        ("label", None, 'label has no data in ""; expected --data with a folder with labelling'),
        ("forecast", ".", "expected --data with a folder with series"),
        ("forecast", __file__, "expected --data with a folder with series"),
        ("generate", ".", "expected --data with a file of texts"),
    ],
)
def test_a_task_without_its_data_is_refused_before_anything_runs(task, data, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match=message):
        compare(CompareConfig(tasks=(task,), data=data))


def test_a_file_that_cannot_be_used_is_refused_before_anything_runs(tmp_path):
    (tmp_path / "texts.jsonl").write_text('{"text": "Boil."}\n')
    with pytest.raises(BadInput, match=r"texts\.jsonl: no dev row"):
        compare(CompareConfig(tasks=("generate",), data=str(tmp_path / "texts.jsonl")))


def test_a_stack_that_looks_ahead_cannot_write():
    with pytest.raises(BadInput, match=r'stack "bigru\(8\)": bigru\(8\) looks ahead, so it cannot do generate'):
        compare(CompareConfig(stacks=("gru(8)", "bigru(8)"), tasks=("generate",), data=__file__))


def test_a_task_on_somebodys_own_file_is_run_as_the_others_are(tmp_path):
    rows = [f'{{"text": "Boil {n} eggs.", "split": "{split}"}}\n' for n in range(20) for split in ("dev", "train")]
    (tmp_path / "texts.jsonl").write_text("".join(rows))
    found = run_trial(replace(PLAN, task="generate", steps=2, data=str(tmp_path / "texts.jsonl")))
    assert found.end == "finished"
    assert 0 < found.points[-1].score < 20


def test_what_was_finished_before_an_interruption_is_kept(monkeypatch):
    def jobs(work, jobs, *, workers, preload):
        yield Word(0, profile("gru(8)") if work is not run_trial else trial((10, 1.0, 0.5)), done=True)
        if work is run_trial:
            raise KeyboardInterrupt

    monkeypatch.setattr(contest, "run_jobs", jobs)
    found = compare(CompareConfig(stacks=("gru(8)",), tasks=("recall",), seeds=2))
    assert not found.complete
    assert (len(found.profiles), len(found.trials)) == (1, 1)


def test_a_run_whose_process_ended_is_a_result_as_well(monkeypatch):
    def jobs(work, jobs, *, workers, preload):
        for number in range(len(jobs)):
            error = "its process ended with exit code -9" if work is run_trial else ""
            yield Word(number, None if error else profile("gru(8)"), done=True, error=error)

    monkeypatch.setattr(contest, "run_jobs", jobs)
    found = compare(CompareConfig(stacks=("gru(8)",), tasks=("recall",), seeds=2))
    assert [(one.end, one.detail, one.seed) for one in found.trials] == [
        ("failed", "its process ended with exit code -9", seed) for seed in (0, 1)
    ]


def test_a_stack_that_cannot_be_measured_ends_the_comparison_before_it_begins(monkeypatch):
    def jobs(work, jobs, *, workers, preload):
        assert work is not run_trial
        yield Word(0, None, done=True, error="RuntimeError: too large")

    monkeypatch.setattr(contest, "run_jobs", jobs)
    with pytest.raises(SeqchefError, match=r"stack gru\(8\) cannot be measured: RuntimeError: too large"):
        compare(CompareConfig(stacks=("gru(8)",), tasks=("recall",)))


# --- what follows


def test_scores_at_equal_time_are_the_last_within_the_budget():
    found = trial((10, 3.0, 0.2), (20, 6.0, 0.3), (30, 9.0, 0.4), (40, 12.0, 0.5), (50, 15.0, 0.9))
    standing = Standing(FACTS, "gru", (found,))
    assert standing.at_equal_time.mean == 0.5  # the evaluation at which the budget was found to be spent
    assert standing.at_step(30).mean == 0.4
    assert standing.at_step(5).mean == FACTS.chance


def test_a_solved_run_keeps_its_score():
    standing = Standing(FACTS, "gru", (trial((10, 1.0, 0.5), (20, 2.0, 0.97), end="solved"),))
    assert standing.at_step(1000).mean == standing.at_equal_time.mean == 0.97
    assert standing.always_solves
    assert standing.seconds_to_solve.mean == 2.0


def test_a_run_that_solved_its_task_after_the_budget_did_not_solve_it_within():
    late = trial((10, 9.0, 0.5), (20, 12.0, 0.6), (30, 15.0, 0.97), end="solved")
    standing = Standing(FACTS, "gru", (late,))
    assert (standing.solved, standing.at_equal_time.mean, standing.seconds_to_solve) == (0, 0.6, None)
    assert Standing(FACTS, "gru", (trial((100, 12.0, 0.97), end="solved"),)).solved == 1


def test_a_run_that_diverged_counts_as_chance():
    standing = Standing(FACTS, "gru", (trial((10, 1.0, 0.9), end="diverged"), trial((10, 1.0, 0.5))))
    assert standing.at_equal_time == Spread(0.3, 0.1, 0.5, 2)
    assert standing.troubled == 1


def test_equal_steps_are_those_that_the_slowest_run_took():
    rows = [
        Standing(FACTS, "gru", (trial((60, 1.0, 0.5)),)),
        Standing(FACTS, "rnn", (trial((20, 1.0, 0.99), end="solved"),)),
    ]
    assert equal_steps(rows) == 60
    assert equal_steps(rows[1:]) == 20
    assert equal_steps([]) == 0


def test_the_best_stack_solves_the_task_in_the_fewest_cpu_seconds():
    found = [
        trial((10, 8.0, 0.99), stack="gru", end="solved"),
        trial((10, 2.0, 0.96), stack="lstm", end="solved"),
        trial((10, 1.0, 0.94), stack="rnn"),
    ]
    (best,) = recommendations(comparison(map(profile, ("gru", "lstm", "rnn")), found))
    assert best.best.stack == "lstm"
    assert best.ties == ()


def test_where_nobody_solves_it_the_best_mean_is_named_and_who_is_within_its_spread():
    found = [
        trial((10, 1.0, 0.5), stack="gru"),
        trial((10, 1.0, 0.7), stack="gru", seed=1),
        trial((10, 1.0, 0.55), stack="lstm"),
        trial((10, 1.0, 0.55), stack="lstm", seed=1),
        trial((10, 1.0, 0.3), stack="rnn"),
    ]
    (best,) = recommendations(comparison(map(profile, ("gru", "lstm", "rnn")), found))
    assert best.best.stack == "gru"
    assert [tie.stack for tie in best.ties] == ["lstm"]


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (Spread(1, 1, 1, 1), Spread(2, 2, 2, 1), HOLDS),
        (Spread(2, 2, 2, 1), Spread(1, 1, 1, 1), FAILS),
        (Spread(1, 0.5, 1.6, 3), Spread(2, 1.5, 2.5, 3), WITHIN),
        (Spread(1, 1, 1, 3), Spread(1, 1, 1, 3), WITHIN),
    ],
)
def test_an_order_holds_where_the_ranges_stand_apart(low, high, verdict):
    assert compared(low, high) == verdict


def test_figures_of_one_class_may_differ_by_half():
    assert alike(Spread(100, 100, 100, 1), Spread(140, 140, 140, 1)) == HOLDS
    assert alike(Spread(100, 100, 100, 1), Spread(160, 160, 160, 1)) == FAILS


def test_a_claim_of_classes_is_judged_by_every_pair():
    def figure(_, stack):
        return {"rnn": Spread(1, 1, 1, 1), "gru": Spread(3, 3, 3, 1), "lstm": Spread(4, 4, 4, 1)}.get(stack)

    empty = comparison([], [])
    assert Order("claim", {"rnn": 1, "gru": 2, "lstm": 3}, figure).judge(empty).verdict == HOLDS
    assert Order("claim", {"rnn": 1, "gru": 2, "lstm": 2}, figure).judge(empty).verdict == HOLDS
    assert Order("claim", {"rnn": 1, "gru": 1, "lstm": 2}, figure).judge(empty).verdict == FAILS
    assert Order("claim", {"rnn": 1, "lstm": 2, "gru": 3}, figure).judge(empty).verdict == FAILS
    assert Order("claim", {"rnn": 1, "slstm": 2}, figure).judge(empty).verdict == UNMEASURED


@pytest.mark.parametrize(
    ("gru", "lstm", "rnn", "verdict"),
    [
        (("solved", "solved"), ("finished", "finished"), ("finished", "finished"), HOLDS),
        (("solved", "finished"), ("finished", "finished"), ("finished", "finished"), WITHIN),
        (("finished", "finished"), ("finished", "finished"), ("finished", "finished"), FAILS),
        (("solved", "solved"), ("solved", "solved"), ("finished", "solved"), WITHIN),
        (("solved", "solved"), ("solved", "solved"), ("solved", "solved"), FAILS),
        (("solved", "solved"), ("diverged", "finished"), ("diverged", "finished"), HOLDS),
    ],
)
def test_a_claim_about_a_task_is_judged_by_the_seeds_that_solve_it(gru, lstm, rnn, verdict):
    ends = {"gru": gru, "lstm": lstm, "rnn": rnn}
    found = [
        trial((10, 1.0, 0.99), stack=stack, seed=seed, end=end)
        for stack, of in ends.items()
        for seed, end in enumerate(of)
    ]
    claim = Solving("claim", "copying", ("lstm", "gru"), ("rnn",), one_is_enough=True)
    assert claim.judge(comparison(map(profile, ends), found)).verdict == verdict
    assert claim.judge(comparison([profile("gru")], found)).verdict == UNMEASURED


def test_growth_is_judged_by_the_flops_at_both_ends():
    flat, steep = profile("gru"), profile("transformer", flops=(10.0, 30.0))
    claim = Growing("claim", ("transformer",), ("gru",))
    assert claim.judge(comparison([flat, steep], [])).verdict == HOLDS
    assert claim.judge(comparison([flat, replace(flat, stack="transformer")], [])).verdict == FAILS
    assert claim.judge(comparison([flat], [])).verdict == UNMEASURED


@pytest.mark.parametrize("content", [{}, {"format": 99}, {"format": 1, "tasks": 3}])
def test_a_file_that_is_no_comparison_is_refused(content):
    with pytest.raises(BadInput, match="comparison"):
        Comparison.from_dict(content)
