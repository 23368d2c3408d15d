"""Variety: how different texts are from each other. Compare at equal numbers of texts only."""

import math
import random
from collections import Counter
from collections.abc import Sequence

from seqchef.errors import BadInput
from seqchef.text.copied_words import copied_words

SAMPLE = 200  # texts
ORDERS = (1, 2, 3, 4)
Grams = list[Counter[tuple[str, ...]]]  # for each order


def distinct(texts: Sequence[str], order: int) -> float:
    """The share of n-grams that are different ones, of all n-grams of all texts (Li et al. 2016, arXiv:1510.03055)."""
    grams = _grams([copied_words(text) for text in texts], order)
    return len(set(grams)) / len(grams) if grams else 0.0


def self_bleu(texts: Sequence[str], *, sample: int = SAMPLE, seed: int = 0) -> float:
    """The mean BLEU-4 of each of `sample` texts against all others of them, 0 to 1 (Zhu et al. 2018, arXiv:1802.01886).

    High: the texts are alike. Raises BadInput for fewer than two texts.
    """
    if len(texts) < 2:
        raise BadInput(f"{len(texts)} texts; expected 2 or more to compare with each other")
    chosen = random.Random(seed).sample(list(texts), min(sample, len(texts)))
    words = [copied_words(text) for text in chosen]
    counted: list[Grams] = [[Counter(_grams([own], order)) for order in ORDERS] for own in words]
    most = [_two_highest([own[at] for own in counted]) for at in range(len(ORDERS))]
    return sum(_against_others(row, counted, most, words) for row in range(len(words))) / len(words)


def _grams(texts: Sequence[Sequence[str]], order: int) -> list[tuple[str, ...]]:
    return [tuple(own[at : at + order]) for own in texts for at in range(len(own) - order + 1)]


def _two_highest(counted: Sequence[Counter[tuple[str, ...]]]) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """For each n-gram its highest count in a text, the row of that text, and the highest count in any other text."""
    found: dict[tuple[str, ...], tuple[int, int, int]] = {}
    for row, own in enumerate(counted):
        for gram, count in own.items():
            first, who, second = found.get(gram, (0, -1, 0))
            found[gram] = (count, row, first) if count > first else (first, who, max(second, count))
    return found


def _against_others(
    row: int,
    counted: Sequence[Grams],
    most: Sequence[dict[tuple[str, ...], tuple[int, int, int]]],
    words: Sequence[Sequence[str]],
) -> float:
    """BLEU-4 of one text against the others (Papineni et al. 2002, section 2), orders above 1 with one added to both
    counts (Lin & Och 2004, the smoothing that BLEU of single texts needs)."""
    logs = 0.0
    for at, grams in enumerate(counted[row]):
        clipped = 0
        for gram, count in grams.items():
            first, who, second = most[at][gram]
            clipped += min(count, second if who == row else first)
        added, total = int(at > 0), grams.total()
        if not clipped + added or not total + added:
            return 0.0
        logs += math.log((clipped + added) / (total + added)) / len(ORDERS)
    length = len(words[row])
    nearest = min((len(own) for other, own in enumerate(words) if other != row), key=lambda n: (abs(n - length), n))
    return math.exp(logs + min(0.0, 1 - nearest / length)) if length else 0.0
