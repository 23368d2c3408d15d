"""Memory tasks: what every batch is by definition, worked out the slow way; and what knowing nothing scores."""

import pytest
import torch

from seqchef.errors import UnknownName
from seqchef.learning.backbones import parse
from seqchef.learning.compare import memory
from seqchef.learning.compare.memory._task import NOTHING

SMALL = parse("gru(8)")


def task_of(name, seed=0):
    return memory.load(name)(SMALL, seed=seed)


def rows_of(name, step=3):
    x, targets = task_of(name).batch(step)
    return [(row.tolist(), target.tolist()) for row, target in zip(x, targets, strict=True)]


def asked(targets):
    return [(place, answer) for place, answer in enumerate(targets) if answer != NOTHING]


@pytest.mark.parametrize("name", memory.names())
def test_a_batch_depends_on_seed_and_step_alone(name):
    first, again, other_seed = task_of(name), task_of(name), task_of(name, seed=1)
    again.batch(9)
    for one, two in zip(first.batch(4), again.batch(4), strict=True):
        assert torch.equal(one, two)
    assert not torch.equal(first.batch(4)[0], first.batch(5)[0])
    assert not torch.equal(first.batch(4)[0], other_seed.batch(4)[0])


@pytest.mark.parametrize("name", memory.names())
def test_every_seed_is_scored_on_the_same_rows(name):
    for one, two in zip(task_of(name).test(), task_of(name, seed=7).test(), strict=True):
        assert torch.equal(one, two)


def test_adding_asks_for_the_sum_of_the_number_marked_in_each_half():
    x, totals = task_of("adding").batch(0)
    for row, total in zip(x.tolist(), totals.tolist(), strict=True):
        assert len(row) == 200
        marked = [(place, value) for place, (value, mark) in enumerate(row) if mark == 1]
        assert [mark for _, mark in row].count(0) == 198
        assert [place < 100 for place, _ in marked] == [True, False]
        assert total[0] == pytest.approx(marked[0][1] + marked[1][1])
        assert all(0 <= value < 1 for value, _ in row)


def test_always_to_answer_one_scores_the_chance_of_adding():
    generator = torch.Generator().manual_seed(1)
    _, totals = task_of("adding").draw(generator, 20_000)
    assert float((totals - 1).square().mean()) == pytest.approx(memory.load("adding").facts.chance, rel=0.03)


def test_copying_asks_for_the_ten_symbols_in_order_after_the_pause():
    for row, targets in rows_of("copying"):
        shown = row[:10]
        assert all(symbol < 8 for symbol in shown)
        assert row[10:] == [8] * 50 + [9] + [8] * 10
        assert asked(targets) == list(enumerate(shown, start=61))


def test_selective_copying_asks_for_what_is_no_blank_in_order():
    spacings = set()
    for row, targets in rows_of("selective_copying"):
        shown = [(place, symbol) for place, symbol in enumerate(row[:64]) if symbol != 8]
        assert row[64:] == [9] * 8
        assert asked(targets) == list(enumerate((symbol for _, symbol in shown), start=64))
        spacings.add(tuple(place for place, _ in shown))
    assert len(spacings) > 60


def test_recall_asks_for_the_value_that_followed_the_key():
    for row, targets in rows_of("recall"):
        pairs = dict(zip(row[:16:2], row[1:16:2], strict=True))
        assert len(pairs) == 8
        assert all(key < 32 for key in pairs)
        assert sorted(row[16::2]) == sorted(pairs)
        assert set(row[17::2]) == {64}
        assert asked(targets) == [(place, pairs[row[place]] - 32) for place in range(16, 32, 2)]


def test_parity_is_asked_after_every_step_of_short_rows():
    lengths = set()
    for step in range(60):
        x, targets = task_of("parity").batch(step)
        lengths.add(x.shape[1])
        row, answers = x[0].tolist(), targets[0].tolist()
        assert answers == [sum(row[: t + 1]) % 2 for t in range(len(row))]
    assert max(lengths) <= 40
    assert len(lengths) > 20


def test_span_asks_at_the_end_for_the_first_symbol_among_distractors():
    task = task_of("span")
    for delay in (8, 32):
        task.delay = delay
        x, targets = task.batch(0)
        for row, answers in zip(x.tolist(), targets.tolist(), strict=True):
            assert len(row) == delay + 2
            assert asked(answers) == [(delay + 1, row[0])]
            assert row[0] < 8
            assert all(8 <= symbol < 16 for symbol in row[1:-1])
            assert row[-1] == 16


def test_a_solved_delay_is_doubled_and_is_the_score(monkeypatch):
    task, accuracies = task_of("span"), iter([0.5, 0.96, 0.9, 1.0])
    monkeypatch.setattr(task, "accuracy", lambda *_: next(accuracies))
    assert [task.score()["span"] for _ in range(4)] == [0, 8, 8, 16]
    assert task.delay == 32


def test_longer_delays_come_in_smaller_batches():
    task = task_of("span")
    rows = []
    for delay in (8, 512, 4096):
        task.delay = delay
        rows.append(len(task.batch(0)[0]))
    assert rows == [64, 7 + 1, 8]


@pytest.mark.parametrize("name", ["copying", "selective_copying", "recall", "parity"])
def test_who_guesses_scores_chance(name):
    task, generator = task_of(name), torch.Generator().manual_seed(5)
    x, targets = task.draw(generator, 4000)
    guesses = torch.rand(*targets.shape, task.answers, generator=generator)
    task.model.forward = lambda _: guesses
    assert task.accuracy(x, targets) == pytest.approx(task.facts.chance, abs=0.01)


@pytest.mark.parametrize("name", memory.names())
def test_the_facts_say_what_the_score_is(name):
    task = task_of(name)
    with torch.no_grad():
        score, *_ = task.score().values()
    assert task.facts.name == name
    assert not task.facts.reached(score if task.facts.higher_is_better else -score)
    assert task.facts.reached(task.facts.bar)


def test_an_unknown_memory_task_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match='did you mean "parity"'):
        memory.load("party")
