"""The foods of an ingredient line: whether a line names one as a list may have it.

Knows: a finished line names one or two known foods, every other word of it says how much, how large or how cut; none of
them is excluded, and none stands in an earlier line.
Does not know: pieces and masks (lines).
Start at: LineFoods.
"""

from collections.abc import Sequence
from functools import lru_cache

from seqchef.applications.writing.amounts.leading import leading, unit_of
from seqchef.applications.writing.constraints.line_words import JOINING, LITTLE, NOT_LAST, OTHERS
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import Foodstuff, Mention, folded_words, lexicon
from seqchef.food.units import MEASURES

MOST_FOODS = 2  # "salt and pepper", "butter or margarine"


@lru_cache(maxsize=1 << 13)
def mentioned(line: str) -> tuple[Mention, ...]:
    """The foods that a line names, behind its amount."""
    found = leading(line)
    start = 0 if found is None else found.end
    return tuple(
        Mention(mention.start + start, mention.end + start, mention.food)
        for mention in lexicon().mentions(line[start:])
    )


class LineFoods:
    """Which lines a list may have, given what must not be in it."""

    def __init__(self, restriction: Restriction) -> None:
        self.restriction = restriction

    def finished(self, line: str, earlier: Sequence[str] = ()) -> bool:
        """Whether a line may end here, after the earlier lines of its list."""
        found = mentioned(line)
        if not 0 < len(found) <= MOST_FOODS or self.forbidden(line, earlier) is not None:
            return False
        whole = found[-1].end == len(line) or _last_word(line) not in NOT_LAST
        return whole and all(map(_says_how, self._others(line, found))) and _joined(line, found)

    def forbidden(self, line: str, earlier: Sequence[str] = ()) -> int | None:
        """Where a line names a food that is excluded or already listed, in characters; None: nowhere."""
        listed = {mention.food.name for other in earlier for mention in mentioned(other)}
        for mention in mentioned(line):
            if self.restriction.excludes(mention.food) or mention.food.name in listed:
                return mention.start
            listed.add(mention.food.name)
        return None

    @staticmethod
    def _others(line: str, found: Sequence[Mention]) -> list[str]:
        """The words behind the amount that belong to no food."""
        amount = leading(line)
        start = 0 if amount is None else amount.end
        places = [(mention.start, mention.end) for mention in found]
        return [
            word
            for word, first, end in folded_words(line)
            if first >= start and not any(left <= first and end <= right for left, right in places)
        ]


def _says_how(word: str) -> bool:
    return (
        word in OTHERS
        or word in LITTLE
        or word.isdecimal()
        or (unit_of(word) is not None and unit_of(word) not in MEASURES)
    )


def _joined(line: str, found: Sequence[Mention]) -> bool:
    """Whether two foods of a line are joined by a word, or are one in two words: a cheese and its kind."""
    if len(found) < MOST_FOODS:
        return True
    first, second = (lexicon().kinds(one.food) for one in found)
    between = [word for word, _, _ in folded_words(line[found[0].end : found[1].start])]
    return any(word in JOINING for word in between) or (not between and (first <= second or second <= first))


def _last_word(line: str) -> str:
    words = folded_words(line)
    return words[-1][0] if words else ""


def foods_of(lines: Sequence[str]) -> tuple[Foodstuff, ...]:
    """The foods that lines name, in order."""
    return tuple(mention.food for line in lines for mention in mentioned(line))
