"""Drafts that chance writes under constraints: a driver for tests, with a vocabulary of its own."""

import random
from collections.abc import Sequence
from functools import cache

import numpy as np

from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.food.lexicon import folded_words
from seqchef.text.recipe_pieces import MARKS
from seqchef.text.subwords import END, Subwords

SENTENCES = (
    "Preheat the oven to 350 degrees F (175 degrees C). Grease a baking dish and season with salt and pepper.",
    "Heat the oil in a skillet over medium heat; cook and stir the onion until soft, about 5 minutes.",
    "Simmer the chicken in the broth for 1 hour, stirring every 10 minutes. Bake for 20 to 25 minutes, until golden.",
    "Stir in the flour, the rice, the milk and the butter. Sprinkle with the parsley and serve at once!",
    "Bring to a boil, reduce the heat, cover and simmer for 15 minutes (do not stir). Boil the potatoes 30 minutes.",
    "Before serving, make sure that the thickest part of the chicken has reached 165 degrees F (74 degrees C).",
    "This takes about 2 minutes. Allow about 3 minutes. Expect this to take about 4 minutes. Count on about 6 minutes.",
    "Add the pork and cook for 8 minutes, until an instant-read thermometer reads 145 degrees F.",
    "Let it stand overnight in a cool place. Beat 2 eggs with 1/2 cup of sugar for 12 seconds. Fry in hot oil at 375.",
)


@cache
def vocabulary() -> Subwords:
    """A few hundred pieces: bytes, letters, and the words of SENTENCES."""
    numbers = " ".join(map(str, range(1, 121)))
    return Subwords.train([*SENTENCES, *SENTENCES, numbers, numbers], 1400, special=MARKS)


def begun(lines: Sequence[str], *, left: int, title: str = "Supper") -> DraftState:
    """A draft whose title and lines are given; its first step is next."""
    return DraftState(section="steps", title=title, lines=list(lines), left=left)


def spelt(state: DraftState, text: str) -> DraftState:
    """The draft with a text added to the part that is being written."""
    after = state.copy()
    after.text += text
    found = folded_words(after.text)
    going_on = bool(found) and found[-1][2] == len(after.text)
    after.words = [word for word, _, _ in (found[:-1] if going_on else found)]
    after.partial = found[-1][0] if going_on else ""
    return after


def ended_part(state: DraftState, section: str) -> DraftState:
    """The draft after a mark: the part is finished and the next one begins."""
    after = state.copy()
    if state.section == "title":
        after.title = state.text
    elif state.section == "ingredients":
        after.lines.append(state.text)
    else:
        after.steps.append(state.text)
    after.section, after.text, after.words, after.partial = section, "", [], ""  # type: ignore[assignment]
    return after


class Driver:
    """Chance in the place of a model. `spoken` texts are whole pieces that it prefers to letters."""

    def __init__(self, constraints: Sequence[Constraint], seed: int, *, favourites: Sequence[str] = ()) -> None:
        self.constraints, self.random, self.subwords = constraints, random.Random(seed), vocabulary()
        self.marks = {self.subwords.number("<ingredient>"): "ingredients", self.subwords.number("<step>"): "steps"}
        self.favourites = [self.subwords.encode(text) for text in favourites]
        self.forced: list[str] = []
        self.stuck = 0

    def write(self, state: DraftState) -> DraftState:
        """A finished draft. Raises AssertionError where it does not end."""
        path: list[tuple[DraftState, set[int]]] = [(state, set())]
        planned: list[int] = []
        for _ in range(20_000):
            state, banned = path[-1]
            text = next((text for one in self.constraints if (text := one.forced(state)) is not None), None)
            if text is not None:
                self.forced.append(text)
                for piece in self.subwords.encode(text):
                    path.append((self._after(path[-1][0], piece), set()))
                planned = []
                assert path[-1][0].left >= 0, f"over the budget: {path[-1][0]}"
                continue
            allowed = self._allowed(state, banned)
            if not allowed.any():
                self.stuck += 1
                planned = []
                self._back(path, max(0, len(state.text) - 1))
                continue
            if not planned and state.partial == "" and self.favourites and self.random.random() < 0.5:
                planned = self.random.choice(self.favourites).copy()
            piece = planned.pop(0) if planned and allowed[planned[0]] else self._chosen(allowed, state)
            if piece == END:
                return ended_part(state, "steps")
            path.append((self._after(state, piece), set()))
            now = path[-1][0]
            assert now.left >= 0, f"over the budget: {now}"
            if len(now.words) != len(state.words) or now.text[-1:] in ".!)":
                keep = [at for one in self.constraints if (at := one.broken(now)) is not None]
                if keep:
                    planned = []
                    self._back(path, min(keep))
        raise AssertionError(f"no end: {state}")

    def _allowed(self, state: DraftState, banned: set[int]) -> np.ndarray:
        allowed = np.ones(len(self.subwords), dtype=bool)
        for one in self.constraints:
            mask = one.mask(state)
            if mask is not None:
                allowed &= mask
        allowed[list(banned)] = False
        return allowed

    def _chosen(self, allowed: np.ndarray, state: DraftState) -> int:
        marks = [mark for mark in (*self.marks, END) if allowed[mark]]
        if marks and self.random.random() < 0.3:
            return self.random.choice(marks)
        weights = allowed.astype(np.float64)
        for one in self.constraints:
            bias = one.bias(state)
            if bias is not None:
                weights *= np.exp(bias)
        return self.random.choices(range(len(weights)), weights)[0]

    def _after(self, state: DraftState, piece: int) -> DraftState:
        if piece in self.marks:
            after = ended_part(state, self.marks[piece])
        else:
            after = spelt(state, self.subwords.pieces[piece].decode())
        after.left, after.at = state.left - 1, state.at + 1
        return after

    def _back(self, path: list[tuple[DraftState, set[int]]], keep: int) -> None:
        """Back to where so many characters stand, in the part that is being written."""
        assert len(path) > 1, "nowhere to go back to"
        gone = path.pop()[0]
        while len(path) > 1 and len(path[-1][0].text) > keep and path[-1][0].text:
            gone = path.pop()[0]
        before, banned = path[-1]
        fresh = gone.text[len(before.text) :].encode()
        banned.update(n for n, piece in enumerate(self.subwords.pieces) if piece == fresh)
