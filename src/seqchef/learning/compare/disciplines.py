"""Disciplines: every task that stacks can be compared on, by name: memory tasks, and the library's own on dev data.

Knows: how a task is made for a stack, and its facts. Does not know: how it is run (trials).
Start at: names, make_task.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput, UnknownName
from seqchef.learning import tasks
from seqchef.learning.backbones import parse
from seqchef.learning.compare import memory
from seqchef.learning.compare.records import TaskFacts
from seqchef.learning.data.own import OwnData
from seqchef.learning.train import Task


@dataclass(frozen=True)
class OnData:
    """A task of the library with what a comparison fixes: the same model around every stack, the same data."""

    facts: TaskFacts
    data: dict[str, Any]  # [data] of a run file
    model: dict[str, Any]  # [model] of a run file, without the stack
    causal: bool = False  # stacks that look ahead cannot do it


AVERAGE = 0.99  # so that a constant learning rate does not blur the score

ON_DATA = {
    "label": OnData(
        TaskFacts(
            name="label",
            measure="lines",
            chance=0.0,
            bar=None,
            budget=120,
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
            evaluate_every=75,
            learning_rate=2e-3,
            average=AVERAGE,
        ),
        data={"folder": "series"},
        model={"mixer_size": 256, "dropout": 0.0},
    ),
    "generate": OnData(
        TaskFacts(
            name="generate",
            measure="bits",
            chance=8.0,
            bar=None,
            higher_is_better=False,
            budget=120,
            evaluate_every=50,
            learning_rate=2e-3,
            average=AVERAGE,
        ),
        data={},
        model={},
        causal=True,
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


def expect_able(name: str, notations: Sequence[str], data: str | None) -> None:
    """Raises BadInput where a stack cannot do a task, or where there is nothing usable to learn it from."""
    if name not in ON_DATA:
        return
    for notation in notations if ON_DATA[name].causal else ():
        parse(notation).require_causal(f"do {name}")
    make_task(name, notations[0], seed=0, data=data)


def expect_data(name: str, data: str | None) -> None:
    """Raises BadInput where a task's data are not there: a folder with corpora, or somebody's own file."""
    where, wanted = Path(data or ""), [str(place) for place in ON_DATA[name].data.values()]
    if data and where.is_file() and not tasks.load(name).SERIES:
        return
    if not data or not wanted or not all((where / place).exists() for place in wanted):
        expected = f"a folder with {', '.join(wanted)}" if wanted else "a file of texts"
        raise BadInput(f'{name} has no data in "{data or ""}"; expected --data with {expected}')


def make_task(name: str, notation: str, *, seed: int, data: str | None = None) -> Task:
    """The task with an untrained model around the stack. Raises BadInput where the stack cannot do it."""
    if name not in ON_DATA:
        return memory.load(name)(parse(notation), seed=seed)
    expect_data(name, data)
    found, where = ON_DATA[name], Path(data or "")
    model = {**found.model, "stack": notation}
    made = tasks.load(name)
    task: Task
    if where.is_file():
        task = made.from_own({"data": {}, "model": model}, OwnData((where,)), seed=seed)
    else:
        task = made.from_run({"data": found.data, "model": model}, where, seed=seed)
    return task
