"""The state of a draft: what has been written so far, as constraints need to see it."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from seqchef.food.lexicon import folded_words

Section = Literal["title", "ingredients", "steps"]


@dataclass(slots=True, kw_only=True)
class DraftState:
    """A recipe so far. `title`, `lines` and `steps` are finished parts; `text` is the part being written.

    `words` are the folded words of `text` that are finished; `partial` has the folded letters or digits of the word
    that may still go on, "" between words. `left` is how many pieces may still be written, `at` how many have been.
    """

    section: Section = "title"
    title: str = ""
    lines: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    text: str = ""
    words: list[str] = field(default_factory=list)
    partial: str = ""
    at: int = 0
    left: int = 0

    @property
    def finished(self) -> str:
        """`text` without the word that may still go on."""
        if not self.partial:
            return self.text
        start = len(self.text) - len(self.partial) if self.text.isascii() else folded_words(self.text)[-1][1]
        return self.text[:start]

    def copy(self) -> "DraftState":
        """A state that changes by itself."""
        return DraftState(
            section=self.section,
            title=self.title,
            lines=self.lines.copy(),
            steps=self.steps.copy(),
            text=self.text,
            words=self.words.copy(),
            partial=self.partial,
            at=self.at,
            left=self.left,
        )


class Constraint:
    """One promise while a recipe is written. All methods look at the state; what they remember they derive from it.

    So a constraint holds only what it was made with (the wish, the vocabulary), and going back needs no undoing. Each
    says nothing unless it is overridden.
    """

    def mask(self, state: DraftState) -> NDArray[np.bool_] | None:
        """Which pieces may come next, (V,), not to be written to; None: all."""
        return None

    def bias(self, state: DraftState) -> NDArray[np.float32] | None:
        """What is added to the pieces' log probabilities, (V,); None: nothing."""
        return None

    def forced(self, state: DraftState) -> str | None:
        """Text that has to come next; None: the model goes on."""
        return None

    def closing(self, state: DraftState) -> str | None:
        """What has to be said before the step or the recipe may end, where a model wants to end it; None: nothing."""
        return None

    def broken(self, state: DraftState) -> int | None:
        """Where a promise was broken that no mask could see coming: the number of characters of `text` to keep.

        Asked when a word, a sentence, a line or a step has just been finished. None: all is well.
        """
        return None
