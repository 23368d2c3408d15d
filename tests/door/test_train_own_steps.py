"""Training on somebody's own steps, as `seqchef read --steps` writes them."""

import json

import pytest
from typer.testing import CliRunner

from seqchef.errors import BadInput
from seqchef.inference.steps import StepLabeller
from seqchef.interfaces.cli.app import app
from seqchef.learning.data.step_own import read_own_steps

CHOP = {"text": "Chop the leek.", "classes": ["prepare"], "spans": [{"start": 0, "end": 4, "label": "ACTION"}]}
BAKE = {"text": "Bake until brown.", "classes": ["cook.dry"], "spans": [{"start": 5, "end": 16, "label": "CONDITION"}]}


def written(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_steps_become_a_bundle_that_labels_steps(tmp_path):
    rows = [{**row, "text": row["text"]} for _ in range(12) for row in (CHOP, BAKE)]
    data, dev = written(tmp_path / "mine.jsonl", *rows), written(tmp_path / "dev.jsonl", CHOP, BAKE)
    options = ["--stack", "bigru(8)", "--steps", "20", "--set", "buckets=64", "--checkpoints", str(tmp_path / "work")]
    found = CliRunner().invoke(
        app, ["train", "steps", str(data), "--dev", str(dev), "--out", str(tmp_path / "mine"), *options]
    )
    assert found.exit_code == 0, found.output
    labeller = StepLabeller.load(tmp_path / "mine")
    (labels,) = labeller.label([["Bake", "until", "brown", "."]])
    assert set(labels.tags) == {"key", "condition"}


def test_a_tenth_is_kept_for_dev_where_no_row_says_its_split(tmp_path):
    rows = [{"text": f"Chop {word}.", "classes": ["prepare"]} for word in "abcdefghijklmnopqrstuvwxyz"]
    texts = read_own_steps([written(tmp_path / "mine.jsonl", *rows)], [])
    assert 0 < sum(text.split == "dev" for text in texts) < len(texts) / 3


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"spans": []}, "row 1: no text"),
        ({**CHOP, "classes": ["cut"]}, "row 1: classes is"),
        ({**CHOP, "split": "test"}, "row 1: split is test"),
        ({**CHOP, "spans": [{"start": 0, "end": 99, "label": "ACTION"}]}, "a span from 0 to 99"),
        ({**CHOP, "spans": [{"start": "here"}]}, "expected start, end and label"),
        (CHOP, "no dev row"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_by_its_number(tmp_path, row, message):
    with pytest.raises(BadInput, match=message):
        read_own_steps([written(tmp_path / "mine.jsonl", row)], [])
