"""What a run tells while it goes on: progress between evaluations, and curves for TensorBoard."""

import struct
from dataclasses import replace

import pytest
from adding_task import CONFIG, AddingTask
from tensorboardX.proto.event_pb2 import Event

from seqchef.learning.train import fit
from seqchef.learning.train.events import EventLog

STEPS = replace(CONFIG, steps=20)


def progress_of(task, folder, **options):
    seen = []
    fit(task, STEPS, folder, report=seen.append, **options)
    return seen


def test_without_ticks_a_run_reports_its_evaluations_only(tmp_path):
    seen = progress_of(AddingTask(), tmp_path)
    assert [(p.step, p.steps, set(p.scores)) for p in seen] == [(s, 20, {"negative_error"}) for s in (10, 20)]


def test_between_evaluations_a_run_reports_what_was_since_the_last_report(tmp_path):
    seen = progress_of(AddingTask(), tmp_path, tick_seconds=0.0)
    assert [p.step for p in seen] == list(range(1, 21))
    assert [p.step for p in seen if p.scores] == [10, 20]
    assert [p.learning_rate for p in seen] == [STEPS.rate_at(step) for step in range(20)]
    assert not any(p.best for p in seen if not p.scores)


def test_an_evaluation_reports_the_same_with_and_without_ticks(tmp_path):
    rare = progress_of(AddingTask(), tmp_path / "rare")
    often = [p for p in progress_of(AddingTask(), tmp_path / "often", tick_seconds=0.0) if p.scores]
    for name in ("step", "loss", "gradient_norm", "scores", "best"):
        assert [getattr(p, name) for p in rare] == [getattr(p, name) for p in often]


def test_loss_is_the_mean_and_the_norm_the_largest_since_the_evaluation_before(tmp_path):
    seen = progress_of(AddingTask(), tmp_path / "ticks", tick_seconds=0.0)
    single, whole = seen[:9], seen[9]
    tenth = 10 * whole.loss - sum(p.loss for p in single)
    assert 0 < tenth < 10 * whole.loss
    assert whole.gradient_norm >= max(p.gradient_norm for p in single)


def test_seconds_left_go_on_at_the_pace_so_far(tmp_path):
    half, end = progress_of(AddingTask(), tmp_path)
    assert half.seconds_left == pytest.approx(half.seconds)
    assert end.seconds_left == 0


def test_a_resumed_run_measures_its_pace_from_where_it_went_on(tmp_path):
    fit(AddingTask(), STEPS, tmp_path, stop=lambda step: step == 10)
    first = progress_of(AddingTask(), tmp_path, tick_seconds=0.0)[0]
    assert first.step == 11
    assert first.seconds_left == pytest.approx(9 * first.seconds)


def test_tokens_are_the_tasks_own_count_or_its_rows(tmp_path):
    rows = progress_of(AddingTask(), tmp_path / "rows")[0]
    counting = AddingTask()
    counting.tokens = lambda batch: int(batch[0].shape[0] * batch[0].shape[1]) * 10**9
    tokens = progress_of(counting, tmp_path / "tokens")[0]
    assert tokens.tokens_per_second > 1e6 * rows.tokens_per_second > 0


def events(folder):
    """Every scalar of the event files, as {name: {step: value}}; records are framed as in TFRecord."""
    found = {}
    for path in sorted(folder.iterdir()):
        content, at = path.read_bytes(), 0
        while at < len(content):
            (size,) = struct.unpack_from("<Q", content, at)
            event = Event.FromString(content[at + 12 : at + 12 + size])
            at += 16 + size
            for value in event.summary.value:
                found.setdefault(value.tag, {})[event.step] = value.simple_value
    return found


def test_the_event_file_holds_every_curve(tmp_path):
    seen = []

    def both(progress):
        seen.append(progress)
        log(progress)

    with EventLog(tmp_path / "events") as log:
        fit(AddingTask(), STEPS, tmp_path, report=both, tick_seconds=0.0)
    found = events(tmp_path / "events")
    for name in ("loss", "gradient_norm", "learning_rate", "tokens_per_second"):
        assert found[f"train/{name}"] == {p.step: pytest.approx(getattr(p, name), rel=1e-6) for p in seen}
    scores = {p.step: pytest.approx(p.scores["negative_error"], rel=1e-6) for p in seen if p.scores}
    assert found["dev/negative_error"] == scores


def test_a_log_without_reports_leaves_no_file(tmp_path):
    with EventLog(tmp_path / "events"):
        pass
    assert not (tmp_path / "events").exists()
