"""Hand-made features of an ingredient line's tokens for a linear-chain CRF, as the tagger's peers are built.

Of a token: its spelling, outline, beginnings and endings, three neighbours on either side, pairs and a triple
of them, and where it stands: brackets, commas, the last joining word, from either end.
"""

from collections.abc import Sequence

from seqchef.text.features import pieces, word

JOINING = frozenset({"or", "plus", "for", "about", "and", "to", "with", "from", "in"})
EDGE, REACH = "-", 3  # what stands beyond an end, and how far a token sees


def line_features(forms: Sequence[str]) -> list[list[str]]:
    """The features that are on, for every token of a line."""
    words = [EDGE] * REACH + list(map(word, forms)) + [EDGE] * REACH
    spelt = [pieces(form) for form in forms]
    places = _places(words[REACH:-REACH])
    return [
        _around(words[i : i + 2 * REACH + 1])
        + _spelling(spelt, i)
        + [*place, *(f"{one} {words[i + REACH]}" for one in place[:3])]
        for i, place in enumerate(places)
    ]


def _around(window: Sequence[str]) -> list[str]:
    """Spellings of a token and its neighbours, alone and together."""
    alone = [f"{at - REACH}={text}" for at, text in enumerate(window)]
    _, before2, before, own, after, after2, _ = window
    pairs = {"-1,0": (before, own), "0,1": (own, after), "-2,-1": (before2, before), "1,2": (after, after2)}
    pairs |= {"-1,1": (before, after)}
    return [*alone, *(f"{at}={' '.join(both)}" for at, both in pairs.items()), f"-1,0,1={before} {own} {after}"]


def _spelling(spelt: Sequence[Sequence[str]], i: int) -> list[str]:
    """Outline, beginnings and endings of a token, and less of its neighbours'."""
    before = [f"before {piece}" for piece in spelt[i - 1][:3]] if i else []
    after = [f"after {piece}" for piece in spelt[i + 1][:3]] if i + 1 < len(spelt) else []
    return [*spelt[i][:9], *before, *after]


def _places(words: Sequence[str]) -> list[list[str]]:
    """Where each token stands in its line."""
    depth, commas, joined, found = 0, 0, EDGE, []
    for i, own in enumerate(words):
        depth = max(0, depth - (own in ")]"))
        found.append(
            [
                f"brackets {min(depth, 2)}",
                f"commas {min(commas, 3)}",
                f"joined {joined}",
                f"from the start {min(i, 5)}",
                f"to the end {min(len(words) - i, 5)}",
            ]
        )
        depth += own in "(["
        commas += own in {",", ";", "-"}
        joined = own if own in JOINING else joined
    return found
