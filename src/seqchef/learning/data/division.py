"""Division: which of somebody's texts are kept to choose the step by, the same ones every time.

Knows: that texts which differ in numbers, case, punctuation or a plural only must not stand on both sides.
Does not know: what a text is learned for.
Start at: held_out.
"""

import re
from collections.abc import Sequence
from hashlib import sha256

DEV_SHARE = 0.1
_NUMBER = re.compile(r"\d+")
_PART = re.compile(r"[^\W_]+")
_PLURAL = re.compile(r"(?<=\w{3})s$")


def near(text: str) -> str:
    """The text without case, punctuation and plural -s, every number as 0: the same for near-duplicates."""
    parts = _PART.findall(_NUMBER.sub("0", text.lower()))
    return " ".join(_PLURAL.sub("", part) for part in parts)


def held_out(texts: Sequence[str]) -> list[bool]:
    """For each text whether it is kept for dev: about a tenth, by the hash of `near`, so near-duplicates stay together.

    At least one text where there are two that differ; of those that do not differ, none.
    """
    keys = [near(text) for text in texts]
    places = {key: int.from_bytes(sha256(key.encode()).digest()[:8]) / 2**64 for key in set(keys)}
    chosen = {key for key, place in places.items() if place < DEV_SHARE}
    if not 0 < len(chosen) < len(places):
        chosen = {min(places, key=places.__getitem__)} if len(places) > 1 else set()
    return [key in chosen for key in keys]
