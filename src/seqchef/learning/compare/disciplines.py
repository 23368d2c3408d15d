"""Disciplines: every task that stacks can be compared on, by name: memory tasks, and the library's own on dev data.

Knows: how a task is made for a stack, and its facts. Does not know: how it is run (trials).
Start at: names, make_task.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput, UnknownName
from seqchef.learning import tasks
from seqchef.learning.backbones import parse
from seqchef.learning.compare import memory
from seqchef.learning.compare.records import TaskFacts
from seqchef.learning.train import Task


@dataclass(frozen=True)
class OnData:
    """A task of the library with what a comparison fixes: the same model around every stack, the same data."""

    facts: TaskFacts
    data: dict[str, Any]  # [data] of a run file
    model: dict[str, Any]  # [model] of a run file, without the stack


AVERAGE = 0.99  # so that a constant learning rate does not blur the score

ON_DATA = {
    "label": OnData(
        TaskFacts(
            name="label",
            measure="lines",
            chance=0.0,
            bar=None,
            budget=120,
            steps=300,
            evaluate_every=100,
            learning_rate=3e-3,
            average=AVERAGE,
            settings={"language": "en"},
        ),
        data={"corpus": "labelling/ingredients_en.jsonl.gz"},
        model={},
    ),
    "forecast": OnData(
        TaskFacts(
            name="forecast",
            measure="loss",
            chance=1.0,
            bar=None,
            higher_is_better=False,
            budget=120,
            steps=150,
            evaluate_every=75,
            learning_rate=2e-3,
            average=AVERAGE,
        ),
        data={"folder": "series"},
        model={"mixer_size": 256, "dropout": 0.0},
    ),
}


def names() -> tuple[str, ...]:
    """Every task that can be compared on."""
    return (*memory.names(), *ON_DATA)


def facts_of(name: str) -> TaskFacts:
    """The facts of a task. Raises UnknownName."""
    if name in ON_DATA:
        return ON_DATA[name].facts
    if name not in memory.names():
        raise UnknownName("task", name, known=names())
    return memory.load(name).facts


def make_task(name: str, notation: str, *, seed: int, data: str | None = None) -> Task:
    """The task with an untrained model around the stack. Raises BadInput where the stack cannot do it."""
    if name not in ON_DATA:
        return memory.load(name)(parse(notation), seed=seed)
    if data is None:
        raise BadInput(f"{name} needs the folder with the corpora; expected --data FOLDER or SEQCHEF_DATA")
    found = ON_DATA[name]
    run = {"data": found.data, "model": {**found.model, "stack": notation}}
    task: Task = tasks.load(name).from_run(run, Path(data), seed=seed)
    return task
