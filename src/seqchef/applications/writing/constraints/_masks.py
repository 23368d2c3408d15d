"""Masks: which pieces may come next so that no forbidden food is named, and none has to be.

Knows: how the words of phrases are spelt in pieces; each mask is made once and remembered.
Does not know: why a phrase is allowed (allowed), what a draft is (foods).
Start at: Masks.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from seqchef.applications.writing.constraints._phrases import ROOT
from seqchef.applications.writing.constraints._points import Point
from seqchef.applications.writing.constraints._readings import Place, Readings
from seqchef.applications.writing.constraints._spelling import (
    APART,
    DIGITS,
    ENDED,
    GLUED,
    JOINED,
    NEITHER,
    Booleans,
    Integers,
    Spelling,
    kind_of,
)

KEPT = 1 << 12  # masks that are remembered: 16 MB where there are 4096 pieces


class Following(NamedTuple):
    """What is the same for many words: the places after one, None where it must not end so, and its kind."""

    joined: Place | None
    apart: Place | None  # behind a mark that may divide phrases
    ended: Place | None  # behind one that surely does, and at the end of the text
    kind: int
    glued: bool  # whether any letters may go on with the word


class Masks:
    """Masks for one set of allowed phrases and one vocabulary."""

    def __init__(self, readings: Readings, spelling: Spelling, *, closed: bool = False) -> None:
        """`closed`: only words that the spelling lists, and numbers, may be written."""
        self.readings, self.spelling, self.closed = readings, spelling, closed
        self._words: dict[int, tuple[Booleans, Booleans]] = {}
        self._plain: dict[Place, Place] = {}
        self._counts: dict[Place, tuple[Integers, Integers]] = {}
        self._known: dict[tuple[Place | None, int, bool], Booleans] = {}
        self._shared: dict[Following, Booleans] = {}
        self._masks: dict[tuple[Place, str], Booleans] = {}

    def at(self, point: Point) -> Booleans:
        """The pieces that may come at a point, (V,); not to be written to."""
        key = point.place, point.partial
        mask = self._masks.get(key)
        if mask is None:
            if len(self._masks) > KEPT:
                self._masks.clear()
            mask = self._masks[key] = self._made(*key)
        return mask

    def _made(self, place: Place, partial: str) -> Booleans:
        joined = self._finished(place, partial) if partial else place
        kind, free = kind_of(partial), self._free(place, kind_of(partial) == DIGITS)
        shared = self._behind(joined, kind, glued=free)
        if not partial:
            return shared
        onward = self.spelling.onward(partial)
        if not len(onward.letters):
            return shared
        fits = self._fits(place, onward.first, onward.last, onward.exact)
        changed = onward.letters[fits != free]
        if not len(changed):
            return shared
        mask = shared.copy()
        mask[self.spelling.glued(changed)] = not free
        return mask

    def _behind(self, place: Place | None, kind: int, *, glued: bool) -> Booleans:
        """What may come behind a word that may not be listed."""
        key = place, kind, glued
        mask = self._known.get(key)
        if mask is None:
            following = Following(None, None, None, kind, glued)
            if place is not None:
                apart, ended = (self.readings.divided(place, surely=surely) for surely in (False, True))
                following = Following(self._plainer(place), apart and self._plainer(apart), ended, kind, glued)
            if following not in self._shared:
                self._shared[following] = self._allowed(following)
            mask = self._known[key] = self._shared[following]
        return mask

    def _free(self, place: Place, digits: bool = False) -> bool:
        """Whether a word may come that nobody listed."""
        return self.readings.ends_both(place) and (digits or not self.closed)

    def _finished(self, place: Place, word: str) -> Place | None:
        """The place after a whole word; None: it must not end so."""
        if word not in self.spelling.numbers and not self._free(place, word.isdigit()):
            return None
        after = self.readings.step_both(place, word)
        return after if after is not None and self.readings.live(after) else None

    def _allowed(self, key: Following) -> Booleans:
        spelling = self.spelling
        same = (spelling.before == GLUED) & (spelling.kinds == key.kind)
        mask: Booleans = same & key.glued
        if key.joined is not None:
            mask |= ~same & (spelling.before <= JOINED) & self._starting(key.joined)
        if key.apart is not None:
            mask |= (spelling.before == APART) & self._starting(key.apart)
        if key.ended is not None:
            mask |= (spelling.before == ENDED) & self._starting(key.ended)
        mask.flags.writeable = False
        return mask

    def _starting(self, place: Place) -> Booleans:
        """The pieces whose letters may begin a word, or that have none, (V,)."""
        spelling = self.spelling
        fits = self._fits(place, spelling.first, spelling.last, spelling.exact)
        if self.closed and self._free(place, digits=True):
            fits |= spelling.digits & (spelling.first == spelling.last)
        starting: Booleans = fits[spelling.letter_numbers] | (spelling.kinds == NEITHER)
        return starting

    def _fits(self, place: Place, first: Integers, last: Integers, exact: Booleans) -> Booleans:
        """Whether an allowed word begins so, for each range of the words of the spelling.

        Where any other word would do, a forbidden one is not begun for what is made of it ("watery") or is one piece.
        """
        good, strong = self._counted(self._plainer(place))
        fits: Booleans = good[last] > good[first]
        if not self.readings.ends_both(place):
            return fits
        begun = exact & fits
        begun[begun] = good[first[begun] + 1] == good[first[begun]]
        fits &= ~begun | (strong[last] > strong[first])
        fits |= first == last
        return fits

    def _counted(self, place: Place) -> tuple[Integers, Integers]:
        if place not in self._counts:
            allowed = self._allowed_words(place)
            good, strong = (np.cumsum(words) for words in (allowed, allowed & ~self.spelling.weak))
            self._counts[place] = np.append(0, good), np.append(0, strong)
        return self._counts[place]

    def _allowed_words(self, place: Place) -> Booleans:
        """Which words of the spelling may come next."""
        first_ends, first_live = self._words_after(place[0])
        second_ends, second_live = self._words_after(place[1])
        ends = first_ends & second_ends
        for number in np.flatnonzero(first_live & second_live & ~ends).tolist():
            after = self.readings.step_both(place, self.spelling.words[number])
            ends[number] = after is not None and self.readings.live(after)
        return ends

    def _words_after(self, node: int) -> tuple[Booleans, Booleans]:
        """For each word of the spelling: whether the text may stop behind it, and whether it may go on at all."""
        if node not in self._words:
            ends, live = self._words_else(node)
            children = self.readings.phrases.children[node]
            for word, child in self._forbidden() if node == ROOT else children.items():
                number = self.spelling.numbers[word]
                ends[number], live[number] = self._status(child)
            self._words[node] = ends, live
        return self._words[node]

    def _forbidden(self) -> Iterator[tuple[str, int]]:
        """The words that must not stand alone, and their nodes."""
        phrases, allowed = self.readings.phrases, self.readings.allowed
        for word, child in phrases.children[ROOT].items():
            if child in phrases.ends and child not in allowed:
                yield word, child

    def _words_else(self, node: int) -> tuple[Booleans, Booleans]:
        """As `_words_after`, for words that do not go on with the phrase."""
        fallen = self.readings.fall(node)
        if fallen is None or node == ROOT:
            return np.full(len(self.spelling.words), node == ROOT), np.full(len(self.spelling.words), node == ROOT)
        ends, live = self._words_after(fallen)
        return ends.copy(), live.copy()

    def _status(self, node: int) -> tuple[bool, bool]:
        readings = self.readings
        if node in readings.phrases.ends and node not in readings.allowed:
            return False, node in readings.hopeful and readings.live((node, node))
        ends = readings.ends(node)
        return ends, ends or readings.live((node, node))

    def _plainer(self, place: Place) -> Place:
        """A place behind which the same words may come, with as little begun as can be, so that masks are shared."""
        plainer = self._plain.get(place)
        if plainer is None:
            plainer = self._plain[place] = self._plainer_node(place[0]), self._plainer_node(place[1])
        return plainer

    def _plainer_node(self, node: int) -> int:
        while node != ROOT:
            fallen = self.readings.fall(node)
            if fallen is None:
                return node
            ends, live = self._words_after(fallen)
            for word, child in self.readings.phrases.children[node].items():
                number = self.spelling.numbers[word]
                if self._status(child) != (ends[number], live[number]):
                    return node
            node = fallen
        return node
