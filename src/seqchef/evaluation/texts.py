"""How well texts are foretold, and how many answers are right."""

import math
from collections.abc import Sequence

from seqchef.errors import BadInput


def perplexity(log_probability: float, pieces: int) -> float:
    """e to the mean surprise of a piece, 1 at best: the log probability (nats) of so many pieces, ends among them.

    Depends on how texts are divided; to compare vocabularies, use bits per character.
    """
    return math.exp(-log_probability / _some(pieces, "pieces"))


def bits_per_character(log_probability: float, texts: Sequence[str]) -> float:
    """Bits that a character costs on average: the log probability (nats) of whole texts with their ends.

    The end of a text is paid for, and counts as no character.
    """
    return -log_probability / math.log(2) / _some(sum(map(len, texts)), "characters")


def bits_per_byte(log_probability: float, texts: Sequence[str]) -> float:
    """As `bits_per_character`, for each byte of the texts in UTF-8."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    return -log_probability / math.log(2) / _some(size, "bytes")


def exact_match(truth: Sequence[str], found: Sequence[str]) -> float:
    """The share of answers that are the expected text, character by character."""
    pairs = list(zip(truth, found, strict=True))
    return sum(a == b for a, b in pairs) / _some(len(pairs), "answers")


def token_accuracy(truth: Sequence[Sequence[int]], found: Sequence[Sequence[int]]) -> float:
    """The share of places at which two rows of pieces agree, of as many places as the longer row has."""
    places = sum(max(len(a), len(b)) for a, b in zip(truth, found, strict=True))
    same = sum(x == y for a, b in zip(truth, found, strict=True) for x, y in zip(a, b, strict=False))
    return same / _some(places, "pieces")


def _some(count: int, what: str) -> int:
    if count < 1:
        raise BadInput(f"no {what} to score; expected 1 or more")
    return count
