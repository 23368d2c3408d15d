"""The door `seqchef evaluate generate`: bits per byte of a writer, marks of finished recipes, and what is refused."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bigram_writer import write_bigram_bundle
from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.inference.bundles import digest
from seqchef.interfaces.cli.app import app

SOUP = {"title": "Leek soup", "ingredients": ["3 leeks"], "steps": ["Chop the leeks.", "Simmer for 20 minutes."]}
ROWS = [{**SOUP, "split": split} for split in ("dev", "train", "dev")]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_bigram_bundle(tmp_path / "writer")
    Path("data.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode()))


def evaluate(*arguments: str):
    return CliRunner().invoke(app, ["evaluate", "generate", *arguments])


def test_bits_per_byte_and_its_parts_are_json() -> None:
    done = evaluate("data.jsonl.gz", "--bundle", "writer", "--split", "dev", "--format", "json")
    assert done.exit_code == 0, done.output
    scores = json.loads(done.stdout)
    assert (scores["recipes"], scores["bytes"]) == (2, 2 * 67)
    assert list(scores["parts"]) == ["title", "ingredients", "steps_given_both"]
    assert scores["interval"][0] <= scores["bits_per_byte"] <= scores["interval"][1]
    assert scores["sha256"] == digest(Path("writer/manifest.json"))


def test_rows_of_every_split_count_and_a_limit_takes_the_first() -> None:
    assert json.loads(evaluate("data.jsonl.gz", "--bundle", "writer").stdout)["recipes"] == 3
    assert json.loads(evaluate("data.jsonl.gz", "--bundle", "writer", "--limit", "1").stdout)["recipes"] == 1


def test_text_is_a_table_for_people() -> None:
    done = evaluate("data.jsonl.gz", "--bundle", "writer", "--format", "text")
    assert done.exit_code == 0, done.output
    assert "3 recipes foretold by writer" in done.stdout
    assert "steps given both" in done.stdout


def test_rows_that_are_no_recipes_are_rejected_and_the_rest_goes_on() -> None:
    Path("data.jsonl").write_text("\n".join(["{", json.dumps({"title": "Tea", "steps": []}), json.dumps(SOUP)]))
    done = evaluate("data.jsonl", "--bundle", "writer")
    assert done.exit_code == 4
    assert json.loads(done.stdout)["recipes"] == 1
    rejected = Path("data.jsonl.rejected.csv").read_text().splitlines()
    assert [row.split(",")[1] for row in rejected[1:]] == ["1", "2"]
    assert evaluate("data.jsonl", "--bundle", "writer", "--strict").exit_code == 3


def test_finished_recipes_are_measured_beside_those_of_people() -> None:
    written = {**SOUP, "title": "Soup", "steps": ["Boil.", "Chop the leeks."], "seed": 1, "checks": {}}
    Path("written.jsonl").write_text(json.dumps(written))
    done = evaluate("data.jsonl.gz", "--generated", "written.jsonl", "--train", "data.jsonl.gz")
    assert done.exit_code == 0, done.output
    marks = json.loads(done.stdout)
    assert (marks["generated"]["recipes"], marks["people"]["recipes"]) == (1, 3)
    assert marks["generated"]["marks"]["any_time"]["value"] == 0
    assert marks["people"]["marks"]["any_time"]["value"] == 1
    assert marks["people"]["longest_copy"] == 0
    shown = evaluate("data.jsonl.gz", "--generated", "written.jsonl", "--format", "text")
    assert "any time" in shown.stdout
    assert "people (3)" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("absent.jsonl", "--bundle", "writer"), BadInput, "No such file"),
        (("data.jsonl.gz", "--bundle", "absent"), MissingPart, 'no bundle "absent"'),
        (("data.jsonl.gz", "--bundle", "label-en"), MissingPart, 'task "label"'),
        (("data.jsonl.gz", "--bundle", "writer", "--split", "test"), BadInput, "no recipe to score"),
        (("data.jsonl.gz", "--bundle", "writer", "--format", "csv"), UnknownName, "csv"),
        (("data.jsonl.gz", "--train", "data.jsonl.gz"), BadInput, "--generated"),
        (("data.jsonl.gz", "--bundle", "plain"), BadInput, "without <foods>"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], error: type[Exception], message: str
) -> None:
    write_bigram_bundle(tmp_path / "plain", marks=False)
    done = evaluate(*arguments)
    assert isinstance(done.exception, error)
    assert message in str(done.exception)
