"""Scores of spans and of classes: precision, recall and F1, over all kinds together (micro) and for each kind.

A span is right when start, end and kind are (Tjong Kim Sang & De Meulder 2003, section 2.3).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypedDict

from seqchef.food.ingredients import Span


class KindScores(TypedDict):
    """Shares from 0 to 1, and how many there are."""

    precision: float
    recall: float
    f1: float
    support: int


class SetScores(TypedDict):
    """Of all kinds together, and of each."""

    micro: KindScores
    kinds: dict[str, KindScores]


def score_spans(truth: Sequence[Iterable[Span]], found: Sequence[Iterable[Span]]) -> SetScores:
    """Spans of each text against the true ones."""
    return _score([[(span.label, span) for span in spans] for spans in truth],
                  [[(span.label, span) for span in spans] for spans in found])  # fmt: skip


def score_classes(truth: Sequence[Iterable[str]], found: Sequence[Iterable[str]]) -> SetScores:
    """The classes of each text against the true ones."""
    return _score([[(name, name) for name in names] for names in truth],
                  [[(name, name) for name in names] for names in found])  # fmt: skip


Items = Sequence[Sequence[tuple[str, Hashable]]]  # of each text: kind and what it is


def _score(truth: Items, found: Items) -> SetScores:
    expected, given, right = Counter[str](), Counter[str](), Counter[str]()
    for gold, own in zip(truth, found, strict=True):
        expected.update(kind for kind, _ in set(gold))
        given.update(kind for kind, _ in set(own))
        right.update(kind for kind, _ in set(gold) & set(own))
    kinds = {kind: _f1(right[kind], given[kind], expected[kind]) for kind in sorted(expected | given)}
    return {"micro": _f1(right.total(), given.total(), expected.total()), "kinds": kinds}


def _f1(right: int, given: int, expected: int) -> KindScores:
    return {
        "precision": right / given if given else 0.0,
        "recall": right / expected if expected else 0.0,
        "f1": 2 * right / (given + expected) if given + expected else 0.0,
        "support": expected,
    }
