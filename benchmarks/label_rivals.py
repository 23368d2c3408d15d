"""The shipped tagger beside others trained to the end on the same lines: dev scores, size, and speed, taking turns.

seqchef train runs/rivals/label-en-conv.toml --out bundles/label-en-conv
python -m benchmarks.label_rivals bundles/label-en-conv
"""

import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.record import DATA, record
from seqchef.evaluation.labels import score_labels
from seqchef.inference.bundles import Bundle
from seqchef.inference.label import Labeller
from seqchef.text.labelled import read_labelled

SHIPPED, SPLIT, ROUNDS = "label-en", "dev", 7


def main() -> None:
    path = DATA / "labelling" / "ingredients_en.jsonl.gz"
    lines, _ = read_labelled(path, split=SPLIT)
    tokens, labels = [line.tokens for line in lines], [line.labels for line in lines]
    names = (SHIPPED, *sys.argv[1:])
    labellers = {name: Labeller.load(name) for name in names}
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name, labeller in labellers.items():
            began = time.process_time()
            labeller.label(tokens)
            times[name].append(time.process_time() - began)
    numbers: dict[str, Any] = {}
    for name, labeller in labellers.items():
        bundle = Bundle.load(name, task="label")
        scores = score_labels(labels, [found.labels for found in labeller.label(tokens)])
        numbers[Path(name).name] = {
            "stack": ", ".join(model.manifest["model"]["stack"] for model in bundle.models),
            "steps": sum(model.manifest["train"]["steps"] for model in bundle.models),
            "line_accuracy": scores["line_accuracy"],
            "token_accuracy": scores["token_accuracy"],
            "megabytes": round(sum(path.stat().st_size for path in bundle.folder.rglob("*.onnx")) / 1e6, 2),
            "microseconds_a_line": round(median(times[name]) / len(lines) * 1e6, 1),
        }
    record("label_rivals", numbers, config={"split": SPLIT, "rounds": ROUNDS}, data_files=[path])


if __name__ == "__main__":
    main()
