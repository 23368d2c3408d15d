"""A binary fuse filter: a set of 64-bit numbers in 1.13 x `bits` bits each, which never forgets one of them.

Another number passes for one of the set with chance 2^-bits. Graf & Lemire 2022 (arXiv:2201.01174), algorithms 1 and 2,
with three places for each number; built here in rounds, so that NumPy does each round at once: numbers whose place is
theirs alone in the same round do not hold each other's place, so none waits for another.
"""

import math
import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

LONGEST_SEGMENT = 1 << 18
TRIES = 100
HEAD = struct.Struct("<BBHII")  # bits, log2 of the segment's length, seed, segments, numbers
_ALL = (1 << 64) - 1
_SEEDING, _MIXING, _PRINTING = 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD, 0xA0761D6478BD642F  # odd


class FuseFilter:
    """The filter; `bits` of the fingerprint of each place lie in as many planes of one bit."""

    def __init__(self, bits: int, segment_length: int, segments: int, seed: int, keys: int, planes: list[bytes]):
        self.bits, self.keys = bits, keys
        self._length, self._segments, self._seed, self._planes = segment_length, segments, seed, planes
        self._salt = (seed * _SEEDING) & _ALL
        self._mask, self._span = segment_length - 1, segments * segment_length

    @classmethod
    def build(cls, keys: Hashes, bits: int) -> "FuseFilter":
        """The filter of distinct numbers, the same for the same ones. Raises BadInput where a number stands twice."""
        if not 1 <= bits <= 8:
            raise BadInput(f"{bits} bits; expected 1 to 8")
        length, segments = _layout(len(keys))
        for seed in range(TRIES):
            found = cls(bits, length, segments, seed, len(keys), [])
            values = found._solved(keys)
            if values is not None:
                found._planes = [np.packbits(values >> bit & 1, bitorder="little").tobytes() for bit in range(bits)]
                return found
        raise BadInput(f"no filter of {len(keys)} numbers after {TRIES} tries; expected numbers that are all different")

    def has(self, key: int) -> bool:
        """Whether a number is in the set; true for all that are."""
        mixed = ((key ^ self._salt) * _MIXING) & _ALL
        mixed ^= mixed >> 32
        first = ((mixed >> 32) * self._span) >> 32
        second = (first + self._length) ^ (mixed >> 18 & self._mask)
        third = (first + 2 * self._length) ^ (mixed & self._mask)
        wanted = ((mixed * _PRINTING) & _ALL) >> (64 - self.bits)
        for plane in self._planes:
            own = (
                plane[first >> 3] >> (first & 7) ^ plane[second >> 3] >> (second & 7) ^ plane[third >> 3] >> (third & 7)
            )
            if (own ^ wanted) & 1:
                return False
            wanted >>= 1
        return True

    def contains(self, keys: Hashes) -> NDArray[np.bool_]:
        """As `has`, for each of many numbers."""
        places, prints = self._places_and_prints(keys)
        same = np.ones(len(keys), dtype=bool)
        for bit, plane in enumerate(self._planes):
            packed = np.frombuffer(plane, dtype=np.uint8)
            own = packed[places >> 3] >> (places & 7).astype(np.uint8)
            same &= (own[0] ^ own[1] ^ own[2] ^ (prints >> bit)) & 1 == 0
        return same

    def to_bytes(self) -> bytes:
        """The filter as `from_bytes` reads it."""
        head = HEAD.pack(self.bits, self._length.bit_length() - 1, self._seed, self._segments, self.keys)
        return head + b"".join(self._planes)

    @classmethod
    def from_bytes(cls, content: bytes) -> tuple["FuseFilter", bytes]:
        """The filter at the beginning, and what follows it. Raises BadInput where there is none."""
        if len(content) < HEAD.size:
            raise BadInput(f"a filter of {len(content)} bytes; expected {HEAD.size} or more")
        bits, log_length, seed, segments, keys = HEAD.unpack_from(content)
        size = -(-(segments + 2 << log_length) // 8)
        end = HEAD.size + bits * size
        if not (1 <= bits <= 8 and log_length <= 18 and segments and end <= len(content)):
            raise BadInput(f"a filter of {len(content)} bytes that says it needs {end}; expected a whole one")
        planes = [content[at : at + size] for at in range(HEAD.size, end, size)]
        return cls(bits, 1 << log_length, segments, seed, keys, planes), content[end:]

    def _places_and_prints(self, keys: Hashes) -> tuple[Integers, NDArray[np.uint8]]:
        """Three places (3, N) and the fingerprint (N,) of each number."""
        mixed = (keys ^ np.uint64(self._salt)) * np.uint64(_MIXING)
        mixed ^= mixed >> np.uint64(32)
        first = ((mixed >> np.uint64(32)) * np.uint64(self._span) >> np.uint64(32)).astype(np.int64)
        second = (first + self._length) ^ (mixed >> np.uint64(18) & np.uint64(self._mask)).astype(np.int64)
        third = (first + 2 * self._length) ^ (mixed & np.uint64(self._mask)).astype(np.int64)
        prints = mixed * np.uint64(_PRINTING) >> np.uint64(64 - self.bits)
        return np.stack([first, second, third]), prints.astype(np.uint8)

    def _solved(self, keys: Hashes) -> NDArray[np.uint8] | None:
        """The value of every place, so that the three of each number give its fingerprint; None: try another seed."""
        places, prints = self._places_and_prints(keys)
        rounds = list(_peeled(places, self._span + 2 * self._length))
        if sum(len(own) for own, _ in rounds) < len(keys):
            return None
        values = np.zeros(self._span + 2 * self._length, dtype=np.uint8)
        for own, free in reversed(rounds):
            others = values[places[:, own]]  # the free place is still 0
            values[free] = prints[own] ^ others[0] ^ others[1] ^ others[2]
        return values


def _layout(count: int) -> tuple[int, int]:
    """The length of a segment, a power of two, and how many there are before the last two (section 3 of the paper)."""
    if count < 2:
        return 4, 1
    length = min(1 << int(math.log(count) / math.log(3.33) + 2.25), LONGEST_SEGMENT)
    room = count * max(1.125, 0.875 + 0.25 * math.log(1e6) / math.log(count))
    return length, max(1, math.ceil(room / length) - 2)


def _peeled(places: Integers, size: int) -> Iterator[tuple[Integers, Integers]]:
    """Rounds of numbers, by index, that have a place alone once those of earlier rounds are gone; and that place."""
    flat, each = places.ravel(), np.tile(np.arange(places.shape[1]), len(places))
    counts = np.bincount(flat, minlength=size)
    sums = np.bincount(flat, weights=each, minlength=size).astype(np.int64)  # exact: far below 2^53
    alone = np.flatnonzero(counts == 1)
    while len(alone):
        own, at = np.unique(sums[alone], return_index=True)
        yield own, alone[at]
        touched = places[:, own].ravel()
        np.subtract.at(counts, touched, 1)
        np.subtract.at(sums, touched, np.tile(own, len(places)))
        alone = np.unique(touched[counts[touched] == 1])
