"""The shipped tagger beside a linear-chain CRF that learns from the same lines: dev scores, and a paired test.

Line by line: where one is right and the other wrong, chance would give each half of the lines (McNemar 1947, exact).
"""

import time
from math import comb

from benchmarks.crf import LinearCRF
from benchmarks.line_features import line_features
from benchmarks.record import DATA, record
from seqchef.evaluation.labels import score_labels
from seqchef.inference.label import Labeller
from seqchef.text.labelled import read_labelled

BUNDLE = "label-en"
ITERATIONS, PENALTIES = 200, (0.6, 0.5)  # as ingredient-parser 2.9.1 trains its own


def main() -> None:
    path = DATA / "labelling" / "ingredients_en.jsonl.gz"
    learned, _ = read_labelled(path, split="train")
    lines, _ = read_labelled(path, split="dev")
    began = time.process_time()
    pairs = ((line.tokens, line.labels) for line in learned)
    crf = LinearCRF.trained(pairs, iterations=ITERATIONS, penalties=PENALTIES, features=line_features)
    theirs = [tuple(crf.tags(line.tokens)) for line in lines]
    seconds = time.process_time() - began
    ours = [found.labels for found in Labeller.load(BUNDLE).label([line.tokens for line in lines])]
    truth = [line.labels for line in lines]
    only_ours = sum(own == gold != other for own, other, gold in zip(ours, theirs, truth, strict=True))
    only_theirs = sum(other == gold != own for own, other, gold in zip(ours, theirs, truth, strict=True))
    numbers = {
        BUNDLE: {name: score_labels(truth, ours)[name] for name in ("line_accuracy", "token_accuracy")},
        "crf": {name: score_labels(truth, theirs)[name] for name in ("line_accuracy", "token_accuracy")},
        "crf_seconds": round(seconds),
        "lines": len(lines),
        "only_ours_right": only_ours,
        "only_crf_right": only_theirs,
        "p": mcnemar(only_ours, only_theirs),
    }
    record("label_peer", numbers, config={"iterations": ITERATIONS, "c1_c2": PENALTIES}, data_files=[path])


def mcnemar(one: int, other: int) -> float:
    """How probable a difference as large as this one is by chance: two-sided, exact."""
    lines = one + other
    tail = sum(comb(lines, k) for k in range(min(one, other) + 1))
    return min(1.0, 2 * tail / int(2**lines))


if __name__ == "__main__":
    main()
