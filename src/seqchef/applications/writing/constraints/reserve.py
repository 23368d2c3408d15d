"""Reserve: the pieces that have to be kept for what a recipe must still say, so that it always closes in time."""

from typing import Protocol

from seqchef.applications.writing.constraints.sentences import ended
from seqchef.applications.writing.drafting.state import DraftState

SENTENCE = 60  # pieces that a sentence of the model may take; another one is begun only where so many are free
PLENTY = 120  # free pieces that are more than any rule asks for
LISTS = 64  # ingredient lists whose needs are remembered
MOST_STEPS, FEWEST_STEPS, FEWEST_STEP_WORDS = 15, 2, 3
LONG_STEP = 75  # words; after so many a step ends with its sentence, and what is added goes into another one
SERVES = frozenset(("serve", "serves", "serving", "enjoy", "garnish", "garnished"))
USUAL_WORDS, USUAL_PER_LINE = 15, 10  # words of all steps: half of the training recipes have more
MANY_WORDS, MANY_PER_LINE = 35, 14  # one of seven has more


class Promise(Protocol):
    """What knows how many pieces it may still have to add to a recipe."""

    def needs(self, state: DraftState) -> int:
        """Pieces, at most."""
        ...

    def owes(self, state: DraftState) -> bool:
        """Whether the recipe may not end yet because of it."""
        ...


class Reserve:
    """What all promises of one recipe together still need. `rules` are added when all of them are made."""

    def __init__(self) -> None:
        self.rules: list[Promise] = []
        self._most: dict[tuple[str, ...], int] = {}

    def free(self, state: DraftState) -> int:
        """How many pieces the model may still use as it likes; below 0 where a promise is out of reach.

        While there are more than anybody asks for, PLENTY, it may be fewer than there are.
        """
        if state.section == "steps":
            surely = state.left - self._needs_at_most(tuple(state.lines))
            if surely >= PLENTY:
                return surely
        return state.left - sum(rule.needs(state) for rule in self.rules)

    def _needs_at_most(self, lines: tuple[str, ...]) -> int:
        """What all need after these lines before anything is said."""
        most = self._most.get(lines)
        if most is None:
            if len(self._most) >= LISTS:
                self._most.clear()
            bare = DraftState(section="steps", lines=list(lines))
            most = self._most[lines] = sum(rule.needs(bare) for rule in self.rules)
        return most

    def owes(self, state: DraftState) -> bool:
        """Whether anything has to be said before the recipe may end."""
        return any(rule.owes(state) for rule in self.rules)

    def short(self, state: DraftState) -> bool:
        """Whether no other sentence of the model fits."""
        return self.free(state) < SENTENCE

    def closing(self, state: DraftState) -> bool:
        """Whether what is missing has to be said now: the recipe is long enough, or about to end. After a sentence.

        Not in a long step: what is missing is said in the next one.
        """
        if state.section != "steps" or not ended(state.text):
            return False
        if len(state.words) > LONG_STEP and len(state.steps) + 1 < MOST_STEPS:
            return False
        if len(state.steps) >= MOST_STEPS - 2 or self.short(state):
            return True
        if len(state.steps) + 1 < FEWEST_STEPS:
            return False
        return late(state) or serves(state)


def may_end(state: DraftState) -> bool:
    """Whether a recipe could end here but for what it still has to say."""
    if state.section != "steps" or len(state.steps) + 1 < FEWEST_STEPS or not ended(state.text):
        return False
    return is_step(state.text)


def is_step(text: str) -> bool:
    """Whether a text of whole sentences has the words of a step."""
    return text.strip().count(" ") + 1 >= FEWEST_STEP_WORDS and any(map(str.isalpha, text))


def spoken(state: DraftState) -> int:
    """The number of words of all steps so far."""
    return sum(step.count(" ") + 1 for step in state.steps) + len(state.words)


def progress(state: DraftState) -> float:
    """How much of a usual recipe of so many lines has been written; 1 where half of them end."""
    return spoken(state) / (USUAL_WORDS + USUAL_PER_LINE * len(state.lines))


def late(state: DraftState) -> bool:
    """Whether few recipes of so many lines are longer."""
    return spoken(state) >= MANY_WORDS + MANY_PER_LINE * len(state.lines)


def serves(state: DraftState) -> bool:
    """Whether the last words speak of the finished dish."""
    return not SERVES.isdisjoint(state.words[-12:])
