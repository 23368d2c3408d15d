"""The nearest training recipe to an ingredient list: what a search engine would answer instead of a writer.

Lists are compared by the cosine of their ingredient words, each weighted by how rare it is (TF-IDF, Salton & Buckley
1988, "tfc").
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from seqchef.evaluation.recipes.ingredient_words import name_words


class NearestRecipe:
    """An index over the ingredient lists of recipes."""

    def __init__(self, lists: Sequence[Iterable[str]]) -> None:
        words = [_words(lines) for lines in lists]
        counts = Counter(word for own in words for word in own)
        self._weights = {word: math.log(len(words) / count) for word, count in counts.items()}
        rows: dict[str, list[int]] = defaultdict(list)
        for row, own in enumerate(words):
            for word in own:
                rows[word].append(row)
        self._rows = {word: np.array(own) for word, own in rows.items()}
        self._lengths = np.array([math.sqrt(sum(self._weights[word] ** 2 for word in own)) or 1.0 for own in words])

    def to(self, lines: Iterable[str]) -> int:
        """The row of the nearest list; the first of several that are equally near."""
        likeness = np.zeros(len(self._lengths))
        for word in _words(lines):
            if word in self._rows:
                likeness[self._rows[word]] += self._weights[word] ** 2
        return int((likeness / self._lengths).argmax())


def _words(lines: Iterable[str]) -> set[str]:
    return {word for line in lines for word in name_words(line)}
