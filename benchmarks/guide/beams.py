"""How long texts become by the way they are decoded: beams with and without length normalisation, and draws."""

import gzip
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.record import DATA
from seqchef.inference.decoding import Decoding, decode
from seqchef.learning.data.padding import pad
from seqchef.learning.data.texts import OwnTexts
from seqchef.learning.layers.protocol import State
from seqchef.learning.tasks.generate import GenerateTask
from seqchef.learning.train import Task, TrainConfig, fit
from seqchef.text.passages import Passage
from seqchef.text.subwords import BEGIN, END

RECIPES = "recipes/recipes_open.jsonl.gz"
PENALTIES = ("none", "wu", "mean")
STACK = "bigru(32) => gru(64) > attend(general)"
STEPS = TrainConfig(steps=1500, learning_rate=4e-3, evaluate_every=1500)
BEAMS, LONGEST, SOURCES = 8, 60, 60
WAYS = {
    **{
        penalty: Decoding(strategy="beam", beams=BEAMS, longest=LONGEST, length_penalty=penalty)
        for penalty in PENALTIES
    },
    "greedy": Decoding(strategy="greedy", longest=LONGEST),
    "sample": Decoding(strategy="sample", top_p=0.9, longest=LONGEST),
}


def measure() -> dict[str, Any]:
    """A small model writes the first step of a recipe from its title; lengths in pieces, by the way it is decoded."""
    train, dev = _firsts("train"), _firsts("dev")
    config = GenerateTask.MODEL(stack=STACK, pieces=800, size=64, batch_size=32)
    task = GenerateTask(config, train, dev[:40], seed=0, options=OwnTexts())
    with TemporaryDirectory() as folder:
        fit(cast(Task, task), STEPS, Path(folder))
    asked = dev[:SOURCES]
    lengths = {name: _lengths(task, asked, way) for name, way in WAYS.items()}
    lengths["people"] = [len(task.subwords.encode(one.text)) for one in asked]
    return {"stack": STACK, "steps": STEPS.steps, "beams": BEAMS, "titles": len(asked), "lengths": lengths}


def _firsts(split: str) -> list[Passage]:
    """Title and first step of each recipe of a split."""
    with gzip.open(DATA / RECIPES, "rt", encoding="utf-8") as file:
        recipes = [recipe for recipe in map(json.loads, file) if recipe["split"] == split and recipe["steps"]]
    return [
        Passage(recipe["steps"][0].lower(), recipe["title"].lower())
        for recipe in recipes
        if 15 < len(recipe["steps"][0]) < 120
    ]


@torch.no_grad()
def _lengths(task: GenerateTask, asked: list[Passage], way: Decoding) -> list[int]:
    """Pieces of the text that is written for each title."""
    model: Any = task.model
    titles, lengths = pad([[*task.subwords.encode(one.source or ""), END] for one in asked])
    begin = _arrays(model.begin(titles, lengths))

    def next_(pieces: NDArray[np.int64], state: Any) -> tuple[NDArray[np.float32], Any]:
        logs, after = model.writer.step(torch.from_numpy(pieces), _tensors(state))
        return logs.numpy(), _arrays(after)

    return [len(texts[0].pieces) for texts in decode(next_, begin, np.full(len(asked), BEGIN), way, end=END)]


def _arrays(state: State) -> Any:
    return tuple(_arrays(part) if isinstance(part, tuple) else part.numpy() for part in state)


def _tensors(state: Any) -> State:
    return tuple(_tensors(part) if isinstance(part, tuple) else torch.from_numpy(part) for part in state)
