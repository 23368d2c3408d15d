"""Repeats: no word twice in a row, no food twice in one enumeration, no run of words again and again in one step.

Small models fall into loops where masks leave little to say; people never write so. Nor is an oven preheated twice, or
where most of the recipe is over.
"""

import re

from seqchef.applications.writing.constraints.reserve import progress
from seqchef.applications.writing.constraints.sentences import begins
from seqchef.applications.writing.drafting.state import Constraint, DraftState

RUN = 5  # words in a row that stand once in a step at most
PREHEATED = re.compile(r"\b(?:pre)?heat(?:ed)? (?:the |an |your )?oven\b", re.IGNORECASE)
TOO_LATE = 0.75  # of what a usual recipe of so many lines says
_BETWEEN = re.compile(r",? and |,? or |, ")
_LEADING = re.compile(r"^(?:the |and |or |with )+")
_GOES_ON = re.compile(r" (?:together|in|into|to|with|until|for|on|over|from|at|as|evenly) ?\Z")
_WORD = re.compile(r"[^\W_]+")


class Repeats(Constraint):
    """The promise that steps do not stammer."""

    def broken(self, state: DraftState) -> int | None:
        """Where the repeat begins: the second of two words, the second mention, the last word of a run or of a lead."""
        if state.section == "title" or len(state.words) < 2:
            return None
        text = state.finished
        pair = (state.words[-2], state.words[-1])
        if pair[0] == pair[1] and pair[1].isalpha():
            return _start(text)
        if state.section != "steps":
            return None
        if pair[1] == "oven" and (start := _heated_again(state)) is not None:
            return start
        if state.words[-RUN:] in [state.words[at : at + RUN] for at in range(len(state.words) - RUN)]:
            return _start(text)
        return _again(text)


def _heated_again(state: DraftState) -> int | None:
    """Where a sentence heats an oven that was heated before, or that nobody will need any more."""
    text = state.finished.rstrip()
    *before, last = (None, *PREHEATED.finditer(text))
    if last is None or last.end() < len(text):
        return None
    again = len(before) > 1 or any(map(PREHEATED.search, state.steps)) or progress(state) > TOO_LATE
    return max(0, last.start() - 1) if again else None


def _again(text: str) -> int | None:
    """Where the last finished part of an enumeration begins, if the sentence has it already."""
    gone_on = _GOES_ON.search(text)
    if gone_on is not None:
        text = text[: gone_on.start()]
    elif text.rstrip()[-1:] not in ",.;" and not text.endswith((" and ", " or ", " and", " or")):
        return None
    first = begins(text.rstrip(".")) if text.endswith(".") else begins(text)
    sentence = text[first:].rstrip(" .,;")
    parts, at = [], 0
    for match in (*_BETWEEN.finditer(sentence), None):
        end = len(sentence) if match is None else match.start()
        parts.append((_LEADING.sub("", sentence[at:end].strip().lower()), at))
        at = end if match is None else match.end()
    while parts and parts[-1][0] in {"", "and", "or"}:
        parts.pop()
    if len(parts) < 2 or len(parts[-1][0]) < 3:
        return None
    last, start = parts[-1]
    if any(last == before or before.endswith(f" {last}") for before, _ in parts[:-1]):
        return max(0, len(text[: first + start].rstrip()))
    return None


def _start(text: str) -> int:
    """Where the last word begins, with the space before it."""
    places = [match.start() for match in _WORD.finditer(text)]
    return max(0, len(text[: places[-1]].rstrip(" "))) if places else 0
