"""The door `seqchef evaluate label`: scores as JSON, predictions to a file, bad rows rejected with their numbers."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.errors import BadInput
from seqchef.interfaces.cli.app import app

GOOD = {"id": "a", "tokens": ["2", "cup", "flour"], "labels": ["QTY", "UNIT", "NAME"], "split": "dev"}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_scores_are_json_and_predictions_have_an_id_and_labels(tmp_path: Path) -> None:
    data, predictions = tmp_path / "data.jsonl.gz", tmp_path / "found.jsonl"
    data.write_bytes(gzip.compress(json.dumps(GOOD).encode()))
    done = CliRunner().invoke(app, ["evaluate", "label", str(data), "--predictions", str(predictions)])
    scores = json.loads(done.stdout)
    assert (scores["lines"], scores["tokens"]) == (1, 3)
    assert scores["token_accuracy"] == scores["line_accuracy"] == scores["labels"]["NAME"]["f1"] == 1.0
    assert json.loads(predictions.read_text()) == {"id": "a", "labels": ["QTY", "UNIT", "NAME"]}


def test_only_the_rows_of_a_split_count(tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl"
    data.write_text("\n".join(json.dumps({**GOOD, "split": split}) for split in ("dev", "train", "dev")))
    done = CliRunner().invoke(app, ["evaluate", "label", str(data), "--split", "dev"])
    assert json.loads(done.stdout)["lines"] == 2


def test_bad_rows_are_rejected_with_their_numbers_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl"
    bad = ["{", "[]", '{"tokens": ["a"]}', '{"tokens": ["a"], "labels": []}', '{"tokens": [], "labels": []}']
    data.write_text("\n".join([json.dumps(GOOD), *bad, json.dumps(GOOD)]))
    done = CliRunner().invoke(app, ["evaluate", "label", str(data)])
    assert done.exit_code == 4
    assert json.loads(done.stdout)["lines"] == 2
    rejected = (tmp_path / "data.jsonl.rejected.csv").read_text().splitlines()
    assert [row.split(",")[1] for row in rejected[1:]] == ["2", "3", "4", "5", "6"]
    assert CliRunner().invoke(app, ["evaluate", "label", str(data), "--strict"]).exit_code == 3


@pytest.mark.parametrize(
    ("content", "found"), [(None, "No such file"), (b"\x1f\x8b\x08rubbish", ""), (b"", "no lines")]
)
def test_a_file_that_cannot_be_used_at_all_is_refused(tmp_path: Path, content: bytes | None, found: str) -> None:
    data = tmp_path / "data.jsonl.gz"
    if content is not None:
        data.write_bytes(content)
    done = CliRunner().invoke(app, ["evaluate", "label", str(data)])
    assert isinstance(done.exception, BadInput)
    assert found in str(done.exception)
    assert "expected" in str(done.exception)
