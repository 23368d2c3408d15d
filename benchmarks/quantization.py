"""Which 8-bit form of the tagger to ship: rounded weights with float sums, or sums in 8-bit integers as well.

For each form of the trained tagger: file size, time per batch, dev scores, and whether a line's scores depend on the
lines that share its batch. Needs the checkpoint of the larger model of `seqchef train runs/label-en.toml`.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.record import DATA, PROJECT, record
from seqchef.inference.crf import viterbi
from seqchef.inference.sessions import Session
from seqchef.learning.export import graph_bytes
from seqchef.learning.runs import read_run
from seqchef.learning.runs.cascade import parts
from seqchef.learning.tasks.label import LabelTask
from seqchef.learning.train import load_weights

REPEATS = 30


def forms(task: LabelTask, folder: Path) -> dict[str, bytes]:
    """The same tagger in three forms."""
    exact = graph_bytes(task.write, quantize=False)
    (folder / "exact.onnx").write_bytes(exact)
    quantize_dynamic(folder / "exact.onnx", folder / "dynamic.onnx", weight_type=QuantType.QInt8)
    return {
        "float weights": exact,
        "int8 weights, float sums": graph_bytes(task.write, quantize=True),
        "int8 weights and sums": (folder / "dynamic.onnx").read_bytes(),
    }


def measure(task: LabelTask, model: bytes) -> dict[str, Any]:
    """Size, speed, accuracy and independence of one form."""
    session = Session(model)
    lines = sorted((line.tokens for line in task.dev), key=len)
    middle = lines[len(lines) // 2 : len(lines) // 2 + 128]
    numbers: dict[str, Any] = {"megabytes": round(len(model) / 1e6, 3)}
    for name, batch in (("microseconds_one_line", middle[:1]), ("microseconds_a_line_of_128", middle)):
        inputs = encoded(task, batch)
        session.run(inputs)
        times = []
        for _ in range(REPEATS):
            began = time.perf_counter()
            session.run(inputs)
            times.append(time.perf_counter() - began)
        numbers[name] = round(median(times) / len(batch) * 1e6, 1)
    found, largest = [], 0.0
    crf = task.model.crf
    transitions, start, end = (part.detach().double().numpy() for part in (crf.transitions, crf.start, crf.end))
    for begin in range(0, len(task.dev), 128):
        rows = [line.tokens for line in task.dev[begin : begin + 128]]
        together = encoded(task, rows)
        (scores,) = session.run(together)
        best = viterbi(scores, transitions, start, end, together["lengths"])
        found += [tuple(task.labels[k] for k in own[: len(row)]) for own, row in zip(best, rows, strict=True)]
        n = len(rows[0])
        alone = {"vectors": together["vectors"][:1, :n], "lengths": together["lengths"][:1]}
        largest = max(largest, float(np.abs(session.run(alone)[0][0] - scores[0, :n]).max()))
    numbers["largest_change_by_batch"] = largest
    return numbers | {name: round(value, 5) for name, value in task.score_labels(found).items()}


def encoded(task: LabelTask, rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """What the graph is given."""
    words, pieces, lengths = task.vocabulary.encode(rows)
    with torch.no_grad():
        vectors = task.model.vectors(torch.from_numpy(words), torch.from_numpy(pieces)).numpy()
    return {"vectors": vectors, "lengths": lengths}


def main() -> None:
    run = parts(read_run(PROJECT / "runs" / "label-en.toml"))["last"]
    checkpoint = Path(sys.argv[1] if len(sys.argv) > 1 else "checkpoints/label-en/last") / "best.safetensors"
    task = LabelTask.from_run(run, DATA, seed=run["train"]["seed"])
    load_weights(task.model, checkpoint)
    task.model.eval()
    with tempfile.TemporaryDirectory() as folder:
        numbers = {name: measure(task, model) for name, model in forms(task, Path(folder)).items()}
    record("quantization", numbers, config=run["model"], data_files=[DATA / run["data"]["corpus"]])


if __name__ == "__main__":
    main()
