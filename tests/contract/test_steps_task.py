"""Steps: learning from several schemes at once, pretraining, and the bundle that says the same as the model."""

import gzip
import json
from hashlib import sha256

import pytest
import torch

from seqchef.errors import BadInput
from seqchef.food.steps import CLASSES
from seqchef.inference.bundling import write_ensemble
from seqchef.inference.steps import LONGEST, StepLabeller
from seqchef.learning.runs.pretraining import pretrain
from seqchef.learning.runs.rebuild import rebuild
from seqchef.learning.tasks.steps import StepsTask
from seqchef.text.step_tokens import step_tokens

GOLDEN = "Fry the onion in a pan until golden."
STEPS = [
    ("Chop the onion.", "prepare", [("Chop", "ACTION"), ("onion", "INGREDIENT")]),
    (GOLDEN, "cook.fat", [("Fry", "ACTION"), ("pan", "TOOL"), ("until golden", "CONDITION")]),
    ("Bake for 20 minutes.", "cook.dry", [("Bake", "ACTION"), ("20 minutes", "DURATION")]),
]


def spans(text, pieces):
    return [[text.index(piece), text.index(piece) + len(piece), label] for piece, label in pieces]


@pytest.fixture
def data(tmp_path):
    """A folder of corpora with two schemes, and a file of own labels that stands beside it."""
    recipes, corpus, labels = [], [], []
    for number in range(24):
        text, name, pieces = STEPS[number % 3]
        split = "dev" if number < 6 else "train"
        recipes.append({"id": f"r{number}", "split": split, "steps": ["Serve.", text]})
        label = {"corpus": "recipes.jsonl.gz", "id": f"r{number}", "field": "steps", "row": 1, "split": split}
        label |= {"digest": sha256(text.encode()).hexdigest()[:12], "classes": [name]}
        labels.append({**label, "spans": spans(text, pieces) if number % 2 else None})
        own = [{"start": s, "end": e, "kind": kind} for s, e, kind in spans(text, pieces)]
        corpus.append({"id": f"c{number}", "text": text, "split": split, "scheme": "risec", "spans": own})
    for name, rows in (("recipes", recipes), ("corpus", corpus)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "labels.jsonl").write_text("".join(json.dumps(row) + "\n" for row in labels), encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(data):
    return {
        "task": "steps",
        "name": "tiny",
        "data": {"corpora": ["corpus.jsonl.gz"], "labels": [str(data / "labels.jsonl")]},
        "pretrain": {
            "corpora": ["recipes.jsonl.gz"],
            "fields": ["steps"],
            "texts": 40,
            "steps": 3,
            "guessed_words": 30,
        },
        "model": {"stack": "bigru(16)", "word_size": 8, "piece_size": 8, "buckets": 64, "unlabelled_at_least": 1},
        "train": {"steps": 60, "learning_rate": 0.02, "warmup_steps": 5, "evaluate_every": 30, "seed": 0},
        "card": {"purpose": "p", "data": "d", "licence": "l", "limits": "m"},
    }


def test_a_run_learns_spans_of_every_scheme_and_classes_and_its_bundle_scores_as_the_model_does(run, data, tmp_path):
    scores = rebuild(run, data=data, out=tmp_path / "bundle", work=tmp_path / "work")
    assert scores["trained"]["mean_f1"] > 0.9
    assert scores["shipped"]["mean_f1"] > scores["trained"]["mean_f1"] - 0.002
    assert {"risec_f1", "key_f1", "condition_f1", "classes_f1"} <= scores["trained"].keys()
    labeller = StepLabeller.load(tmp_path / "bundle")
    (labels,) = labeller.label([[token.form for token in step_tokens(STEPS[1][0])]])
    assert max(CLASSES, key=labels.classes.__getitem__) == "cook.fat"
    assert labels.tags["condition"][-3:-1] == ("B-CONDITION", "I-CONDITION")
    assert all(0 < share <= 1 for share in labels.confidences["key"])


def test_a_step_is_labelled_alike_alone_and_beside_longer_ones(run, data, tmp_path):
    rebuild(run, data=data, out=tmp_path / "bundle", work=tmp_path / "work")
    labeller = StepLabeller.load(tmp_path / "bundle")
    steps = [[token.form for token in step_tokens(text)] for text, _, _ in STEPS]
    together = labeller.label([*steps, [], steps[1] * 9])
    assert together[3].tags["key"] == ()
    for step, labels in zip(steps, together, strict=False):
        (alone,) = labeller.label([step])
        assert alone.tags == labels.tags
        assert alone.classes == pytest.approx(labels.classes, abs=1e-5)


def test_two_readers_answer_together_with_the_mean_of_what_they_think(run, data, tmp_path):
    names = []
    for seed in (0, 1):
        own = {**run, "train": {**run["train"], "seed": seed}}
        names.append(tmp_path / f"reader-{seed}")
        rebuild(own, data=data, out=names[-1], work=tmp_path / f"work-{seed}")
    write_ensemble(tmp_path / "both", names)
    step = [[token.form for token in step_tokens(STEPS[1][0])]]
    (both,), *alone = (StepLabeller.load(name).label(step) for name in (tmp_path / "both", *names))
    for name, share in both.classes.items():
        assert share == pytest.approx(sum(one[0].classes[name] for one in alone) / 2)
    assert both.tags["key"] in [one[0].tags["key"] for one in alone]


def test_a_step_of_any_length_is_labelled_in_parts(run, data, tmp_path):
    rebuild(run, data=data, out=tmp_path / "bundle", work=tmp_path / "work")
    labeller = StepLabeller.load(tmp_path / "bundle")
    step = [token.form for token in step_tokens(STEPS[0][0])]
    long = step * (2 * LONGEST // len(step) + 1)
    (labels,) = labeller.label([long])
    (first,) = labeller.label([long[:LONGEST]])
    assert len(labels.tags["key"]) == len(labels.confidences["key"]) == len(long)
    assert labels.tags["key"][:LONGEST] == first.tags["key"]
    assert all(labels.classes[name] > share - 1e-4 for name, share in first.classes.items())


def test_pretraining_changes_the_encoder_and_knows_words_that_no_label_has(run, data, tmp_path):
    task = StepsTask.from_run(run, data, seed=0)
    assert "serve" in task.vocabulary.words
    before = task.encoder.vectors.words.weight.detach().clone()
    pretrain(task, run["pretrain"], tmp_path / "work")
    assert not torch.equal(before, task.encoder.vectors.words.weight)


def test_a_text_that_is_not_the_one_that_was_labelled_is_refused(run, data):
    path = data / "labels.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"row": 1', '"row": 0', 1), encoding="utf-8")
    with pytest.raises(BadInput, match="r0 is not in recipes"):
        StepsTask.from_run(run, data, seed=0)


@pytest.mark.parametrize(("option", "value"), [("hidden", 1.0), ("texts", 0)])
def test_a_senseless_pretraining_is_refused(run, data, option, value):
    run["pretrain"][option] = value
    with pytest.raises(BadInput, match=option):
        StepsTask.from_run(run, data, seed=0)
