"""A draft: a recipe that a model writes piece by piece, and that can go back a few words.

Knows: what each piece does to the state of the recipe and of the model.
Does not know: which piece is chosen (engine). Start at: Draft.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.drafting.state import DraftState, Section
from seqchef.food.lexicon import folded_words
from seqchef.text.recipe_pieces import RecipePieces
from seqchef.text.subwords import END, Subwords

REMEMBERED = 160  # pieces behind the last one to which a draft can go back without asking the model again

Logs = NDArray[np.float32]
Step = Callable[[int, Any], tuple[Logs, Any]]
"""A piece and the state of the model before it -> log probabilities of the next piece (V,), and the state after it."""


@dataclass(slots=True)
class Moment:
    """The recipe after one piece: what the model thinks of the next one, and what was tried there in vain."""

    piece: int
    state: DraftState
    model: Any  # its state after the piece; None where it is forgotten
    logs: Logs
    log_probability: float  # of the piece
    banned: set[int]


class Draft:
    """What has been written. `moments` are all pieces since the draft began; `begin` is before the first of them."""

    def __init__(self, step: Step, pieces: RecipePieces, state: DraftState, begin: tuple[Logs, Any]) -> None:
        self._step, self._pieces = step, pieces
        self._sections: dict[int, Section] = {pieces.ingredient: "ingredients", pieces.step: "steps"}
        self.moments = [Moment(-1, state, begin[1], begin[0], 0.0, set())]

    @property
    def now(self) -> Moment:
        """The last moment."""
        return self.moments[-1]

    @property
    def ended(self) -> bool:
        """Whether the end has been written."""
        return self.now.piece == END

    def push(self, piece: int) -> None:
        """Write a piece."""
        before = self.now
        state = self._after(before.state, piece)
        logs, model = (before.logs, before.model) if piece == END else self._step(piece, before.model)
        self.moments.append(Moment(piece, state, model, logs, float(before.logs[piece]), set()))
        if len(self.moments) > REMEMBERED + 1:
            self.moments[-REMEMBERED - 1].model = None

    def back(self, keep: int) -> None:
        """Back to where at most `keep` characters of the part in hand stand; what went beyond is banned there.

        Pieces of the same text are banned with it. At the beginning of a part the mark before it goes as well.
        """
        gone = self._pop()
        while gone.state.text and len(self.moments) > 1 and len(self.now.state.text) > max(0, keep):
            gone = self._pop()
        if self.now.model is None:
            self._remember()
        subwords = self._pieces.subwords
        self.now.banned.update((gone.piece, *_spelt_alike(subwords).get(subwords.pieces[gone.piece], ())))

    def log_probability(self) -> float:
        """Of everything written here, by the model alone, in nats."""
        return sum(moment.log_probability for moment in self.moments)

    def _pop(self) -> Moment:
        if len(self.moments) == 1:
            raise IndexError("nothing has been written; expected a piece to take back")
        return self.moments.pop()

    def _remember(self) -> None:
        """Ask the model again for the states since the last one that is known."""
        known = max(at for at, moment in enumerate(self.moments) if moment.model is not None)
        for at in range(known + 1, len(self.moments)):
            moment = self.moments[at]
            moment.logs, moment.model = self._step(moment.piece, self.moments[at - 1].model)

    def _after(self, state: DraftState, piece: int) -> DraftState:
        after = state.copy()
        after.at, after.left = state.at + 1, state.left - 1
        if piece == END or piece in self._sections:
            _finish(after)
            after.section = self._sections.get(piece, state.section)
        else:
            after.text = _spelt(state.text, self._pieces.subwords.pieces[piece])
            _divide(after)
        return after


@lru_cache(maxsize=8)
def _spelt_alike(subwords: Subwords) -> dict[bytes, list[int]]:
    """The pieces of each text, found once for a vocabulary."""
    pieces: dict[bytes, list[int]] = defaultdict(list)
    for number, spelt in enumerate(subwords.pieces):
        if spelt:
            pieces[spelt].append(number)
    return pieces


def begun(title: str, lines: Sequence[str], *, section: Section, left: int) -> DraftState:
    """The state before the first piece of a part, after the parts that are given."""
    return DraftState(section=section, title=title, lines=list(lines), left=left)


def _spelt(text: str, piece: bytes) -> str:
    """The text with one more piece; bytes of a character that is not whole yet wait as surrogates."""
    try:
        return text + piece.decode()
    except UnicodeDecodeError:
        return (text.encode("utf-8", "surrogateescape") + piece).decode("utf-8", "surrogateescape")


def _finish(state: DraftState) -> None:
    """The part in hand is done."""
    text = state.text.strip()
    if state.section == "title":
        state.title = text
    elif state.section == "ingredients":
        state.lines.append(text)
    else:
        state.steps.append(text)
    state.text, state.words, state.partial = "", [], ""


def _divide(state: DraftState) -> None:
    """The words of the text in hand, and the one that may go on."""
    found = folded_words(state.text)
    going_on = bool(found) and found[-1][2] == len(state.text)
    state.words = [word for word, _, _ in (found[:-1] if going_on else found)]
    state.partial = found[-1][0] if going_on else ""
