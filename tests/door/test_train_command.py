"""`seqchef train` from a run file to a bundle, on a corpus of a few lines."""

import gzip
import json

import pytest
from typer.testing import CliRunner

from seqchef.inference.label import Labeller
from seqchef.interfaces.cli.app import app

RUN = """
task = "label"
name = "tiny"
[data]
corpus = "lines.jsonl.gz"
[model]
stack = "bigru(16)"
word_size = 8
piece_size = 8
buckets = 64
[train]
steps = 60
learning_rate = 0.02
warmup_steps = 5
evaluate_every = 30
[card]
purpose = "A test."
data = "Twelve lines."
licence = "Apache-2.0"
limits = "Everything."
"""
LINES = [(["2", "cup", food], ["QTY", "UNIT", "NAME"]) for food in ("flour", "rice", "sugar", "milk", "oats", "water")]


@pytest.fixture
def corpus(tmp_path):
    with gzip.open(tmp_path / "lines.jsonl.gz", "wt") as file:
        for split in ("train", "dev"):
            for i, (tokens, labels) in enumerate(LINES):
                record = {"id": f"{split}-{i}", "tokens": tokens, "labels": labels, "split": split}
                file.write(json.dumps(record) + "\n")
    (tmp_path / "tiny.toml").write_text(RUN)
    return tmp_path


def train(folder, *options):
    arguments = ["train", str(folder / "tiny.toml"), "--data", str(folder), "--out", str(folder / "bundles" / "tiny")]
    return CliRunner().invoke(app, [*arguments, "--checkpoints", str(folder / "checkpoints"), *options])


def test_a_run_file_becomes_a_bundle_that_labels(corpus):
    result = train(corpus)
    assert result.exit_code == 0, result.output
    scores = json.loads(result.stdout)
    assert scores["shipped"]["line_accuracy"] == 1.0
    assert scores["largest_difference"] < 1e-5
    bundle = corpus / "bundles" / "tiny"
    assert Labeller.load(bundle).label([["2", "cup", "rice"]])[0].labels == ("QTY", "UNIT", "NAME")
    assert scores["bits"] == 8
    assert "Rebuild: `seqchef train runs/tiny.toml`" in (bundle / "CARD.md").read_text()
    assert "step     30" in result.stderr


def test_the_same_run_file_gives_the_same_weights(corpus):
    first = train(corpus).stdout
    manifest = json.loads((corpus / "bundles" / "tiny" / "manifest.json").read_text())
    assert train(corpus, "--checkpoints", str(corpus / "again")).stdout == first
    again = json.loads((corpus / "bundles" / "tiny" / "manifest.json").read_text())
    assert again["files"] == manifest["files"]


def test_a_run_file_without_a_table_says_which(corpus):
    (corpus / "tiny.toml").write_text('task = "label"\nname = "tiny"\n')
    result = train(corpus)
    assert "data, model, train, card missing" in str(result.exception)


def test_a_corpus_with_a_row_that_cannot_be_used_is_refused_by_row(corpus):
    with gzip.open(corpus / "lines.jsonl.gz", "at") as file:
        file.write(json.dumps({"tokens": ["1", "egg"], "labels": ["QTY"], "split": "train"}) + "\n")
    expected = "lines.jsonl.gz, row 13: 2 tokens and 1 labels; expected one label for each token"
    assert str(train(corpus).exception) == expected
