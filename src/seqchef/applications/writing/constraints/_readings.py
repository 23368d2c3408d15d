"""Readings: a text read word by word for the foods that it names, as far as it has been written.

Knows: that the longest phrase counts, from the left ("peanut butter" names no butter), and which words may still come
where a phrase has begun that must not stay as it is.
Does not know: letters and pieces (_masks), or why a phrase is allowed (allowed).
Start at: Readings.
"""

from collections.abc import Collection, Iterator

from seqchef.applications.writing.constraints._phrases import ROOT, Phrases

Place = tuple[int, int]  # nodes: of the reading in which any mark divides phrases, and of the one in which few do
START: Place = (ROOT, ROOT)


class Readings:
    """An automaton over words. Its nodes are those of the tree: what may still become a phrase."""

    def __init__(self, phrases: Phrases, allowed: Collection[int]) -> None:
        """`allowed`: the nodes of the phrases that may be named."""
        self.phrases, self.allowed = phrases, allowed
        self.hopeful: dict[
            int, set[str]
        ] = {}  # nodes below the root -> words that lead from there to an allowed phrase
        for end in allowed:
            for node, word in zip(phrases.ways[end], phrases.paths[end][1:], strict=False):
                self.hopeful.setdefault(node, set()).add(word)
        self._falls: dict[int, int | None] = {ROOT: ROOT}
        self._ends: dict[Place, bool] = {START: True}
        self._live: dict[Place, bool] = {}

    def fall(self, node: int) -> int | None:
        """Where the reading stands when the phrase of `node` goes no further; None: a forbidden food has been named."""
        if node not in self._falls:
            self._falls[node] = self._fallen(node)
        return self._falls[node]

    def _fallen(self, node: int) -> int | None:
        path = self.phrases.paths[node]
        size = 1
        for count, one in reversed(list(enumerate(self.phrases.ways[node], start=1))):
            if one in self.phrases.ends:
                if one not in self.allowed:
                    return None
                size = count
                break
        place = ROOT
        for word in path[size:]:
            after = self.step(place, word)
            if after is None:
                return None
            place = after
        return place

    def step(self, node: int, word: str) -> int | None:
        """The node after a word; None: a forbidden food has been named."""
        here: int | None = node
        while here is not None:
            after = self.phrases.children[here].get(word)
            if after is not None:
                return after
            if here == ROOT:
                return ROOT
            here = self.fall(here)
        return None

    def ends(self, node: int) -> bool:
        """Whether the text may stop here, or go on with any word that is in no phrase."""
        here: int | None = node
        while here not in (None, ROOT):
            here = self.fall(here)
        return here == ROOT

    def step_both(self, place: Place, word: str) -> Place | None:
        """As `step`, for the two readings."""
        first = self.step(place[0], word)
        second = first if place[0] == place[1] else self.step(place[1], word)
        return None if first is None or second is None else (first, second)

    def ends_both(self, place: Place) -> bool:
        """As `ends`, for the two readings."""
        ends = self._ends.get(place)
        if ends is None:
            ends = self._ends[place] = self.ends(place[0]) and self.ends(place[1])
        return ends

    def divided(self, place: Place, *, surely: bool) -> Place | None:
        """Behind a mark, of which not everybody says that it divides phrases; None: a forbidden food has been named."""
        if not self.ends_both(place):
            return None
        return START if surely else (ROOT, place[1])

    def live(self, place: Place) -> bool:
        """Whether the text may go on from here so that it can stop at some time."""
        if place not in self._live:
            self._live[place] = self.ends_both(place)  # while it is being found out, so that no circle counts as a way
            if not self._live[place]:
                self._live[place] = any(map(self.live, self._onward(place)))
        return self._live[place]

    def _onward(self, place: Place) -> Iterator[Place]:
        for word in sorted({word for node in place for word in self._saving(node)}):
            after = self.step_both(place, word)
            if after is not None:
                yield after

    def _saving(self, node: int) -> Iterator[str]:
        """Words that may make an allowed phrase of what has been begun."""
        here: int | None = node
        while here not in (None, ROOT):
            yield from self.hopeful.get(here, ())
            here = self.fall(here)
