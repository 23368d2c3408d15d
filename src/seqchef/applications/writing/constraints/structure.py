"""Structure: a title, then lines, then steps of whole sentences, and everything closes in time.

A title has 1 to 12 words, a recipe 2 to 30 lines (or those it was given) and 2 to 15 steps of 3 to 110 words. A step
ends with a whole sentence and with its brackets closed; no sentence is said twice. Once the free pieces are few, a
sentence may only end, and after it a part or the recipe.
"""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seqchef.applications.writing.constraints._structure_masks import structure_masks
from seqchef.applications.writing.constraints.reserve import (
    FEWEST_STEPS,
    LONG_STEP,
    MOST_STEPS,
    SENTENCE,
    Reserve,
    is_step,
)
from seqchef.applications.writing.constraints.sentences import begins, ended, sentences
from seqchef.applications.writing.constraints.spellings import Mask, Spellings
from seqchef.applications.writing.drafting.state import Constraint, DraftState
from seqchef.text.subwords import Subwords

TITLE_WORDS, TITLE_CHARACTERS = 12, 90
LINE_WORDS, LINE_CHARACTERS = 18, 110
FEWEST_LINES, MOST_LINES = 2, 30
STEP_WORDS, STEP_CHARACTERS = 95, 600  # with what promises add a step stays within 110 words
SENTENCE_WORDS, SENTENCE_CHARACTERS = 45, 280
AHEAD = 25  # pieces or words before a limit from which the end of the sentence is made more likely
PER_LINE = 20  # pieces that a promise may need for a line which is not written yet
LAST_WORDS = ("Serve at once.", "Enjoy it while it is fresh.", "This is best on the same day.")
AFTER = 24  # pieces for the end of a sentence, one more step of LAST_WORDS and the ends of both
IN_NUMBER = 6  # pieces by which a sentence may go beyond its limit for a number and its unit
ASKED = " about"  # after it a promise asks for a number (times)
DIGITS = 4  # of a number, at most
WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = """
brûlée brûlées brûléed béchamel café consommé crème entrée entrées flambé flambéed fraîche frappé fricassée gruyère
jalapeño jalapeños mélange pâté piñata purée puréed purées puréeing rosé rémoulade sauté sautéed sautéing sautés
soufflé soufflés
"""
ACCENTED = frozenset(_ACCENTED.split())  # in steps, whatever is listed
GOES_ON = frozenset(("and", "or", "with", "of", "the", "a", "an", "in", "for", "to"))  # no title or line ends so


