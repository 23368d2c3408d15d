"""How well the shipped readers of steps find spans and classes on dev, beside a CRF that learned the same train split.

The CRF sees words, affixes, outlines and a window of three (python-crfsuite); it knows no classes, so classes stand
beside the most frequent ones of the first verb-like word: the likeliest class set of each first word in train.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from benchmarks.crf import LinearCRF
from benchmarks.record import DATA, PROJECT, record
from seqchef.evaluation.spans import score_classes, score_spans
from seqchef.food.ingredients import Span
from seqchef.inference.steps import StepLabeller
from seqchef.learning.data.step_texts import StepText, read_corpora
from seqchef.text.step_tokens import step_tokens
from seqchef.text.tags import spans_of, tags_of
from seqchef.text.tokens import Token

RUNS = {
    "steps-en": ("en", ("labelling/steps_en.jsonl.gz",), "labels/steps_en.jsonl"),
    "steps-zh": ("zh", (), "labels/steps_zh.jsonl"),
}
Divided = list[tuple[StepText, tuple[Token, ...]]]


def forms(tokens: Sequence[Token]) -> list[str]:
    """What models see."""
    return [token.form for token in tokens]


def of_layer(layer: str, train: Divided, dev: Divided, tags: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Span scores of a layer: ours (tags of dev) and the CRF's."""
    truth = [text.layers[layer] for text, _ in dev]

    def spans(found: Sequence[Sequence[str]]) -> list[list[Span]]:
        return [[s for s, _, _ in spans_of(own, tokens)] for own, (_, tokens) in zip(found, dev, strict=True)]

    crf = LinearCRF.trained([(forms(tokens), tags_of(text.layers[layer], tokens)) for text, tokens in train])
    ours, theirs = score_spans(truth, spans(tags)), score_spans(truth, spans([crf.tags(forms(t)) for _, t in dev]))
    return {"texts": len(dev), "ours": ours, "crf": theirs["micro"]}


def of_classes(train: Divided, dev: Divided, found: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Class scores: ours and those of a table from first words."""
    table: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for text, tokens in train:
        table[tokens[0].form.lower()][text.classes or ()] += 1
        table[""][text.classes or ()] += 1
    guesses = [(table.get(t[0].form.lower()) or table[""]).most_common(1)[0][0] for _, t in dev]
    truth = [text.classes or () for text, _ in dev]
    return {
        "texts": len(dev),
        "ours": score_classes(truth, found),
        "first_word": score_classes(truth, guesses)["micro"],
    }


def measure(bundle: str) -> dict[str, Any]:
    """All layers of one bundle."""
    language, corpora, labels = RUNS[bundle]
    texts = read_corpora(DATA, corpora, [PROJECT / labels])
    divided: dict[str, Divided] = {"train": [], "dev": []}
    for text in texts:
        if tokens := step_tokens(text.text, language):
            divided[text.split].append((text, tokens))
    labeller = StepLabeller.load(bundle)
    found = labeller.label([forms(tokens) for _, tokens in divided["dev"]])
    numbers: dict[str, Any] = {}
    for layer in labeller.layers:
        of = {split: [i for i, (text, _) in enumerate(rows) if layer in text.layers] for split, rows in divided.items()}
        train, dev = ([divided[split][i] for i in of[split]] for split in ("train", "dev"))
        numbers[layer] = of_layer(layer, train, dev, [found[i].tags[layer] for i in of["dev"]])
    asked = {split: [i for i, (text, _) in enumerate(rows) if text.classes] for split, rows in divided.items()}
    train, dev = ([divided[split][i] for i in asked[split]] for split in ("train", "dev"))
    own = [[name for name, share in found[i].classes.items() if share >= labeller.threshold] for i in asked["dev"]]
    return numbers | {"classes": of_classes(train, dev, own)}


def main() -> None:
    numbers = {bundle: measure(bundle) for bundle in RUNS}
    files = [DATA / "labelling" / "steps_en.jsonl.gz", *sorted((PROJECT / "labels").glob("steps_*.jsonl"))]
    record("steps_dev", numbers, config={"split": "dev", "bundles": list(RUNS)}, data_files=files)


if __name__ == "__main__":
    main()
