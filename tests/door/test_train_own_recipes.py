"""`seqchef train write DATA`: somebody's own recipes to a bundle that `seqchef write` takes; what is refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from invented_recipes import invented
from seqchef.inference.bundles import Bundle, digest
from seqchef.interfaces.cli.app import app
from seqchef.learning.data.own import OwnData
from seqchef.learning.runs import read_run
from seqchef.learning.tasks.write import WriteTask
from seqchef.learning.train import load_weights

SMALL = ("--stack", "griffin(16, recurrence=mingru)", "--steps", "12", "--set", "evaluate_every=6")
SMALL = (*SMALL, *("--set", "size=16", "--set", "pieces=480", "--set", "ngram_rows=211", "--set", "batch_rows=8"))


@pytest.fixture(autouse=True)
def kitchen(tmp_path, monkeypatch):
    """A folder to stand in, with recipes."""
    monkeypatch.chdir(tmp_path)
    write([{"title": one.title, "ingredients": one.ingredients, "steps": one.steps} for one in invented()])
    return tmp_path


def write(rows, name="mine.jsonl"):
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in rows))


def invoke(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_own_recipes_become_a_bundle_whose_card_and_manifest_are_right_and_that_writes():
    done = invoke("train", "write", "mine.jsonl", *SMALL)
    assert done.exit_code == 0, done.output + repr(done.exception)
    found = json.loads(done.stdout)
    assert found["evaluations"] == 2
    assert "recipes to learn from" in done.stderr
    assert "use it: seqchef write --dish DISH --bundle bundles/write-mine" in done.stderr

    bundle = Bundle.load("bundles/write-mine", task="write")
    manifest = bundle.manifest
    assert (manifest["task"], manifest["name"], manifest["form"]) == ("write", "write-mine", "texts")
    assert manifest["model"]["stack"] == "griffin(16, recurrence=mingru)"
    assert manifest["dev"] == found
    assert set(manifest["files"]) == {"step.onnx", "pieces.json", "copies.bin", "CARD.md", "run.toml"}
    assert all(manifest["files"][name] == digest(bundle.folder / name) for name in manifest["files"])
    card = bundle.text("CARD.md")
    train, dev = 32 - int(card.split("mine.jsonl; ")[1].split()[0]), int(card.split("mine.jsonl; ")[1].split()[0])
    assert f"Learned from: {train} recipes of mine.jsonl; {dev} others chose the step." in card
    assert "Writes recipes such as those of mine.jsonl" in card

    scored = invoke("evaluate", "generate", "mine.jsonl", "--bundle", "bundles/write-mine", "--limit", "4")
    assert json.loads(scored.stdout)["recipes"] == 4
    written = invoke(
        "write", "--ingredients", "leek, rice", "--seed", "1", "--bundle", "bundles/write-mine", "--format", "jsonl"
    )
    assert written.exit_code == 0, written.output + repr(written.exception)
    recipe = json.loads(written.stdout)
    assert recipe["model"] == f"write-mine {digest(Path('bundles/write-mine/manifest.json'))[:12]}"
    assert all(recipe["checks"].values())


def test_a_bundle_scores_what_its_weights_do():
    done = invoke("train", "write", "mine.jsonl", *SMALL)
    found = json.loads(done.stdout)
    task = WriteTask.from_own(read_run(Path("bundles/write-mine/run.toml")), OwnData((Path("mine.jsonl"),)), seed=0)
    load_weights(task.model, next(Path("checkpoints").rglob("best.safetensors")))
    task.model.eval()
    trained, shipped = (
        one["negative_bits_per_byte"] for one in (task.score(), task.score_bundle("bundles/write-mine"))
    )
    assert found["trained"]["negative_bits_per_byte"] == pytest.approx(trained, abs=1e-6)
    assert found["shipped"]["negative_bits_per_byte"] == pytest.approx(shipped, abs=1e-9)
    assert abs(trained - shipped) <= 0.002


def test_the_run_file_of_a_bundle_repeats_it():
    assert invoke("train", "write", "mine.jsonl", *SMALL).exit_code == 0
    again = invoke("train", "bundles/write-mine/run.toml", "--checkpoints", "fresh", "--out", "again")
    assert again.exit_code == 0, again.output + repr(again.exception)
    for name in ("step.onnx", "pieces.json", "copies.bin"):
        assert digest(Path("again") / name) == digest(Path("bundles/write-mine") / name)


def test_rows_that_say_their_split_are_divided_by_it():
    rows = [json.loads(line) for line in Path("mine.jsonl").read_text().splitlines()]
    write([{**row, "split": "dev" if i < 3 else "train"} for i, row in enumerate(rows)])
    done = invoke("train", "write", "mine.jsonl", *SMALL)
    assert done.exit_code == 0, done.output
    assert "29 recipes to learn from, 3 to choose by" in done.stderr


@pytest.mark.parametrize(
    ("rows", "options", "message"),
    [
        ([{"title": "Soup", "ingredients": ["1 leek"]}], (), "mine.jsonl, row 1: steps is null"),
        ([{"title": "Soup", "steps": ["Serve."]}], (), "1 recipes to learn from, 0 to choose by"),
        (None, ("--set", "ngrams=1"), "ngrams is 1; expected 2 or more"),
        (None, ("--set", "ngram=2"), 'option of write "ngram" is unknown; did you mean "ngrams"?'),
        (None, ("--set", "wished=2"), "wished is 2.0; expected a share from 0 to 1"),
        (None, ("--set", "optimizer=sgd"), 'optimizer is "sgd"; expected adamw or muon'),
        (None, ("--set", "pieces=20"), "20 pieces; expected 265 or more"),
        (None, ("--stack", "bigru(8)"), "bigru(8) looks ahead"),
        (None, ("--stack", "griffin(8, recurrence=gro)"), 'recurrence "gro" is unknown; did you mean "gru"?'),
        (None, ("--dev", "no.jsonl"), "no.jsonl: no such file"),
    ],
)
def test_what_cannot_be_learned_is_said_and_no_bundle_is_written(rows, options, message):
    if rows is not None:
        write(rows)
    done = invoke("train", "write", "mine.jsonl", *options)
    assert message in f"{done.output} {done.exception}"
    assert done.exit_code != 0
    assert not Path("bundles").exists()
