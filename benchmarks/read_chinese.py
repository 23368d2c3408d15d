"""How well Chinese ingredient lines of dev are read, through `seqchef.read_many` as users call it.

Spans are compared by characters, without punctuation. Beside the shipped tagger: the rules that read a line where no
Chinese bundle is installed.
"""

from typing import Any

from benchmarks.record import DATA, PROJECT, record
from seqchef.applications.reading.chinese import ChineseRules
from seqchef.applications.reading.lines import read_lines
from seqchef.applications.reading.shipped import CHINESE_BUNDLE, labeller
from seqchef.evaluation.spans import score_spans
from seqchef.food.ingredients import Ingredient, Span
from seqchef.learning.data.project_labels import read_project_labels

LABELS = PROJECT / "labels" / "lines_zh.jsonl"
PUNCTUATION = "PUNC"


def scores(truth: list[tuple[str, list[Span]]], found: list[Ingredient]) -> dict[str, Any]:
    """Kinds, spans, and whole lines: kind and every span right."""
    own = [[span for span in one.spans if span.label != PUNCTUATION] for one in found]
    kinds = [one.kind for one in found]
    whole = [
        kind == gold and set(spans) == set(true) for kind, spans, (gold, true) in zip(kinds, own, truth, strict=True)
    ]
    spans = score_spans([true for _, true in truth], own)
    return {
        "kind_accuracy": sum(kind == gold for kind, (gold, _) in zip(kinds, truth, strict=True)) / len(truth),
        "line_accuracy": sum(whole) / len(whole),
        "spans": spans["micro"],
        "labels": spans["kinds"],
    }


def main() -> None:
    rows = [(row, text) for row, text in read_project_labels(LABELS, DATA) if row["split"] == "dev"]
    texts = [text for _, text in rows]
    truth = [(row["kind"], [Span(*span) for span in row["spans"]]) for row, _ in rows]
    numbers = {
        "lines": len(rows),
        "ours": scores(truth, read_lines(texts, labeller(CHINESE_BUNDLE), language="zh")),
        "rules": scores(truth, read_lines(texts, ChineseRules(), language="zh")),
    }
    record("read_chinese", numbers, config={"bundle": CHINESE_BUNDLE, "split": "dev"}, data_files=[LABELS])


if __name__ == "__main__":
    main()
