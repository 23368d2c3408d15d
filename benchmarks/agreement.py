"""How far two independent passes over the project's own labels agree: Cohen's kappa, and F1 of one against the other.

Kappa (Cohen 1960) of spans counts characters that are not white space, each with the kind of span it is in or none;
conditions, which may contain the others, are a question of their own. Kappa of classes asks each class of each step.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.record import DATA, PROJECT, record
from seqchef.evaluation.spans import score_classes, score_spans
from seqchef.food.ingredients import Span
from seqchef.food.steps import CLASSES
from seqchef.learning.data.project_labels import read_project_labels

LABELS = PROJECT / "labels"
NESTED = "CONDITION"
Row = tuple[Mapping[str, Any], str]  # a row of labels and its text
Pairs = Iterable[tuple[Hashable, Hashable]]


def kappa(pairs: Pairs) -> dict[str, float]:
    """Observed agreement and kappa of pairs of answers."""
    answers = list(pairs)
    first, second = (Counter(column) for column in zip(*answers, strict=True))
    observed = sum(one == other for one, other in answers) / len(answers)
    chance = sum(first[answer] * second[answer] for answer in first) / len(answers) ** 2
    return {"observed": observed, "kappa": (observed - chance) / (1 - chance) if chance < 1 else 1.0}


def kinds_of_characters(row: Row, wanted: Callable[[str], bool]) -> list[str]:
    """For each character that is not white space, the kind of the span around it, or an empty text."""
    labels, text = row
    kinds = [""] * len(text)
    for start, end, kind in labels["spans"] or ():
        if wanted(kind):
            kinds[start:end] = [kind] * (end - start)
    return [kind for kind, character in zip(kinds, text, strict=True) if not character.isspace()]


def of_spans(first: Sequence[Row], second: Sequence[Row]) -> dict[str, Any]:
    """Agreement on spans."""

    def pairs(wanted: Callable[[str], bool]) -> Pairs:
        for one, other in zip(first, second, strict=True):
            yield from zip(kinds_of_characters(one, wanted), kinds_of_characters(other, wanted), strict=True)

    spans = [[[Span(*span) for span in row["spans"] or ()] for row, _ in rows] for rows in (first, second)]
    scores = score_spans(*spans)
    found = {"characters": kappa(pairs(lambda kind: kind != NESTED)), "f1": scores["micro"]["f1"]}
    if NESTED in scores["kinds"]:
        found["condition_characters"] = kappa(pairs(lambda kind: kind == NESTED))
    return found | {"f1_by_kind": {kind: own["f1"] for kind, own in scores["kinds"].items()}}


def agreement(name: str, corpora: Path) -> dict[str, Any]:
    """Agreement of the two passes over one file of labels."""
    first, second = (list(read_project_labels(LABELS / "passes" / f"{name}.{one}.jsonl", corpora)) for one in "ab")
    found: dict[str, Any] = {"texts": len(first)}
    if "kind" in first[0][0]:
        found["kinds"] = kappa((one["kind"], other["kind"]) for (one, _), (other, _) in zip(first, second, strict=True))
    if "classes" in first[0][0]:
        classes = [[row["classes"] for row, _ in rows] for rows in (first, second)]
        asked = ((name in one, name in other) for one, other in zip(*classes, strict=True) for name in CLASSES)
        found["classes"] = kappa(asked) | {"f1": score_classes(*classes)["micro"]["f1"]}
    spanned = [i for i, (row, _) in enumerate(first) if row.get("spans") is not None]
    return found | {"spans": of_spans([first[i] for i in spanned], [second[i] for i in spanned])}


def main() -> None:
    names = sorted(path.name.removesuffix(".a.jsonl") for path in (LABELS / "passes").glob("*.a.jsonl"))
    numbers = {name: agreement(name, DATA) for name in names}
    files = sorted((LABELS / "passes").glob("*.jsonl"))
    record("agreement", numbers, config={"passes": 2}, data_files=files)


if __name__ == "__main__":
    main()
