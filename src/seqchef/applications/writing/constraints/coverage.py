"""Coverage: every listed food is mentioned in a step.

Words of foods that are pending grow more likely with every step, raw ones sooner. The recipe cannot end before all are
said; when it is about to, a sentence takes the pending ones in (additions).
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.constraints.additions import Named, additions, named
from seqchef.applications.writing.constraints.clock import Clock
from seqchef.applications.writing.constraints.durations import minutes_in
from seqchef.applications.writing.constraints.heat import heating
from seqchef.applications.writing.constraints.reserve import (
    MOST_STEPS,
    Reserve,
    late,
    may_end,
    progress,
)
from seqchef.applications.writing.constraints.sentences import ended
from seqchef.applications.writing.constraints.spellings import Mask, Spellings
from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.lexicon import folded_words
from seqchef.text.subwords import Subwords

Wanted = tuple[frozenset[str], ...]  # of each set one word has to be said
Pending = tuple[tuple[str, Wanted], ...]  # lines, and what of each is not said
LEAST, MOST, LEVELS = 0.3, 3.0, 12  # nats for a pending food at the beginning and where the recipe should end
RAW = frozenset(("cook", "thicken"))
RAW_SOONER = 1.5  # times as much for what has to be cooked


class Coverage(Constraint):
    """A mention of each listed food."""

    def __init__(
        self,
        subwords: Subwords,
        reserve: Reserve,
        clock: Clock,
        words_to_mention: Callable[[str], Wanted],
        *,
        units: UnitSystem = "us",
    ) -> None:
        """`words_to_mention`: of a line, sets of folded words; a mention has one word of each."""
        self._spell, self._reserve, self._clock, self._units = Spellings.of(subwords), reserve, clock, units
        self._wanted = lru_cache(maxsize=1 << 10)(words_to_mention)
        self._no_end = ~self._spell.only([self._spell.end])
        self._pending = lru_cache(maxsize=1 << 11)(self._found_pending)
        self._sentences = lru_cache(maxsize=1 << 10)(self._made_sentences)
        self._length = lru_cache(maxsize=1 << 10)(lambda text: self._spell.length(f" {text}"))
        self._biases = lru_cache(maxsize=1 << 10)(self._made_bias)
        self._ways = lru_cache(maxsize=1 << 10)(self._made_ways)
        reserve.rules.append(self)
        clock.rules.append(self)

    def pending(self, state: DraftState) -> Pending:
        """The lines that no step has mentioned, with the words of which one of each set is missing."""
        if state.section != "steps":
            return self._pending(tuple(state.lines), frozenset(), frozenset())
        return self._pending(tuple(state.lines), _said(tuple(state.steps)), frozenset(state.words))

    def _found_pending(self, lines: tuple[str, ...], before: frozenset[str], now: frozenset[str]) -> Pending:
        missing = (
            (line, tuple(words for words in self._wanted(line) if before.isdisjoint(words) and now.isdisjoint(words)))
            for line in lines
        )
        return tuple((line, words) for line, words in missing if words)

    def additions(self, state: DraftState) -> tuple[str, ...]:
        """The sentences that would take in all that is pending."""
        hot = any(map(heating, state.steps)) or bool(heating(state.text)) if ended(state.text) else True
        return self._sentences(self.pending(state), tuple(state.lines), hot)

    def _made_sentences(self, pending: Pending, lines: tuple[str, ...], hot: bool) -> tuple[str, ...]:
        return additions(_foods(pending), hot=hot, most=self._most(lines), units=self._units)

    def _most(self, lines: tuple[str, ...]) -> int | None:
        """Minutes of one sentence, so that all that the list could need take half of the limit; 1 at least."""
        if self._clock.max_minutes is None:
            return None
        sentences = additions(
            _foods(self._pending(lines, frozenset(), frozenset())), hot=True, most=None, units=self._units
        )
        cooked = sum(minutes_in(sentence) > 0 for sentence in sentences)
        return max(1, self._clock.max_minutes // max(1, 2 * cooked))

    def needs(self, state: DraftState) -> int:
        """Pieces of the sentences for what is pending, and of the steps that they may need."""
        pending = self.pending(state)
        if not pending:
            return 0
        lengths = map(self._length, self._sentences(pending, tuple(state.lines), True))
        return 2 + sum(lengths) + len(pending)

    def owes(self, state: DraftState) -> bool:
        """Whether a food is pending."""
        return bool(self.pending(state))

    def minutes(self, state: DraftState) -> int:
        """What the sentences for pending foods that must be cooked take."""
        if self._clock.max_minutes is None or not (pending := self.pending(state)):
            return 0
        return sum(int(minutes_in(sentence)) for sentence in self._sentences(pending, tuple(state.lines), True))

    def mask(self, state: DraftState) -> Mask | None:
        """No end while a food is pending."""
        return self._no_end if state.section == "steps" and ended(state.text) and self.pending(state) else None

    def bias(self, state: DraftState) -> NDArray[np.float32] | None:
        """For the pieces that begin, or go on with, words of pending foods."""
        if state.section != "steps":
            return None
        pending = self.pending(state)
        if not pending:
            return None
        return self._biases(pending, min(LEVELS, int(LEVELS * progress(state))), state.partial)

    def _made_bias(self, pending: Pending, level: int, partial: str) -> NDArray[np.float32] | None:
        bias = np.zeros(len(self._spell), dtype=np.float32)
        for line, words in pending:
            pieces = self._ways(line, words).get(partial)
            if pieces:
                raw = any(food.how in RAW for food in named(line, words))
                size = min(MOST, (LEAST + (MOST - LEAST) * level / LEVELS) * (RAW_SOONER if raw else 1))
                bias[list(pieces)] = np.maximum(bias[list(pieces)], size)
        return bias if bias.any() else None

    def _made_ways(self, line: str, wanted: Wanted) -> dict[str, set[int]]:
        """Which pieces go on with a word of a line, by what of the word is written."""
        ways: dict[str, set[int]] = {}
        own = {word for word, _, _ in folded_words(line)}
        for words in wanted:
            for word in (words & own) or words:
                written = ""
                for piece in self._spell.subwords.encode(f" {word}"):
                    text = self._spell.texts[piece]
                    if len(text.strip()) > 1 or len(written) > 1:
                        ways.setdefault(written, set()).add(piece)
                    written += text.strip()
        return ways

    def forced(self, state: DraftState) -> str | None:
        """A sentence with pending foods, when the recipe is about to end."""
        if state.section != "steps":
            return None
        if state.text:
            due = self._reserve.closing(state) and bool(self.pending(state))
            return f" {self.additions(state)[0]}" if due else None
        now = late(state) or len(state.steps) + 1 > MOST_STEPS - 2 or self._reserve.short(state)
        if now and self.pending(state):
            return self.additions(state)[0]
        return None

    def closing(self, state: DraftState) -> str | None:
        """What has to be said before the recipe may end, where a model wants to end it; None: nothing."""
        return f" {self.additions(state)[0]}" if may_end(state) and self.pending(state) else None


def _foods(pending: Pending) -> list[Named]:
    return [food for line, words in pending for food in named(line, words)]


@lru_cache(maxsize=1 << 11)
def _said(steps: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for step in steps for word, _, _ in folded_words(step))
