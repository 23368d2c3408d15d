"""Learning to write: what is learned, from what, and what is refused."""

import math
import random
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from seqchef.errors import BadInput, UnknownName
from seqchef.inference.bundling import write_bundle
from seqchef.inference.decoding import Decoding
from seqchef.inference.generate import Generator
from seqchef.learning.data.texts import OwnTexts
from seqchef.learning.export import graph_bytes
from seqchef.learning.layers.protocol import valid_steps
from seqchef.learning.tasks._schedule import Schedule
from seqchef.learning.tasks.generate import GenerateConfig, GenerateTask
from seqchef.learning.train import TrainConfig, fit
from seqchef.text.passages import Passage

ADDITIVE = "bigru(8) => gru(16) > attend(additive)"
SMALL = GenerateConfig(stack=ADDITIVE, size=16, pieces=264, dropout=0.0, batch_size=32)
RECURRENT = TrainConfig(steps=450, learning_rate=1e-2, warmup_steps=20, evaluate_every=450)
TRANSFORMER = replace(RECURRENT, learning_rate=8e-3, steps=300, evaluate_every=300)


def reversals() -> list[Passage]:
    """Every string of five of five symbols, each with its mirror image, in a random order."""
    strings = ["".join(symbols) for symbols in product("abcde", repeat=5)]
    random.Random(0).shuffle(strings)
    return [Passage(string[::-1], string) for string in strings]


PAIRS = reversals()
TRAIN, DEV = PAIRS[100:], PAIRS[:100]
SENTENCES = [
    f"{verb} the {food}{rest}."
    for verb in ("Whisk", "Chop", "Fold in", "Warm")
    for food in ("eggs", "butter", "leeks")
    for rest in ("", " well", " for 2 minutes")
]
TEXTS = [Passage(sentence) for sentence in SENTENCES]


def write(task: GenerateTask, folder: Path) -> Path:
    files = {file: graph_bytes(form.write, quantize=True) for file, form in task.graphs().items()}
    write_bundle(folder, "generate", {"name": folder.name, **task.facts()}, {**files, **task.files()})
    return folder


def task_of(**settings: Any) -> GenerateTask:
    task = GenerateTask(replace(SMALL, **settings), TRAIN[:64], DEV[:8], seed=0)
    task.model.eval()
    return task


@pytest.mark.parametrize(
    ("stack", "training"),
    [
        ("bigru(16) => gru(32) > attend(additive)", RECURRENT),
        ("bigru(16) => gru(32) > attend(dot)", RECURRENT),
        ("bigru(16) => gru(32) > attend(general)", RECURRENT),
        ("positions(sinusoidal) > transformer(32) => positions(sinusoidal) > decoder(32)", TRANSFORMER),
    ],
)
def test_an_encoder_and_a_decoder_learn_to_turn_strings_round(
    stack: str, training: TrainConfig, tmp_path: Path
) -> None:
    task = GenerateTask(replace(SMALL, stack=stack, size=32), TRAIN, DEV, seed=0)
    history = fit(task, training, tmp_path / "work")
    assert history[-1]["exact_match"] > 0.95
    generator = Generator.load(write(task, tmp_path / "bundle"))
    assert [one.text for one in generator.answer(["abcde", "ddacb"])] == ["edcba", "bcadd"]


def test_a_language_model_writes_only_sentences_of_its_grammar(tmp_path: Path) -> None:
    config = replace(SMALL, stack="gru(48)", size=48, pieces=330, batch_size=36)
    task = GenerateTask(config, TEXTS, TEXTS, seed=0)
    fit(task, TrainConfig(steps=200, learning_rate=1e-2, warmup_steps=10, evaluate_every=100), tmp_path / "work")
    generator = Generator.load(write(task, tmp_path / "bundle"))
    drawn = generator.continue_texts([""] * 100, Decoding(strategy="sample", top_p=0.95, seed=1))
    assert all(one.ended for one in drawn)
    assert {one.text for one in drawn} <= set(SENTENCES)
    assert len({one.text for one in drawn}) > 15
    (begun,) = generator.continue_texts(["Warm the le"], Decoding(strategy="beam"))
    assert f"Warm the le{begun.text}" in SENTENCES


