"""Tags: spans of a text as one tag per token and back, in the scheme of beginnings and insides (Ramshaw & Marcus 1995).

A token is `O`, or begins a span of a kind (`B-ACTION`), or goes on with it (`I-ACTION`).
Knows: which tag may follow which. Does not know: what kinds mean, or who found the tags.
Start at: tags_of, spans_of.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from seqchef.food.ingredients import Span
from seqchef.text.tokens import Token

OUTSIDE = "O"


def tag_names(kinds: Iterable[str]) -> tuple[str, ...]:
    """Every tag of these kinds, OUTSIDE first."""
    return (OUTSIDE, *(f"{place}-{kind}" for kind in kinds for place in "BI"))


def tags_of(spans: Iterable[Span], tokens: Sequence[Token]) -> list[str]:
    """One tag per token. A span takes every token that it touches, as far as no earlier span has it."""
    tags = [OUTSIDE] * len(tokens)
    for span in sorted(spans):
        inside = [i for i, token in enumerate(tokens) if token.start < span.end and span.start < token.end]
        free = [i for i in inside if tags[i] == OUTSIDE]
        for place, i in enumerate(free):
            tags[i] = f"{'I' if place else 'B'}-{span.label}"
    return tags


def spans_of(tags: Sequence[str], tokens: Sequence[Token]) -> list[tuple[Span, int, int]]:
    """The spans that tags say, each with its first token and the one behind its last; an inside alone begins one."""
    found: list[tuple[Span, int, int]] = []
    first, kind = 0, ""
    for i, tag in enumerate([*tags, OUTSIDE]):
        place, _, own = tag.partition("-")
        if kind and (place != "I" or own != kind):
            found.append((Span(tokens[first].start, tokens[i - 1].end, kind), first, i))
            kind = ""
        if own and not kind:
            first, kind = i, own
    return found


def forbidden(tags: Sequence[str]) -> npt.NDArray[np.bool_]:
    """(K, K), true where the tag of the column cannot follow that of the row: an inside without its beginning."""
    return np.array([[tag[:2] == "I-" and before[2:] != tag[2:] for tag in tags] for before in tags])


def forbidden_first(tags: Sequence[str]) -> npt.NDArray[np.bool_]:
    """(K,), true where a tag cannot be the first one."""
    return np.array([tag[:2] == "I-" for tag in tags])
