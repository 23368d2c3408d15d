"""The merges of byte-pair encoding, learned from words and their counts (Sennrich et al. 2016, algorithm 1)."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

Pair = tuple[int, int]
FEWEST = 2  # a pair that stands together less often is not worth a piece


def learned(words: Sequence[tuple[list[int], int]], first: int, times: int) -> Iterator[Pair]:
    """The pair that stands together most often, merged, again and again; of equal ones that of the lowest numbers.

    `words`: the numbers that spell a word, and how often it occurs. The merged pairs become the numbers `first`, ...
    """
    counted = _Words(words)
    for new in range(first, first + times):
        best = counted.most_frequent()
        if best is None:
            return
        counted.merge(best, new)
        yield best


class _Words:
    """Words, the counts of their pairs, and which words have them: a merge touches those words alone."""

    def __init__(self, words: Sequence[tuple[list[int], int]]) -> None:
        self.spelt = [numbers for numbers, _ in words]
        self.weights = [weight for _, weight in words]
        self.counts: Counter[Pair] = Counter()
        self.places: defaultdict[Pair, set[int]] = defaultdict(set)  # the words that have a pair, or had it
        for i, (numbers, weight) in enumerate(words):
            for pair in pairwise(numbers):
                self.counts[pair] += weight
                self.places[pair].add(i)
        self.heap = [(-count, pair) for pair, count in self.counts.items()]
        heapq.heapify(self.heap)

    def most_frequent(self) -> Pair | None:
        """The pair to merge; None when the rest stands together too rarely."""
        while self.heap:
            count, pair = heapq.heappop(self.heap)
            if -count == self.counts[pair]:  # else an entry from before a merge nearby
                return pair if -count >= FEWEST else None
        return None

    def merge(self, pair: Pair, new: int) -> None:
        """Put `new` for every `pair`."""
        changed: Counter[Pair] = Counter()
        for i in self.places.pop(pair):
            before, after = self.spelt[i], replaced(self.spelt[i], pair, new)
            self.spelt[i] = after
            for one in pairwise(before):
                changed[one] -= self.weights[i]
            for one in pairwise(after):
                changed[one] += self.weights[i]
                self.places[one].add(i)
        for one, difference in changed.items():
            if difference:
                self.counts[one] += difference
                if self.counts[one] > 0:
                    heapq.heappush(self.heap, (-self.counts[one], one))


def replaced(numbers: Sequence[int], pair: Pair, new: int) -> list[int]:
    """The numbers with every `pair`, from the left, as one number."""
    out: list[int] = []
    i, last = 0, len(numbers) - 1
    while i <= last:
        if i < last and numbers[i] == pair[0] and numbers[i + 1] == pair[1]:
            out.append(new)
            i += 2
        else:
            out.append(numbers[i])
            i += 1
    return out