def test_label_smoothing_mixes_the_truth_with_all_pieces_alike() -> None:
    plain, smooth = task_of(), task_of(label_smoothing=0.1)
    seen, lengths, wanted, *_, source, source_lengths = batch = plain.batch(0)
    with torch.no_grad():
        logs = torch.log_softmax(
            plain._writer.scores(plain._writer(seen, lengths, plain._begin([source, source_lengths]))), dim=-1
        )[valid_steps(lengths, seen.shape[1])]
        true = logs.gather(1, wanted[valid_steps(lengths, seen.shape[1])][:, None]).sum()
        total, weight = plain.loss(batch)
        smoothed, _ = smooth.loss(batch)
    assert weight == lengths.sum()
    torch.testing.assert_close(total, -true)
    torch.testing.assert_close(smoothed, -0.9 * true - 0.1 * logs.mean(-1).sum())


def test_the_losses_of_rows_add_up_to_that_of_the_batch() -> None:
    task = task_of(scheduled="linear", scheduled_share=0.5, scheduled_steps=1)
    batch = task.batch(3)
    with torch.no_grad():
        whole = task.loss(batch)
        halves = [task.loss(tuple(part[rows] for part in batch)) for rows in (slice(0, None, 2), slice(1, None, 2))]
    torch.testing.assert_close(halves[0][0] + halves[1][0], whole[0])
    assert halves[0][1] + halves[1][1] == whole[1]


def test_scheduled_sampling_with_a_share_of_zero_is_teacher_forcing() -> None:
    forced, scheduled = task_of(), task_of(scheduled="linear", scheduled_share=0.0, scheduled_steps=1)
    for step in (0, 5):
        with torch.no_grad():
            assert torch.equal(forced.loss(forced.batch(step))[0], scheduled.loss(scheduled.batch(step))[0])


def test_scheduled_sampling_with_a_share_of_one_sees_only_own_predictions(monkeypatch: pytest.MonkeyPatch) -> None:
    task = task_of(scheduled="linear", scheduled_share=1.0, scheduled_steps=1)
    seen, lengths, wanted, own, *source = batch = task.batch(1)
    assert bool(own.all())
    with torch.no_grad():
        begin = task._begin(source)
        likeliest = task._writer.scores(task._writer(seen, lengths, begin)).argmax(-1)
        mixed = torch.cat([seen[:, :1], likeliest[:, :-1]], dim=1)
        assert not torch.equal(mixed, seen)
        inside = valid_steps(lengths, seen.shape[1])
        scores = task._writer.scores(task._writer(mixed, lengths, begin))[inside]
        expected = F.cross_entropy(scores, wanted[inside], reduction="sum")
        torch.testing.assert_close(task.loss(batch)[0], expected)


def test_own_predictions_are_drawn_by_step_and_seed_alone() -> None:
    task = task_of(scheduled="linear", scheduled_share=0.5, scheduled_steps=1)
    shares = [float(task.batch(step)[3].float().mean()) for step in range(1, 40)]
    assert np.mean(shares) == pytest.approx(0.5, abs=0.03)
    assert torch.equal(task.batch(7)[3], task.batch(7)[3])
    assert not torch.equal(task.batch(7)[3][:, :3], task.batch(8)[3][:, :3])


def test_scheduled_sampling_learns_too(tmp_path: Path) -> None:
    config = replace(SMALL, stack="bigru(16) => gru(32) > attend(additive)", size=32)
    config = replace(config, scheduled="sigmoid", scheduled_share=0.3, scheduled_steps=200)
    task = GenerateTask(config, TRAIN, DEV, seed=0)
    history = fit(task, replace(RECURRENT, steps=300, evaluate_every=300), tmp_path)
    assert history[-1]["exact_match"] > 0.6


