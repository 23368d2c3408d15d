"""What several tests need: the folder with the corpora, and small bundles."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder with the corpora; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("SEQCHEF_DATA", PROJECT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}; set SEQCHEF_DATA to the folder that holds labelling/ and series/")
    return folder


@pytest.fixture(scope="session")
def small_bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with bundles that are made in seconds: tagger-1, tagger-2, tagger-words; forecaster-1, forecaster-2.

    The taggers have learned a little from lines that the shipped model labelled, so they know the same labels; the one
    called tagger-words knows fewer. The forecasters have learned nothing and answer near the mean of their experts.
    """
    folder = tmp_path_factory.mktemp("bundles")
    _write_taggers(folder)
    _write_forecasters(folder)
    return folder


@pytest.fixture(scope="session")
def small_writer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a bundle that writes recipes and has learned a little, in seconds, from invented ones."""
    from invented_recipes import invented
    from seqchef.learning.tasks.write import WriteConfig, WriteTask
    from seqchef.learning.train import TrainConfig, fit

    folder, recipes = tmp_path_factory.mktemp("writer"), invented()
    config = WriteConfig(stack="griffin(24, recurrence=mingru)", size=24, pieces=640, ngram_rows=509, batch_rows=8)
    task = WriteTask(config, recipes, recipes[::8], seed=0)
    training = TrainConfig(steps=80, optimizer="muon", learning_rate=1e-2, warmup_steps=6, evaluate_every=80)
    fit(task, training, folder / "work")
    _write(folder / "small-writer", "write", task)
    return folder / "small-writer"


def _write_taggers(folder: Path) -> None:
    from seqchef.inference.label import Labeller
    from seqchef.learning.tasks.label import LabelConfig, LabelTask
    from seqchef.learning.train import TrainConfig, fit
    from seqchef.text.labelled import LabelledLine
    from seqchef.text.tokens import tokenize

    golden = (PROJECT / "tests" / "golden" / "ingredients_en.jsonl").read_text(encoding="utf-8").splitlines()
    forms = [tuple(token.form for token in tokenize(json.loads(line)["line"], "en")) for line in golden]
    labels = [labelling.labels for labelling in Labeller.load().label(forms)]
    lines = [LabelledLine(str(i), *line) for i, line in enumerate(zip(forms, labels, strict=True)) if line[0]]
    plain = [line for line in lines if "PURPOSE" not in line.labels]
    training = TrainConfig(steps=40, learning_rate=0.03, warmup_steps=4, evaluate_every=40)
    recipes = {"tagger-1": ("bigru(16)", lines), "tagger-2": ("lstm(12)", lines), "tagger-words": ("rnn(8)", plain)}
    for seed, (name, (stack, known)) in enumerate(recipes.items()):
        config = LabelConfig(stack=stack, word_size=8, piece_size=8, buckets=64 + seed, at_least=1 + seed)
        task = LabelTask(config, known, known[:16], seed=seed)
        fit(task, training, folder / "work" / name)
        _write(folder / name, "label", task)


def _write_forecasters(folder: Path) -> None:
    from seqchef.learning.data.series_batches import WindowSource
    from seqchef.learning.tasks._forecaster import ForecastConfig
    from seqchef.learning.tasks.forecast import ForecastTask

    config = ForecastConfig(stack="lstm(16, residual)", patch_size=16, step_size=4, mixer_size=16)
    for seed in (1, 2):
        task = ForecastTask(config, WindowSource({}, seed=seed), {}, seed=seed)
        _write(folder / f"forecaster-{seed}", "forecast", task)


def _write(folder: Path, kind: str, task: Any) -> None:
    from seqchef.inference.bundling import write_bundle
    from seqchef.learning.export import graph_bytes

    graphs = {file: graph_bytes(form.write, quantize=True) for file, form in task.graphs().items()}
    files = {**graphs, **task.files(), "CARD.md": f"# {folder.name}\n"}
    write_bundle(folder, kind, {"name": folder.name, **task.facts()}, files)
