"""Which 8-bit form of the tagger to ship: rounded weights with float sums, or sums in 8-bit integers as well.

For each form of the trained tagger: file size, time per batch, dev scores, and whether a line's scores depend on the
lines that share its batch. Needs the checkpoint of `seqchef train runs/label-en.toml`.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.record import DATA, PROJECT, record
from seqchef.inference.sessions import Session
from seqchef.learning.export import graph_bytes
from seqchef.learning.runs import read_run
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
        words, pieces, lengths = task.vocabulary.encode(batch)
        inputs: dict[str, Any] = {"words": words, "pieces": pieces, "lengths": lengths}
        session.run(inputs)
        times = []
        for _ in range(REPEATS):
            began = time.perf_counter()
            session.run(inputs)
            times.append(time.perf_counter() - began)
        numbers[name] = round(median(times) / len(batch) * 1e6, 1)
    found, largest = [], 0.0
    for begin in range(0, len(task.dev), 128):
        rows = [line.tokens for line in task.dev[begin : begin + 128]]
        words, pieces, lengths = task.vocabulary.encode(rows)
        together: dict[str, Any] = {"words": words, "pieces": pieces, "lengths": lengths}
        (scores,) = session.run(together)
        found += task.decode(scores, lengths)
        n = int(lengths[0])
        alone: dict[str, Any] = {"words": words[:1, :n], "pieces": pieces[:1, :n], "lengths": lengths[:1]}
        largest = max(largest, float(np.abs(session.run(alone)[0][0] - scores[0, :n]).max()))
    numbers["largest_change_by_batch"] = largest
    return numbers | {name: round(value, 5) for name, value in task.score_labels(found).items()}


def main() -> None:
    run = read_run(PROJECT / "runs" / "label-en.toml")
    checkpoint = Path(sys.argv[1] if len(sys.argv) > 1 else "checkpoints/label-en") / "best.safetensors"
    task = LabelTask.from_run(run, DATA, seed=run["train"]["seed"])
    load_weights(task.model, checkpoint)
    task.model.eval()
    with tempfile.TemporaryDirectory() as folder:
        numbers = {name: measure(task, model) for name, model in forms(task, Path(folder)).items()}
    record("quantization", numbers, config=run["model"], data_files=[DATA / run["data"]["corpus"]])


if __name__ == "__main__":
    main()
