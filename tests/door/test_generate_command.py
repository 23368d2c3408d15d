"""The door `seqchef generate`: prompts in, texts out, and what is refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.inference.bundling import write_bundle
from seqchef.inference.decoding import Decoding
from seqchef.inference.generate import Generator
from seqchef.interfaces.cli.app import app
from seqchef.learning.export import graph_bytes
from seqchef.learning.tasks.generate import GenerateConfig, GenerateTask
from seqchef.text.passages import Passage

TEXTS = [Passage(f"{verb} the {food}.") for verb in ("Whisk", "Chop", "Warm") for food in ("eggs", "leeks")]
PAIRS = [Passage(one.text, one.text[-5:]) for one in TEXTS]


@pytest.fixture(scope="module")
def bundles(tmp_path_factory):
    """Two models that have learned nothing yet."""
    folder = tmp_path_factory.mktemp("generate")
    for name, stack, passages in (
        ("texts", "positions(learned, longest=30) > gru(16)", TEXTS),
        ("pairs", "bigru(8) => gru(16) > attend(additive)", PAIRS),
    ):
        task = GenerateTask(GenerateConfig(stack=stack, size=16, pieces=290), passages, passages, seed=0)
        task.model.eval()
        graphs = {file: graph_bytes(form.write, quantize=True) for file, form in task.graphs().items()}
        write_bundle(folder / name, "generate", {"name": name, **task.facts()}, {**graphs, **task.files()})
    return folder


@pytest.fixture
def texts(bundles):
    return str(bundles / "texts")


@pytest.fixture
def pairs(bundles):
    return str(bundles / "pairs")


def generate(*arguments, stdin=None):
    return CliRunner().invoke(app, ["generate", *arguments], input=stdin)


def test_each_prompt_gets_its_text_in_order(texts):
    done = generate(texts, "Whisk the", "Chop", "--longest", "8")
    assert done.exit_code == 0, done.output
    expected = Generator.load(texts).continue_texts(["Whisk the", "Chop"], Decoding(longest=8))
    assert done.stdout == f"Whisk the{expected[0].text}\nChop{expected[1].text}\n"


def test_without_a_prompt_a_text_begins_by_itself(texts):
    done = generate(texts, "--strategy", "sample", "--seed", "4", "--top-k", "9", "--min-p", "0.01", "--json")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["prompt"] == ""
    decoding = Decoding(strategy="sample", seed=4, top_k=9, min_p=0.01)
    (expected,) = Generator.load(texts).continue_texts([""], decoding)
    assert (row["text"], row["log_probability"]) == (expected.text, expected.log_probability)


def test_lines_of_standard_input_are_answered_one_by_one(pairs):
    done = generate(pairs, "-", "--longest", "5", stdin="eggs\nleeks\r\n")
    assert len(done.stdout.splitlines()) == 2
    assert done.stdout == generate(pairs, "eggs", "leeks", "--longest", "5").stdout


def test_json_says_what_was_asked_and_how_likely_the_answer_is(pairs):
    done = generate(
        pairs, "eggs", "--json", "--strategy", "beam", "--beams", "3", "--length-penalty", "mean", "--longest", "6"
    )
    row = json.loads(done.stdout)
    assert set(row) == {"source", "text", "log_probability", "score", "pieces", "ended"}
    length = row["pieces"] + row["ended"]
    assert row["score"] == pytest.approx(row["log_probability"] / length)


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        (
            ["--temperature", "2"],
            BadInput,
            'temperature is 2.0 and means nothing to "greedy"; expected strategy "sample"',
        ),
        (["--strategy", "beem"], UnknownName, 'strategy "beem" is unknown; did you mean "beam"'),
        (["--strategy", "beam", "--top-k", "3"], BadInput, 'top_k is 3 and means nothing to "beam"'),
        (["--longest", "0"], BadInput, "longest is 0; expected 1 or more"),
    ],
)
def test_settings_that_make_no_sense_are_refused(texts, options, kind, message):
    done = generate(texts, "Whisk", *options)
    assert type(done.exception) is kind
    assert message in str(done.exception)
    assert done.stdout == ""


def test_a_prompt_that_is_too_long_is_refused_with_both_numbers(texts):
    done = generate(texts, "Whisk", "Chop " * 40)
    assert type(done.exception) is BadInput
    assert str(done.exception) == "text 2: 160 pieces; expected 30 at most, which the model can read"


@pytest.mark.parametrize(
    ("name", "message"), [("nothing", 'no bundle "nothing"'), ("label-en", 'for the task "label"')]
)
def test_another_kind_of_bundle_is_refused(name, message):
    done = generate(name, "Whisk")
    assert type(done.exception) is MissingPart
    assert message in str(done.exception)


def test_a_damaged_vocabulary_is_refused(texts, tmp_path):
    import shutil

    copy = Path(shutil.copytree(texts, tmp_path / "copy"))
    (copy / "pieces.json").write_text("{}")
    done = generate(str(copy), "Whisk")
    assert type(done.exception) is MissingPart
    assert "pieces.json: not the file that the manifest describes" in str(done.exception)