class Structure(Constraint):
    """What may come next in a title, a list or a step. `repeatable`: beginnings of sentences that may be said twice."""

    def __init__(self, subwords: Subwords, reserve: Reserve, *, repeatable: tuple[str, ...] = ()) -> None:
        self._spell, self._reserve, self._repeatable = Spellings.of(subwords), reserve, repeatable
        self._made = structure_masks(subwords)
        reserve.rules.append(self)

    def needs(self, state: DraftState) -> int:
        """Pieces for the ends; before the steps also for what other promises may need for lines to come."""
        if state.section == "steps":
            return AFTER
        return 2 * AFTER + 2 * SENTENCE + PER_LINE * max(1, FEWEST_LINES - len(state.lines))

    def owes(self, state: DraftState) -> bool:
        """No: what is missing is seen in the mask."""
        return False

    def mask(self, state: DraftState) -> Mask:
        """Which pieces keep the structure, (V,)."""
        text = state.text
        if state.section == "steps":
            return self._in_step(state, text)
        opened = text.count("(") > text.count(")")
        over = len(text) > (TITLE_CHARACTERS if state.section == "title" else LINE_CHARACTERS)
        over |= len(state.words) > LINE_WORDS
        whole = not opened and _is_whole(text, hanging=over)
        if state.section == "title":
            long = len(state.words) + bool(state.partial) >= TITLE_WORDS
            full = whole and (over or self._reserve.free(state) < SENTENCE)
            return self._made(_shape(text), opened, "full" if full else "long" if long else "", whole, False, False)
        return self._in_line(state, opened, over, whole and text.strip() not in state.lines)

    def _in_line(self, state: DraftState, opened: bool, over: bool, whole: bool) -> Mask:
        count, text = len(state.lines) + 1, state.text
        short = self._reserve.free(state) < SENTENCE
        another = whole and count < MOST_LINES and not (short and count >= FEWEST_LINES)
        full = (whole or opened) and (over or short)
        return self._made(_shape(text), opened, "full" if full else "", another, whole and count >= FEWEST_LINES, False)

    def _in_step(self, state: DraftState, text: str) -> Mask:
        opened = text.count("(") > text.count(")")
        count = len(state.steps) + 1
        if not ended(text):
            limit = "stop" if self._must_stop(state, text) else ""
            return self._made(_shape(text), opened, limit, False, False, False)
        whole = is_step(text)
        short = self._reserve.short(state)
        another = whole and count < MOST_STEPS and (count < FEWEST_STEPS or not short or self._reserve.owes(state))
        last = whole and count >= FEWEST_STEPS
        full = (another or last) and (short or len(state.words) >= LONG_STEP)
        return self._made("ended", False, "full" if full else "", False, another, last)

    def _must_stop(self, state: DraftState, text: str) -> bool:
        """Whether the sentence that is being written has to end."""
        if not text or text[-1] in " (/-" or text.endswith(ASKED):
            return False
        room = self._room(state, text)
        if state.partial.isdigit() and room > -IN_NUMBER:
            return False
        return room <= 0 and text[begins(text) :].strip().count(" ") >= 2

    def _room(self, state: DraftState, text: str) -> int:
        """How many words or pieces the sentence may still have, by the nearest limit."""
        start = begins(text)
        own = text.count(" ", start)
        by_length = min(SENTENCE_CHARACTERS - (len(text) - start), STEP_CHARACTERS - len(text)) // 6
        return min(SENTENCE_WORDS - own, STEP_WORDS - len(state.words), by_length, self._reserve.free(state) - 12)

    def bias(self, state: DraftState) -> NDArray[np.float32] | None:
        """The end of a sentence grows more likely as its limit comes near."""
        if state.section != "steps" or not state.text or ended(state.text) or state.partial.isdigit():
            return None
        room = self._room(state, state.text)
        return _towards(self._spell, max(0, room)) if room < AHEAD else None

    def forced(self, state: DraftState) -> str | None:
        """Last words, where a step has begun for which no sentence of the model fits."""
        if state.section != "steps" or state.text or not self._reserve.short(state):
            return None
        said = {sentence for step in state.steps for sentence in sentences(step)}
        return next((words for words in LAST_WORDS if words not in said), LAST_WORDS[0])

    def broken(self, state: DraftState) -> int | None:
        """Where a word begins that nobody accents so, or a sentence that was said before."""
        if state.section != "steps":
            return None
        if not state.text.isascii() and (start := _strange_accent(state)) is not None:
            return start
        if not ended(state.text):
            return None
        *before, last = sentences(state.text)
        if last.startswith(self._repeatable or ("\0",)):
            return None
        if last in before or any(last in sentences(step) for step in state.steps):
            return begins(state.text)
        return None


def _is_whole(text: str, *, hanging: bool) -> bool:
    """Whether a title or a line may end here: it has a word, and does not hang in the air unless it may."""
    if not text or not (text[-1].isalnum() or text[-1] in ")\"'!.%"):
        return False
    return any(map(str.isalpha, text)) and (hanging or text.rsplit(" ", 1)[-1].lower() not in GOES_ON)


def _shape(text: str) -> str:
    """How a text ends, as far as the next piece depends on it."""
    if not text:
        return "empty"
    if text[-1] == " ":
        return "space"
    if text[-1] in ".!?" or (text[-1] in ")\"'" and ended(text)):
        return "decimal" if text[-1] == "." and text[-2:-1].isdigit() else "ended"
    if text[-1] in "(-/":
        return "opened"
    if text[-1] in ",;:":
        return "mark"
    return _shape_of_word(text)


def _shape_of_word(text: str) -> str:
    if text[-1].isupper():
        return "capital"
    word = text[-2:].isalpha() and len(text) > 1  # but "9x" goes on with 13
    return "closed" if word or (text[-DIGITS:].isdigit() and len(text) >= DIGITS) else "word"


def _strange_accent(state: DraftState) -> int | None:
    """Where the last finished word begins, with the space before it, if it has an accent that no cook writes."""
    word = next(reversed([*WORD.finditer(state.finished)]), None)
    if word is None or word[0].isascii() or word[0].casefold() in ACCENTED:
        return None
    if any(word[0].casefold() in text.casefold() for text in (state.title, *state.lines)):
        return None
    return max(0, word.start() - 1)


@lru_cache(maxsize=64)
def _towards(spell: Spellings, room: int) -> NDArray[np.float32]:
    return (spell.full_stops * (4.0 * (AHEAD - room) / AHEAD)).astype(np.float32)
