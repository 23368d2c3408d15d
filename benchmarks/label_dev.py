"""How many labels of the dev lines the shipped tagger finds, through inference/ as users run it."""

from benchmarks.record import DATA, record
from seqchef.evaluation.labels import score_labels
from seqchef.inference.label import Labeller
from seqchef.text.labelled import read_labelled

BUNDLE, SPLIT = "label-en", "dev"


def main() -> None:
    path = DATA / "labelling" / "ingredients_en.jsonl.gz"
    lines, rejections = read_labelled(path, split=SPLIT)
    labels = [labelling.labels for labelling in Labeller.load(BUNDLE).label([line.tokens for line in lines])]
    scores = score_labels([line.labels for line in lines], labels)
    long = [index for index, line in enumerate(lines) if len(line.tokens) >= 12]
    of_long = score_labels([lines[index].labels for index in long], [labels[index] for index in long])
    numbers = {
        **scores,
        "lines_rejected": len(rejections),
        "of_12_tokens_or_more": {name: of_long[name] for name in ("lines", "token_accuracy", "line_accuracy")},
    }
    record("label_dev", numbers, config={"bundle": BUNDLE, "split": SPLIT}, data_files=[path])


if __name__ == "__main__":
    main()
