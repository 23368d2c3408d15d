"""Copying: no long run of words that stands in a training text; the word that would complete one is written anew."""

from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.inference.copy_guard import LONGEST, CopyGuard
from seqchef.text.copied_words import copied_words

TAIL = 24 * LONGEST  # characters in which so many words stand


class Copying(Constraint):
    """The guard against copies, asked after every word of a step."""

    def __init__(self, guard: CopyGuard) -> None:
        self._guard = guard

    def broken(self, state: DraftState) -> int | None:
        """Where the last finished word begins, if it completes a copy."""
        if state.section != "steps":
            return None
        text = state.finished
        words = copied_words(text[-TAIL:])
        if not words:
            return None
        for step in reversed(state.steps):
            if len(words) >= LONGEST:
                break
            words = [*copied_words(step), *words]
        return _start_of_last_word(text) if self._guard.hit(words[-LONGEST:]) else None


def _start_of_last_word(text: str) -> int:
    """Where the last word begins, with the space before it."""
    end = len(text)
    while end and not text[end - 1].isalnum():
        end -= 1
    while end and text[end - 1].isalnum():
        end -= 1
    return end - 1 if end and text[end - 1] == " " else end
