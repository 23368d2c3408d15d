"""Distilling and cascades: a run with [distil] and [first] at tiny size, and what is refused."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from seqchef.errors import BadInput, UnknownName
from seqchef.inference.bundles import Bundle
from seqchef.inference.label import Labeller
from seqchef.learning.data.lines_to_label import DistilConfig, lines_to_label
from seqchef.learning.data.soft_labels import SoftLine, learned, load_soft, save_soft
from seqchef.learning.options import config_from
from seqchef.learning.runs import read_run, rebuild_all
from seqchef.learning.runs.cascade import parts
from seqchef.learning.tasks._tagger import LabelConfig
from seqchef.text.labelled import LabelledLine

FOODS = ("flour", "rice", "salt", "sugar", "beans", "oats")
TRAIN = {"steps": 12, "learning_rate": 0.02, "warmup_steps": 2, "evaluate_every": 6, "seed": 0}
DISTIL = {
    "stacks": ["rnn(8)", "conv(3) > gru(8)"],
    "steps": 6,
    "generations": 2,
    "dropout": 0.1,
    "corpora": ["more.jsonl.gz"],
    "fields": ["sentence", "ingredients"],
    "texts": 50,
    "sure_share": 0.5,
}
FIRST = {"stack": "gru(6)", "word_size": 6, "linked": False, "steps": 18, "threshold": 0.4}
NUMBERS = {"NAME": 0, "QTY": 1, "UNIT": 2}


def line(number: int, food: str, split: str) -> dict[str, object]:
    tokens, labels = [str(number), "cup", food], ["QTY", "UNIT", "NAME"]
    return {"id": f"{split}-{number}-{food}", "tokens": tokens, "labels": labels, "split": split}


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora")
    rows = [line(i, food, "train") for i in range(1, 5) for food in FOODS] + [line(9, "millet", "dev")]
    (folder / "lines.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    more = [{"sentence": f"{i} cups {food}, sifted"} for i in range(5) for food in FOODS]
    more += [{"ingredients": ["3 cups millet", "a pinch of salt"]}, {"sentence": "kept apart by all", "split": "dev"}]
    with gzip.open(folder / "more.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in more)
    return folder


def run(**tables: object) -> dict[str, object]:
    card = {"purpose": "p", "data": "d", "licence": "l", "limits": "n"}
    model = {"stack": "gru(8)", "word_size": 8, "piece_size": 8, "buckets": 64, "batch_size": 8}
    data = {"corpus": "lines.jsonl"}
    return {"task": "label", "name": "tiny", "data": data, "model": model, "train": TRAIN, "card": card, **tables}


def test_a_run_with_teachers_and_a_first_model_makes_a_cascade(corpora: Path, tmp_path: Path) -> None:
    out, work = tmp_path / "tiny", tmp_path / "work"
    scores = rebuild_all(run(distil=DISTIL, first=FIRST), data=corpora, out=out, work=work)
    bundle = Bundle.load(out, task="label")
    first, last = (member.manifest["model"] for member in bundle.members)
    assert (bundle.manifest["combine"], bundle.manifest["threshold"]) == ("cascade", 0.4)
    assert (first["stack"], first["linked"], last["stack"], last["linked"]) == ("gru(6)", False, "gru(8)", True)
    names = ["soft.safetensors", "teacher-1", "teacher-2"]
    for generation in ("generation-1", "generation-2"):
        assert sorted(path.name for path in (work / "first" / "teachers" / generation).iterdir()) == names
    labels = Labeller(bundle).label([["9", "cup", "millet"]])[0].labels
    assert scores["shipped"]["token_accuracy"] == np.mean(np.array(labels) == ("QTY", "UNIT", "NAME"))
    card = bundle.text("CARD.md")
    assert (
        "Learned from: d" in card and "`gru(6)` answers alone where it gives each label of a line 0.4 or more" in card
    )
    assert not torch.tensor(json.loads((out / "1-first" / "crf.json").read_text())["transitions"]).any()


def test_a_run_that_is_repeated_asks_no_teacher_again(corpora: Path, tmp_path: Path) -> None:
    told: list[int] = []
    for _ in range(2):
        told.append(0)
        rebuild_all(
            run(distil=DISTIL),
            data=corpora,
            out=tmp_path / "tiny",
            work=tmp_path / "work",
            report=lambda _: told.append(told.pop() + 1),
        )
    assert told[0] > 0
    assert told[1] == 0


def test_lines_to_label_are_each_once_and_none_is_nearly_a_dev_line(corpora: Path) -> None:
    dev = [LabelledLine("1", ("9", "cup", "millet"), ("QTY", "UNIT", "NAME"))]
    lines = lines_to_label(corpora, DISTIL, dev)
    assert len(lines) == len(set(lines))
    assert ("a", "pinch", "of", "salt") in lines
    assert not any("millet" in forms or "apart" in forms for forms in lines)
    assert lines_to_label(corpora, None, dev) == []


def test_soft_lines_are_what_was_saved(tmp_path: Path) -> None:
    texts = [("1", "egg"), ("salt",), ("2", "red", "beans")]
    random = np.random.default_rng(0)
    lines = [
        SoftLine(texts[i], random.random(3).astype(np.float32), random.random((len(texts[i]) - 1, 3, 3)))
        for i in (2, 0)
    ]
    save_soft(tmp_path / "soft.safetensors", texts, [2, 0], lines)
    for expected, found in zip(lines, load_soft(tmp_path / "soft.safetensors", texts), strict=True):
        assert found.tokens == expected.tokens
        np.testing.assert_array_equal(found.first, expected.first)
        np.testing.assert_array_equal(found.pairs, expected.pairs)
    with pytest.raises(BadInput, match="soft labels of other lines"):
        load_soft(tmp_path / "soft.safetensors", texts[::-1])


def test_a_labelled_line_among_soft_ones_has_all_shares_on_its_labels() -> None:
    hard = LabelledLine("1", ("2", "cup", "oats"), ("QTY", "UNIT", "NAME"))
    soft = SoftLine(("salt",), np.array([0.7, 0.2, 0.1], np.float32), np.zeros((0, 3, 3), np.float32))
    (labels,) = learned([hard], NUMBERS)
    assert labels.tolist() == [[1, 2, 0]]
    nodes, pairs = learned([hard, soft], NUMBERS)
    assert nodes.argmax(2)[0].tolist() == [1, 2, 0]
    torch.testing.assert_close(nodes.sum(2), torch.tensor([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0]]))
    assert pairs[0, 0, 1, 2] == pairs[0, 1, 2, 0] == pairs[0].sum() / 2 == 1
    assert not pairs[1].any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"stacks": []}, "stacks is empty"),
        ({"sure": 1.5}, "sure is 1.5; expected 0 to 1"),
        ({"texts": 0}, "texts is 0; expected 1 or more"),
        ({"steps": "many"}, 'steps is "many"; expected a whole number'),
    ],
)
def test_a_distil_table_that_cannot_be_used_is_refused(corpora: Path, change: dict[str, object], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        lines_to_label(corpora, {**DISTIL, **change}, [])


def test_an_option_that_distil_has_not_is_refused(corpora: Path) -> None:
    with pytest.raises(UnknownName, match="taechers"):
        lines_to_label(corpora, {**DISTIL, "taechers": 2}, [])
    assert DistilConfig(**{name: tuple(v) if isinstance(v, list) else v for name, v in DISTIL.items()}).steps == 6


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"first": {"threshold": 2}}, "threshold is 2"),
        ({"first": {"stick": "gru(8)"}}, "stick"),
        ({"first": {}, "distil": {}}, "stacks is missing"),
    ],
)
def test_tables_of_a_cascade_that_cannot_be_used_are_refused(
    corpora: Path, tmp_path: Path, tables: dict[str, object], message: str
) -> None:
    with pytest.raises((BadInput, UnknownName), match=message):
        rebuild_all(run(**tables), data=corpora, out=tmp_path / "tiny", work=tmp_path / "work")


def test_the_shipped_taggers_run_file_names_options_that_there_are() -> None:
    run_file = read_run(Path(__file__).resolve().parents[2] / "runs" / "label-en.toml")
    models = {name: config_from(LabelConfig, part["model"], "[model]") for name, part in parts(run_file).items()}
    assert [model.linked for model in models.values()] == [False, True]
    assert ["distil" in part for part in parts(run_file).values()] == [True, False]
    assert config_from(DistilConfig, run_file["distil"], "[distil]").generations == 1