def test_schedules_are_those_of_the_paper() -> None:
    linear = Schedule("linear", 0.5, 100)
    assert [linear.at(step) for step in (0, 50, 100, 1000)] == [0.0, 0.25, 0.5, 0.5]
    sigmoid = Schedule("sigmoid", 1.0, 1000)
    assert sigmoid.at(1000) == pytest.approx(0.5)
    k = 190.4906  # k ln k = 1000
    for step in (0, 300, 2000):
        assert sigmoid.at(step) == pytest.approx(1 - k / (k + math.exp(step / k)), rel=1e-4)
    assert Schedule("sigmoid", 0.4, 1000).at(5000) == 0.4
    assert Schedule("off", 0.5, 10).at(500) == 0.0


def test_windows_cover_every_piece_once_and_only_when_asked() -> None:
    config = replace(SMALL, stack="gru(8)")
    whole = GenerateTask(config, TEXTS, TEXTS, seed=0)
    cut = GenerateTask(config, TEXTS, TEXTS, seed=0, options=OwnTexts(window=5))
    assert max(len(one) for one in whole._train) > 6
    assert max(len(one) for one in cut._train) == 6
    assert sum(len(one) - 1 for one in cut._train) == sum(len(one) - 1 for one in whole._train)
    assert [piece for one in cut._train for piece in one[1:]] == [piece for one in whole._train for piece in one[1:]]


@pytest.mark.parametrize(
    ("settings", "texts", "options", "message"),
    [
        ({"stack": "attention(4)"}, TEXTS, {}, r"attention\(4\) looks ahead.*write attention\(4, causal\)"),
        ({"stack": "bigru(8)"}, TEXTS, {}, r"bigru\(8\) looks ahead.*write gru\(8\)"),
        ({"stack": ADDITIVE}, TEXTS, {}, "texts without a source; expected one stack"),
        ({"stack": "gru(8)"}, PAIRS[:9], {}, "and pairs; expected an encoder and a decoder"),
        ({"stack": ADDITIVE}, PAIRS[:9], {"window": 4}, "window is 4 and the data are pairs; expected 0"),
        ({"stack": "gru(8)"}, TEXTS, {"longest": 7}, "row 0, the text: 12 steps; expected 7 at most"),
        (
            {"stack": "positions(learned, longest=9) > gru(8)"},
            TEXTS,
            {},
            r"its positions end at 9 and the longest text has \d+ pieces",
        ),
        (
            {"stack": "positions(learned, longest=2) > bigru(8) => gru(8) > attend(general)"},
            PAIRS[:99],
            {},
            "its positions end at 2 and the longest text has 6 pieces",
        ),
        ({"stack": "gru(8)"}, TEXTS, {"longest": 1}, "longest is 1; expected 2 pieces or more"),
        ({"stack": "gru(8)"}, TEXTS, {"truncate": "middle"}, 'truncate is "middle"; expected left or right'),
        ({"stack": "gru(8)", "pieces": 100}, TEXTS, {}, "100 pieces; expected 260 or more"),
    ],
)
def test_what_cannot_be_learned_is_refused_in_words(
    settings: dict[str, Any], texts: list[Passage], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        GenerateTask(replace(SMALL, **settings), texts, texts, seed=0, options=OwnTexts(**options))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"label_smoothing": 1.0}, "label_smoothing is 1.0; expected at least 0 and below 1"),
        ({"scheduled_share": 1.2}, "scheduled_share is 1.2; expected 0 to 1"),
        ({"scheduled_steps": 0}, "scheduled_steps is 0; expected 1 or more"),
        ({"batch_size": 0}, "batch_size 0; expected 1 or more"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        replace(SMALL, **settings)


def test_an_unknown_schedule_has_a_nearest_name() -> None:
    with pytest.raises(UnknownName, match='schedule "linaer" is unknown; did you mean "linear"'):
        replace(SMALL, scheduled="linaer")


def test_texts_are_cut_at_the_side_that_was_asked_for() -> None:
    config = replace(SMALL, stack="gru(8)")
    whole = GenerateTask(config, TEXTS, TEXTS, seed=0)._train
    for side, kept in (("right", slice(1, 8)), ("left", slice(-8, -1))):
        task = GenerateTask(config, TEXTS, TEXTS, seed=0, options=OwnTexts(longest=7, truncate=side))
        assert [one[1:-1] for one in task._train] == [one[1:-1][-7:] if side == "left" else one[kept] for one in whole]
