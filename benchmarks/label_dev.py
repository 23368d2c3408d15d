"""How many labels of the dev lines the shipped tagger finds, through inference/ as users run it, and how fast.

It is a cascade: beside the whole stand its members, and how many lines the first of them answers alone.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from typing import Any

from benchmarks.record import DATA, record
from seqchef.evaluation.labels import score_labels
from seqchef.inference.bundles import Bundle
from seqchef.inference.label import Labeller, Labelling
from seqchef.text.labelled import LabelledLine, read_labelled

BUNDLE, SPLIT, LONG = "label-en", "dev", 12
ROUNDS, ALONE = 7, 500


def main() -> None:
    path = DATA / "labelling" / "ingredients_en.jsonl.gz"
    lines, rejections = read_labelled(path, split=SPLIT)
    tokens = [line.tokens for line in lines]
    bundle = Bundle.load(BUNDLE, task="label")
    labeller, members = Labeller(bundle), {member.folder.name: Labeller(member) for member in bundle.members}
    found = {name: member.label(tokens) for name, member in members.items()}
    first, *_ = found.values()
    sure = sum(min(one.confidences) >= bundle.manifest["threshold"] for one in first)
    numbers = {
        **scores(lines, labeller.label(tokens)),
        "lines_rejected": len(rejections),
        "microseconds_a_line": microseconds(partial(labeller.label, tokens), len(tokens)),
        "microseconds_a_single_call": microseconds(lambda: one_by_one(labeller, tokens), ALONE),
        "share_that_the_first_answers": round(sure / len(lines), 4),
        "members": {
            name: {
                "line_accuracy": (own := scores(lines, found[name]))["line_accuracy"],
                "token_accuracy": own["token_accuracy"],
                "microseconds_a_line": microseconds(partial(member.label, tokens), len(tokens)),
            }
            for name, member in members.items()
        },
    }
    record("label_dev", numbers, config={"bundle": BUNDLE, "split": SPLIT, "rounds": ROUNDS}, data_files=[path])


def scores(lines: Sequence[LabelledLine], found: Sequence[Labelling]) -> dict[str, Any]:
    """Scores of all lines, and of those with many tokens."""
    long = [i for i, line in enumerate(lines) if len(line.tokens) >= LONG]
    of_long = score_labels([lines[i].labels for i in long], [found[i].labels for i in long])
    return {
        **score_labels([line.labels for line in lines], [one.labels for one in found]),
        "of_12_tokens_or_more": {name: of_long[name] for name in ("lines", "token_accuracy", "line_accuracy")},
    }


def one_by_one(labeller: Labeller, tokens: Sequence[Sequence[str]]) -> None:
    """A call for each of some lines, taken evenly."""
    step = len(tokens) // ALONE
    for line in tokens[: ALONE * step : step]:
        labeller.label([line])


def microseconds(work: Callable[[], object], lines: int) -> float:
    """Processor time of a line: the median of some rounds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return round(median(times) / lines * 1e6, 1)


if __name__ == "__main__":
    main()
