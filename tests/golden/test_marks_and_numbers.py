"""What may follow marks, words and numbers in a title, a line or a step: small models would go on for ever."""

import pytest

from random_drafts import spelt, vocabulary
from seqchef.applications.writing.constraints.reserve import Reserve
from seqchef.applications.writing.constraints.structure import Structure
from seqchef.applications.writing.drafting.state import DraftState

SUBWORDS = vocabulary()
STRUCTURE = Structure(SUBWORDS, Reserve())


def follows(text: str, section: str) -> set[str]:
    """The texts of the pieces that may come next."""
    state = spelt(DraftState(section=section, lines=["2 leeks"] * 3, left=500), text)
    mask = STRUCTURE.mask(state)
    return {piece.decode(errors="replace") for piece, allowed in zip(SUBWORDS.pieces, mask, strict=True) if allowed}


@pytest.mark.parametrize("section", ["title", "ingredients", "steps"])
@pytest.mark.parametrize(
    ("text", "may", "may_not"),
    [
        ("Leeks,", {" ", " and"}, {",", ";", ":", ".", "-", "/", "s", "1"}),
        ("Leeks and/", {"o", "1"}, {"/", "-", ",", ";", " "}),
        ("Leeks for 5 minutes", {",", " and"}, {"1", "2", "9"}),
        ("A dish of 9x", {"1"}, set()),
        ("A can of 14", {"5", " and"}, set()),
        ("A can of 1234", {" and"}, {"1", "5"}),
    ],
)
def test_a_mark_does_not_follow_a_mark_nor_a_digit_a_word_or_many_digits(section, text, may, may_not):
    found = follows(text, section)
    assert may <= found
    assert not may_not & found
