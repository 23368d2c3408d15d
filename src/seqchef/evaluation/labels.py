"""Scores of labelling: how many tokens and whole lines are right, and precision, recall and F1 of every label."""

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from seqchef.errors import BadInput


class LabelScores(TypedDict):
    """Shares from 0 to 1."""

    lines: int
    tokens: int
    token_accuracy: float
    line_accuracy: float  # lines with every token right
    labels: dict[str, dict[str, float]]  # by label: precision, recall, f1, support (tokens)


def score_labels(truth: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> LabelScores:
    """Compare labels line by line. Raises BadInput when the two do not have the same shape."""
    expected, given, right = Counter[str](), Counter[str](), Counter[str]()
    whole = 0
    for row, (gold, own) in enumerate(zip(truth, found, strict=True), start=1):
        if len(gold) != len(own):
            raise BadInput(f"line {row}: {len(own)} labels found for {len(gold)} tokens; expected one for each")
        expected.update(gold)
        given.update(own)
        right.update(a for a, b in zip(gold, own, strict=True) if a == b)
        whole += list(gold) == list(own)
    if not truth:
        raise BadInput("no lines to score; expected 1 or more")

    def of(label: str) -> dict[str, float]:
        precision = right[label] / given[label] if given[label] else 0.0
        recall = right[label] / expected[label] if expected[label] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right[label] else 0.0
        return {"precision": precision, "recall": recall, "f1": f1, "support": expected[label]}

    return {
        "lines": len(truth),
        "tokens": expected.total(),
        "token_accuracy": right.total() / expected.total(),
        "line_accuracy": whole / len(truth),
        "labels": {label: of(label) for label in sorted(expected | given)},
    }
