"""Phrases: every written form of a food as a path in one tree of words."""

import re
from collections.abc import Iterable

from seqchef.food.lexicon import folded_words

Words = tuple[str, ...]
ROOT = 0
RUN = re.compile(r"\d+|\D+")


def runs_of(word: str) -> list[str]:
    """A folded word in runs of letters and of digits: what is glued to a number cannot hide behind it."""
    return [word] if word.isalpha() else RUN.findall(word)


def runs(text: str) -> Words:
    """A text in runs of letters and of digits, folded."""
    return tuple(run for word, _, _ in folded_words(text) for run in runs_of(word))


class Phrases:
    """A tree of words: node 0 is its root, every phrase ends at a node. It says nothing of what is allowed."""

    def __init__(self, phrases: Iterable[Words]) -> None:
        """`phrases`: words in runs, as `runs` divides them."""
        self.children: list[dict[str, int]] = [{}]
        self.paths: list[Words] = [()]
        self.ways: list[tuple[int, ...]] = [()]  # the nodes from the root to each one, itself included
        self.ends: set[int] = set()  # nodes at which a phrase ends
        for words in phrases:
            self.ends.add(self._grown(words))

    def __len__(self) -> int:
        return len(self.paths)

    def _grown(self, words: Words) -> int:
        node = ROOT
        for number, word in enumerate(words, start=1):
            after = self.children[node].get(word)
            if after is None:
                after = self.children[node][word] = len(self.paths)
                self.children.append({})
                self.paths.append(words[:number])
                self.ways.append((*self.ways[node], after))
            node = after
        return node

    def node(self, words: Words) -> int:
        """The node at the end of a path that is in the tree."""
        node = ROOT
        for word in words:
            node = self.children[node][word]
        return node
