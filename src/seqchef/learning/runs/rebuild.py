"""A run file to a bundle: train, check, compare the shipped form with the trained one, write."""

import math
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch

from seqchef.errors import SeqchefError
from seqchef.learning import tasks
from seqchef.learning.data.own import OwnData
from seqchef.learning.export import check_graph, graph_bytes, write_bundle
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.learning.runs.card import card
from seqchef.learning.runs.distilling import distil
from seqchef.learning.runs.files import NAME, claim, identity, run_text
from seqchef.learning.runs.pretraining import pretrain
from seqchef.learning.train import Progress, Task, TrainConfig, fit
from seqchef.learning.train.processes import rank

LARGEST_DROP = 0.002  # of the deciding score, from the trained weights to the shipped int8 bundle


class ShippedTask(Task, Protocol):
    """A task whose model can be shipped: what `rebuild` needs beyond training."""

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "ShippedTask":
        """The task that a run file's [data] and [model] describe, on a corpus in the folder `data`."""

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "ShippedTask":
        """The task that a run file's [data] and [model] describe, on somebody's own data."""

    def graphs(self) -> Mapping[str, Form]:
        """The model's graphs, by file name."""

    def facts(self) -> Mapping[str, Any]:
        """What inference needs to read in the manifest."""

    def files(self) -> Mapping[str, str | bytes]:
        """What inference needs beside the graph, by file name."""

    def score_bundle(self, folder: str | Path) -> Mapping[str, float]:
        """As `score`, of a bundle through inference."""

    def rival(self) -> str | None:
        """The name of a bundle that ships with seqchef and does the same, if there is one."""


def rebuild(
    run: Mapping[str, Any],
    own: OwnData | None = None,
    *,
    data: Path,
    out: Path,
    work: Path,
    file: str = NAME,
    threads: int = 1,
    device: str = "cpu",
    report: Callable[[Progress], None] = lambda _: None,
    tick_seconds: float = math.inf,
) -> Mapping[str, Any]:
    """Train what a run says, going on from checkpoints in `work`, and write the bundle to `out`.

    `own` are the run's own data; without them its corpus lies in the folder `data`. `file` is the name of the run file.
    Returns the scores of the trained model and of the bundle; nothing in the processes of torchrun but the first.
    Raises BadInput for a run or data that cannot be used, and SeqchefError when the graph disagrees with PyTorch or the
    bundle of a corpus scores lower than it may. Somebody's own data are often so few that one answer is more than that:
    their bundle then keeps its weights in 32 bits.
    """
    torch.set_num_threads(threads)
    task = make_task(run, own, data)
    config = config_from(TrainConfig, run["train"], "[train]")
    if rank() == 0:
        claim(work, identity(run, own))
    if "pretrain" in run:
        pretrain(
            task,
            run["pretrain"],
            work / "pretrain",
            report=report,
            tick_seconds=tick_seconds,
            device=device,
        )
    if "distil" in run:
        distil(
            task,
            run["distil"],
            config,
            work / "teachers",
            report=report,
            tick_seconds=tick_seconds,
            device=device,
        )
    history = fit(task, config, work, report=report, tick_seconds=tick_seconds, device=device)
    if rank() > 0:
        return {}
    worst = max(
        check_graph(form.write, form.forward, form.cases, per_step=form.per_step) for form in task.graphs().values()
    )
    with torch.no_grad():
        trained = dict(task.score())
    facts = {"name": run["name"], "run": file, **task.facts(), "train": run["train"], "data": run["data"]}
    widths = (8, 32)
    shipped = _smallest(task, {"task": run["task"], **facts}, trained, work / "bundle", widths)
    scores = {
        "trained": trained,
        "shipped": dict(shipped.scores),
        "bits": shipped.bits,
        "largest_difference": worst,
        "evaluations": len(history),
    }
    if own is not None and (rival := task.rival()) is not None:
        scores["rival"] = {"bundle": rival, **task.score_bundle(rival)}
    again = f"seqchef train {file if own else f'runs/{file}'}"
    files = {**shipped.files, "CARD.md": card(run, scores, shipped.model_bytes, again=again)}
    if own is not None:
        files[NAME] = run_text(run, own, out)
    write_bundle(out, run["task"], {**facts, "dev": scores}, files)
    return scores


def make_task(run: Mapping[str, Any], own: OwnData | None, data: Path) -> ShippedTask:
    """The task of a run, with new weights; `data` is the folder with corpora."""
    made, seed = tasks.load(run["task"]), config_from(TrainConfig, run["train"], "[train]").seed
    task: ShippedTask = made.from_run(run, data, seed=seed) if own is None else made.from_own(run, own, seed=seed)
    return task


@dataclass(frozen=True)
class _Shipped:
    """A bundle's files but for its card, and how it scores."""

    files: Mapping[str, str | bytes]
    scores: Mapping[str, float]
    bits: int  # of a weight
    model_bytes: int  # of the graphs


def _smallest(
    task: ShippedTask, facts: Mapping[str, Any], trained: Mapping[str, float], trial: Path, widths: Sequence[int]
) -> _Shipped:
    """The bundle in the first of these bits a weight that scores as it must. Raises SeqchefError when none does."""
    name, score = next(iter(trained.items()))
    for bits in widths:
        graphs = {
            file: graph_bytes(form.write, quantize=bits == 8, integer=form.integer)
            for file, form in task.graphs().items()
        }
        files = {**graphs, **task.files()}
        write_bundle(trial, facts["task"], facts, files)
        shipped = _Shipped(files, task.score_bundle(trial), bits, sum(map(len, graphs.values())))
        shutil.rmtree(trial)
        if shipped.scores[name] >= score - LARGEST_DROP:
            return shipped
    raise SeqchefError(f"the bundle's {name} is {shipped.scores[name]:.4f}, the trained model's {score:.4f}")
