"""The door `seqchef ensemble`: several bundles in, one out, which other commands take; and what is refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import seqchef as library
from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.inference.bundles import Bundle
from seqchef.interfaces.cli.app import app

MODEL = "label-en/2-last"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def tagger(small_bundles):
    return str(small_bundles / "tagger-1")


@pytest.fixture
def forecaster(small_bundles):
    return str(small_bundles / "forecaster-1")


def seqchef(*arguments):
    return CliRunner().invoke(app, list(arguments))


def refusal(kind, *arguments):
    before = sorted(map(str, Path().rglob("*")))
    done = seqchef("ensemble", *arguments)
    assert type(done.exception) is kind
    assert "\n" not in str(done.exception)
    assert sorted(map(str, Path().rglob("*"))) == before
    return str(done.exception)


def test_an_ensemble_says_where_it_is_and_lists_its_members(tagger):
    done = seqchef("ensemble", "models/both", MODEL, tagger)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr == "2 models as one bundle: models/both\n"
    bundle = Bundle.load("models/both", task="label")
    assert [member.manifest["name"] for member in bundle.members] == ["label-en", "tagger-1"]
    card = bundle.text("CARD.md")
    assert card.startswith("# both\n")
    assert "mean of the members' probabilities" in card
    assert "| 2-tagger-1 | tagger-1 | `bigru(16)` |" in card
    assert sorted(path.name for path in Path("models").iterdir()) == ["both"]


def test_reading_and_measuring_take_an_ensemble(tagger):
    assert seqchef("ensemble", "both", MODEL, tagger, "--combine", "vote").exit_code == 0
    read = seqchef("read", "--format", "jsonl", "--bundle", "both", "2 cups flour")
    assert json.loads(read.stdout)["name"] == library.read("2 cups flour", bundle="both").name == "flour"
    rows = [{"id": "1", "tokens": ["2", "cup", "flour"], "labels": ["QTY", "UNIT", "NAME"]}]
    Path("lines.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    assert json.loads(seqchef("evaluate", "label", "lines.jsonl", "--bundle", "both").stdout)["line_accuracy"] == 1


def test_a_cascade_keeps_its_threshold_and_says_who_answers(tagger):
    assert seqchef("ensemble", "both", tagger, MODEL, "--combine", "cascade", "--threshold", "0.7").exit_code == 0
    bundle = Bundle.load("both", task="label")
    assert (bundle.manifest["combine"], bundle.manifest["threshold"]) == ("cascade", 0.7)
    assert "the first member's labelling where each label is sure enough" in bundle.text("CARD.md")
    assert library.read("2 cups flour", bundle="both").name == "flour"


def test_a_threshold_that_is_no_probability_is_refused(tagger):
    message = refusal(BadInput, "both", tagger, MODEL, "--combine", "cascade", "--threshold", "2")
    assert message == "threshold is 2.0; expected 0 to 1"


def test_the_shipped_tagger_is_an_ensemble_and_its_members_are_named(tagger):
    assert refusal(BadInput, "both", "label-en", tagger).endswith("label-en/2-last")


def test_forecasting_takes_an_ensemble(forecaster):
    Path("sales.csv").write_text("date,soup\n" + "".join(f"2024-01-{day:02d},{day % 7}\n" for day in range(1, 31)))
    assert seqchef("ensemble", "both", "forecast", forecaster, "--combine", "median").exit_code == 0
    answers = [
        seqchef("forecast", "sales.csv", "--horizon", "2", "--bundle", bundle) for bundle in ("both", "forecast")
    ]
    assert [answer.exit_code for answer in answers] == [0, 0]
    assert answers[0].stdout != answers[1].stdout


def test_an_older_ensemble_is_replaced_whole(tagger):
    seqchef("ensemble", "both", MODEL, tagger)
    assert seqchef("ensemble", "both", tagger).exit_code == 0
    assert sorted(path.name for path in Path("both").iterdir()) == ["1-tagger-1", "CARD.md", "manifest.json"]


def test_bundles_of_different_tasks_are_refused(forecaster):
    assert 'forecaster-1: a bundle for the task "forecast"; expected one for "label", as' in refusal(
        BadInput, "both", MODEL, forecaster
    )


def test_bundles_with_different_labels_are_refused(small_bundles):
    assert "labels: no PURPOSE" in refusal(BadInput, "both", MODEL, str(small_bundles / "tagger-words"))


def test_a_member_that_is_not_there_is_refused():
    assert refusal(MissingPart, "both", MODEL, "nothing").startswith('no bundle "nothing"')


def test_a_member_that_is_an_ensemble_is_refused_by_naming_its_members(tagger):
    seqchef("ensemble", "one", tagger)
    assert refusal(BadInput, "both", MODEL, "one").endswith("such as its own: one/1-tagger-1")


def test_a_way_that_does_not_fit_the_task_is_refused():
    message = refusal(UnknownName, "both", MODEL, "--combine", "median")
    assert message.startswith('way to combine label bundles "median" is unknown')
    assert message.endswith("known: mean, vote, cascade")


@pytest.mark.parametrize("out", ["one/1-tagger-1", "one", "one/1-tagger-1/more"])
def test_a_folder_that_a_member_would_be_lost_in_is_refused(tagger, out):
    seqchef("ensemble", "one", tagger)
    assert "expected a folder of its own" in refusal(BadInput, out, "one/1-tagger-1", MODEL)


def test_a_folder_or_file_that_is_no_bundle_is_never_replaced(tagger):
    Path("recipes").mkdir()
    Path("recipes/soup.txt").write_text("Water.")
    for place in ("recipes", "recipes/soup.txt"):
        assert "exists and is no bundle" in refusal(BadInput, place, tagger)
    assert Path("recipes/soup.txt").read_text() == "Water."


def test_the_name_of_a_shipped_bundle_would_never_be_found(tagger):
    assert "the name of a shipped bundle" in refusal(BadInput, "label-en", tagger)


def test_no_member_is_a_usage_error():
    done = seqchef("ensemble", "both")
    assert done.exit_code == 2
    assert "BUNDLE" in done.stderr
