"""Subwords: any text as numbers and back, by byte-pair encoding (Sennrich et al. 2016, arXiv:1508.07909, algorithm 1).

Knows: how pieces are learned from the counts of words, and how a text is divided into them.
Does not know: models.
Start at: Subwords.train.

Nothing is lost: a character that training saw too rarely is spelt in its UTF-8 bytes. Pieces never span two words; a
word takes the space before it with it. Words are letters, up to three digits, or marks, so Chinese has one word between
two marks, and its pieces are characters and what often stands together.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from seqchef.errors import BadInput
from seqchef.text._byte_pairs import Pair, learned, replaced

PADDING, BEGIN, END = 0, 1, 2  # the numbers of the first three special pieces
SPECIAL = ("<pad>", "<begin>", "<end>")
BYTES = 256
COVERAGE = 0.9995  # share of a corpus's characters that are pieces of their own, the most frequent ones
LONGEST = 32  # characters of a word; longer runs are divided, so no text takes quadratic time
CACHED = 1 << 16  # words whose pieces are remembered

_WORD = re.compile(
    rf"[ ']?[^\W\d_]{{1,{LONGEST}}}"  # letters
    r"| ?\d{1,3}"
    rf"| ?(?:[^\s\w]|_){{1,{LONGEST}}}"  # marks
    rf"|\s{{1,{LONGEST}}}(?!\S)|\s"  # white space, but for the space that belongs to the next word
)


class Subwords:
    """A vocabulary: special pieces, the 256 bytes, characters, and merges of two earlier pieces, numbered in order."""

    def __init__(self, special: Sequence[str], characters: str, merges: Sequence[Pair]) -> None:
        """`special`: names, of which the first three are SPECIAL; no text is ever encoded as one of them."""
        self.special, self.characters, self.merges = tuple(special), characters, tuple(merges)
        if self.special[: len(SPECIAL)] != SPECIAL or len(set(self.special)) < len(self.special):
            raise BadInput(f"special pieces {', '.join(self.special)}; expected {', '.join(SPECIAL)}, then other names")
        self.first_byte = len(self.special)
        first_character = self.first_byte + BYTES
        self._numbers = {character: first_character + i for i, character in enumerate(characters)}
        first_merge = first_character + len(characters)
        self._merged = {tuple(pair): first_merge + i for i, pair in enumerate(self.merges)}
        if len(self._numbers) < len(characters) or len(self._merged) < len(self.merges):
            raise BadInput("a character or a merge stands twice; expected a vocabulary as `to_json` writes it")
        self.pieces = self._made()
        self._cache: dict[str, list[int]] = {}

    def _made(self) -> tuple[bytes, ...]:
        """What each piece stands for in UTF-8; nothing for a special one."""
        pieces = [b""] * self.first_byte + [bytes([byte]) for byte in range(BYTES)]
        pieces += [_utf8(character) for character in self.characters]
        for left, right in self.merges:
            if not self.first_byte <= min(left, right) <= max(left, right) < len(pieces):
                raise BadInput(f"piece {len(pieces)} is made of {left} and {right}; expected numbers of earlier pieces")
            pieces.append(pieces[left] + pieces[right])
        return tuple(pieces)

    @classmethod
    def train(cls, texts: Iterable[str], size: int, *, special: Sequence[str] = ()) -> "Subwords":
        """A vocabulary of at most `size` pieces; `special` are names beside <pad>, <begin> and <end>.

        It is smaller where no two pieces stand together twice.
        """
        counts = Counter(word for text in texts for word in words(text))
        special = (*SPECIAL, *special)
        room = size - len(special) - BYTES
        if room < 1:
            raise BadInput(f"{size} pieces; expected {size - room + 1} or more: {len(special)} special, {BYTES} bytes")
        characters = _frequent_characters(counts, room)
        start = cls(special, characters, ())
        spelt = [(start._apart(word), count) for word, count in counts.items()]
        return cls(special, characters, list(learned(spelt, len(start), room - len(characters))))

    def __len__(self) -> int:
        return len(self.pieces)

    def number(self, special: str) -> int:
        """The number of a special piece by its name."""
        if special not in self.special:
            raise BadInput(f'no special piece "{special}"; there are {", ".join(self.special)}')
        return self.special.index(special)

    def encode(self, text: str) -> list[int]:
        """The numbers of a text's pieces, without <begin> and <end>."""
        cache = self._cache
        numbers: list[int] = []
        for word in words(text):
            pieces = cache.get(word)
            if pieces is None:
                if len(cache) >= CACHED:
                    cache.clear()
                pieces = cache[word] = self._divide(word)
            numbers += pieces
        return numbers

    def decode(self, numbers: Iterable[int]) -> str:
        """The text of pieces; special ones are nothing."""
        return as_text(self.spell(numbers))

    def spell(self, numbers: Iterable[int]) -> bytes:
        """The bytes of pieces; special ones are nothing."""
        return b"".join(self.pieces[number] for number in numbers)

    def _apart(self, word: str) -> list[int]:
        """A word in characters and bytes, before any merge."""
        numbers: list[int] = []
        for character in word:
            known = self._numbers.get(character)
            numbers += [self.first_byte + byte for byte in _utf8(character)] if known is None else [known]
        return numbers

    def _divide(self, word: str) -> list[int]:
        """The pieces of one word: the earliest learned merge first, as long as there is one."""
        numbers = self._apart(word)
        while len(numbers) > 1:
            first = min(pairwise(numbers), key=lambda pair: self._merged.get(pair, len(self)))
            if first not in self._merged:
                break
            numbers = replaced(numbers, first, self._merged[first])
        return numbers

    def to_json(self) -> str:
        """The vocabulary as JSON: special pieces, characters, and the two parts of every other piece."""
        facts = {"special": self.special, "characters": self.characters, "merges": self.merges}
        return json.dumps(facts, ensure_ascii=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Subwords":
        """What `to_json` wrote. Raises BadInput for anything else."""
        try:
            facts = json.loads(text)
            merges = [(int(left), int(right)) for left, right in facts["merges"]]
            return cls(facts["special"], facts["characters"], merges)
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"no vocabulary of pieces ({error}); expected JSON as `to_json` writes it") from None


def words(text: str) -> list[str]:
    """The words of a text; joined they are the text."""
    found: list[str] = _WORD.findall(text)
    return found


def as_text(spelt: bytes) -> str:
    """The text of bytes; those that are no UTF-8 become the replacement character."""
    try:
        return spelt.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return spelt.decode("utf-8", "replace")


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _frequent_characters(counts: Mapping[str, int], room: int) -> str:
    """The most frequent characters that make up COVERAGE of the words, at most half of `room` where that is less."""
    by_character: Counter[str] = Counter()
    for word, count in counts.items():
        for character in word:
            by_character[character] += count
    wanted = COVERAGE * by_character.total()
    kept: list[str] = []
    for character, count in sorted(by_character.items(), key=lambda item: (-item[1], item[0])):
        if wanted <= 0 or len(kept) >= max(1, room // 2):
            break
        wanted -= count
        kept.append(character)
    return "".join(kept)
