"""The engine: the model proposes the next piece, the constraints dispose, and what broke a promise is written anew.

Knows: masks, biases, forced text, going back; when to give up.
Does not know: which promises there are (constraints), or what a recipe is for (writer).
Start at: Engine.write.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.drafting.draft import Draft
from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.errors import SeqchefError
from seqchef.food.lexicon.folding import words_of
from seqchef.text.recipe_pieces import RecipePieces
from seqchef.text.subwords import END, Subwords

Mask = NDArray[np.bool_]
Until = Literal["end", "a part"]
MOST_RETURNS = 400  # goings back in one draft
MOST_OF_A_LINE = 4  # goings back to the beginning of one line; then it is repaired
LIKELIEST = 200  # pieces that can be drawn
MOST_CORNERS = 40  # out of which one draft is taken; afterwards the model finds its own way
LATER = 1  # ends that a model asks for too early, and is given another step for


class Stuck(SeqchefError):
    """A draft that does not get on."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """How a piece is drawn from what the model thinks, and how drafts are compared."""

    temperature: float = 0.6  # more is more varied and less coherent, by eye, for a model of this size
    top_p: float = 0.9
    least_allowed: float = 0.08  # of the model's probability; where less of it is allowed the last word is taken back
    forced_penalty: float = 3.0  # nats that a forced piece counts less when drafts are compared


@dataclass(frozen=True)
class Engine:
    """What a draft is written under. `repaired` makes an ingredient line plausible that the model cannot."""

    pieces: RecipePieces
    constraints: Sequence[Constraint]
    choice: Choice = Choice()
    repaired: Callable[[str], str] = str

    def write(self, draft: Draft, random: np.random.Generator, *, until: Until = "end") -> list[int]:
        """Write on until the end, or until the part in hand is done (`until` "a part"); the places of forced pieces.

        Raises Stuck.
        """
        return _Writing(self, draft, random).run(until)


class _Writing:
    """One draft being written."""

    def __init__(self, engine: Engine, draft: Draft, random: np.random.Generator) -> None:
        self.engine, self.draft, self.random = engine, draft, random
        self.written = _written(engine.pieces.subwords, engine.pieces.ingredient, engine.pieces.step)
        self.returns = self.asked = self.corners = 0
        self.ending = False  # whether the model asked to end, and only what was missing is still said
        self.restarts: dict[int, int] = {}  # goings back to the beginning of a line, by its number
        self.forced: set[int] = set()  # places

    def run(self, until: Until) -> list[int]:
        part = self.draft.now.state.section
        while not (self.draft.ended or (until == "a part" and self.draft.now.state.section != part)):
            state = self.draft.now.state
            if (text := self._forced(state)) is not None:
                self._say(text)
            else:
                self._go_on(state)
        return sorted(self.forced)

    def _forced(self, state: DraftState) -> str | None:
        for constraint in self.engine.constraints:
            if text := constraint.forced(state):
                return text
        return None

    def _say(self, text: str) -> None:
        """Write a text as it is. What it breaks is found when the next word, or the part, is finished."""
        for piece in self.engine.pieces.subwords.encode(text):
            self.draft.push(piece)
            self.forced.add(len(self.draft.moments) - 1)
        if self.draft.now.state.left < 0:
            raise Stuck("what has to be said does not fit; expected more room")

    def _go_on(self, state: DraftState) -> None:
        if state.left <= 0:
            raise Stuck(f"the {state.section} did not end in time; expected more room")
        allowed = self._allowed(state)
        logs = self.draft.now.logs
        if (keep := self._cornered(state, logs, allowed)) is not None:
            self._back(keep)
        elif self.ending and allowed[END]:
            self._close(END)
        elif not self._asks_to_end(state, logs, allowed):
            piece = self._drawn(np.where(allowed, logs + self._bias(state), -np.inf))
            if self.engine.pieces.subwords.pieces[piece]:
                self._spell(piece)
            else:
                self._close(piece)

    def _spell(self, piece: int) -> None:
        """Write a piece of text; go back where a word or a sentence that it finishes breaks a promise."""
        before = self.draft.now.state
        self.draft.push(piece)
        now = self.draft.now.state
        if len(now.words) == len(before.words) and now.text[-1:] not in ".!)":
            return
        if (keep := self._broken(now)) is not None:
            self._back_or_repair(now, keep)

    def _close(self, mark: int) -> None:
        """Write the mark behind a part, or the end; go back where the finished part breaks a promise."""
        state = self.draft.now.state
        if (keep := self._broken(_finished(state))) is not None:
            self._back_or_repair(state, keep)
        else:
            self.draft.push(mark)

    def _allowed(self, state: DraftState) -> Mask:
        allowed = self.written.copy()
        for constraint in self.engine.constraints:
            mask = constraint.mask(state)
            if mask is not None:
                allowed &= mask
        allowed[list(self.draft.now.banned)] = False
        return allowed

    def _cornered(self, state: DraftState, logs: NDArray[np.float32], allowed: Mask) -> int | None:
        """What of the text to keep where nothing may follow, or nearly nothing that the model would say; None: all.

        So "a pot of boiling" loses its last word where no water is listed, before the model has to end it somehow.
        """
        text = state.text
        if not allowed.any():
            return max(0, len(text) - 1)
        inside = state.section == "steps" and text and text[-1] not in ".!)"
        if not inside or self.corners >= MOST_CORNERS or len(self.draft.moments) - 1 in self.forced:
            return None
        if float(np.exp(logs[allowed]).sum()) >= self.engine.choice.least_allowed:
            return None
        self.corners += 1
        return _last_word(text)

    def _bias(self, state: DraftState) -> NDArray[np.float32]:
        total = np.zeros(len(self.written), dtype=np.float32)
        for constraint in self.engine.constraints:
            bias = constraint.bias(state)
            if bias is not None:
                total += bias
        return total

    def _asks_to_end(self, state: DraftState, logs: NDArray[np.float32], allowed: Mask) -> bool:
        """Whether the model would end a step or the recipe and may not yet; then what is missing has been said."""
        step = self.engine.pieces.step
        if state.section != "steps" or not state.text or (allowed[END] and allowed[step]):
            return False
        ends = np.exp(logs[[END, step]])
        drawn = self.random.random()
        wanted = END if drawn < ends[0] else step
        if drawn >= ends.sum() or allowed[wanted]:
            return False
        if wanted == END and allowed[step] and self.asked < LATER:
            self.asked += 1
            self._close(step)  # another step, in which the model may say by itself what is missing
            return True
        sayings = (one.closing(state) for one in self.engine.constraints)
        text = next(filter(None, sayings), None)
        if text is not None:
            self._say(text)
            self.ending = wanted == END
        return text is not None

    def _drawn(self, logs: NDArray[np.float32]) -> int:
        """A piece of the likeliest ones that share `top_p`."""
        choice, possible = self.engine.choice, np.flatnonzero(logs > -np.inf)
        scaled = np.round((logs[possible] - logs.max()).astype(np.float64), 4) / choice.temperature
        if len(scaled) > LIKELIEST:
            likely = scaled >= np.partition(scaled, -LIKELIEST)[-LIKELIEST]
            possible, scaled = possible[likely], scaled[likely]
        best = np.argsort(-scaled, kind="stable")[:LIKELIEST]
        order, chances = possible[best], np.exp(scaled[best])
        chances /= chances.sum()
        sums = chances.cumsum()
        count = int(np.searchsorted(sums, choice.top_p)) + 1
        drawn = self.random.random() * sums[min(count, len(sums)) - 1]
        return int(order[min(int(np.searchsorted(sums, drawn, side="right")), count - 1)])

    def _broken(self, state: DraftState) -> int | None:
        found = [keep for one in self.engine.constraints if (keep := one.broken(state)) is not None]
        return min(found) if found else None

    def _back_or_repair(self, state: DraftState, keep: int) -> None:
        line = len(state.lines)
        if state.section == "ingredients" and keep == 0:
            self.restarts[line] = self.restarts.get(line, 0) + 1
            if self.restarts[line] == MOST_OF_A_LINE:
                text = self.engine.repaired(state.text)
                self._back(0)
                if self._broken(_with_text(self.draft.now.state, text)) is None:
                    self._say(text)
                return
        self._back(keep)

    def _back(self, keep: int) -> None:
        self.returns += 1
        if self.returns > MOST_RETURNS or len(self.draft.moments) == 1:
            raise Stuck(f"went back {self.returns} times; expected a draft that gets on")
        self.draft.back(keep)
        self.forced = {place for place in self.forced if place < len(self.draft.moments)}


def _finished(state: DraftState) -> DraftState:
    """The state with its last word finished."""
    if not state.partial:
        return state
    after = state.copy()
    after.words.append(after.partial)
    after.partial = ""
    return after


def _with_text(state: DraftState, text: str) -> DraftState:
    """The state with another text in hand, its last word finished."""
    after = state.copy()
    after.text, after.words, after.partial = text, list(words_of(text)), ""
    return after


def _last_word(text: str) -> int:
    """Where the last word of a text begins, with the space before it."""
    return max(0, text.rstrip().rfind(" "))


@lru_cache(maxsize=8)
def _written(subwords: Subwords, ingredient: int, step: int) -> Mask:
    """The pieces that a recipe is written in: no bytes that are no whole character, of special ones the three marks."""
    written = np.array([_whole(piece) for piece in subwords.pieces])
    written[[ingredient, step, END]] = True
    written.flags.writeable = False
    return written


def _whole(piece: bytes) -> bool:
    try:
        return bool(piece) and piece.decode().isprintable()
    except UnicodeDecodeError:
        return False
