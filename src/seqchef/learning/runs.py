"""Runs: one TOML file in, one shipped bundle out: train, check, compare the shipped form with the trained one, write.

Knows: the order of these. Does not know: any task.
Start at: rebuild.

A run file names its task, its bundle, and four tables: [data] and [model] go to the task, [train] is a TrainConfig,
[card] is text for people.
"""

import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor

from seqchef.errors import BadInput, SeqchefError
from seqchef.learning import tasks
from seqchef.learning.export import check_graph, graph_bytes, write_bundle
from seqchef.learning.layers.graph import Graph
from seqchef.learning.train import Progress, Task, TrainConfig, fit


class ShippedTask(Task, Protocol):
    """A task whose model can be shipped: what `rebuild` needs beyond training."""

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "ShippedTask":
        """The task that a run file's [data] and [model] describe."""

    def write(self, graph: Graph) -> None:
        """The model's graph, with named inputs and one output."""

    def forward(self, *inputs: Tensor) -> Tensor:
        """The same function in PyTorch; inputs in the graph's order and types."""

    def cases(self) -> Sequence[Mapping[str, Any]]:
        """Inputs of several sizes and lengths, by name, on which the two must agree."""

    def facts(self) -> Mapping[str, Any]:
        """What inference needs to read in the manifest."""

    def files(self) -> Mapping[str, str | bytes]:
        """What inference needs beside the graph, by file name."""

    def score_bundle(self, folder: Path) -> Mapping[str, float]:
        """As `score`, of a bundle through inference."""


LARGEST_DROP = 0.002  # of the deciding score, from the trained weights to the shipped int8 bundle


def rebuild(
    run_file: Path,
    *,
    data: Path,
    out: Path,
    work: Path,
    threads: int = 1,
    report: Callable[[Progress], None] = lambda _: None,
) -> Mapping[str, Any]:
    """Train what `run_file` describes (going on from checkpoints in `work`) and write the bundle to `out`.

    Returns the scores of the trained model and of the bundle. Raises BadInput for a run file that cannot be read, and
    SeqchefError when the graph disagrees with PyTorch or the bundle scores lower than it may.
    """
    torch.set_num_threads(threads)
    run = read_run(run_file)
    config = TrainConfig(**run["train"])
    task: ShippedTask = tasks.load(run["task"]).from_run(run, data, seed=config.seed)
    history = fit(task, config, work, report=report)
    worst = check_graph(task.write, task.forward, task.cases())
    with torch.no_grad():
        trained = task.score()
    facts = {"name": run["name"], "run": run_file.name, **task.facts(), "train": run["train"], "data": run["data"]}
    files = {"model.onnx": graph_bytes(task.write, quantize=True), **task.files()}
    trial = work / "bundle"
    write_bundle(trial, run["task"], facts, files)
    shipped = task.score_bundle(trial)
    name = next(iter(trained))
    if shipped[name] < trained[name] - LARGEST_DROP:
        raise SeqchefError(f"the bundle's {name} is {shipped[name]:.4f}, the trained model's {trained[name]:.4f}")
    scores = {
        "trained": dict(trained),
        "shipped": dict(shipped),
        "largest_difference": worst,
        "evaluations": len(history),
    }
    files["CARD.md"] = card(run, scores, {file: len(content) for file, content in files.items()})
    write_bundle(out, run["task"], {**facts, "dev": scores}, files)
    shutil.rmtree(trial)
    return scores


def read_run(path: Path) -> dict[str, Any]:
    """A run file's tables. Raises BadInput."""
    try:
        run = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path}: {error}; expected a run file such as runs/label-en.toml") from error
    missing = [key for key in ("task", "name", "data", "model", "train", "card") if key not in run]
    if missing:
        raise BadInput(
            f"{path}: {', '.join(missing)} missing; expected task, name, [data], [model], [train] and [card]"
        )
    return run


def card(run: Mapping[str, Any], scores: Mapping[str, Any], sizes: Mapping[str, int]) -> str:
    """The model card: what it is for, what it learned from, how it scores, how to rebuild it."""
    rows = [f"| {name} | {scores['trained'][name]:.4f} | {value:.4f} |" for name, value in scores["shipped"].items()]
    lines = [
        f"# {run['name']}",
        "",
        run["card"]["purpose"].strip(),
        "",
        f"- Model: `{run['model'].get('stack', '')}`, {sizes['model.onnx'] / 1e6:.2f} MB in 8-bit weights",
        f"- Learned from: {run['card']['data'].strip()}",
        f"- Licence: {run['card']['licence'].strip()}",
        f"- Limits: {run['card']['limits'].strip()}",
        f"- Rebuild: `seqchef train runs/{run['name']}.toml`",
        "",
        "| dev | trained, 32 bit | this bundle |",
        "|---|---|---|",
        *rows,
        "",
        f"ONNX Runtime and PyTorch differ by {scores['largest_difference']:.1e} at most, before weights are rounded.",
    ]
    return "\n".join(lines) + "\n"
