"""`seqchef train label DATA`: somebody's own lines to a bundle, and a run file that repeats it; what is refused."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.inference.bundles import digest
from seqchef.inference.label import Labeller
from seqchef.interfaces.cli import app as cli
from seqchef.learning.runs import read_run
from seqchef.learning.tasks.label import LabelTask

FOODS = ("flour", "rice", "sugar", "milk", "oats", "water", "salt", "yeast", "honey", "cream", "butter", "cheese")
LABELS = ("NUMBER", "MEASURE", "FOOD")
SMALL = ("--stack", "gru(8)", "--steps", "6", "--batch-size", "4", "--set", "buckets=32", "--set", "evaluate_every=2")


def row(text, labels=LABELS, **more):
    return {"tokens": text.split(), "labels": list(labels), **more}


@pytest.fixture(autouse=True)
def kitchen(tmp_path, monkeypatch):
    """A folder to stand in, with data."""
    monkeypatch.chdir(tmp_path)
    write([row(f"2 cup {food}") for food in FOODS])
    return tmp_path


def write(rows, name="lines.jsonl"):
    Path(name).write_text("".join(json.dumps(one) + "\n" for one in rows))


def invoke(*arguments):
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def train(*arguments):
    return invoke("train", "label", *arguments)


def model(folder):
    return digest(Path(folder) / "model.onnx")


def test_own_lines_become_a_bundle_that_evaluate_takes():
    done = train("lines.jsonl", *SMALL)
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["evaluations"] == 3
    assert "10 lines to learn from, 2 to choose by; 3 labels: FOOD, MEASURE, NUMBER" in done.stderr
    assert done.stderr.count("tokens/s") == 3
    assert Labeller.load("bundles/label-lines").labels == ("FOOD", "MEASURE", "NUMBER")
    scores = invoke("evaluate", "label", "lines.jsonl", "--bundle", "bundles/label-lines")
    assert json.loads(scores.stdout)["lines"] == 12
    assert "of lines.jsonl" in Path("bundles/label-lines/CARD.md").read_text()


def test_a_bundle_with_own_labels_does_not_read_ingredients_and_says_why():
    train("lines.jsonl", *SMALL)
    done = invoke("read", "2 cups flour", "--bundle", "bundles/label-lines")
    assert 'the bundle "bundles/label-lines" has the labels FOOD, MEASURE, NUMBER' in str(done.exception)


def test_conll_is_learned_from_too():
    Path("lines.conll").write_text("".join(f"2\tNUMBER\ncup\tMEASURE\n{food}\tFOOD\n\n" for food in FOODS))
    done = train("lines.conll", *SMALL)
    assert done.exit_code == 0, done.output
    assert Labeller.load("bundles/label-lines").labels == ("FOOD", "MEASURE", "NUMBER")


@pytest.mark.parametrize(
    "stack", ["conv(3) > bigru(8) > attention(2)", "transformer(8, heads=2)", "bimingru(8, residual)", "slstm(8)"]
)
def test_every_kind_of_stack_becomes_a_bundle(stack):
    done = train("lines.jsonl", *SMALL, "--stack", stack)
    assert done.exit_code == 0, done.exception
    assert json.loads(done.stdout)["largest_difference"] < 1e-5


def test_weights_stay_in_32_bits_where_8_would_cost_too_much(monkeypatch):
    of_bundles = iter([0.0, 0.5])  # the one in 8 bits, the one in 32
    monkeypatch.setattr(LabelTask, "score", lambda task: {"line_accuracy": 0.5})
    monkeypatch.setattr(LabelTask, "score_bundle", lambda task, folder: {"line_accuracy": next(of_bundles)})
    done = train("lines.jsonl", *SMALL)
    assert json.loads(done.stdout)["bits"] == 32
    assert "in 32-bit weights" in Path("bundles/label-lines/CARD.md").read_text()


def test_the_run_file_in_the_bundle_repeats_the_run_wherever_the_folder_stands(kitchen, monkeypatch):
    train("lines.jsonl", *SMALL)
    before = model("bundles/label-lines")
    elsewhere = kitchen.parent / f"{kitchen.name}-elsewhere"
    shutil.copytree(kitchen, elsewhere)
    monkeypatch.chdir(elsewhere.parent)
    run_file = elsewhere / "bundles" / "label-lines" / "run.toml"
    assert read_run(run_file)["data"]["files"] == ["../../lines.jsonl"]
    done = invoke("train", run_file, "--out", elsewhere / "again", "--checkpoints", elsewhere / "fresh")
    assert done.exit_code == 0, done.output
    assert model(elsewhere / "again") == before


def test_a_run_file_is_not_for_data_that_have_changed():
    train("lines.jsonl", *SMALL)
    write([row(f"3 cup {food}") for food in FOODS])
    done = invoke("train", "bundles/label-lines/run.toml")
    assert "lines.jsonl has changed since the run file was written" in str(done.exception)
    Path("lines.jsonl").unlink()
    done = invoke("train", "bundles/label-lines/run.toml")
    assert "no such file; paths in a run file are found from its own folder" in str(done.exception)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("files = []", "[data]: files is empty; expected one file or more"),
        ('files = "lines.jsonl"', "[data]: files is 'lines.jsonl'; expected a list of files"),
        ('files = ["lines.jsonl"]\nlongst = 4', '[data]: option "longst" is unknown; did you mean "longest"?'),
    ],
)
def test_a_slip_in_a_run_file_is_named_with_its_table(line, message):
    train("lines.jsonl", *SMALL)
    text = Path("checkpoints/label-lines/run.toml").read_text()
    Path("mine.toml").write_text(text.replace('files = ["../../lines.jsonl"]', line).replace("sha256", "# sha256"))
    assert message in str(invoke("train", "mine.toml").exception)


def test_the_same_command_goes_on_and_another_is_refused_by_name():
    first = train("lines.jsonl", *SMALL)
    again = train("lines.jsonl", *SMALL)
    assert again.stdout == first.stdout
    assert "tokens/s" not in again.stderr  # nothing was left to train
    other = train("lines.jsonl", *SMALL, "--learning-rate", 0.01)
    assert "holds the checkpoints of another run, with other train.learning_rate" in str(other.exception)
    write([row(f"3 cup {food}") for food in FOODS])
    assert "with other data.files" in str(train("lines.jsonl", *SMALL).exception)


def test_ctrl_c_says_how_to_go_on_and_going_on_gives_what_an_unbroken_run_gives(monkeypatch, capsys):
    train("lines.jsonl", *SMALL, "--name", "whole")
    batch = LabelTask.batch

    def stops(task, step):
        if step == 5:
            raise KeyboardInterrupt
        return batch(task, step)

    arguments = ["train", "label", "lines.jsonl", *SMALL, "--name", "broken"]
    with monkeypatch.context() as patch:
        patch.setattr(LabelTask, "batch", stops)
        patch.setattr(sys, "argv", ["seqchef", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code == 130
    assert "stopped; the same command goes on from the last checkpoint" in capsys.readouterr().err
    done = invoke(*arguments)
    assert done.stderr.count("tokens/s") == 1  # step 6; 2 and 4 were there
    assert model("bundles/broken") == model("bundles/whole")


def test_a_dev_file_chooses():
    write([row("1 cup ham"), row("2 cup jam")], "dev.jsonl")
    done = train("lines.jsonl", "--dev", "dev.jsonl", *SMALL)
    assert "12 lines to learn from, 2 to choose by" in done.stderr


def test_a_search_of_settings_ends_in_a_run_file_that_repeats_the_best():
    done = train("lines.jsonl", *SMALL, "--tune", 2, "--name", "tuned")
    assert done.exit_code == 0, done.output
    assert "trial 1 of 2" in done.stderr
    assert "trial 2 finished at step 6" in done.stderr
    assert {"learning_rate", "weight_decay", "clip_norm"} <= read_run(Path("bundles/tuned/run.toml"))["train"].keys()
    invoke("train", "bundles/tuned/run.toml", "--out", "again", "--checkpoints", "fresh")
    assert model("again") == model("bundles/tuned")


def test_curves_are_logged_for_tensorboard():
    train("lines.jsonl", *SMALL, "--tensorboard", "curves")
    (log,) = Path("curves").glob("events.out.tfevents.*")
    assert b"dev/line_accuracy" in log.read_bytes()


def test_two_processes_train_one_model_and_one_of_them_speaks(kitchen):
    train("lines.jsonl", *SMALL)
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "-m", "seqchef", "train"]
    options = ["bundles/label-lines/run.toml", "--out", "two", "--checkpoints", "two-checkpoints"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True, cwd=kitchen)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.count("bundle written to two") == 1
    assert json.loads(done.stdout)["evaluations"] == 3
    assert Labeller.load("two").labels == ("FOOD", "MEASURE", "NUMBER")


ROWS = [row(f"2 cup {food}") for food in FOODS]


@pytest.mark.parametrize(
    ("rows", "code", "message"),
    [
        ([], 3, "lines.jsonl is empty; expected labelled lines"),
        ([row(food, ["FOOD"]) for food in FOODS], 3, "has one token; expected lines of several"),
        ([*ROWS, {"tokens": ["2"]}], 3, "lines.jsonl, row 13: labels is null"),
        ([row(f"{i} cup ham") for i in range(9)], 3, "no dev row among 9"),
        ([row("a b c", split="dev")], 3, "no row to learn from"),
    ],
)
def test_lines_that_cannot_be_learned_from_are_refused(rows, code, message):
    write(rows)
    done = train("lines.jsonl", *SMALL)
    assert message in str(done.exception)
    assert done.exception.exit_code == code
    assert not Path("checkpoints").exists()


def test_a_label_that_dev_has_alone_is_named_with_its_place():
    write([row("1 cup ham"), row("2 cup jam", ["NUMBER", "MESURE", "FOOD"])], "dev.jsonl")
    done = train("lines.jsonl", "--dev", "dev.jsonl", *SMALL)
    assert str(done.exception).startswith('dev.jsonl, row 2: label "MESURE" is unknown; did you mean "MEASURE"?')


def test_lines_with_labels_that_the_bundle_does_not_know_are_not_scored():
    train("lines.jsonl", *SMALL)
    write([ROWS[0], row("2 cup jam", ["NUMBER", "MESURE", "FOOD"])], "new.jsonl")
    done = invoke("evaluate", "label", "new.jsonl", "--bundle", "bundles/label-lines")
    assert json.loads(done.stdout)["lines"] == 1
    assert done.exit_code == 4
    assert 'new.jsonl, row 2: label "MESURE"; expected a label of the bundle: FOOD, MEASURE, NUMBER' in done.stderr
    none = invoke("evaluate", "label", "new.jsonl", "--bundle", "label-en")
    assert 'new.jsonl, row 1: label "NUMBER" is unknown;' in str(none.exception)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["lable", "lines.jsonl"], 2, 'task "lable" is unknown; did you mean "label"?'),
        (
            ["label", "lines.jsonl", "--set", "dropuot=0.1"],
            2,
            'option of label "dropuot" is unknown; did you mean "dropout"?',
        ),
        (["label", "lines.jsonl", "--set", "dropout=much"], 3, 'dropout is "much"; expected a number'),
        (["label", "lines.jsonl", "--set", "batch_size=0"], 3, "batch_size is 0; expected 1 or more"),
        (["label", "lines.jsonl", "--set", "dropout=1"], 3, "dropout is 1.0; expected at least 0 and below 1"),
        (
            ["label", "lines.jsonl", "--set", "padded_tokens=2"],
            3,
            "3 tokens; expected 2 at most, the budget of a batch",
        ),
        (["label", "lines.jsonl", "--learning-rate", "-1"], 3, "learning_rate is -1.0; expected a number above 0"),
        (["label", "lines.jsonl", "--precision", "fp8"], 3, 'precision is "fp8"; expected fp32 or bf16'),
        (["label", "lines.jsonl", "--stack", "lsmt(8)"], 2, 'layer "lsmt" is unknown; did you mean "lstm"?'),
        (["label", "lines.jsonl", "--name", "../mine"], 3, 'name is "../mine"; expected letters, digits, - and _'),
        (["label", "lines.jsonl", "--out", "."], 3, ".: exists and is no bundle; expected a new folder"),
        (["label", "lines.jsonl", "--out", "label-en"], 3, "label-en: the name of a shipped bundle"),
        (["label", "nosuch.jsonl"], 3, "nosuch.jsonl: no such file; expected data for label"),
        (["nosuch.toml"], 3, "nosuch.toml: No such file or directory; expected a run file"),
    ],
)
def test_what_was_asked_for_wrongly_is_said_before_anything_is_written(arguments, code, message):
    done = invoke("train", *arguments)
    assert message in str(done.exception)
    assert done.exception.exit_code == code
    assert not Path("checkpoints").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lines.jsonl"], "lines.jsonl is a file; expected a task before it"),
        (["label"], "label needs data; expected one file or more"),
        (["label", "lines.jsonl", "--set", "dropout"], '--set is "dropout"; expected OPTION=VALUE'),
        (["run.toml", "--steps", "4"], "run.toml says everything itself"),
        (["run.toml", "lines.jsonl"], "run.toml says everything itself"),
    ],
)
def test_a_command_that_makes_no_sense_is_explained(arguments, message):
    done = CliRunner(env={"COLUMNS": "200", "TERM": "dumb"}).invoke(cli.app, ["train", *arguments])
    assert done.exit_code == 2
    assert message in done.stderr


def test_without_the_extra_the_message_is_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "optuna", None)
    done = train("lines.jsonl", *SMALL)
    assert str(done.exception) == 'optuna is not installed; run: pip install "seqchef[train]"'
    assert done.exception.exit_code == 5
